//! What an event holds, all of it at once: the rooms of its block, the halls of its functions, and what is ordered for it.

use super::lines::line;
use crate::{
    Conn, StoreError, block, classify, function, interpretation, meeting, order, programme, registration,
    stand, translation,
};
use domain::calendar::CampusZone;
use domain::function::{Function, FunctionState};
use domain::ids::{EventId, FunctionId, ServiceOrderId};
use std::collections::BTreeMap;
use store_model::block::{Deed, LetGo};
use store_model::event::EventLine;
use store_model::history::Stamp;

/// The event of a code, kept from whoever else would change it, or what it holds, until the transaction ends.
pub async fn kept(db: &mut Conn, code: &str) -> Result<Option<EventLine>, StoreError> {
    let Some(known) = line(db, code).await? else { return Ok(None) };
    block::hold(db, [known.event.id]).await?;
    line(db, code).await
}

/// Holds whatever the event still waits for; refused whole where any of it is taken. The event must be [`kept`]. `done` is
/// what history calls it: an import is told to nobody.
pub async fn lay(
    db: &mut Conn,
    event: EventId,
    done: (Deed, Stamp),
    zone: CampusZone,
) -> Result<(), StoreError> {
    block::lay(db, event, done, zone).await?;
    function::lay(db, event).await?;
    order::lay(db, event).await
}

/// Lets go of all that the event holds and no stay picked up; it waits then. `done` is what history calls it.
pub async fn let_go(
    db: &mut Conn,
    event: EventId,
    done: (Deed, Stamp),
    zone: CampusZone,
) -> Result<(), StoreError> {
    block::release(db, event, LetGo::ToWait, done, zone).await?;
    function::release(db, event, FunctionState::Waiting).await?;
    order::let_go(db, event).await
}

/// Moves all of it by some days; refused whole where any of it is taken there.
pub async fn carry(
    db: &mut Conn,
    event: EventId,
    days: i64,
    stamp: Stamp,
    zone: CampusZone,
) -> Result<(), StoreError> {
    block::shift(db, event, days, stamp, zone).await?;
    function::shift(db, event, days, zone).await?;
    programme::shift(db, event, days, zone).await?;
    translation::shift(db, event, days).await?;
    order::shift(db, event, days, (stamp, zone)).await
}

/// Gives a repeated event what the first one asked for, so many days later: a block, functions and orders that hold
/// nothing yet, the sessions these carry, without those who spoke, stands, without those who exhibited, the times at which
/// one could meet, without those who did, the documents still to be translated, by nobody yet, and what participants were
/// offered, without those who registered.
pub async fn copy(
    db: &mut Conn,
    (first, again): (EventId, EventId),
    days: i64,
    (stamp, zone): (Stamp, CampusZone),
    mut id: impl FnMut() -> uuid::Uuid,
) -> Result<(), StoreError> {
    block::hold(db, [again]).await?;
    if let Some(block) = block::get(db, first).await? {
        let copy = block.repeat(again, days, stamp.effective_at);
        block::save(db, (None, &copy), (Deed::Agree, stamp), zone).await?;
    }
    let mut functions = BTreeMap::new();
    for known in function::of_event(db, first).await? {
        let of_first = known.id;
        let copy = Function {
            id: FunctionId::new(id()),
            event: again,
            time: function::moved(known.time, days, zone),
            margins: known.asked,
            state: FunctionState::Waiting,
            asked_at: stamp.effective_at.timestamp(),
            version: 1,
            ..known
        };
        function::insert(db, &copy).await?;
        interpretation::copy(db, of_first, copy.id).await?;
        functions.insert(of_first, copy.id);
    }
    programme::copy(db, (first, again), (days, zone), &functions, &mut id).await?;
    stand::copy(db, (first, again), &functions, &mut id).await?;
    meeting::copy(db, (first, again), (days, zone), &functions, &mut id).await?;
    translation::copy(db, (first, again), days, &mut id).await?;
    registration::copy(db, (first, again), days).await?;
    order::copy(db, (first, again), &functions, days, (stamp, zone), || ServiceOrderId::new(id())).await
}

/// The events that come second to others, those that asked first at the head.
pub async fn waiting(db: &mut Conn) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "select e.code from event e where e.waits and e.status = 'tentative'
        order by (select max(entered_at) from event_stage s where s.event_id = e.id), e.code"
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
