//! How old the last backup is, the form that makes one, and the commands that bring one back.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::pages::account::{fault_text, wait};
use crate::view::backup::{Age, BackupPage, By, Made};
use crate::{
    components::{Button, ErrorSummary, Field, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The page.
    shown: BackupPage,
) -> impl IntoView {
    let tone = if shown.late { Tone::Bad } else { Tone::Good };
    let age = shown.age.map_or_else(
        || td_string!(locale, backups.never).to_owned(),
        |age| td_string!(locale, backups.last, age = age_text(locale, age)),
    );
    let error = shown.faults.first().map(|fault| fault_text(locale, fault));
    let faults = error.clone().map(|text| (Some("password"), text));
    let faults = faults.or_else(|| shown.wait.map(|seconds| (None, wait(locale, seconds))));
    view! {
        <h1>{td_string!(locale, backups.title)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults.into_iter().collect() />
        <Notice tone=tone>
            <p><strong>{age}</strong></p>
            {shown.late.then(|| view! { <p>{td_string!(locale, backups.late)}</p> })}
        </Notice>
        <div class="pair">
            <Make locale=locale asks=shown.asks_password error=error />
            <Commands locale=locale sqlite=shown.sqlite />
        </div>
        <List locale=locale made=shown.made />
    }
}

fn age_text(locale: Locale, age: Age) -> String {
    match age {
        Age::Minutes => td_string!(locale, backups.minutes).to_owned(),
        Age::Hours(hours) => td_string!(locale, backups.hours, count = hours, n = count(locale, hours)),
        Age::Days(days) => td_string!(locale, backups.days, count = days, n = count(locale, days)),
    }
}

#[component]
fn Make(locale: Locale, asks: bool, error: Option<String>) -> impl IntoView {
    view! {
        <section class="panel section" aria-labelledby="make">
            <h2 id="make">{td_string!(locale, backups.make)}</h2>
            <p>{td_string!(locale, backups.what)}</p>
            <form class="form" method="post" action="/administration/backups" novalidate>
                {asks.then(|| view! {
                    <Field
                        name="password" kind="password" label=td_string!(locale, account.old_password)
                        autocomplete="current-password" hint=td_string!(locale, backups.why_password).to_owned()
                        error=error
                    />
                })}
                <div><Button primary=true text=td_string!(locale, backups.download) /></div>
            </form>
            <h3>{td_string!(locale, backups.nightly)}</h3>
            <p>{td_string!(locale, backups.nightly_hint)}</p>
            <Line text="foresteria backup /var/backups/foresteria-$(date +%F).backup".to_owned() />
        </section>
    }
}

/// Restoring stays a command: it needs an empty database, and a server that serves none of it meanwhile.
#[component]
fn Commands(locale: Locale, sqlite: bool) -> impl IntoView {
    let (old, new) = if sqlite {
        ("sqlite:old.db", "sqlite:new.db")
    } else {
        ("postgres://USER@HOST/old", "postgres://USER@HOST/new")
    };
    view! {
        <section class="panel section" aria-labelledby="restore">
            <h2 id="restore">{td_string!(locale, backups.restore)}</h2>
            <p>{td_string!(locale, backups.restore_what)}</p>
            <ol class="stack">
                <li>{td_string!(locale, backups.step_erased)}
                    <Line text=format!("foresteria erased erased.txt --database {old}") /></li>
                <li>{td_string!(locale, backups.step_restore)}
                    <Line text=format!("foresteria restore FILE.backup --erased erased.txt --database {new}") /></li>
                <li>{td_string!(locale, backups.step_check)}
                    <Line text=format!("foresteria check --database {new}") /></li>
            </ol>
        </section>
    }
}

#[component]
fn Line(text: String) -> impl IntoView {
    view! { <p><code class="secret">{text}</code></p> }
}

#[component]
fn List(locale: Locale, made: Vec<Made>) -> impl IntoView {
    let body = if made.is_empty() {
        view! { <p class="quiet">{td_string!(locale, backups.none)}</p> }.into_markup()
    } else {
        let rows = made.into_iter().map(|made| row(locale, made)).collect_view();
        view! {
            <Table id="made" caption=td_string!(locale, backups.list_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, room.when)}</th>
                    <th scope="col">{td_string!(locale, room.who)}</th>
                    <th scope="col" class="number">{td_string!(locale, backups.rows)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="list">
            <h2 id="list">{td_string!(locale, backups.list)}</h2>
            {body}
        </section>
    }
}

fn row(locale: Locale, made: Made) -> impl IntoView {
    let by = match made.by {
        By::Command => td_string!(locale, retention.by_command).to_owned(),
        By::Erased => td_string!(locale, retention.by_erased).to_owned(),
        By::Person(name) => name,
    };
    view! {
        <tr>
            <th scope="row" class="nowrap">{Dates::new(locale).minute(made.at)}</th>
            <td>{by}</td>
            <td class="number">{made.rows.map(|rows| count(locale, rows))}</td>
        </tr>
    }
}
