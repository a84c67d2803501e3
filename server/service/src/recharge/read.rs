//! The notes of an event beside what really was, and beside what its client accepted.

use super::NoteLine;
use crate::event::{bound, may_plan, may_see};
use crate::quote::limits::known;
use crate::quote::read::gathered;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::quote::{Difference, Limits, Line, Part, State, differences};
use domain::recharge::{Before, Entry, Note, Reckoned, may_begin, owed};
use domain::stay::StayStatus;
use std::collections::BTreeMap;
use store_model::event::EventLine;
use store_model::quote::QuoteLine;

/// What an event is charged for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventNotes {
    /// The event.
    pub event: EventLine,
    /// What it is charged to, and the version of that.
    pub code: (String, i64),
    /// What the last event of the same organisation was charged to, if the actor sees an event charged to that.
    pub usual: Option<String>,
    /// Its notes, the last one first.
    pub notes: Vec<NoteLine>,
    /// What it comes to now.
    pub now: Reckoned,
    /// What clients agreed to, by version of the quote: of those that notes were held against, and the one accepted now.
    pub accepted: BTreeMap<i64, Vec<Line>>,
    /// The version that is accepted now.
    pub quote: Option<i64>,
    /// Stays whose guest did not come, and stays of which nobody said yet whether it came.
    pub unslept: (i64, i64),
    /// Above what a second person approves.
    pub limits: Limits,
    /// Whether there is anything to charge yet.
    pub begun: bool,
    /// Whether the actor plans the event.
    pub may_plan: bool,
    /// Whether the actor reads what things cost the house.
    pub money: bool,
}

/// What of an event is charged as it stands, what its client accepted by version of the quote, the version accepted now,
/// and its stays; inside a body.
macro_rules! reckoned {
    ($tx:ident, $db:ident, $ctx:ident, $event:expr) => {{
        let event = $event;
        let stays = $db::stay::of_event($tx, event.id).await?;
        let (mut content, prices) = gathered!($tx, $db, $ctx, event);
        content.block = None;
        content.worked = Some($db::interpretation::stints($tx, event.id).await?);
        content.stays = domain::recharge::slept(&stays, $ctx.zone, $ctx.today());
        if event.status.is_off() {
            content = domain::recharge::without_plans(content);
        }
        let quotes = $db::quote::of_event($tx, event.id).await?;
        let quote = quotes.iter().find(|line| $crate::recharge::read::is_agreed(line));
        let quote = quote.map(|line| line.quote.number);
        let accepted = quotes
            .iter()
            .map(|line| (line.quote.number, domain::recharge::agreed(&line.quote)))
            .collect::<std::collections::BTreeMap<_, _>>();
        let lines = quote.and_then(|number| accepted.get(&number)).cloned().unwrap_or_default();
        let now = domain::recharge::reckon(&content, &prices, &lines, $ctx.zone);
        (now, accepted, quote, stays)
    }};
}

pub(super) use reckoned;

/// Whether the client agreed to a version: it holds until they agree to another, also while that is on its way, or was
/// declined. Only what was accepted is answered and superseded.
pub(super) fn is_agreed(line: &QuoteLine) -> bool {
    let state = line.quote.state;
    state == State::Accepted || (state == State::Superseded && line.answered_at.is_some())
}

/// The notes of the event of a code; to organisers those of others are not there.
pub async fn of_event(ctx: &Context, actor: &Actor, code: &str) -> Result<EventNotes, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, event.event.id).await?;
        may_see(actor, &people)?;
        let (now, mut accepted, quote, stays) = reckoned!(tx, db, ctx, &event.event);
        let notes = db::recharge::of_event(tx, event.event.id).await?;
        let against = notes.iter().filter_map(|line| line.note.quote).chain(quote).collect::<Vec<_>>();
        accepted.retain(|number, _| against.contains(number));
        let usual = match event.event.organisation {
            Some(organisation) => db::recharge::usual_code(tx, organisation).await?,
            None => None,
        };
        // To organisers the codes of events of others are not there.
        let theirs = db::recharge::codes(tx, bound(actor)).await?;
        let usual = usual.filter(|usual| theirs.values().any(|code| code == usual));
        let count = |status| stays.iter().filter(|stay| stay.status == status).count();
        let count = |status| i64::try_from(count(status)).unwrap_or(i64::MAX);
        let shown = EventNotes {
            code: db::recharge::code(tx, event.event.id).await?,
            usual,
            notes,
            now,
            accepted,
            quote,
            unslept: (count(StayStatus::NoShow), count(StayStatus::Reserved)),
            limits: known!(tx, db).limits,
            begun: may_begin(&event.event, ctx.today()),
            may_plan: may_plan(actor, &people).is_ok(),
            money: actor.may(Permission::ReadMoney),
            event,
        };
        Ok(if shown.money { shown } else { shown.without_costs() })
    })
}

impl EventNotes {
    fn without_costs(mut self) -> Self {
        let noted = self.notes.iter_mut().flat_map(|one| &mut one.note.entries);
        noted.chain(&mut self.now.entries).for_each(|entry| entry.line.cost = 0);
        self.accepted.values_mut().flatten().for_each(|line| line.cost = 0);
        self
    }

    /// The note of an ordinal.
    pub fn note(&self, ordinal: i64) -> Option<&NoteLine> {
        self.notes.iter().find(|line| line.note.ordinal == ordinal)
    }

    /// Whether another note can be made: none is being made, and there is something to charge.
    pub fn may_make(&self) -> bool {
        self.may_plan && self.begun && self.notes.first().is_none_or(|line| line.note.state.is_issued())
    }

    /// What the client accepted, for a note that is held against it: the first one.
    pub fn agreed(&self, note: &Note) -> &[Line] {
        let first = note.quote.filter(|_| note.ordinal == 1);
        first.and_then(|number| self.accepted.get(&number)).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a draft would hold otherwise, were it made now; nothing of what was written by hand.
    pub fn changed_since(&self, note: &Note) -> Vec<Difference> {
        let before = self.notes.iter().filter(|line| line.note.ordinal < note.ordinal);
        let before = before.flat_map(|line| &line.note.entries).collect::<Vec<_>>();
        let now = owed(&self.now.entries, &before);
        differences(reckoned_lines(&note.entries), reckoned_lines(&now))
    }

    /// Whether a second person has to approve a note.
    pub fn is_above(&self, note: &Note) -> bool {
        let earlier = self.notes.iter().map(|line| &line.note).filter(|one| one.ordinal < note.ordinal);
        note.is_above(self.limits, Before::of(earlier))
    }

    /// What all notes that are issued come to.
    pub fn charged(&self) -> i64 {
        let issued = self.notes.iter().filter(|line| line.note.state.is_issued());
        issued.map(|line| line.note.total()).sum()
    }
}

fn reckoned_lines(entries: &[Entry]) -> impl Iterator<Item = &Line> {
    entries.iter().map(|entry| &entry.line).filter(|line| line.part != Part::Free)
}
