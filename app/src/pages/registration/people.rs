//! Who registered, and what they owe.

use domain::registration::Payment;
use domain::rooming::Entry;
use i18n::{Dates, Locale, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::registration::Registrant;
use service::rooming::RoomingRecord;

use crate::components::{Badge, Choice, Options, Table};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::register::payment_badge;
use crate::pages::rooming::entry_badge;

#[component]
pub(super) fn People<'a>(locale: Locale, path: String, record: &'a RoomingRecord) -> impl IntoView + use<> {
    let known = |entry: &'a Entry| record.registrants.get(&entry.id).map(|known| (entry, known));
    let people = record.entries.iter().filter_map(known).collect::<Vec<_>>();
    if people.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, registration.nobody)}</p> }.into_markup();
    }
    let rows =
        people.into_iter().map(|(entry, known)| row(locale, &path, record, entry, known)).collect_view();
    view! {
        <Table id="registered-caption" caption=td_string!(locale, registration.people) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, rooming.name)}</th>
                <th scope="col">{td_string!(locale, registration.organisation)}</th>
                <th scope="col">{td_string!(locale, rooming.arrival)}</th>
                <th scope="col">{td_string!(locale, rooming.departure)}</th>
                <th scope="col">{td_string!(locale, rooming.state)}</th>
                <th scope="col">{td_string!(locale, registration.reference)}</th>
                <th scope="col">{td_string!(locale, registration.payment)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}

fn row(locale: Locale, path: &str, record: &RoomingRecord, entry: &Entry, known: &Registrant) -> Markup {
    let (dates, details) = (Dates::new(locale), &entry.details);
    let (tone, state) = entry_badge(locale, entry);
    let fee = known.fee.map(|(cents, payment)| {
        let standing = if record.may.book {
            by_hand(locale, path, entry, known, payment)
        } else {
            let (tone, word) = payment_badge(locale, payment);
            view! { <Badge tone=tone text=word /> }.into_markup()
        };
        view! { <span class="row">{euros(locale, cents)}{standing}</span> }
    });
    let reference = known.fee.map(|_| known.reference.clone());
    view! {
        <tr>
            <th scope="row">{details.name.clone()}</th>
            <td>{known.organisation.clone()}</td>
            <td class="nowrap">{dates.date(details.nights.arrival())}</td>
            <td class="nowrap">{dates.date(details.nights.departure())}</td>
            <td><Badge tone=tone text=state /></td>
            <td class="nowrap">{reference}</td>
            <td>{fee}</td>
        </tr>
    }
    .into_markup()
}

/// The desk says where a fee stands.
fn by_hand(locale: Locale, path: &str, entry: &Entry, known: &Registrant, payment: Payment) -> Markup {
    let choice = |payment: Payment| Choice::new(payment.code(), payment_badge(locale, payment).1);
    let label = td_string!(locale, registration.payment_of, name = entry.details.name.clone());
    let save = td_string!(locale, registration.set_named, name = entry.details.name.clone());
    view! {
        <form class="row" method="post" action=format!("{path}/{}/payment", entry.id)>
            <input type="hidden" name="version" value=known.version />
            <select name="payment" aria-label=label>
                <Options choices=Payment::ALL.map(choice).to_vec() chosen=payment.code().to_owned() />
            </select>
            <button class="button plain" aria-label=save>{td_string!(locale, registration.set)}</button>
        </form>
    }
    .into_markup()
}
