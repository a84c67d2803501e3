//! What becomes of a programme when its event moves or is repeated, and when a function of it is taken away.

use super::{begin, get, insert, put_tracks, sessions, tracks};
use crate::function::moved;
use crate::{Conn, StoreError, classify};
use domain::calendar::CampusZone;
use domain::ids::{EventId, FunctionId, SessionId, TrackId};
use domain::programme::{Session, SessionState, Track};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Leaves the sessions of a function without a hall: it is taken away.
pub async fn leave(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    let id = function.uuid();
    sqlx::query!(
        "update programme_session set function_id = null, version = version + 1 where function_id = $1",
        id
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Moves all sessions of an event by so many days, at the same hours of the campus clock.
pub async fn shift(db: &mut Conn, event: EventId, days: i64, zone: CampusZone) -> Result<(), StoreError> {
    for session in sessions(db, event).await? {
        let time = moved(session.time, days, zone);
        let (id, from_at, until_at) = (session.id.uuid(), time.from_at(), time.until_at());
        sqlx::query!(
            "update programme_session set from_at = $2, until_at = $3, version = version + 1 where id = $1",
            id,
            from_at,
            until_at
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

/// Gives a repeated event the tracks and sessions of the first, so many days later, in the functions that stand for those
/// of the first. Nothing of it is published, and nobody who spoke comes along, nor any link: these belong to one time.
pub async fn copy(
    db: &mut Conn,
    (first, again): (EventId, EventId),
    (days, zone): (i64, CampusZone),
    functions: &BTreeMap<FunctionId, FunctionId>,
    mut id: impl FnMut() -> Uuid,
) -> Result<(), StoreError> {
    if get(db, first).await?.version == 0 {
        return Ok(());
    }
    begin(db, again).await?;
    let known = tracks(db, first).await?;
    let fresh = known.iter().map(|track| (track.id, TrackId::new(id()))).collect::<BTreeMap<_, _>>();
    let copies = known.into_iter().filter_map(|track| Some(Track { id: *fresh.get(&track.id)?, ..track }));
    let copies = copies.collect::<Vec<_>>();
    put_tracks(db, again, &copies).await?;
    // What was called off is not asked for again; it may have shared its hall with what took its place.
    let planned = sessions(db, first).await?.into_iter().filter(|one| one.state == SessionState::Planned);
    for session in planned {
        let copy = Session {
            id: SessionId::new(id()),
            event: again,
            track: session.track.and_then(|track| fresh.get(&track).copied()),
            time: moved(session.time, days, zone),
            link: String::new(),
            function: session.function.and_then(|function| functions.get(&function).copied()),
            speakers: Vec::new(),
            version: 1,
            ..session
        };
        insert(db, &copy).await?;
    }
    Ok(())
}
