//! One line of the file of events.

use super::heads::{Line, Names};
use crate::import::fault::{Fault, Reason};
use chrono::NaiveDate;
use domain::event::{
    Client, EndReason, Ending, EventKind, EventStatus, LONGEST_BRIEF, LONGEST_DAYS, LONGEST_TITLE, MOST_HEADS,
};
use domain::ids::AccountId;
use serde::Serialize;
use std::collections::HashMap;

/// The most characters of a reference.
pub(super) const LONGEST_REFERENCE: usize = 60;
/// The most characters of the name of an organisation, or of why an event ended.
const LONGEST_NAME: usize = 200;

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Reference,
    Title,
    Kind,
    Status,
    FirstDay,
    LastDay,
    Organisation,
    Client,
    OnCampus,
    Online,
    Enrolments,
    OptionUntil,
    Organiser,
    Notes,
    AskedOn,
    AgreedOn,
    EndedOn,
    EndReason,
}

/// What they may be called, our own names first.
pub(super) const NAMES: [Names<Field>; 18] = [
    (Field::Reference, &["reference", "ref", "old_reference", "event_reference", "booking_reference"]),
    (Field::Title, &["title", "event", "event_name", "event_title", "name"]),
    (Field::Kind, &["kind", "type", "event_type"]),
    (Field::Status, &["status", "event_status"]),
    (Field::FirstDay, &["first_day", "start", "start_date", "from"]),
    (Field::LastDay, &["last_day", "end", "end_date", "until"]),
    (Field::Organisation, &["organisation", "organization", "account", "company"]),
    (Field::Client, &["client", "client_class", "client_type"]),
    (Field::OnCampus, &["on_campus", "participants", "attendees", "pax"]),
    (Field::Online, &["online", "online_participants"]),
    (Field::Enrolments, &["enrolments", "enrollments"]),
    (Field::OptionUntil, &["option_until", "option_date", "option"]),
    (Field::Organiser, &["organiser", "organizer", "owner", "responsible"]),
    (Field::Notes, &["notes", "brief", "remarks"]),
    (Field::AskedOn, &["asked_on", "enquiry_date", "created_on", "created"]),
    (Field::AgreedOn, &["agreed_on", "confirmed_on", "decision_date"]),
    (Field::EndedOn, &["ended_on", "cancelled_on", "lost_on"]),
    (Field::EndReason, &["end_reason", "reason", "cancellation_reason"]),
];

/// The columns that a file must have.
pub(super) const NEEDED: [Field; 6] =
    [Field::Reference, Field::Title, Field::Kind, Field::Status, Field::FirstDay, Field::LastDay];

/// What a line says. Whatever its dates and words are written like, the same is the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct EventRow {
    pub title: String,
    pub kind: EventKind,
    pub status: EventStatus,
    pub days: (NaiveDate, NaiveDate),
    pub organisation: Option<String>,
    pub client: Option<Client>,
    pub on_campus: i64,
    pub online: i64,
    pub enrolments: Option<i64>,
    pub option_until: Option<NaiveDate>,
    pub organiser: Option<AccountId>,
    pub notes: String,
    pub asked_on: Option<NaiveDate>,
    pub agreed_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub ending: Option<Ending>,
}

/// Who looks after events, by address and by name in small letters; none where several are called so.
pub(super) type Organisers = HashMap<String, Option<AccountId>>;

impl EventRow {
    /// Reads a line, or says the first thing that is wrong with it.
    pub fn read(line: &Line<'_, Field>, organisers: &Organisers, today: NaiveDate) -> Result<Self, Fault> {
        let title = line.needed(Field::Title, line.short(Field::Title, LONGEST_TITLE)?)?;
        let kind = line.word(Field::Kind, EventKind::parse, Reason::UnknownKind)?;
        let status = line.needed(Field::Status, status(line)?)?;
        let days = days(line)?;
        if status == EventStatus::Actual && days.0 > today {
            return Err(line.fault(Field::Status, Reason::NotYet(days.0)));
        }
        let number = |field| line.number(field, MOST_HEADS);
        let [asked_on, agreed_on, ended_on] = course(line, today)?;
        Ok(Self {
            title: title.to_owned(),
            kind: line.needed(Field::Kind, kind)?,
            status,
            days,
            organisation: line.short(Field::Organisation, LONGEST_NAME)?.map(str::to_owned),
            client: line.word(Field::Client, Client::parse, Reason::UnknownClient)?,
            on_campus: number(Field::OnCampus)?.unwrap_or_default(),
            online: number(Field::Online)?.unwrap_or_default(),
            enrolments: number(Field::Enrolments)?,
            option_until: option(line, status, days.0)?,
            organiser: organiser(line, organisers)?,
            notes: line.short(Field::Notes, LONGEST_BRIEF)?.unwrap_or_default().to_owned(),
            asked_on,
            agreed_on: agreed_on.filter(|_| !matches!(status, EventStatus::Lost | EventStatus::Declined)),
            ended_on: ended_on.filter(|_| status.is_off()),
            ending: ending(line, status)?,
        })
    }

