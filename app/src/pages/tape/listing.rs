//! The same window, rooms and stays as a list to be read from top to bottom: what a screen reader works with, and a
//! way to every form without a gesture.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::Unassigned;

use super::grid::bar_text;
use super::word;
use crate::local::query_value;
use crate::view::tape::{Lane, Pavilion, RoomRow, Run, TapePage, What, bar_of, shift, tone};
use crate::{
    components::{Badge, Tone},
    markup::{IntoMarkup, Markup},
};

#[component]
pub(super) fn Listing<'a>(locale: Locale, shown: &'a TapePage) -> impl IntoView + use<> {
    let back = query_value(&shown.filter.here());
    let loose = shown.unassigned.as_ref().filter(|_| shown.filter.lane != Lane::Hidden);
    let loose = loose.map(|stays| view! { <Loose locale=locale stays=stays.clone() back=back.clone() /> });
    let rooms = shown.pavilions.iter().filter(|_| shown.filter.lane != Lane::Alone);
    let may_write = shown.may_write;
    let rooms = rooms
        .map(|one| view! { <OnePavilion locale=locale pavilion=one back=&back may_write=may_write /> })
        .collect_view();
    view! { {loose}{rooms} }
}

/// The stays that have no room yet; their own page gives them one.
#[component]
fn Loose(locale: Locale, stays: Vec<Unassigned>, back: String) -> impl IntoView {
    let rows = stays
        .iter()
        .map(|stay| {
            let href = format!("/stays/{}?back={back}", stay.reference);
            view! {
                <tr>
                    <th scope="row"><a href=href>{stay.label.clone()}</a></th>
                    <td>{stay.type_name.clone()}</td>
                    <Nights locale=locale from=stay.from nights=(stay.until - stay.from).num_days() />
                </tr>
            }
        })
        .collect_view();
    let body = if stays.is_empty() {
        view! { <p class="quiet">{td_string!(locale, tape.none_unassigned)}</p> }.into_markup()
    } else {
        view! {
            <div class="scroll" role="region" aria-labelledby="unassigned" tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, room.guest)}</th>
                            <th scope="col">{td_string!(locale, stay.room_type)}</th>
                            <NightHeads locale=locale />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_markup()
    };
    view! {
        <div class="section">
            <h2 id="unassigned">{td_string!(locale, tape.unassigned)}</h2>
            {body}
        </div>
    }
}

#[component]
fn OnePavilion<'a>(
    locale: Locale,
    pavilion: &'a Pavilion,
    back: &'a str,
    may_write: bool,
) -> impl IntoView + use<> {
    let id = format!("pavilion-{}", pavilion.code);
    let rooms = pavilion
        .rooms
        .iter()
        .map(|room| view! { <OneRoom locale=locale room=room back=back may_write=may_write /> })
        .collect_view();
    view! {
        <div class="section">
            <h2 id=id.clone()>{pavilion.name.clone()}</h2>
            <div class="scroll" role="region" aria-labelledby=id.clone() tabindex="0">
                <table class="table tape-list">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, stay.room)}</th>
                            <NightHeads locale=locale />
                            <th scope="col">{td_string!(locale, room.status)}</th>
                            <th scope="col">{td_string!(locale, room.guest)}</th>
                        </tr>
                    </thead>
                    {rooms}
                </table>
            </div>
        </div>
    }
}

#[component]
fn OneRoom<'a>(locale: Locale, room: &'a RoomRow, back: &'a str, may_write: bool) -> impl IntoView + use<> {
    let head = |row: usize| {
        let href = format!("/rooms/{}", room.number);
        (row == 0).then(|| {
            view! {
                <th scope="rowgroup" rowspan=room.runs.len()>
                    <a href=href>{room.number.clone()}</a>" "<span class="quiet fine">{room.type_code.clone()}</span>
                </th>
            }
        })
    };
    let line = |(row, run): (usize, &Run)| {
        let (from, nights) = whole(room, run);
        let (state, who) = held(locale, room, run, (back, may_write));
        view! {
            <tr>
                {head(row)}
                <Nights locale=locale from=from nights=nights />
                <td>{state}</td>
                <td>{who}</td>
            </tr>
        }
    };
    let lines = room.runs.iter().enumerate().map(line).collect_view();
    view! { <tbody>{lines}</tbody> }
}

/// The nights of a run; of a bar all of them, drawn or not.
fn whole(room: &RoomRow, run: &Run) -> (chrono::NaiveDate, i64) {
    match bar_of(&room.bars, run) {
        Some(bar) => (bar.from, (bar.until - bar.from).num_days()),
        None => (run.from, run.nights),
    }
}

/// What it is, and whose, with a way on: to the stay, or to a new one.
fn held(locale: Locale, room: &RoomRow, run: &Run, (back, may_write): (&str, bool)) -> (Markup, Markup) {
    match &run.what {
        What::Free => {
            let (from, until) = (run.from, shift(run.from, run.nights));
            let href = format!("/stays/new?room={}&from={from}&until={until}", query_value(&room.number));
            let new = may_write.then(|| view! { <a href=href>{td_string!(locale, stay.create)}</a> });
            let free = view! { <Badge tone=Tone::Good text=td_string!(locale, status.free) /> };
            (free.into_markup(), new.into_markup())
        }
        What::NoStock => {
            let none = view! { <Badge tone=Tone::Past text=td_string!(locale, tape.no_longer) /> };
            (none.into_markup(), ().into_markup())
        }
        What::Taken { holder, label, .. } => {
            let state = view! { <Badge tone=tone(holder) text=word(locale, holder) /> }.into_markup();
            let who = match holder.reference() {
                Some(reference) => {
                    let href = format!("/stays/{reference}?back={back}");
                    view! { <a href=href>{bar_text(locale, holder, label.as_deref())}</a> }.into_markup()
                }
                None => label.clone().into_markup(),
            };
            (state, who)
        }
    }
}

#[component]
fn NightHeads(locale: Locale) -> impl IntoView {
    view! {
        <th scope="col">{td_string!(locale, export.from)}</th>
        <th scope="col">{td_string!(locale, export.until)}</th>
        <th scope="col" class="number">{td_string!(locale, room.nights)}</th>
    }
}

/// From when to when, and how many; of day use the day.
#[component]
fn Nights(locale: Locale, from: chrono::NaiveDate, nights: i64) -> impl IntoView {
    let dates = Dates::new(locale);
    let length =
        if nights == 0 { td_string!(locale, status.day_use).to_owned() } else { count(locale, nights) };
    view! {
        <td class="nowrap">{dates.date(from)}</td>
        <td class="nowrap">{dates.date(shift(from, nights))}</td>
        <td class="number">{length}</td>
    }
}
