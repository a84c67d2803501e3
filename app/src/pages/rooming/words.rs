//! Words for rooming lists.

use chrono::NaiveDate;
use domain::campus::RoomType;
use domain::rooming::{Entry, Field, Pending, RoomFault, State, Value};
use i18n::{Dates, Locale, count};
use leptos_i18n::td_string;

use crate::components::Tone;
use crate::pages::meanwhile::yes_no;
use crate::view::rooming::News;

/// A run of nights: the first and the last, or the only one.
pub(super) fn span(locale: Locale, (first, last): (NaiveDate, NaiveDate)) -> String {
    let dates = Dates::new(locale);
    if first == last {
        return dates.date(first);
    }
    td_string!(locale, room.between, from = dates.date(first), until = dates.date(last))
}

/// What a field is called.
pub(crate) fn field_name(locale: Locale, field: Field) -> &'static str {
    match field {
        Field::Name => td_string!(locale, rooming.name),
        Field::Email => td_string!(locale, rooming.email),
        Field::Enrolment => td_string!(locale, rooming.enrolment),
        Field::Arrival => td_string!(locale, rooming.arrival),
        Field::Departure => td_string!(locale, rooming.departure),
        Field::RoomType => td_string!(locale, rooming.room_type),
        Field::Sharing => td_string!(locale, rooming.sharing),
        Field::StepFree => td_string!(locale, rooming.step_free),
        Field::VisaFrom => td_string!(locale, rooming.visa_from),
        Field::VisaUntil => td_string!(locale, rooming.visa_until),
        Field::Remarks => td_string!(locale, rooming.remarks),
        Field::State => td_string!(locale, rooming.state),
    }
}

/// Where an entry stands.
pub(crate) fn entry_badge(locale: Locale, entry: &Entry) -> (Tone, &'static str) {
    match entry.state {
        State::Withdrawn => (Tone::Past, td_string!(locale, rooming.withdrawn)),
        _ if entry.booked.is_some() => (Tone::Good, td_string!(locale, rooming.booked)),
        State::Approved => (Tone::Booked, td_string!(locale, rooming.approved)),
        State::Proposed => (Tone::Held, td_string!(locale, rooming.proposed)),
    }
}

/// What a field holds.
pub(super) fn value_word(locale: Locale, types: &[RoomType], value: &Value) -> String {
    match value {
        Value::Text(text) if text.is_empty() => td_string!(locale, rooming.nothing).to_owned(),
        Value::Text(text) => text.clone(),
        Value::Day(None) => td_string!(locale, rooming.nothing).to_owned(),
        Value::Day(Some(day)) => Dates::new(locale).date(*day),
        Value::RoomType(id) => {
            types.iter().find(|kind| kind.id == *id).map(|kind| kind.name.to_string()).unwrap_or_default()
        }
        Value::Flag(yes) => yes_no(locale, *yes),
        Value::State(State::Proposed) => td_string!(locale, rooming.proposed).to_owned(),
        Value::State(State::Approved) => td_string!(locale, rooming.approved).to_owned(),
        Value::State(State::Withdrawn) => td_string!(locale, rooming.withdrawn).to_owned(),
    }
}

/// What a booked entry says otherwise than its stay.
pub(super) fn pending_word(locale: Locale, pending: Pending) -> String {
    match pending {
        Pending::Nights(nights) => {
            let dates = Dates::new(locale);
            let (from, until) = (dates.date(nights.arrival()), dates.date(nights.departure()));
            td_string!(locale, rooming.pending_nights, from = from, until = until)
        }
        Pending::Withdrawn => td_string!(locale, rooming.pending_withdrawn).to_owned(),
        Pending::Gone => td_string!(locale, rooming.pending_gone).to_owned(),
    }
}

/// What keeps entries from sharing a room.
pub(super) fn room_word(locale: Locale, fault: RoomFault) -> String {
    match fault {
        RoomFault::Alone => td_string!(locale, rooming.alone).to_owned(),
        RoomFault::Types => td_string!(locale, rooming.types_differ).to_owned(),
        RoomFault::Beds(most) => td_string!(locale, rooming.beds, n = count(locale, most)),
        RoomFault::Apart => td_string!(locale, rooming.apart).to_owned(),
    }
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_word(locale: Locale, code: &str) -> &'static str {
    match code {
        "missing" => td_string!(locale, rooming.f_missing),
        "too_long" => td_string!(locale, rooming.f_too_long),
        "not_an_address" => td_string!(locale, rooming.f_email),
        "not_a_date" => td_string!(locale, rooming.f_date),
        "before_arrival" => td_string!(locale, rooming.f_before_arrival),
        "too_early" | "too_late" => td_string!(locale, rooming.f_far),
        "unknown" => td_string!(locale, rooming.f_room_type),
        "not_yes_or_no" => td_string!(locale, rooming.f_yes_no),
        "before_first" => td_string!(locale, rooming.f_visa),
        "taken" => td_string!(locale, rooming.f_taken),
        "booked" => td_string!(locale, rooming.f_booked),
        "withdrawn" => td_string!(locale, rooming.f_withdrawn),
        "again" => td_string!(locale, rooming.f_again),
        "not_utf8" => td_string!(locale, rooming.f_utf8),
        "error_cell" => td_string!(locale, rooming.f_error),
        "width" => td_string!(locale, rooming.f_width),
        "stale" => td_string!(locale, rooming.f_stale),
        "holds_nothing" => td_string!(locale, rooming.f_holds_nothing),
        _ => td_string!(locale, rooming.f_too_many),
    }
}

/// What was just done.
pub(super) fn news_word(locale: Locale, news: News) -> (Tone, &'static str) {
    match news {
        News::Saved => (Tone::Good, td_string!(locale, rooming.news_saved)),
        News::Approved => (Tone::Good, td_string!(locale, rooming.news_approved)),
        News::Booked => (Tone::Good, td_string!(locale, rooming.news_booked)),
        News::Settled => (Tone::Good, td_string!(locale, rooming.news_settled)),
        News::Seen => (Tone::Good, td_string!(locale, rooming.news_seen)),
        News::Imported => (Tone::Good, td_string!(locale, rooming.news_imported)),
        News::Adopted => (Tone::Good, td_string!(locale, rooming.news_adopted)),
        News::Nobody => (Tone::Bad, td_string!(locale, rooming.news_nobody)),
        News::Stale => (Tone::Bad, td_string!(locale, rooming.news_stale)),
    }
}
