//! What stands on the page of mails.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{failure_text, kind_word, news_text, state_word};
use crate::state::Mailing;
use crate::view::mail::{MailPage, MailRow, State};
use crate::{
    components::{Badge, Button, Fact, Facts, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// What a configuration file says for mail to go; names of settings are the same in every language.
const SETTINGS: &str = "\
smtp-host = \"smtp.example.org\"
smtp-user = \"rooms\"
smtp-password-file = \"/etc/foresteria/smtp-password\"
mail-from = \"Campus <rooms@example.org>\"";

/// What stands in `<main>`.
#[component]
pub(super) fn Content(locale: Locale, shown: MailPage) -> impl IntoView {
    let MailPage { mailing, counts, rows, hidden, news } = shown;
    let news = news.map(|news| news_text(locale, news, mailing.is_some()));
    view! {
        <h1>{td_string!(locale, mail.title)}</h1>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        {match mailing {
            Some(mailing) => view! { <Way locale=locale mailing=mailing /> }.into_markup(),
            None => view! { <NotSetUp locale=locale /> }.into_markup(),
        }}
        <Counts locale=locale counts=counts />
        <Mails locale=locale rows=rows />
        {(hidden > 0).then(|| view! {
            <p class="quiet">{td_string!(locale, mail.hidden, count = hidden, n = count(locale, hidden))}</p>
        })}
        <p class="quiet">{td_string!(locale, mail.deleted)}</p>
    }
}

/// Through which server mails go, and a try of it.
#[component]
fn Way(locale: Locale, mailing: Mailing) -> impl IntoView {
    view! {
        <div class="panel stack">
            <Facts>
                <Fact term=td_string!(locale, mail.server)>{mailing.server.to_string()}</Fact>
                <Fact term=td_string!(locale, mail.from)>{mailing.from.to_string()}</Fact>
            </Facts>
            <form method="post" action="/administration/mail/test">
                <Button text=td_string!(locale, mail.send_test) />
            </form>
        </div>
    }
}

#[component]
fn NotSetUp(locale: Locale) -> impl IntoView {
    view! {
        <Notice tone=Tone::Held>
            <p><strong>{td_string!(locale, mail.not_set_up)}</strong></p>
            <p>{td_string!(locale, mail.how)}</p>
            <pre class="settings"><code>{SETTINGS}</code></pre>
            <p>{td_string!(locale, mail.how_more)}" "<code>"foresteria serve --help"</code></p>
        </Notice>
    }
}

#[component]
fn Counts(locale: Locale, counts: [i64; 3]) -> impl IntoView {
    let [given_up, waiting, sent] = counts.map(|number| count(locale, number));
    let parts = [
        td_string!(locale, mail.count_given_up, n = given_up),
        td_string!(locale, mail.count_waiting, n = waiting),
        td_string!(locale, mail.count_sent, n = sent),
    ];
    view! { <p>{parts.join(" · ")}</p> }
}

#[component]
fn Mails(locale: Locale, rows: Vec<MailRow>) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, mail.none)}</p> }.into_markup();
    }
    let rows = rows.into_iter().map(|row| view! { <OneMail locale=locale row=row /> }).collect_view();
    view! {
        <Table id="mails" caption=td_string!(locale, mail.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, mail.what)}</th>
                <th scope="col">{td_string!(locale, mail.state)}</th>
                <th scope="col">{td_string!(locale, mail.to)}</th>
                <th scope="col">{td_string!(locale, mail.written)}</th>
                <th scope="col">{td_string!(locale, mail.next)}</th>
                <th scope="col" class="number">{td_string!(locale, mail.tries)}</th>
                <th scope="col"><span class="unseen">{td_string!(locale, account.action)}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}

#[component]
fn OneMail(locale: Locale, row: MailRow) -> impl IntoView {
    let dates = Dates::new(locale);
    let (tone, word) = state_word(locale, row.state);
    let none = || td_string!(locale, app.no_value).to_owned();
    let reason = row.failure.map(|failure| view! { <p class="fine">{failure_text(locale, failure)}</p> });
    view! {
        <tr>
            <th scope="row">{kind_word(locale, row.kind)}</th>
            <td><Badge tone=tone text=word />{reason}</td>
            <td>{row.recipient.clone().unwrap_or_else(none)}</td>
            <td class="nowrap">{dates.minute(row.written)}</td>
            <td class="nowrap">{row.next.map_or_else(none, |at| dates.minute(at))}</td>
            <td class="number">{row.attempts}</td>
            <td><Deeds locale=locale row=row /></td>
        </tr>
    }
}

/// What can be done about a mail whose address and text are still there.
#[component]
fn Deeds(locale: Locale, row: MailRow) -> impl IntoView {
    let MailRow { id, kind, state, written, open, .. } = row;
    let name = format!("{}, {}", kind_word(locale, kind), Dates::new(locale).minute(written));
    let retry = (open && matches!(state, State::Again | State::GivenUp)).then(|| {
        let label = td_string!(locale, mail.retry_named, name = name.clone());
        view! {
            <form method="post" action=format!("/administration/mail/{id}/retry")>
                <button class="button plain" aria-label=label>{td_string!(locale, mail.retry)}</button>
            </form>
        }
    });
    let give_up = (open && state != State::GivenUp).then(|| {
        let label = td_string!(locale, mail.give_up_named, name = name);
        view! {
            <form method="post" action=format!("/administration/mail/{id}/give-up")>
                <button class="button plain" aria-label=label>{td_string!(locale, mail.give_up)}</button>
            </form>
        }
    });
    view! { <div class="row">{retry}{give_up}</div> }
}