    /// Whether it holds something under an option that ended before a day.
    pub fn option_over(&self, today: NaiveDate) -> bool {
        self.option_until.is_some_and(|until| until < today)
    }
}

/// The status of a line, by our own words and those of systems for hotels.
pub(super) fn status(line: &Line<'_, Field>) -> Result<Option<EventStatus>, Fault> {
    let parse = |word: &str| match word {
        "inquiry" | "prospect" => Some(EventStatus::Enquiry),
        "option" | "optional" => Some(EventStatus::Tentative),
        "confirmed" => Some(EventStatus::Definite),
        "canceled" => Some(EventStatus::Cancelled),
        "turned_down" => Some(EventStatus::Declined),
        other => EventStatus::parse(other),
    };
    line.word(Field::Status, parse, Reason::UnknownEventStatus)
}

fn days(line: &Line<'_, Field>) -> Result<(NaiveDate, NaiveDate), Fault> {
    let first = line.needed(Field::FirstDay, line.day(Field::FirstDay)?)?;
    let last = line.needed(Field::LastDay, line.day(Field::LastDay)?)?;
    if last < first {
        return Err(line.fault(Field::LastDay, Reason::EndsBefore));
    }
    if (last - first).num_days() >= LONGEST_DAYS {
        return Err(line.fault(Field::LastDay, Reason::LongEvent { most: LONGEST_DAYS }));
    }
    Ok((first, last))
}

/// What is tentative has a day on which its option ends; to all others none matters.
fn option(line: &Line<'_, Field>, status: EventStatus, first: NaiveDate) -> Result<Option<NaiveDate>, Fault> {
    if status != EventStatus::Tentative {
        return Ok(None);
    }
    let until = line.needed(Field::OptionUntil, line.day(Field::OptionUntil)?)?;
    if until > first { Err(line.fault(Field::OptionUntil, Reason::OptionLate)) } else { Ok(Some(until)) }
}

fn organiser(line: &Line<'_, Field>, organisers: &Organisers) -> Result<Option<AccountId>, Fault> {
    let Some(text) = line.text(Field::Organiser) else { return Ok(None) };
    let known = organisers.get(&text.to_lowercase()).copied().flatten();
    known.map(Some).ok_or_else(|| line.fault(Field::Organiser, Reason::UnknownOrganiser))
}

/// The days on which it was asked for, agreed and ended: in this order, and none of them to come.
fn course(line: &Line<'_, Field>, today: NaiveDate) -> Result<[Option<NaiveDate>; 3], Fault> {
    let mut days = [None; 3];
    let mut latest = None;
    for (place, field) in [Field::AskedOn, Field::AgreedOn, Field::EndedOn].into_iter().enumerate() {
        let Some(day) = line.day(field)? else { continue };
        if day > today {
            return Err(line.fault(field, Reason::NotYet(day)));
        }
        if latest.is_some_and(|latest| day < latest) {
            return Err(line.fault(field, Reason::OutOfOrder));
        }
        (latest, days[place]) = (Some(day), Some(day));
    }
    Ok(days)
}

/// Why it ended: a word of ours, or else in the words of the file.
fn ending(line: &Line<'_, Field>, status: EventStatus) -> Result<Option<Ending>, Fault> {
    let Some(text) = line.short(Field::EndReason, LONGEST_NAME)?.filter(|_| status.is_off()) else {
        return Ok(None);
    };
    let known = line.word(Field::EndReason, EndReason::parse, Reason::Missing).ok().flatten();
    Ok(Some(match known.filter(|reason| *reason != EndReason::Other) {
        Some(reason) => Ending { reason, note: String::new() },
        None => Ending { reason: EndReason::Other, note: text.to_owned() },
    }))
}
