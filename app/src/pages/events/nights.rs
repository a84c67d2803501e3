//! The stays of an event night by night: a picture, and the same as a table.

use domain::event::EventNight;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::EventRecord;

use crate::{
    components::{Bars, BarsModel, Slot, Style, Table},
    markup::IntoMarkup,
};

/// More nights than this have no room for their names below the bars.
const MOST_NAMED: usize = 16;

#[component]
pub(super) fn Nights(locale: Locale, shown: EventRecord) -> impl IntoView {
    let title = td_string!(locale, events.by_night);
    let body = if shown.nights.is_empty() {
        view! { <p class="quiet">{td_string!(locale, events.no_stays)}</p> }.into_markup()
    } else {
        view! {
            <div class="pair">
                <figure class="panel section">
                    <Bars locale=locale model=picture(locale, &shown) />
                    <figcaption class="row fine">
                        <span class="key actual">{td_string!(locale, events.rooms_key)}</span>
                        <span class="key compared">{td_string!(locale, events.guests_key)}</span>
                    </figcaption>
                </figure>
                <NightTable locale=locale nights=shown.nights.clone() />
            </div>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="by-night">
            <h2 id="by-night">{title}</h2>
            {body}
        </section>
    }
}

/// Rooms as bars, and around them guests: a bar that is taller than its room is shared.
fn picture(locale: Locale, shown: &EventRecord) -> BarsModel {
    let every = shown.nights.len().div_ceil(MOST_NAMED).max(1);
    let slot = |(place, night): (usize, &EventNight)| {
        let day = Dates::new(locale).day_month(night.night);
        let rooms = td_string!(locale, unit.rooms, count = night.all(), n = count(locale, night.all()));
        let guests = td_string!(locale, stay.heads, count = night.guests, n = count(locale, night.guests));
        Slot {
            name: if place % every == 0 { day.clone() } else { String::new() },
            parts: vec![night.all()],
            compared: Some(night.guests),
            tip: [day, rooms, guests].join("\n"),
        }
    };
    BarsModel {
        label: td_string!(locale, events.chart, event = shown.line.event.code.clone()),
        styles: vec![Style::Actual],
        slots: shown.nights.iter().enumerate().map(slot).collect(),
    }
}

#[component]
fn NightTable(locale: Locale, nights: Vec<EventNight>) -> impl IntoView {
    let types =
        nights.first().map(|night| night.rooms.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    let heads =
        types.iter().map(|name| view! { <th scope="col" class="number">{name.clone()}</th> }).collect_view();
    let row = |night: &EventNight| {
        let cells =
            night.rooms.values().map(|rooms| view! { <td class="number">{count(locale, *rooms)}</td> });
        view! {
            <tr>
                <th scope="row" class="nowrap">{Dates::new(locale).date(night.night)}</th>
                {cells.collect_view()}
                <td class="number strong">{count(locale, night.all())}</td>
                <td class="number">{count(locale, night.guests)}</td>
            </tr>
        }
    };
    let rows = nights.iter().map(row).collect_view();
    let sums = types.iter().map(|name| {
        let sum = nights.iter().map(|night| night.rooms.get(name).copied().unwrap_or_default()).sum();
        view! { <td class="number">{count(locale, sum)}</td> }
    });
    let sums = sums.collect_view();
    let rooms = count(locale, nights.iter().map(EventNight::all).sum());
    let guests = count(locale, nights.iter().map(|night| night.guests).sum());
    view! {
        <Table id="nights-caption" caption=td_string!(locale, events.nights_caption) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, events.night)}</th>
                {heads}
                <th scope="col" class="number">{td_string!(locale, events.rooms)}</th>
                <th scope="col" class="number">{td_string!(locale, stay.guests)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr>
                <th scope="row">{td_string!(locale, events.all_nights)}</th>
                {sums}
                <td class="number strong">{rooms}</td>
                <td class="number">{guests}</td>
            </tr></tfoot>
        </Table>
    }
}
