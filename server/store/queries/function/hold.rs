//! What functions hold: laid between their neighbours, given back, and moved with their event.
//!
//! Whoever lays a function first keeps others from its parts, so that the time to turn a space is reckoned against
//! neighbours that nobody adds to meanwhile. What is no function (a closure) the database itself refuses.

use super::{lines, update};
use crate::{Conn, StoreError, campus, claim as claims, dialect, interpretation};
use chrono::{DateTime, Days, Utc};
use domain::calendar::CampusZone;
use domain::campus::Campus;
use domain::claim::Interval;
use domain::function::{Function, FunctionState, Margins, Neighbour, STANDS_FOR, TooClose, margins};
use domain::ids::{EventId, ResourceId};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Finds the set-up and tear-down of a function, and makes it held; where it may wait and its space is taken, waiting.
/// Writes nothing. Refused as [`StoreError::Overlap`] where its neighbours leave no time to turn the space.
pub async fn place(
    db: &mut Conn,
    campus: &Campus,
    function: &mut Function,
    may_wait: bool,
) -> Result<(), StoreError> {
    let parts = campus.parts_of(function.space);
    lock(db, parts.iter().copied()).await?;
    let is_free = match reckon(db, campus, function).await? {
        Ok(margins) => {
            function.margins = margins;
            !may_wait || is_free(db, function, parts).await?
        }
        Err(_) if may_wait => false,
        Err(close) => return Err(too_close(function, parts, close)),
    };
    function.state = if is_free { FunctionState::Held } else { FunctionState::Waiting };
    if !is_free {
        function.margins = function.asked;
    }
    Ok(())
}

/// Whether a function that waits would get its space now. Keeps nobody from it: once it is laid, [`place`] may say otherwise.
pub async fn would_hold(db: &mut Conn, campus: &Campus, function: &Function) -> Result<bool, StoreError> {
    let mut function = function.clone();
    let Ok(margins) = reckon(db, campus, &function).await? else { return Ok(false) };
    function.margins = margins;
    is_free(db, &function, campus.parts_of(function.space)).await
}

/// Lays the claims of a function that is held; the database refuses them where another one overlaps.
pub async fn claim(db: &mut Conn, campus: &Campus, function: &Function) -> Result<(), StoreError> {
    for claim in function.claims(campus.parts_of(function.space)) {
        claims::insert(db, &claim).await?;
    }
    Ok(())
}

/// Claims all functions of an event that hold nothing; how many. Refused whole, as an overlap, where one does not fit.
pub async fn lay(db: &mut Conn, event: EventId) -> Result<i64, StoreError> {
    let functions = lines::of_event(db, event).await?;
    let functions = functions.into_iter().filter(|known| known.state != FunctionState::Held).collect();
    put(db, functions).await
}

/// Gives back all an event holds; its functions then wait, or are released for good. How many.
pub async fn release(db: &mut Conn, event: EventId, state: FunctionState) -> Result<i64, StoreError> {
    let mut released = 0;
    for mut function in lines::of_event(db, event).await? {
        if function.state == state {
            continue;
        }
        claims::delete_of(db, function.id.uuid()).await?;
        (function.state, function.margins, function.version) = (state, function.asked, function.version + 1);
        update(db, &function).await?;
        interpretation::let_go(db, function.id).await?;
        released += 1;
    }
    Ok(released)
}

/// Moves all functions of an event by so many days, at the same hours of the campus clock; how many. Those that are held
/// are laid anew, and refused whole where one does not fit. Interpreters come along as far as they are free then.
pub async fn shift(db: &mut Conn, event: EventId, days: i64, zone: CampusZone) -> Result<i64, StoreError> {
    let mut functions = lines::of_event(db, event).await?;
    for function in &mut functions {
        claims::delete_of(db, function.id.uuid()).await?;
        function.time = moved(function.time, days, zone);
    }
    let count = i64::try_from(functions.len()).unwrap_or_default();
    let (held, mut others): (Vec<_>, Vec<_>) =
        functions.into_iter().partition(|function| function.state == FunctionState::Held);
    for function in &mut others {
        function.version += 1;
        update(db, function).await?;
    }
    put_again(db, held).await?;
    let functions = lines::of_event(db, event).await?;
    interpretation::follow_all(db, &functions, zone).await?;
    Ok(count)
}

