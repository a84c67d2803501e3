//! Orders in forms: fields as typed, and what they mean.

use super::interpretation::Sent;
use chrono::{DateTime, NaiveDateTime};
use domain::calendar::CampusZone;
use domain::claim::Interval;
use domain::order::{Diet, Order};
use i18n::whole;
use service::error::FieldError;
use std::collections::BTreeMap;

/// The order of a form, or everything that cannot be read.
pub fn order(sent: &Sent, zone: CampusZone) -> Result<Order, Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut missing = |field: &str, code| faults.push(FieldError::new(field, code));
    let (item, expected) = (sent.text("item").parse().ok(), whole(sent.text("expected")));
    let (day, due) = (sent.date("day"), sent.date("guarantee_due"));
    let until_day = if sent.text("until_day").trim().is_empty() { day } else { sent.date("until_day") };
    let (from, until) = (sent.time("from_time"), sent.time("until_time"));
    let fields = [
        ("item", item.is_none()),
        ("day", day.is_none()),
        ("from_time", from.is_none()),
        ("until_time", until.is_none()),
        ("until_day", day.is_some() && until_day.is_none()),
        ("expected", expected.is_none()),
        ("guarantee_due", due.is_none()),
    ];
    fields.into_iter().filter(|(_, wrong)| *wrong).for_each(|(field, _)| missing(field, "missing"));
    let at = |day: Option<chrono::NaiveDate>, time| {
        day.zip(time).map(|(day, time)| zone.instant(NaiveDateTime::new(day, time)))
    };
    let span = at(day, from).zip(at(until_day, until));
    let time = span.and_then(|(from, until)| Interval::new(from, until));
    if span.is_some() && time.is_none() {
        missing("until_time", "backwards");
    }
    let diets = diets(sent, &mut faults);
    match (item, time, expected, due) {
        (Some(item), Some(time), Some(expected), Some(guarantee_due)) if faults.is_empty() => Ok(Order {
            item,
            function: sent.text("function").parse().ok(),
            time,
            expected,
            guarantee_due,
            diets,
            allergies: sent.text("allergies").to_owned(),
            note: sent.text("note").to_owned(),
        }),
        _ => Err(faults),
    }
}

fn diets(sent: &Sent, faults: &mut Vec<FieldError>) -> BTreeMap<Diet, i64> {
    let mut found = BTreeMap::new();
    for diet in Diet::ALL {
        match (sent.text(diet.code()).trim(), whole(sent.text(diet.code()))) {
            ("", _) | (_, Some(0)) => {}
            (_, Some(heads)) => {
                found.insert(*diet, heads);
            }
            (_, None) => faults.push(FieldError::new(diet.code(), "missing")),
        }
    }
    found
}

/// An order as its form shows it.
pub fn fields(order: &Order, version: i64, zone: CampusZone) -> Sent {
    let mut sent = Sent::default();
    let (from, until) = local(order.time, zone);
    sent.put("version", version.to_string());
    sent.put("item", order.item.to_string());
    sent.put("function", order.function.map(|id| id.to_string()).unwrap_or_default());
    sent.put("day", from.date().to_string());
    sent.put("from_time", from.format("%H:%M").to_string());
    sent.put("until_time", until.format("%H:%M").to_string());
    if until.date() != from.date() {
        sent.put("until_day", until.date().to_string());
    }
    sent.put("expected", order.expected.to_string());
    sent.put("guarantee_due", order.guarantee_due.to_string());
    for (diet, heads) in &order.diets {
        sent.put(diet.code(), heads.to_string());
    }
    sent.put("allergies", order.allergies.clone());
    sent.put("note", order.note.clone());
    sent
}

/// Beginning and end by the campus clock.
pub fn local(time: Interval, zone: CampusZone) -> (NaiveDateTime, NaiveDateTime) {
    let at = |seconds| zone.local(DateTime::from_timestamp(seconds, 0).unwrap_or_default());
    (at(time.from_at()), at(time.until_at()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Sent {
        let mut sent = Sent::default();
        for (name, value) in fields {
            sent.put(name, *value);
        }
        sent
    }

    const LUNCH: [(&str, &str); 6] = [
        ("item", "00000000-0000-0000-0000-000000000007"),
        ("day", "2026-06-01"),
        ("from_time", "12:30"),
        ("until_time", "14:00"),
        ("expected", "40"),
        ("guarantee_due", "2026-05-29"),
    ];

    #[test]
    fn an_order_comes_back_from_its_form_as_it_was_kept() {
        let zone = CampusZone::default();
        let typed =
            sent(&[&LUNCH[..], &[("vegan", "3"), ("halal", "0"), ("until_day", "2026-06-02")]].concat());
        let order = order(&typed, zone).unwrap();
        assert_eq!(order.diets, [(Diet::Vegan, 3)].into());
        assert_eq!(super::order(&fields(&order, 4, zone), zone), Ok(order));
    }

    #[test]
    fn everything_that_cannot_be_read_is_named_at_once() {
        let zone = CampusZone::default();
        let named = |sent: &Sent| {
            order(sent, zone).unwrap_err().into_iter().map(|one| (one.field, one.code)).collect::<Vec<_>>()
        };
        let typed = sent(&[("kosher", "some"), ("day", "2026-06-01"), ("from_time", "9:00")]);
        let fields = named(&typed).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields, ["item", "until_time", "expected", "guarantee_due", "kosher"]);
        let backwards = sent(&[&LUNCH[..], &[("until_time", "11:00")]].concat());
        assert_eq!(named(&backwards), [("until_time".to_owned(), "backwards")]);
    }
}
