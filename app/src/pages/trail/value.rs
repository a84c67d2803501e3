//! What a field held, for people: dates as dates, stored words in the reader's language, lists in a line.

use chrono::{DateTime, NaiveDate};
use domain::access::Role;
use domain::calendar::CampusZone;
use domain::campus::SetupStyle;
use domain::closure::ClosureKind;
use domain::function::FunctionState;
use domain::order::OrderState;
use domain::price::{Kind, Unit};
use domain::quote;
use domain::stay::StayStatus;
use domain::translation::OrderState as Document;
use i18n::{Dates, Locale, count, euros};
use leptos_i18n::td_string;
use serde_json::{Map, Value};

use super::words::field_word;
use crate::pages::campus::style_name;
use crate::pages::closure::kind_word;
use crate::pages::functions::state_word;
use crate::pages::role_name;
use crate::pages::tape::stay_word;
use crate::pages::{orders, prices, quotes, recharge, translations};

/// Fields that hold an amount in cents.
const MONEY: [&str; 6] = ["price", "cost", "total", "discount", "limit_total", "limit_discount"];

/// A value of a field.
pub(crate) fn told(locale: Locale, zone: CampusZone, field: &str, value: &Value) -> String {
    match value {
        Value::Null => td_string!(locale, app.no_value).to_owned(),
        Value::Bool(true) => td_string!(locale, app.yes).to_owned(),
        Value::Bool(false) => td_string!(locale, app.no).to_owned(),
        Value::Number(number) => match number.as_i64() {
            Some(at) if field.ends_with("_at") => instant(locale, zone, at),
            Some(cents) if MONEY.contains(&field) => euros(locale, cents),
            // The name of a year is no amount.
            Some(number) if !field.ends_with("year") => count(locale, number),
            _ => number.to_string(),
        },
        Value::String(text) => word(locale, field, text),
        Value::Array(list) if list.is_empty() => td_string!(locale, app.no_value).to_owned(),
        Value::Array(list) => {
            let parts = list.iter().map(|value| told(locale, zone, field, value)).collect::<Vec<_>>();
            let between = if list.iter().any(Value::is_object) { "; " } else { ", " };
            parts.join(between)
        }
        Value::Object(fields) => record(locale, zone, fields),
    }
}

fn instant(locale: Locale, zone: CampusZone, at: i64) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    Dates::new(locale).minute(zone.local(at))
}

/// A stored word in the reader's language; a date; or the text as it is.
fn word(locale: Locale, field: &str, text: &str) -> String {
    if text.is_empty() {
        return td_string!(locale, app.no_value).to_owned();
    }
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Dates::new(locale).date(date);
    }
    let known = match field {
        "status" => StayStatus::parse(text).map(|status| stay_word(locale, status)),
        "kind" => ClosureKind::parse(text)
            .map(|kind| kind_word(locale, kind))
            .or_else(|| Kind::parse(text).map(|kind| prices::kind_word(locale, kind))),
        "unit" => Unit::parse(text).map(|unit| prices::unit_word(locale, unit)),
        "style" => SetupStyle::parse(text).map(|style| style_name(locale, style)),
        "state" => FunctionState::parse(text)
            .map(|state| state_word(locale, state))
            .or_else(|| OrderState::parse(text).map(|state| orders::state_word(locale, state)))
            .or_else(|| Document::parse(text).map(|state| translations::state_word(locale, state)))
            .or_else(|| quote::State::parse(text).map(|state| quotes::state_word(locale, state)))
            .or_else(|| {
                domain::recharge::State::parse(text).map(|state| recharge::state_word(locale, state))
            }),
        "role" => Role::parse(text).map(|role| role_name(locale, role)),
        _ => None,
    };
    known.unwrap_or(text).to_owned()
}

/// Several fields in a line: the interval of a room, the dates of guests, or each by its name.
fn record(locale: Locale, zone: CampusZone, fields: &Map<String, Value>) -> String {
    let text = |name: &str| fields.get(name).map(|value| told(locale, zone, name, value));
    if let (Some(room), Some(from), Some(until)) = (text("resource"), text("from_at"), text("until_at")) {
        return format!("{room}, {}", td_string!(locale, room.between, from = from, until = until));
    }
    let heads = fields.get("heads").and_then(Value::as_i64);
    if let (Some(heads), Some(from), Some(until)) = (heads, text("arrival"), text("departure")) {
        let guests = td_string!(locale, stay.heads, count = heads, n = count(locale, heads));
        return format!("{guests}, {}", td_string!(locale, room.between, from = from, until = until));
    }
    let part = |(name, value): (&String, &Value)| {
        format!("{} {}", field_word(locale, name), told(locale, zone, name, value))
    };
    fields.iter().map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn in_english(field: &str, value: Value) -> String {
        told(Locale::en, CampusZone::default(), field, &value)
    }

    #[test]
    fn rooms_and_guests_are_read_with_their_dates() {
        let room = json!([{ "resource": "AM1-101", "from_at": 1_780_308_000, "until_at": 1_780_480_800 }]);
        assert_eq!(in_english("rooms", room), "AM1-101, 1 Jun 2026, 12:00 – 3 Jun 2026, 12:00");
        let guests = json!([{ "heads": 2, "arrival": "2026-06-01", "departure": "2026-06-03" }]);
        assert_eq!(in_english("guests", guests), "2 guests, 1 Jun 2026 – 3 Jun 2026");
    }

    #[test]
    fn stored_words_are_translated_and_unknown_ones_stand_as_they_are() {
        assert_eq!(
            told(Locale::fr, CampusZone::default(), "role", &json!("auditor")),
            role_name(Locale::fr, Role::Auditor)
        );
        assert_eq!(in_english("status", json!("in_house")), "In house");
        assert_eq!(in_english("status", json!("half built")), "half built");
        // Of a document; read as stored, it was English in every language.
        assert_eq!(told(Locale::fr, CampusZone::default(), "state", &json!("delivered")), "Livrée");
        assert_eq!(in_english("kind", json!("renovation")), "Renovation");
        assert_eq!(in_english("disabled", json!(false)), "no");
        assert_eq!(in_english("first_year", json!(2026)), "2026");
        assert_eq!(in_english("room_nights", json!(25_000)), "25,000");
        assert_eq!(
            in_english("anything", json!({ "style": "theatre", "seats": 300 })),
            "Seats 300, Set-up Theatre"
        );
    }
}
