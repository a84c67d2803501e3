//! What changed since the list was seen, and what the desk does with all of it.

use domain::rooming::{Entry, News, Pending, Value};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::rooming::{Left, Outcome, RoomingRecord, Why};

use super::words::{field_name, room_word, value_word};
use crate::components::{Notice, Tone};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::stay::{obstacle, rule_word};

/// Changes shown; of more only the number is told.
const MOST: usize = 100;

#[component]
pub(super) fn Changes<'a>(locale: Locale, path: String, record: &'a RoomingRecord) -> impl IntoView + use<> {
    let news = record.entries.iter().filter_map(|entry| Some((entry, entry.news()?))).collect::<Vec<_>>();
    let since = record.list.seen_at.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
    let since = since.map(|at| Dates::new(locale).date(at.date_naive()));
    let title = match since {
        Some(date) => td_string!(locale, rooming.changes_since, date = date),
        None => td_string!(locale, rooming.changes_ever).to_owned(),
    };
    if record.entries.is_empty() {
        return ().into_markup();
    }
    // What is new since it was seen is read at a glance; of a list nobody has seen, all is.
    let open = record.list.seen_at.is_some() && !news.is_empty();
    let (all, rest) = (count(locale, len(news.len())), news.len().saturating_sub(MOST));
    let lines = news.into_iter().take(MOST).map(|(entry, news)| change(locale, record, entry, &news));
    let lines = lines.collect_view();
    view! {
        <details class="more section" id="changes" open=open>
            <summary>{title}": "{all}</summary>
            <ul class="stack">{lines}</ul>
            {(rest > 0).then(|| view! {
                <p class="quiet">{td_string!(locale, rooming.and_more, n = count(locale, len(rest)))}</p>
            })}
            {record.may.book.then(|| view! {
                <form method="post" action=path>
                    <input type="hidden" name="version" value=record.list.version />
                    <button class="button" name="deed" value="see">{td_string!(locale, rooming.mark_seen)}</button>
                </form>
            })}
        </details>
    }
    .into_markup()
}

/// Somebody new, or field by field what was and what is.
fn change(locale: Locale, record: &RoomingRecord, entry: &Entry, news: &News) -> impl IntoView + use<> {
    let told = match news {
        News::New => td_string!(locale, rooming.somebody_new).to_owned(),
        News::Changed(changes) => {
            let word = |value: &Value| value_word(locale, &record.types, value);
            let line = |one: &domain::rooming::Change| {
                format!("{}: {} → {}", field_name(locale, one.field), word(&one.before), word(&one.after))
            };
            changes.iter().map(line).collect::<Vec<_>>().join("; ")
        }
    };
    view! { <li><strong>{entry.details.name.clone()}</strong>" "{told}</li> }
}

/// Everything that is done to the list as a whole: one button each, with how many it is about.
#[component]
pub(super) fn Actions<'a>(locale: Locale, path: String, record: &'a RoomingRecord) -> impl IntoView + use<> {
    let entries = || record.entries.iter();
    let n = |number: usize| count(locale, len(number));
    let is_proposed = |entry: &Entry| entry.state == domain::rooming::State::Proposed;
    let fitting =
        entries().enumerate().filter(|(place, entry)| is_proposed(entry) && record.check.fits(*place));
    let fitting = fitting.count();
    let to_book = entries().filter(|entry| entry.is_to_book()).count();
    let is_pending =
        |entry: &&Entry| matches!(entry.pending(), Some(Pending::Nights(_) | Pending::Withdrawn));
    let pending = entries().filter(is_pending).count();
    let auto = record.list.auto_approve;
    let (rule, deed) = if auto {
        (td_string!(locale, rooming.rule_on), "rule_off")
    } else {
        (td_string!(locale, rooming.rule_off), "rule_on")
    };
    let verb =
        if auto { td_string!(locale, rooming.end_rule) } else { td_string!(locale, rooming.begin_rule) };
    view! {
        <section class="panel section" aria-labelledby="desk">
            <h2 id="desk">{td_string!(locale, rooming.desk)}</h2>
            <form class="row" method="post" action=path.clone()>
                <button class="button" name="deed" value="book">
                    {td_string!(locale, rooming.book, n = n(to_book))}
                </button>
                <button class="button" name="deed" value="fitting">
                    {td_string!(locale, rooming.approve_fitting, n = n(fitting))}
                </button>
                <button class="button" name="deed" value="settle">
                    {td_string!(locale, rooming.settle, n = n(pending))}
                </button>
            </form>
            <form class="row" method="post" action=path>
                <p class="fine quiet">{rule}</p>
                <button class="button plain" name="deed" value=deed>{verb}</button>
            </form>
        </section>
    }
}

/// The rooms that could not be booked or changed, each with its reason.
#[component]
pub(super) fn NotDone<'a>(locale: Locale, outcome: &'a Outcome) -> impl IntoView + use<> {
    let lines = outcome.left.iter().map(|left| {
        let names = left.names.join(", ");
        view! { <li><strong>{names}</strong>{reason(locale, left)}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <Notice tone=Tone::Bad>
            <p>{td_string!(locale, rooming.done_and_left, n = count(locale, outcome.done), left = count(locale, len(outcome.left.len())))}</p>
            <ul class="stack">{lines}</ul>
        </Notice>
    }
}

fn reason(locale: Locale, left: &Left) -> Markup {
    let text = match &left.why {
        Why::Refused(refusal) => return obstacle(locale, &refusal.obstacle),
        Why::Room(fault) => room_word(locale, *fault),
        Why::Proposed => td_string!(locale, rooming.partner_proposed).to_owned(),
        Why::Stay(rule) => rule_word(locale, *rule),
        Why::Gone => td_string!(locale, rooming.try_again).to_owned(),
    };
    view! { <p>{text}</p> }.into_markup()
}

pub(super) fn len(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
