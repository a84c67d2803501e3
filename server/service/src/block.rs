//! Rooms held for events: what is agreed by night and type, picked up, left; until when; let go.
//!
//! A block never holds more than there is: its rooms count as taken in the database, which refuses the whole of an
//! agreement where any night is short. [`ServiceError::Short`] then names every night that is.

mod read;
mod short;

pub use domain::block::{Block, BlockState, Plan, PlanError, Wave};
pub(crate) use read::sees;
pub use read::{BlockCell, BlockLine, BlockRecord, one};
pub use short::{Short, Shortage};
pub use store_model::today::TypeName;

use crate::error::FieldError;
use crate::event::may_plan;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::{NaiveDate, TimeDelta};
use domain::access::Permission;
use domain::block::MOST_ROOMS;
use domain::event::Event;
use domain::occupancy::NightDelta;
use store_model::block::{Deed, LetGo};

/// The most nights a block reaches beyond the days of its event, to either side.
pub const FURTHEST: i64 = 30;

/// What is to be agreed, in place of all that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Rooms by type and night.
    pub rooms: NightDelta,
    /// The last day on which what is not picked up is held.
    pub cut_off: Option<NaiveDate>,
    /// Whether the rooms are held from now on, or only asked for.
    pub hold: bool,
}

/// Writes what is agreed for an event, all of it or nothing. `version` is that of the block seen; none where there was
/// none. What had been released is agreed anew.
pub async fn agree(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wish: &Agreement,
    version: Option<i64>,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        let id = event.id;
        may_plan(actor, &db::event::people(tx, id).await?)?;
        let before = db::block::get(tx, id).await?;
        let before = before.as_ref();
        seen("block", version.unwrap_or_default(), before.map_or(0, |block| block.version))?;
        check(ctx, &event, before, wish)?;
        let asked = Block { synthetic: event.synthetic, ..Block::asked(id, ctx.now()) };
        let state = if wish.hold { BlockState::Held } else { BlockState::Waiting };
        let stays = db::block::picked(tx, id, ctx.zone).await?;
        let after = before.unwrap_or(&asked).agree(&wish.rooms, &stays, state);
        let after = Block { cut_off: wish.cut_off, ..after };
        let done = (Deed::Agree, ctx.stamp(actor.id()));
        db::block::save(tx, (before, &after), done, ctx.zone).await?;
        Ok(())
    });
    short::explain(ctx, actor, code, &wish.rooms, outcome).await
}

/// Lets a block that waits hold its rooms; refused whole where a night is short.
pub async fn hold(ctx: &Context, actor: &Actor, code: &str, version: i64) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let block = db::block::get(tx, event.id).await?.ok_or(ServiceError::NotFound("block"))?;
        seen("block", version, block.version)?;
        may_hold(&event)?;
        if db::block::lay(tx, event.id, (Deed::Lay, ctx.stamp(actor.id())), ctx.zone).await? {
            Ok(())
        } else {
            Err(ServiceError::Stale { subject: "block", current: block.version })
        }
    });
    let rooms = asked(ctx, code).await?;
    short::explain(ctx, actor, code, &rooms, outcome).await
}

/// Lets go of what is held and not picked up, for good.
pub async fn release(ctx: &Context, actor: &Actor, code: &str, version: i64) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let block = db::block::get(tx, event.id).await?.ok_or(ServiceError::NotFound("block"))?;
        seen("block", version, block.version)?;
        let stamp = ctx.stamp(actor.id());
        if db::block::release(tx, event.id, LetGo::ForGood, (Deed::Release, stamp), ctx.zone).await? {
            Ok(())
        } else {
            Err(ServiceError::Stale { subject: "block", current: block.version })
        }
    })
}

/// Releases every block whose cut-off, or whose event, is over; how many there were. Two servers that do so at once
/// release each of them once.
pub async fn release_due(ctx: &Context) -> Result<usize, ServiceError> {
    let today = ctx.today();
    let due = read!(ctx.store, |tx, db| Ok(db::block::due(tx, today).await?))?;
    let mut released = 0;
    for event in due {
        let done = transact!(ctx.store, |tx, db| {
            db::block::hold(tx, [event]).await?;
            // Its cut-off may have been put off since it was found.
            if !db::block::due(tx, today).await?.contains(&event) {
                return Ok(false);
            }
            let done = (Deed::Release, ctx.stamp(None));
            Ok(db::block::release(tx, event, LetGo::ForGood, done, ctx.zone).await?)
        })?;
        released += usize::from(done);
    }
    Ok(released)
}

/// What the block of an event asks for.
async fn asked(ctx: &Context, code: &str) -> Result<NightDelta, ServiceError> {
    let block = read!(ctx.store, |tx, db| {
        let Some(line) = db::event::line(tx, code).await? else { return Ok(None) };
        Ok(db::block::get(tx, line.event.id).await?)
    })?;
    let nights = block.into_iter().flat_map(|block| block.nights);
    Ok(nights.map(|(cell, night)| (cell, night.agreed)).collect())
}

fn check(ctx: &Context, event: &Event, before: Option<&Block>, wish: &Agreement) -> Result<(), ServiceError> {
    let mut faults = Vec::new();
    let reach = TimeDelta::days(FURTHEST);
    let within = event.from - reach..=event.until + reach;
    if wish
        .rooms
        .iter()
        .any(|((_, night), rooms)| !within.contains(night) || !(0..=MOST_ROOMS).contains(rooms))
    {
        faults.push(FieldError::new("rooms", "out_of_range"));
    }
    if before.is_none() && wish.rooms.values().all(|rooms| *rooms == 0) {
        faults.push(FieldError::new("rooms", "none"));
    }
    if wish.hold && wish.cut_off.is_some_and(|cut_off| cut_off < ctx.today()) {
        faults.push(FieldError::new("cut_off", "past"));
    }
    if wish.cut_off.is_some_and(|cut_off| cut_off > event.until) {
        faults.push(FieldError::new("cut_off", "after_event"));
    }
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    if wish.hold { may_hold(event) } else { Ok(()) }
}

/// An enquiry asks and holds nothing; nor does what is called off.
fn may_hold(event: &Event) -> Result<(), ServiceError> {
    if event.holds() {
        Ok(())
    } else {
        Err(ServiceError::Invalid(vec![FieldError::new("hold", "holds_nothing")]))
    }
}
