//! The list of events, and the rooming list of one.

use domain::rooming::{Entry, Field, Value};
use i18n::{Locale, euros};
use leptos_i18n::td_string;
use serde::Deserialize;
use service::event::EventSummary;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::events::ask::{self, Asked};
use crate::pages::events::rooming::who;
use crate::pages::events::words::{kind_word, status_word};
use crate::pages::meanwhile::yes_no;
use crate::pages::nights::segment_name;
use crate::pages::register::payment_badge;
use crate::pages::rooming::{entry_badge, field_name};
use crate::pages::tape::stay_word;

pub(super) async fn list(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = ask::fetch(wanted.ctx, &wanted.actor, wanted.asked::<Asked>()?).await?;
    let mut codes = service::recharge::codes(wanted.ctx, &wanted.actor).await?;
    let events = shown.now.into_iter().chain(shown.next).chain(shown.past);
    let head = vec![
        td_string!(locale, export.code),
        td_string!(locale, events.event),
        td_string!(locale, events.kind),
        td_string!(locale, nights.segment),
        td_string!(locale, room.status),
        td_string!(locale, events.first_day),
        td_string!(locale, events.last_day),
        td_string!(locale, events.on_campus),
        td_string!(locale, events.online),
        td_string!(locale, pipeline.enrolments),
        td_string!(locale, events.rooms),
        td_string!(locale, events.guests),
        td_string!(locale, nights.room_nights),
        td_string!(locale, events.unnamed_head),
        td_string!(locale, events.roomless_head),
        td_string!(locale, stay.organisation),
        td_string!(locale, events.organiser),
        td_string!(locale, recharge.code),
    ];
    Ok(Sheet {
        name: format!("events-{}", shown.today),
        head,
        rows: events
            .map(|event| {
                let code = codes.remove(&event.line.event.id);
                row(locale, event, code)
            })
            .collect(),
    })
}

fn row(locale: Locale, summary: EventSummary, code: Option<String>) -> Vec<Cell> {
    let EventSummary { line, tally } = summary;
    let event = line.event;
    vec![
        event.code.into(),
        event.title.into(),
        kind_word(locale, event.kind).into(),
        segment_name(locale, event.kind.class().code()).into(),
        status_word(locale, event.status).1.into(),
        event.from.into(),
        event.until.into(),
        event.on_campus.into(),
        event.online.into(),
        event.enrolments.map_or(Cell::Empty, Cell::Number),
        tally.rooms.into(),
        tally.guests.into(),
        tally.room_nights.into(),
        tally.unnamed.into(),
        tally.roomless.into(),
        Cell::maybe(line.organisation),
        Cell::maybe(line.organiser),
        Cell::maybe(code),
    ]
}

/// Whose rooming list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AskedList {
    event: String,
}

pub(super) async fn rooming_list(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, asked) = (wanted.locale, wanted.asked::<AskedList>()?);
    let record = service::event::one(wanted.ctx, &wanted.actor, &asked.event).await?;
    let names = record.names;
    let rows = record.rooming.into_iter().map(|line| {
        vec![
            who(locale, &line, names).into(),
            line.heads().into(),
            line.arrival.into(),
            line.departure.into(),
            line.room_type.into(),
            line.rooms.join(", ").into(),
            stay_word(locale, line.status).into(),
            Cell::maybe(line.reference),
        ]
    });
    let head = vec![
        td_string!(locale, room.guest),
        td_string!(locale, export.heads),
        td_string!(locale, export.arrival),
        td_string!(locale, export.departure),
        td_string!(locale, stay.room_type),
        td_string!(locale, stay.room),
        td_string!(locale, room.status),
        td_string!(locale, room.reference),
    ];
    // The code is one that exists: letters, digits and hyphens.
    let name = format!("rooming-list-{}", record.line.event.code);
    Ok(Sheet { name, head, rows: rows.collect() })
}

pub(super) async fn rooming_entries(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, asked) = (wanted.locale, wanted.asked::<AskedList>()?);
    let record = service::rooming::one(wanted.ctx, &wanted.actor, &asked.event).await?;
    let types = &record.types;
    let cell = |value: Value| match value {
        Value::Text(text) => text.into(),
        Value::Day(day) => day.map_or(Cell::Empty, Cell::from),
        Value::RoomType(id) => {
            Cell::maybe(types.iter().find(|kind| kind.id == id).map(|kind| kind.name.to_string()))
        }
        Value::Flag(yes) => yes_no(locale, yes).into(),
        Value::State(_) => Cell::Empty,
    };
    let row = |entry: &Entry| {
        let said = Field::ALL.into_iter().map(|field| cell(entry.details.value(field)));
        let reference = entry.booked.as_ref().map(|booked| booked.reference.clone());
        let (_, state) = entry_badge(locale, entry);
        let known = record.registrants.get(&entry.id);
        let fee = known.and_then(|known| known.fee);
        let registered = [
            Cell::maybe(known.map(|known| known.organisation.clone())),
            Cell::maybe(known.filter(|known| known.fee.is_some()).map(|known| known.reference.clone())),
            Cell::maybe(fee.map(|(cents, _)| euros(locale, cents))),
            Cell::maybe(fee.map(|(_, payment)| payment_badge(locale, payment).1.to_owned())),
        ];
        let booked = [state.into(), Cell::maybe(reference.filter(|_| record.may.book))];
        said.chain(booked).chain(registered).collect()
    };
    let rows = record.entries.iter().map(row).collect();
    let head = Field::ALL.into_iter().chain([Field::State]).map(|field| field_name(locale, field));
    let registered = [
        td_string!(locale, registration.organisation),
        td_string!(locale, registration.reference),
        td_string!(locale, registration.fee),
        td_string!(locale, registration.payment),
    ];
    let head = head.chain([td_string!(locale, room.reference)]).chain(registered).collect();
    Ok(Sheet { name: format!("rooming-list-{}", record.line.event.code), head, rows })
}
