//! What is coming: the biggest events, and the closures that take most rooms.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::EventSummary;
use service::today::ClosedRooms;

use crate::local::query_value;
use crate::pages::closure::kind_word;
use crate::pages::events::words::status_word;
use crate::{
    components::{Badge, Table, Tone},
    markup::IntoMarkup,
};

#[component]
pub(super) fn BigEvents(locale: Locale, events: Vec<EventSummary>) -> impl IntoView {
    let body = if events.is_empty() {
        view! { <p class="quiet">{td_string!(locale, outlook.no_events)}</p> }.into_markup()
    } else {
        let rows =
            events.into_iter().map(|event| view! { <OneEvent locale=locale event=event /> }).collect_view();
        view! {
            <Table id="big-events" caption=td_string!(locale, outlook.events) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, events.event)}</th>
                    <th scope="col">{td_string!(locale, events.days)}</th>
                    <th scope="col">{td_string!(locale, room.status)}</th>
                    <th scope="col" class="number">{td_string!(locale, nights.room_nights)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <h2 id="events">{td_string!(locale, outlook.events)}</h2>
            {body}
        </section>
    }
}

#[component]
fn OneEvent(locale: Locale, event: EventSummary) -> impl IntoView {
    let (room_nights, event) = (event.tally.room_nights, event.line.event);
    let (tone, status) = status_word(locale, event.status);
    let dates = Dates::new(locale);
    let days =
        td_string!(locale, room.between, from = dates.day_month(event.from), until = dates.date(event.until));
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/events/{}", query_value(&event.code))>{event.code.clone()}" "{event.title}</a>
            </th>
            <td class="nowrap">{days}</td>
            <td><Badge tone=tone text=status /></td>
            <td class="number">{count(locale, room_nights)}</td>
        </tr>
    }
}

#[component]
pub(super) fn BigClosures(locale: Locale, closures: Vec<ClosedRooms>) -> impl IntoView {
    let body = if closures.is_empty() {
        view! { <p class="quiet">{td_string!(locale, closure.none)}</p> }.into_markup()
    } else {
        let rows =
            closures.into_iter().map(|one| view! { <OneClosure locale=locale closure=one /> }).collect_view();
        view! {
            <Table id="big-closures" caption=td_string!(locale, outlook.closures) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, room.reason)}</th>
                    <th scope="col">{td_string!(locale, room.kind)}</th>
                    <th scope="col">{td_string!(locale, room.dates)}</th>
                    <th scope="col" class="number">{td_string!(locale, closure.rooms)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <h2 id="closures"><a href="/closures">{td_string!(locale, outlook.closures)}</a></h2>
            {body}
        </section>
    }
}

#[component]
fn OneClosure(locale: Locale, closure: ClosedRooms) -> impl IntoView {
    let dates = Dates::new(locale);
    let span =
        td_string!(locale, room.between, from = dates.date(closure.from), until = dates.date(closure.until));
    let rooms = i64::try_from(closure.count()).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">{closure.reason}</th>
            <td><Badge tone=Tone::Closed text=kind_word(locale, closure.kind) /></td>
            <td>{span}</td>
            <td class="number">{count(locale, rooms)}</td>
        </tr>
    }
}
