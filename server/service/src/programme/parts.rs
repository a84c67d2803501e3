//! All that a programme is made from, read in one state of the data.

use crate::Context;
use domain::calendar::next_day;
use domain::campus::{Campus, Seats};
use domain::claim::Interval;
use domain::event::Event;
use domain::function::{Function, FunctionState};
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use domain::language::Language;
use domain::programme::{
    Hall, Place, Published, Session, Settings, Shown, ShownStand, ShownTrack, Track, has_kit,
};
use domain::stand::{Exhibitor, Stand};
use std::collections::BTreeMap;

/// The sessions of an event with the halls they are in.
pub(super) struct Parts {
    pub event: Event,
    pub tracks: Vec<Track>,
    pub sessions: Vec<Session>,
    pub functions: Vec<Function>,
    pub wishes: BTreeMap<FunctionId, Wish>,
    pub campus: Campus,
    pub stands: Vec<Stand>,
    pub exhibitors: Vec<Exhibitor>,
}

/// Reads them within a transaction.
macro_rules! parts {
    ($tx:ident, $db:ident, $event:expr) => {{
        let event = $event;
        let id = event.id;
        $crate::programme::parts::Parts {
            tracks: $db::programme::tracks($tx, id).await?,
            sessions: $db::programme::sessions($tx, id).await?,
            functions: $db::function::of_event($tx, id).await?,
            wishes: $db::interpretation::wishes($tx, id).await?,
            campus: $db::campus::load($tx).await?,
            stands: $db::stand::stands($tx, id).await?,
            exhibitors: $db::stand::exhibitors($tx, id).await?,
            event,
        }
    }};
}

pub(super) use parts;

impl Parts {
    pub fn function(&self, id: FunctionId) -> Option<&Function> {
        self.functions.iter().find(|function| function.id == id)
    }

    /// The name of the hall of a function.
    pub fn hall_name(&self, function: &Function) -> String {
        self.campus.space(function.space).map(|space| space.name.to_string()).unwrap_or_default()
    }

    /// The halls of all functions, with the languages that are not to be had.
    pub fn halls(&self, uncovered: &BTreeMap<FunctionId, Vec<Language>>) -> Vec<Hall> {
        let hall = |function: &Function| {
            let space = self.campus.space(function.space);
            Hall {
                function: function.id,
                time: function.time,
                held: function.state == FunctionState::Held,
                seats: space.and_then(|space| space.seats(function.style)).map(Seats::get),
                kit: space.is_some_and(|space| has_kit(&self.campus, space)),
                uncovered: uncovered.get(&function.id).cloned().unwrap_or_default(),
            }
        };
        self.functions.iter().map(hall).collect()
    }

    /// The days of the event.
    pub fn days(&self, ctx: &Context) -> Option<Interval> {
        let (from, until) = (self.event.from, next_day(self.event.until));
        Interval::new(ctx.zone.start_of(from), ctx.zone.start_of(until))
    }

    /// What would be published now.
    pub fn published(&self, settings: Settings) -> Published {
        let track = |track: &Track| ShownTrack { id: track.id, names: track.names.clone() };
        Published {
            title: self.event.title.clone(),
            settings,
            tracks: self.tracks.iter().map(track).collect(),
            sessions: self.sessions.iter().map(|session| self.shown(session, settings)).collect(),
            gone: Vec::new(),
            stands: if settings.stands { self.exhibited() } else { Vec::new() },
        }
    }

    /// Who exhibits at which stand, by the labels of these.
    fn exhibited(&self) -> Vec<ShownStand> {
        let shown = |stand: &Stand| {
            let exhibitor = self.exhibitors.iter().find(|one| one.stand == Some(stand.id))?;
            let hall = stand.function.and_then(|id| self.function(id));
            Some(ShownStand {
                organisation: exhibitor.said.organisation.clone(),
                label: stand.label.clone(),
                hall: hall.map(|function| self.hall_name(function)).unwrap_or_default(),
                link: exhibitor.said.link.clone(),
            })
        };
        self.stands.iter().filter_map(shown).collect()
    }

    fn shown(&self, session: &Session, settings: Settings) -> Shown {
        // Where a hall is not held yet, nobody is sent there.
        let held = |function: &&Function| function.state == FunctionState::Held;
        let function = session.function.and_then(|id| self.function(id)).filter(held);
        let link = if settings.links { session.link.clone() } else { String::new() };
        Shown {
            id: session.id,
            texts: session.texts.clone(),
            kind: session.kind,
            state: session.state,
            track: session.track,
            format: session.format,
            from_at: session.time.from_at(),
            until_at: session.time.until_at(),
            link,
            place: function.map(|function| self.place(function)),
            speakers: session.speakers.clone(),
            sequence: 0,
            changed_at: 0,
        }
    }

    fn place(&self, function: &Function) -> Place {
        let wish = self.wishes.get(&function.id).cloned().unwrap_or_default();
        Place { hall: self.hall_name(function), spoken: wish.floor, heard: wish.wanted }
    }
}
