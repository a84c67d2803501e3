//! One night as a list: what a phone gets first.

use domain::closure::ClosureKind;
use domain::stay::StayStatus;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::{Holder, Unassigned};

use crate::local::query_value;
use crate::view::tape::{Lane, Pavilion, RoomRow, TapePage, What, tone};
use crate::{
    components::{Badge, Icon, Shape, Tone},
    markup::IntoMarkup,
};

#[component]
pub(super) fn NightList<'a>(locale: Locale, shown: &'a TapePage) -> impl IntoView + use<> {
    let from = shown.filter.from.to_string();
    let back = query_value(&shown.filter.here());
    let lane = shown.filter.lane;
    let loose = shown.unassigned.clone().filter(|stays| lane != Lane::Hidden && !stays.is_empty());
    let loose = loose.map(|stays| view! { <Loose locale=locale stays=stays back=back.clone() /> });
    let rooms = shown
        .pavilions
        .iter()
        .filter(|_| lane != Lane::Alone)
        .cloned()
        .map(|one| view! { <OnePavilion locale=locale from=from.clone() back=back.clone() pavilion=one /> })
        .collect_view();
    view! { {loose}{rooms} }
}

/// Who comes that night and has no room yet.
#[component]
fn Loose(locale: Locale, stays: Vec<Unassigned>, back: String) -> impl IntoView {
    let dates = Dates::new(locale);
    let rows = stays
        .into_iter()
        .map(|stay| {
            let href = format!("/stays/{}?back={back}", stay.reference);
            let until = td_string!(locale, tape.until, date = dates.day_month(stay.until));
            view! {
                <li>
                    <Badge tone=Tone::Bad text=td_string!(locale, stay.no_room) />
                    <span class="who"><a href=href>{stay.label}</a></span>
                    <span class="fine quiet">{stay.type_name}</span>
                    <span class="fine quiet nowrap">{until}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="unassigned">
            <h2 id="unassigned">{td_string!(locale, tape.unassigned)}</h2>
            <ul class="nights">{rows}</ul>
        </section>
    }
}

#[component]
fn OnePavilion(locale: Locale, from: String, back: String, pavilion: Pavilion) -> impl IntoView {
    let id = format!("pavilion-{}", pavilion.code);
    let number = |rooms: usize| count(locale, i64::try_from(rooms).unwrap_or_default());
    let free = td_string!(
        locale,
        tape.free_tonight,
        n = number(pavilion.free_tonight()),
        total = number(pavilion.rooms.len())
    );
    let rooms = pavilion
        .rooms
        .into_iter()
        .map(|room| view! { <Row locale=locale from=from.clone() back=back.clone() room=room /> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby=id>
            <div class="row spread"><h2 id=id.clone()>{pavilion.name}</h2><span class="quiet">{free}</span></div>
            <ul class="nights">{rooms}</ul>
        </section>
    }
}

#[component]
fn Row(locale: Locale, from: String, back: String, room: RoomRow) -> impl IntoView {
    let href = format!("/rooms/{}?from={from}", room.number);
    let state = match room.runs.into_iter().next().map(|run| run.what) {
        Some(What::Taken { holder, label, until, day_use, .. }) => {
            let until = if day_use {
                td_string!(locale, status.day_use).to_owned()
            } else {
                td_string!(locale, tape.until, date = Dates::new(locale).day_month(until))
            };
            let who = match holder.reference() {
                Some(reference) => {
                    view! { <a href=format!("/stays/{reference}?back={back}")>{label}</a> }.into_markup()
                }
                None => label.into_markup(),
            };
            view! {
                <Badge tone=tone(&holder) text=word(locale, &holder) />
                <span class="who">{who}</span>
                <span class="fine quiet nowrap">{until}</span>
            }
            .into_markup()
        }
        Some(What::Free) => {
            view! { <Badge tone=Tone::Good text=td_string!(locale, status.free) /> }.into_markup()
        }
        Some(What::NoStock) | None => {
            view! { <Badge tone=Tone::Past text=td_string!(locale, tape.no_longer) /> }.into_markup()
        }
    };
    view! {
        <li>
            <a href=href>{room.number}</a>
            <span class="fine quiet">
                {room.type_name}{room.step_free.then(|| view! { <Icon shape=Shape::StepFree /> })}
            </span>
            {state}
        </li>
    }
}

/// Who holds a room, in a word.
pub(crate) fn word(locale: Locale, holder: &Holder) -> &'static str {
    match holder {
        Holder::Stay { status, .. } => stay_word(locale, *status),
        Holder::Closure(ClosureKind::OutOfOrder) => td_string!(locale, status.out_of_order),
        Holder::Closure(ClosureKind::Renovation) => td_string!(locale, status.renovation),
        Holder::Hold(_) => td_string!(locale, status.held),
    }
}

/// Where a stay stands, in a word.
pub(crate) fn stay_word(locale: Locale, status: StayStatus) -> &'static str {
    match status {
        StayStatus::Reserved => td_string!(locale, status.reserved),
        StayStatus::InHouse => td_string!(locale, status.in_house),
        StayStatus::Departed => td_string!(locale, status.departed),
        StayStatus::Cancelled => td_string!(locale, status.cancelled),
        StayStatus::NoShow => td_string!(locale, status.no_show),
    }
}
