//! From what a row says to the stay it makes: words become ids, and the stay gets its past.

use super::code;
use super::columns::{BookedAt, Column, Columns};
use super::draft::{Draft, date_column};
use super::fault::{Fault, Reason};
use super::lines::{Chunk, Line};
use super::mapping::Mapping;
use super::value::fault;
use crate::Context;
use chrono::{DateTime, Utc};
use domain::ids::{AccountId, EventId, GuestId, OrganisationId, RoomTypeId, StayId};
use domain::segment::Segment;
use domain::stay::{GuestLine, NewStay, Origin, OriginError, Past, Stay, StayAction};
use std::collections::HashMap;
use store_model::history::Stamp;
use store_model::import::{Batch, Catalogue, KnownType, NewOrganisation, Row};
use store_model::person::Guest;
use store_model::stay::Change;

/// What words stand for.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    ctx: &'a Context,
    mapping: &'a Mapping,
    source: &'a str,
    actor: Option<AccountId>,
    /// One clock reading for the whole run.
    now: DateTime<Utc>,
    types: HashMap<String, RoomTypeId>,
    segments: HashMap<String, String>,
    events: HashMap<String, EventId>,
    organisations: HashMap<String, OrganisationId>,
    /// Organisations that this run is the first to name.
    new_organisations: HashMap<OrganisationId, NewOrganisation>,
}

impl<'a> Resolver<'a> {
    /// Knows what the catalogue lists, by code and by name, whatever the case.
    pub fn new(
        ctx: &'a Context,
        mapping: &'a Mapping,
        source: &'a str,
        actor: Option<AccountId>,
        known: &Catalogue,
    ) -> Self {
        let lower = |text: &str| text.to_lowercase();
        let mut segments = HashMap::new();
        segments.extend(known.segments.iter().map(|known| (lower(&known.name), known.code.clone())));
        segments.extend(known.segments.iter().map(|known| (lower(&known.code), known.code.clone())));
        Self {
            ctx,
            mapping,
            source,
            actor,
            now: ctx.now(),
            types: types(&known.room_types),
            segments,
            events: known.events.iter().cloned().collect(),
            organisations: known.organisations.iter().map(|(name, id)| (lower(name), *id)).collect(),
            new_organisations: HashMap::new(),
        }
    }

    /// The type of a word: by the mapping, else the one made for this source, else by code or name.
    pub fn room_type(&self, word: &str) -> Option<RoomTypeId> {
        if let Some(code) = self.mapping.room_types.get(word) {
            return self.types.get(code).copied();
        }
        let made = code::room_type(self.source, word);
        self.types.get(&made).or_else(|| self.types.get(&word.to_lowercase())).copied()
    }

    /// The rows of a chunk that make a stay, and the lines that make none.
    pub fn batch(&mut self, chunk: Chunk) -> (Batch, Vec<(i64, Fault)>) {
        let mut batch = Batch { source: self.source.to_owned(), ..Batch::default() };
        let mut faults = Vec::new();
        for line in chunk.lines {
            let number = i64::try_from(line.number).unwrap_or(i64::MAX);
            match self.row(number, line, &chunk.columns, &mut batch.segments) {
                Ok(row) => batch.rows.push(row),
                Err(fault) => faults.push((number, fault)),
            }
        }
        let named = batch.rows.iter().filter_map(|row| row.changes.first()?.after.organisation);
        let new = named.filter_map(|id| self.new_organisations.get(&id).cloned());
        batch.organisations = new.collect();
        (batch, faults)
    }

    fn row(
        &mut self,
        number: i64,
        line: Line,
        columns: &Columns,
        segments: &mut Vec<Segment>,
    ) -> Result<Row, Fault> {
        let draft = line.content?;
        let (guests, lines) = self.guests(&draft);
        let room_type = self
            .room_type(&draft.room_type)
            .ok_or_else(|| fault(&columns.room_type, Reason::UnknownRoomType))?;
        let new = NewStay {
            id: StayId::new(self.ctx.ids.next()),
            segment: self.segment(draft.segment.as_deref(), columns, segments)?,
            event: self.event(draft.event.as_deref(), columns)?,
            organisation: draft.organisation.as_deref().map(|name| self.organisation(name)),
            room_type,
            room: None,
            dates: draft.dates,
            guests: lines,
            booked_at: self.now,
            synthetic: false,
        };
        let origin = Origin { reference: draft.reference, booked: draft.booked, outcome: draft.outcome };
        let past = Stay::import(new, &origin, self.now, self.ctx.zone)
            .map_err(|error| origin_fault(error, columns))?;
        Ok(Row { line: number, key: line.key, guests, changes: self.changes(past) })
    }

