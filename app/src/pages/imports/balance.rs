//! The reconciliation of an import: what its files held and what was here, and why the two differ.

use domain::event::EventStatus;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::Balance;

use super::words::because;
use crate::components::{Downloads, Notice, Table, Tone};
use crate::markup::IntoMarkup;
use crate::pages::events::words::status_word;

/// The section; nothing where nothing was reconciled.
#[component]
pub(super) fn Reconciliation(locale: Locale, lines: Vec<Balance>, query: String) -> impl IntoView {
    if lines.is_empty() {
        return ().into_markup();
    }
    let title = td_string!(locale, takeover.balance);
    let even = lines.iter().all(|line| line.difference() == 0);
    let puzzling = lines.iter().any(|line| line.unexplained != 0);
    let (events, nights) = lines.into_iter().partition::<Vec<_>, _>(|line| line.counted == "events");
    view! {
        <section class="section" aria-labelledby="balance">
            <h2 id="balance">{title}</h2>
            <p>{td_string!(locale, takeover.balance_about)}</p>
            <Notice tone=if even { Tone::Good } else { Tone::Held }>
                <p>{if even { td_string!(locale, takeover.even) } else { td_string!(locale, takeover.uneven) }}</p>
            </Notice>
            {puzzling.then(|| view! {
                <Notice tone=Tone::Bad><p>{td_string!(locale, takeover.puzzle)}</p></Notice>
            })}
            <Downloads locale=locale table="import-reconciliation" name=title query=query />
            <Lines locale=locale id="events-balance" caption=td_string!(locale, takeover.events_balance) lines=events />
            <Lines locale=locale id="nights-balance" caption=td_string!(locale, takeover.nights_balance) lines=nights />
        </section>
    }
    .into_markup()
}

#[component]
fn Lines(locale: Locale, id: &'static str, caption: &'static str, lines: Vec<Balance>) -> impl IntoView {
    if lines.is_empty() {
        return ().into_markup();
    }
    let total = |of: fn(&Balance) -> i64| count(locale, lines.iter().map(of).sum());
    let foot = [
        total(|line| line.in_file),
        total(|line| line.here),
        total(Balance::difference),
        String::new(),
        total(|line| line.others),
    ];
    let foot = foot.map(|text| view! { <td class="number">{text}</td> }).collect_view();
    let rows = lines.into_iter().map(|line| view! { <Row locale=locale line=line /> }).collect_view();
    view! {
        <Table id=id caption=caption>
            <thead><tr>
                <th scope="col">{td_string!(locale, nights.month)}</th>
                <th scope="col">{td_string!(locale, room.status)}</th>
                <th scope="col" class="number">{td_string!(locale, takeover.in_file)}</th>
                <th scope="col" class="number">{td_string!(locale, takeover.here)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.difference)}</th>
                <th scope="col">{td_string!(locale, takeover.because)}</th>
                <th scope="col" class="number">{td_string!(locale, takeover.others)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row" colspan="2">{td_string!(locale, quote.total)}</th>{foot}</tr></tfoot>
        </Table>
    }
    .into_markup()
}

#[component]
fn Row(locale: Locale, line: Balance) -> impl IntoView {
    let unread = td_string!(locale, takeover.unread);
    let month = line.month.map_or_else(|| unread.to_owned(), |month| month.format("%Y-%m").to_string());
    let status = line.status.as_deref().and_then(EventStatus::parse);
    let status = status.map_or(unread, |status| status_word(locale, status).1);
    let number = |number: i64| view! { <td class="number">{count(locale, number)}</td> };
    view! {
        <tr>
            <th scope="row" class="nowrap">{month}</th>
            <td>{status}</td>
            {number(line.in_file)}
            {number(line.here)}
            {number(line.difference())}
            <td>{because(locale, &line)}</td>
            {number(line.others)}
        </tr>
    }
}
