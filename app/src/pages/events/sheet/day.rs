//! What there is on a day: functions with the sessions they carry and who interprets them, sessions without a hall, and
//! what is delivered.

use chrono::{NaiveDate, NaiveDateTime};
use domain::function::FunctionState;
use domain::programme::Session;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::function::ListedFunction;
use service::interpretation::Member;

use super::{Day, Sheet};
use crate::components::{Badge, Table, Tone};
use crate::pages::campus::style_name;
use crate::pages::functions::{around, state_word};
use crate::pages::interpretation::codes;
use crate::pages::orders::{Deliveries, Of};
use crate::pages::programme::format_word;
use crate::view::language::language_name;
use crate::view::order::local;
use crate::view::programme::{language, title};

#[component]
pub(super) fn DayOf<'a>(
    locale: Locale,
    sheet: &'a Sheet,
    date: NaiveDate,
    day: Day<'a>,
) -> impl IntoView + use<> {
    let heading = Dates::new(locale).long(date);
    let id = format!("day-{date}");
    let labelled_by = id.clone();
    let functions = (!day.functions.is_empty())
        .then(|| view! { <Functions locale=locale sheet=sheet date=date listed=&day.functions /> });
    let sessions = (!day.sessions.is_empty())
        .then(|| view! { <Elsewhere locale=locale sheet=sheet sessions=&day.sessions /> });
    let orders = (!day.orders.is_empty()).then(|| {
        let label = td_string!(locale, sheet.services_caption, day = heading.clone());
        view! {
            <h3>{td_string!(locale, order.services)}</h3>
            <Deliveries locale=locale zone=sheet.zone label=label of=Of::OneEvent lines=&day.orders />
        }
    });
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 id=id>{heading}</h2>
            {functions}
            {sessions}
            {orders}
        </section>
    }
}

/// The functions, by the time from which somebody has to be there.
#[component]
fn Functions<'a>(
    locale: Locale,
    sheet: &'a Sheet,
    date: NaiveDate,
    listed: &'a [&'a ListedFunction],
) -> impl IntoView + use<> {
    let rows = listed.iter().map(|listed| row(locale, sheet, listed)).collect_view();
    let caption = td_string!(locale, sheet.day_caption, day = Dates::new(locale).long(date));
    view! {
        <Table id=format!("table-{date}") caption=caption quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, function.when)}</th>
                <th scope="col">{td_string!(locale, function.what)}</th>
                <th scope="col">{td_string!(locale, function.space)}</th>
                <th scope="col">{td_string!(locale, function.style)}</th>
                <th scope="col" class="number">{td_string!(locale, function.attendance)}</th>
                <th scope="col">{td_string!(locale, interpretation.languages)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn row(locale: Locale, sheet: &Sheet, listed: &ListedFunction) -> impl IntoView + use<> {
    let function = &listed.function;
    let (from, until) = sheet.times(listed);
    let end = if from.date() == until.date() { clock(until) } else { Dates::new(locale).minute(until) };
    let around = around(locale, sheet.claimed(listed));
    let waits = (function.state == FunctionState::Waiting).then(|| {
        view! { <span class="block"><Badge tone=Tone::Held text=state_word(locale, function.state) /></span> }
    });
    let note = (!function.note.is_empty()).then(|| function.note.clone());
    let spoken = sheet.languages.get(&function.id).map(|wish| codes(locale, wish)).unwrap_or_default();
    let carried = sheet.carried(function.id).map(|session| {
        let day = session.day(sheet.zone);
        // A function may go on for days.
        let on = (day != from.date()).then(|| format!("{}, ", Dates::new(locale).day_month(day)));
        view! { <span class="fine block">{on}{told(locale, sheet, session)}</span> }
    });
    let carried = carried.collect_view();
    let team = sheet.teams.get(&function.id).into_iter().flatten();
    let team = team.map(|one| view! { <span class="fine block">{member(locale, one)}</span> }).collect_view();
    view! {
        <tr>
            <th scope="row">
                <span class="nowrap">{clock(from)}" – "{end}</span>
                <span class="fine quiet block">{around}</span>
            </th>
            <td>{function.title.clone()}{carried}{note.map(|note| view! { <span class="fine block typed">{note}</span> })}</td>
            <td>{listed.space.clone()}{waits}</td>
            <td>{style_name(locale, function.style)}</td>
            <td class="number">{count(locale, function.attendance)}</td>
            <td>{spoken}{team}</td>
        </tr>
    }
}

/// Sessions in no hall.
#[component]
fn Elsewhere<'a>(locale: Locale, sheet: &'a Sheet, sessions: &'a [&'a Session]) -> impl IntoView + use<> {
    let lines = sessions.iter().map(|session| {
        let told = told(locale, sheet, session);
        view! { <li>{told}" ("{format_word(locale, session.format)}")"</li> }
    });
    let lines = lines.collect_view();
    view! {
        <h3>{td_string!(locale, sheet.no_hall)}</h3>
        <ul>{lines}</ul>
    }
}

fn clock(time: NaiveDateTime) -> String {
    time.format("%H:%M").to_string()
}

/// A session in a line: `09:00–10:30 Opening`.
fn told(locale: Locale, sheet: &Sheet, session: &Session) -> String {
    let (from, until) = local(session.time, sheet.zone);
    format!("{}–{} {}", clock(from), clock(until), title(&session.texts, language(locale)))
}

/// Who interprets into what: `French: Ada Voice`.
fn member(locale: Locale, one: &Member) -> String {
    let into = language_name(locale, one.language);
    td_string!(locale, sheet.member, language = into, name = one.name.clone())
}
