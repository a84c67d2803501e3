//! From a piece to what is written: the event as it stands here, with the statuses it came to.

use super::event_row::EventRow;
use super::unit::Piece;
use crate::Context;
use crate::event::Precedents;
use chrono::{DateTime, NaiveDate, Utc};
use domain::event::{Client, Event, EventDraft, EventStatus, Odds};
use domain::ids::{EventId, OrganisationId};
use domain::organisation::{Organisation, OrganisationKind};
use domain::search::folded;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;
use store_model::event::EventStage;
use store_model::import::events::{BlockSays, EventSays, Said, Unit};

/// The hour of what has only a date.
const HOUR: u32 = 9;

/// What is known while units are made.
pub(super) struct Maker<'a> {
    pub ctx: &'a Context,
    pub source: &'a str,
    /// One clock reading for the whole run.
    pub now: DateTime<Utc>,
    pub precedents: Arc<Precedents>,
    /// What kind of organisation is called so.
    pub organisations: HashMap<Vec<String>, OrganisationKind>,
}

impl Maker<'_> {
    /// The unit of a piece. `is_known` where its event was imported before: then no rooms may be fewer than there were.
    pub fn unit(&self, piece: &Piece, is_known: bool) -> Unit {
        let event = piece.event.as_ref().map(|(_, row)| self.event(&piece.reference, row));
        let says = !piece.rooms.is_empty() && (is_known || !piece.agreed.is_empty());
        let block = says.then(|| block(piece));
        Unit { reference: piece.reference.clone(), event, block }
    }

    fn event(&self, reference: &str, row: &EventRow) -> EventSays {
        let client = row.client.unwrap_or_else(|| self.client(row.organisation.as_deref()));
        let id = EventId::new(self.ctx.ids.next());
        let draft = EventDraft {
            title: row.title.clone(),
            kind: row.kind,
            client,
            from: row.days.0,
            until: row.days.1,
            on_campus: row.on_campus,
            online: row.online,
            enrolments: row.enrolments,
            probability: None,
            brief: row.notes.clone(),
        };
        let named = (String::new(), row.title.clone());
        let event = draft.write(Event::enquiry(id, named, row.kind, row.days));
        let status = self.status(row);
        let option_until = row.option_until.filter(|_| status == EventStatus::Tentative);
        let source = format!("{} {reference}", self.source);
        let event = Event { status, option_until, ending: row.ending.clone(), source, ..event };
        let organisation = row.organisation.as_ref().map(|name| Organisation {
            id: OrganisationId::new(self.ctx.ids.next()),
            name: name.clone(),
            kind: client.organisation(),
            synthetic: false,
        });
        let (stages, dated) = self.stages(row, &event);
        EventSays { said: said(row), event, organisation, organiser: row.organiser, stages, dated }
    }

    /// Who holds it says what kind of client it is for, where the file does not.
    fn client(&self, organisation: Option<&str>) -> Client {
        match organisation {
            None => Client::of(None),
            Some(name) => {
                self.organisations.get(&folded(name)).map_or(Client::Other, |kind| Client::of(Some(*kind)))
            }
        }
    }

    /// Where it stands here: an option that ran out is let go, as it would be the next night.
    fn status(&self, row: &EventRow) -> EventStatus {
        if row.option_over(self.ctx.zone.date(self.now)) { EventStatus::Enquiry } else { row.status }
    }

    /// The statuses it came to, and how many of them, from the first, the file dates. How likely it seemed then nobody wrote
    /// down: of what is open, or agreed and still to come, it is what the record of that day says, to be scored later as
    /// that of other events is.
    fn stages(&self, row: &EventRow, event: &Event) -> (Vec<EventStage>, usize) {
        let at = |day: NaiveDate| self.ctx.zone.at(day, HOUR).min(self.now);
        let dated = |status, day| EventStage {
            learned: self.learned(event, status, day),
            ..EventStage::new(status, at(day))
        };
        let mut stages = Vec::new();
        stages.extend(row.asked_on.map(|day| dated(EventStatus::Enquiry, day)));
        let agreed = row.agreed_on.filter(|_| !event.status.is_open());
        stages.extend(agreed.map(|day| dated(EventStatus::Definite, day)));
        let known = stages.len();
        if stages.last().is_some_and(|last| last.status == event.status) {
            return (stages, known);
        }
        let ended = match event.status {
            EventStatus::Actual => Some(event.until),
            status if status.is_off() => row.ended_on.or(Some(event.from)),
            _ => None,
        };
        let stage = if let Some(day) = ended {
            dated(event.status, day)
        } else {
            let learned = self.precedents.odds(event, self.ctx.zone.date(self.now)).map(Odds::percent);
            EventStage { learned, ..EventStage::new(event.status, self.now) }
        };
        stages.push(stage);
        (stages, known + usize::from(ended.is_some()))
    }

    /// What the record of a day said of an event that came to a status then; nothing where it is known what became of it.
    fn learned(&self, event: &Event, status: EventStatus, day: NaiveDate) -> Option<i64> {
        let is_over = !event.status.is_open() && event.status != EventStatus::Definite;
        let then = Event { status, ..event.clone() };
        let odds = || self.precedents.before(day).odds(&then, day);
        if is_over { None } else { odds().map(Odds::percent) }
    }
}

fn block(piece: &Piece) -> BlockSays {
    let nights = piece.agreed.iter().collect::<Vec<_>>();
    let said = said(&(nights, piece.cut_off));
    BlockSays { said, rooms: piece.agreed.clone(), cut_off: piece.cut_off }
}

fn said(what: &impl Serialize) -> Said {
    Sha256::digest(json!(what).to_string()).into()
}
