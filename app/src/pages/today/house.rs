//! Who is here, what is free, what is closed.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::today::ClosedRooms;

use super::cards::Says;
use super::forms;
use super::lists::{cards, heading};
use crate::components::{Badge, Table, Tone};
use crate::pages::closure::{kind_word, room_list};
use crate::view::today::TodayPage;

#[component]
pub(super) fn House(locale: Locale, shown: TodayPage) -> impl IntoView {
    let cards =
        cards(locale, &shown, &shown.in_house, Says::Departure, |entry| forms::early(locale, &shown, entry));
    let empty = shown.in_house.is_empty();
    view! {
        <section class="section" aria-labelledby="house">
            <h2 id="house">{heading(locale, td_string!(locale, today.in_house), shown.in_house.len())}</h2>
            {empty.then(|| view! { <p class="quiet">{td_string!(locale, today.nobody)}</p> })}
            {(!empty).then(|| view! { <ul class="cards dense">{cards}</ul> })}
        </section>
    }
}

#[component]
pub(super) fn Types(locale: Locale, shown: TodayPage) -> impl IntoView {
    let n = move |number| view! { <td class="number">{count(locale, number)}</td> };
    let rows = shown.types.iter().map(|kind| {
        view! {
            <tr>
                <th scope="row">{kind.name.clone()}</th>
                <td class="number strong">{count(locale, kind.free())}</td>
                {n(kind.taken)}{n(kind.closed)}{n(kind.rooms)}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="types">
            <h2 id="types">{td_string!(locale, today.free)}</h2>
            <Table id="types-caption" caption=td_string!(locale, today.types_caption) quiet_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, tape.room_type)}</th>
                        <th scope="col" class="number">{td_string!(locale, status.free)}</th>
                        <th scope="col" class="number">{td_string!(locale, today.taken)}</th>
                        <th scope="col" class="number">{td_string!(locale, status.closed)}</th>
                        <th scope="col" class="number">{td_string!(locale, today.stock)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

#[component]
pub(super) fn Closed(locale: Locale, shown: TodayPage) -> impl IntoView {
    let day = shown.filter.day;
    let lines = shown.closures.iter().map(|closure| line(locale, closure, day)).collect_view();
    let empty = shown.closures.is_empty();
    view! {
        <section class="section" aria-labelledby="closed">
            <div class="row spread">
                <h2 id="closed">{td_string!(locale, today.closures)}</h2>
                <span class="row">
                    <a class="button" href="/closures">{td_string!(locale, closure.all)}</a>
                    {shown.may.closures.then(|| view! {
                        <a class="button" href=format!("/closures/new?from={day}")>{td_string!(locale, closure.create)}</a>
                    })}
                </span>
            </div>
            {empty.then(|| view! { <p class="quiet">{td_string!(locale, today.no_closures)}</p> })}
            {(!empty).then(|| view! { <ul class="cards wide">{lines}</ul> })}
        </section>
    }
}

fn line(locale: Locale, closure: &ClosedRooms, day: chrono::NaiveDate) -> impl IntoView + use<> {
    let rooms = td_string!(
        locale,
        unit.rooms,
        count = closure.count(),
        n = count(locale, i64::try_from(closure.count()).unwrap_or_default())
    );
    let news = if closure.from == day {
        Some(td_string!(locale, today.closure_begins))
    } else if closure.until == day {
        Some(td_string!(locale, today.closure_ends))
    } else {
        None
    };
    let news = news.map(|text| view! { " "<Badge tone=Tone::Held text=text /> });
    let until = td_string!(locale, tape.until, date = Dates::new(locale).date(closure.until));
    view! {
        <li>
            <span class="where"><Badge tone=Tone::Closed text=kind_word(locale, closure.kind) />{news}</span>
            <span class="who">{closure.reason.clone()}</span>
            <span class="what">{rooms}": "{room_list(closure)}</span>
            <span class="when">{until}</span>
        </li>
    }
}