/// While they are laid one by one, none of them stands in the way of another as it stood before.
async fn put_again(db: &mut Conn, mut functions: Vec<Function>) -> Result<(), StoreError> {
    for function in &mut functions {
        (function.state, function.version) = (FunctionState::Waiting, function.version + 1);
        update(db, function).await?;
    }
    put(db, functions).await.map(|_| ())
}

async fn put(db: &mut Conn, functions: Vec<Function>) -> Result<i64, StoreError> {
    let campus = campus::load(db).await?;
    let parts = functions.iter().flat_map(|function| campus.parts_of(function.space));
    lock(db, parts.copied()).await?;
    let mut laid = 0;
    for mut function in functions {
        let parts = campus.parts_of(function.space);
        let found = reckon(db, &campus, &function).await?;
        function.margins = found.map_err(|close| too_close(&function, parts, close))?;
        (function.state, function.version) = (FunctionState::Held, function.version + 1);
        for claim in function.claims(parts) {
            claims::insert(db, &claim).await?;
        }
        update(db, &function).await?;
        laid += 1;
    }
    Ok(laid)
}

async fn lock(db: &mut Conn, parts: impl Iterator<Item = ResourceId>) -> Result<(), StoreError> {
    let parts = parts.map(ResourceId::uuid).collect::<BTreeSet<Uuid>>();
    dialect::hold_parts(db, &parts.into_iter().collect::<Vec<_>>()).await
}

/// The set-up and tear-down between the neighbours there are.
async fn reckon(
    db: &mut Conn,
    campus: &Campus,
    function: &Function,
) -> Result<Result<Margins, TooClose>, StoreError> {
    let (space, time) = (function.space, function.time.widened(STANDS_FOR, STANDS_FOR));
    let found = lines::neighbours(db, space, time, function.id).await?;
    let neighbours = found.iter().map(|other| neighbour(campus, other)).collect::<Vec<_>>();
    let minutes = |from, to| campus.changeover(from, to).unwrap_or_default();
    let wanted = (campus.parts_of(space), function.style);
    Ok(margins(wanted, function.time, function.asked, &neighbours, minutes))
}

fn neighbour(campus: &Campus, function: &Function) -> Neighbour {
    Neighbour {
        id: function.id,
        parts: campus.parts_of(function.space).clone(),
        style: function.style,
        time: function.time,
        margins: function.margins,
    }
}

async fn is_free(
    db: &mut Conn,
    function: &Function,
    parts: &BTreeSet<ResourceId>,
) -> Result<bool, StoreError> {
    for part in parts {
        let there = claims::overlapping(db, *part, function.claimed()).await?;
        if there.iter().any(|claim| claim.owner != function.id.uuid()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What is too close overlaps, once the time to turn the space is counted.
fn too_close(function: &Function, parts: &BTreeSet<ResourceId>, close: TooClose) -> StoreError {
    let wide = function.time.widened(close.needed * 60, close.needed * 60);
    let resource = parts.first().copied().map(ResourceId::uuid).unwrap_or_default();
    StoreError::Overlap { resource, from_at: wide.from_at(), until_at: wide.until_at() }
}

/// The same hours on another day; a time of day that the clock skips there is the next there is.
pub fn moved(time: Interval, days: i64, zone: CampusZone) -> Interval {
    let at = |seconds| {
        let local = zone.local(DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default());
        let distance = Days::new(days.unsigned_abs());
        let moved =
            if days < 0 { local.checked_sub_days(distance) } else { local.checked_add_days(distance) };
        zone.instant(moved.unwrap_or(local))
    };
    Interval::new(at(time.from_at()), at(time.until_at())).unwrap_or(time)
}