    fn changes(&self, past: Vec<Past>) -> Vec<Change> {
        let mut before = None;
        let mut changes = Vec::with_capacity(past.len());
        for Past { action, effective_at, stay } in past {
            let stamp = Stamp { effective_at, recorded_at: self.now, actor: self.actor };
            changes.push(Change { before: before.replace(stay.clone()), after: stay, action, stamp });
        }
        changes
    }

    fn segment(
        &self,
        word: Option<&str>,
        columns: &Columns,
        segments: &mut Vec<Segment>,
    ) -> Result<String, Fault> {
        let refused = |reason| match &columns.segment {
            Some(column) => fault(column, reason),
            None => Fault { column: String::new(), reason },
        };
        let word = word.or(self.mapping.default_segment.as_deref());
        let word = word.ok_or_else(|| refused(Reason::Missing))?;
        let Some(own) = self.mapping.segment_of(word) else {
            let known = self.segments.get(&word.to_lowercase()).cloned();
            return known.ok_or_else(|| refused(Reason::UnknownSegment));
        };
        let code = own.code.clone();
        if !segments.iter().any(|known| known.code == code) {
            segments.push(own);
        }
        Ok(code)
    }

    fn event(&self, code: Option<&str>, columns: &Columns) -> Result<Option<EventId>, Fault> {
        let (Some(code), Some(column)) = (code, &columns.event) else { return Ok(None) };
        let known = self.events.get(code).copied();
        known.map(Some).ok_or_else(|| fault(column, Reason::UnknownEvent))
    }

    fn organisation(&mut self, name: &str) -> OrganisationId {
        let key = name.to_lowercase();
        if let Some(&known) = self.organisations.get(&key) {
            return known;
        }
        let id = OrganisationId::new(self.ctx.ids.next());
        self.organisations.insert(key, id);
        self.new_organisations.insert(id, NewOrganisation { id, name: name.to_owned() });
        id
    }

    /// A named guest has a line of their own; the others share one. A stay of nobody has none.
    fn guests(&self, draft: &Draft) -> (Vec<Guest>, Vec<GuestLine>) {
        let named: Vec<Guest> = draft.guest.iter().map(|(name, email)| self.guest(name, email)).collect();
        let mut lines: Vec<GuestLine> = named
            .iter()
            .map(|guest| GuestLine { guest: Some(guest.id), heads: 1, dates: draft.dates })
            .collect();
        let others = draft.heads.saturating_sub(u32::from(draft.guest.is_some()));
        if others > 0 {
            lines.push(GuestLine { guest: None, heads: others, dates: draft.dates });
        }
        (named, lines)
    }

    fn guest(&self, full_name: &str, email: &str) -> Guest {
        Guest {
            id: GuestId::new(self.ctx.ids.next()),
            full_name: full_name.to_owned(),
            email: email.to_owned(),
            phone: String::new(),
            nationality: String::new(),
            synthetic: false,
        }
    }
}

/// Room types by name in small letters and by code; a code goes before a name that is the same word.
pub(super) fn types(known: &[KnownType]) -> HashMap<String, RoomTypeId> {
    let names = known.iter().map(|known| (known.name.to_lowercase(), known.id));
    names.chain(known.iter().map(|known| (known.code.clone(), known.id))).collect()
}

fn origin_fault(error: OriginError, columns: &Columns) -> Fault {
    let booked = match &columns.booked {
        BookedAt::On(at) => date_column(at),
        BookedAt::DaysBefore(column) => column,
    };
    let arrival = date_column(&columns.arrival);
    let status = || columns.status.as_ref().unwrap_or(arrival);
    let (column, reason): (&Column, Reason) = match error {
        OriginError::BookedTooLate { .. } => (booked, Reason::BookedTooLate),
        OriginError::StillToCome { action: StayAction::Reserve, date } => (booked, Reason::StillToCome(date)),
        OriginError::StillToCome { date, .. } => (status(), Reason::StillToCome(date)),
        OriginError::GuestOutside => (arrival, Reason::Backwards),
    };
    fault(column, reason)
}
