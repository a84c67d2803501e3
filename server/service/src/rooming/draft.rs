//! An entry as it is written, in a form or in a row of a file, and its parsing.

use super::loaded::Loaded;
use crate::block::FURTHEST;
use crate::dates::{self, DateOrder};
use chrono::{NaiveDate, TimeDelta};
use domain::calendar::StayDates;
use domain::ids::RoomTypeId;
use domain::rooming::{Details, Field};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// What is written in each field. A field that is not there keeps what it holds.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Draft(pub BTreeMap<Field, String>);

// What is logged names nobody.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// A field and what is wrong with it.
pub(crate) type Fault = (Field, &'static str);

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Writing {
    /// What comes first.
    pub order: DateOrder,
    /// Whether a date may be a number of days, as in a workbook.
    pub serials: bool,
}

/// Reads a draft; every field that is wrong is told, not only the first.
pub(crate) struct Reader<'a> {
    pub loaded: &'a Loaded,
    pub writing: Writing,
}

impl Reader<'_> {
    pub fn read(&self, draft: &Draft, before: Option<&Details>) -> Result<Details, Vec<Fault>> {
        let mut faults = Vec::new();
        let short = |field, most, faults: &mut Vec<Fault>| {
            let text = draft.text(field, before);
            if text.chars().count() > most {
                faults.push((field, "too_long"));
            }
            text
        };
        let name = short(Field::Name, 200, &mut faults);
        let email = short(Field::Email, 200, &mut faults);
        let enrolment = short(Field::Enrolment, 40, &mut faults);
        let sharing = short(Field::Sharing, 200, &mut faults);
        let remarks = short(Field::Remarks, 500, &mut faults);
        faults.extend(name.is_empty().then_some((Field::Name, "missing")));
        faults
            .extend((!email.is_empty() && !email.contains('@')).then_some((Field::Email, "not_an_address")));
        let nights = self.nights(draft, before, &mut faults);
        let visa = self.visa(draft, before, &mut faults);
        let room_type = self.room_type(draft, before, &sharing, &mut faults);
        let step_free = flag(draft, before, &mut faults);
        match (nights, room_type) {
            (Some(nights), Some(room_type)) if faults.is_empty() => {
                Ok(Details { name, email, enrolment, nights, room_type, sharing, step_free, visa, remarks })
            }
            _ => Err(faults),
        }
    }

    fn day(
        &self,
        draft: &Draft,
        field: Field,
        before: Option<NaiveDate>,
        faults: &mut Vec<Fault>,
    ) -> Option<NaiveDate> {
        let Some(text) = draft.0.get(&field) else { return before };
        let text = text.trim();
        let day = dates::read(text, self.writing.order, self.writing.serials);
        faults.extend((day.is_none() && !text.is_empty()).then_some((field, "not_a_date")));
        day
    }

    fn nights(&self, draft: &Draft, before: Option<&Details>, faults: &mut Vec<Fault>) -> Option<StayDates> {
        let known = faults.len();
        let arrival = self.day(draft, Field::Arrival, before.map(|one| one.nights.arrival()), faults);
        let departure = self.day(draft, Field::Departure, before.map(|one| one.nights.departure()), faults);
        let told = |field| move |(told, _): &Fault| *told == field;
        if arrival.is_none() && !faults[known..].iter().any(told(Field::Arrival)) {
            faults.push((Field::Arrival, "missing"));
        }
        if departure.is_none() && !faults[known..].iter().any(told(Field::Departure)) {
            faults.push((Field::Departure, "missing"));
        }
        let (arrival, departure) = (arrival?, departure?);
        let (event, reach) = (&self.loaded.event, TimeDelta::days(FURTHEST));
        faults.extend((arrival < event.from - reach).then_some((Field::Arrival, "too_early")));
        faults.extend((departure > event.until + reach).then_some((Field::Departure, "too_late")));
        let dates = StayDates::new(arrival, departure).ok().filter(|dates| !dates.is_day_use());
        faults.extend(dates.is_none().then_some((Field::Departure, "before_arrival")));
        dates
    }

    fn visa(
        &self,
        draft: &Draft,
        before: Option<&Details>,
        faults: &mut Vec<Fault>,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let known = faults.len();
        let before = before.and_then(|one| one.visa);
        let from = self.day(draft, Field::VisaFrom, before.map(|visa| visa.0), faults);
        let until = self.day(draft, Field::VisaUntil, before.map(|visa| visa.1), faults);
        if faults.len() == known {
            faults.extend((from.is_none() && until.is_some()).then_some((Field::VisaFrom, "missing")));
            faults.extend((from.is_some() && until.is_none()).then_some((Field::VisaUntil, "missing")));
            faults.extend((from > until && until.is_some()).then_some((Field::VisaUntil, "before_first")));
        }
        from.zip(until)
    }

    /// By code or name; the usual type where none is said.
    fn room_type(
        &self,
        draft: &Draft,
        before: Option<&Details>,
        sharing: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<RoomTypeId> {
        let text = draft.0.get(&Field::RoomType).map(|text| text.trim()).unwrap_or_default();
        if text.is_empty() {
            let usual = || self.loaded.usual_type(!sharing.is_empty());
            let room_type = before.map(|one| one.room_type).or_else(usual);
            faults.extend(room_type.is_none().then_some((Field::RoomType, "missing")));
            return room_type;
        }
        let is = |known: &str| known.to_lowercase() == text.to_lowercase();
        let mut types = self.loaded.types.iter();
        let found = types.find(|kind| is(&kind.code.to_string()) || is(&kind.name.to_string()));
        faults.extend(found.is_none().then_some((Field::RoomType, "unknown")));
        found.map(|kind| kind.id)
    }
}

impl Draft {
    /// Whether a type of room is asked for.
    pub(super) fn says_room_type(&self) -> bool {
        self.0.get(&Field::RoomType).is_some_and(|text| !text.trim().is_empty())
    }

    fn text(&self, field: Field, before: Option<&Details>) -> String {
        let written = self.0.get(&field).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        written.unwrap_or_else(|| match before.map(|before| before.value(field)) {
            Some(domain::rooming::Value::Text(text)) => text,
            _ => String::new(),
        })
    }
}

fn flag(draft: &Draft, before: Option<&Details>, faults: &mut Vec<Fault>) -> bool {
    const YES: [&str; 10] = ["yes", "y", "x", "1", "true", "oui", "sì", "si", "sí", "sim"];
    const NO: [&str; 9] = ["", "no", "n", "0", "false", "non", "não", "nao", "-"];
    let Some(text) = draft.0.get(&Field::StepFree) else {
        return before.is_some_and(|one| one.step_free);
    };
    let text = text.trim().to_lowercase();
    let yes = YES.contains(&text.as_str());
    faults.extend((!yes && !NO.contains(&text.as_str())).then_some((Field::StepFree, "not_yes_or_no")));
    yes
}
