//! The periods, what is due, and the button that erases it.

use domain::retention::{Kind, LONGEST, SESSION_HOURS, SOON};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::log::Log;
use super::words::{kind_word, measure_word, purpose_word};
use crate::view::retention::{KindLine, News, RetentionPage};
use crate::{
    components::{ErrorSummary, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The page.
    shown: RetentionPage,
) -> impl IntoView {
    let news = shown.news.map(|news| match news {
        News::Changed => (Tone::Good, td_string!(locale, retention.changed)),
        News::Stale => (Tone::Bad, td_string!(locale, retention.stale)),
        News::Erased => (Tone::Good, td_string!(locale, retention.erased)),
        News::Running => (Tone::Present, td_string!(locale, retention.goes_on)),
    });
    let faults = shown.lines.iter().filter(|line| line.typed.is_some());
    let faults = faults.map(|line| (Some(field(line.kind)), fault(locale, line.kind))).collect();
    let due = shown.lines.iter().map(|line| line.outlook.now).sum();
    let rows = shown.lines.into_iter().map(|line| row(locale, line)).collect_view();
    let soon = i64::try_from(SOON).unwrap_or_default();
    view! {
        <h1>{td_string!(locale, retention.title)}</h1>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        {shown.demo.then(|| view! {
            <Notice tone=Tone::Held><p>{td_string!(locale, retention.demo)}</p></Notice>
        })}
        <p class="quiet">{td_string!(locale, retention.about)}</p>
        <Table id="kinds" caption=td_string!(locale, retention.caption) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, retention.kind)}</th>
                <th scope="col">{td_string!(locale, retention.purpose)}</th>
                <th scope="col">{td_string!(locale, retention.kept)}</th>
                <th scope="col" class="number">{td_string!(locale, retention.due_now)}</th>
                <th scope="col" class="number">{td_string!(locale, retention.due_soon, count = soon, n = count(locale, soon))}</th>
                <th scope="col">{td_string!(locale, retention.next)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        <EraseNow locale=locale due=due />
        <Log locale=locale runs=shown.runs />
    }
}

/// Where an error's link leads.
const fn field(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "contact-days",
        Kind::Need => "need-days",
        Kind::Account | Kind::Session => "account-days",
    }
}

fn fault(locale: Locale, kind: Kind) -> String {
    let (least, most) = (count(locale, kind.shortest()), count(locale, LONGEST));
    td_string!(locale, retention.out_of_range, kind = kind_word(locale, kind), least = least, most = most)
}

fn row(locale: Locale, line: KindLine) -> impl IntoView {
    let next = line.outlook.next.map(|day| Dates::new(locale).date(day));
    let kept = if let Some(days) = line.days {
        view! { <Days locale=locale kind=line.kind days=days typed=line.typed /> }.into_markup()
    } else {
        let hours = td_string!(locale, retention.hours, count = SESSION_HOURS, n = SESSION_HOURS.to_string());
        view! { {hours}" "{measure_word(locale, line.kind)} }.into_markup()
    };
    view! {
        <tr>
            <th scope="row">{kind_word(locale, line.kind)}</th>
            <td>{purpose_word(locale, line.kind)}</td>
            <td>{kept}</td>
            <td class="number">{count(locale, line.outlook.now)}</td>
            <td class="number">{count(locale, line.outlook.soon)}</td>
            <td class="nowrap">{next.unwrap_or_else(|| td_string!(locale, app.no_value).to_owned())}</td>
        </tr>
    }
}

/// The period as a form of its own, on one line.
#[component]
fn Days(locale: Locale, kind: Kind, days: i64, typed: Option<String>) -> impl IntoView {
    let (id, error_id) = (field(kind), format!("{}-error", field(kind)));
    let error = typed.is_some().then(|| fault(locale, kind));
    let described = error.is_some().then(|| error_id.clone());
    let name = kind_word(locale, kind);
    view! {
        <form class="period" method="post" action=format!("/administration/retention/{}", kind.code()) novalidate>
            <input type="hidden" name="seen" value=days />
            <input
                id=id name="days" inputmode="numeric" autocomplete="off" value=typed.unwrap_or_else(|| days.to_string())
                aria-label=td_string!(locale, retention.days_named, kind = name) aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            />
            <span>{measure_word(locale, kind)}</span>
            <button class="button plain" aria-label=td_string!(locale, retention.save_named, kind = name)>
                {td_string!(locale, accounts.save)}
            </button>
            {error.map(|error| view! { <p class="fault" id=error_id>{error}</p> })}
        </form>
    }
}

/// There is no way back from it, so it is asked for twice.
#[component]
fn EraseNow(locale: Locale, due: i64) -> impl IntoView {
    let due = td_string!(locale, retention.due, count = due, n = count(locale, due));
    view! {
        <section class="section" aria-labelledby="erase">
            <h2 id="erase">{td_string!(locale, retention.erase_title)}</h2>
            <p>{due}" "{td_string!(locale, retention.daily)}</p>
            <details class="more">
                <summary>{td_string!(locale, retention.erase)}</summary>
                <form method="post" action="/administration/retention/run">
                    <p class="fine">{td_string!(locale, retention.no_undo)}</p>
                    <button class="button">{td_string!(locale, retention.erase_verb)}</button>
                </form>
            </details>
        </section>
    }
}
