//! The list as its page shows it.

use super::loaded::{Loaded, loaded};
use crate::block::sees;
use crate::event::may_plan;
use crate::registration::taken;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::block::Block;
use domain::campus::RoomType;
use domain::ids::{EntryId, RoomTypeId};
use domain::registration::Gate;
use domain::rooming::{Check, Entry};
use std::collections::BTreeMap;
use store_model::event::{EventLine, EventPerson};
use store_model::registration::{Registrant, Registration};
use store_model::rooming::List;

/// The rooming list of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomingRecord {
    /// The event.
    pub line: EventLine,
    /// The list as a whole.
    pub list: List,
    /// Its entries, in order, those withdrawn among them.
    pub entries: Vec<Entry>,
    /// The entries against the block.
    pub check: Check,
    /// The types of room, in the order of lists.
    pub types: Vec<RoomType>,
    /// The block; none where nothing was ever agreed.
    pub block: Option<Block>,
    /// Stays of the event that were booked without the list: they take rooms of the block, and no entry tells of them.
    pub beside: i64,
    /// The type for a new entry.
    pub usual: Option<RoomTypeId>,
    /// The link under which participants register; none where there never was one.
    pub registration: Option<Registration>,
    /// How many places of it are taken.
    pub taken: i64,
    /// Whether that link takes somebody now.
    pub gate: Option<Gate>,
    /// Who registered under it, by their entries.
    pub registrants: BTreeMap<EntryId, Registrant>,
    /// What the actor may do.
    pub may: RoomingRights,
}

/// What somebody may do with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomingRights {
    /// Write it.
    pub write: bool,
    /// Approve and book it.
    pub book: bool,
}

/// The list of an event, for those who may know who its guests are: who looks after it, and who may read stays. To other
/// organisers the event is not there.
pub async fn one(ctx: &Context, actor: &Actor, code: &str) -> Result<RoomingRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let (line, people, loaded, beside, registered) = read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, line.event.id).await?;
        may_read(actor, &people)?;
        let loaded = loaded!(tx, db, line.event.clone());
        let beside = db::rooming::stays_beside(tx, line.event.id).await?;
        let registered = (
            db::registration::get(tx, line.event.id).await?,
            db::registration::registrants(tx, line.event.id).await?,
        );
        Ok((line, people, loaded, beside, registered))
    })?;
    let may =
        RoomingRights { write: may_plan(actor, &people).is_ok(), book: actor.may(Permission::WriteStays) };
    Ok(record((line, loaded), beside, (registered, ctx.today()), may))
}

fn record(
    (line, loaded): (EventLine, Loaded),
    beside: i64,
    ((registration, registrants), today): ((Option<Registration>, Vec<Registrant>), NaiveDate),
    may: RoomingRights,
) -> RoomingRecord {
    let (check, usual) = (loaded.check(&loaded.entries), loaded.usual_type(false));
    let taken = taken(&loaded.entries);
    let gate = registration.as_ref().map(|known| known.terms.gate(&line.event, taken, today));
    let Loaded { list, entries, types, block, .. } = loaded;
    let registrants = registrants.into_iter().map(|one| (one.entry, one)).collect();
    RoomingRecord {
        line,
        list,
        entries,
        check,
        types,
        block,
        beside,
        usual,
        registration,
        taken,
        gate,
        registrants,
        may,
    }
}

/// A list names people: figures are for more than names are.
pub(crate) fn may_read(actor: &Actor, people: &[EventPerson]) -> Result<(), ServiceError> {
    sees(actor, people)?;
    let has_part = people.iter().any(|person| Some(person.account) == actor.id());
    if has_part { Ok(()) } else { actor.require(Permission::ReadStays) }
}
