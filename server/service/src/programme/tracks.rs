//! The tracks of a programme: all of them in order, in one go.

use super::write::{fault, takes_place};
use crate::event::may_plan;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::TrackId;
use domain::language::Language;
use domain::programme::{LONGEST_LINE, Names, Track, told};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The most tracks of one programme: more than a table on paper has columns.
pub(super) const MOST: usize = 12;

/// Writes the tracks of an event in the next version of its programme, within a transaction that keeps the event.
macro_rules! put {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $event:expr, $programme:expr, $tracks:expr) => {{
        let (event, programme, tracks) = ($event, $programme, $tracks);
        $db::programme::begin($tx, event).await?;
        let before = $db::programme::tracks($tx, event).await?;
        $db::programme::put_tracks($tx, event, tracks).await?;
        let version = programme.version.max(1) + 1;
        $db::programme::save($tx, event, &::store_model::programme::Programme { version, ..programme })
            .await?;
        let (kept, stamp) = ($crate::programme::tracks::kept, $ctx.stamp($actor.id()));
        let pair = (kept(&before), kept(tracks));
        let pair = (Some(&pair.0), Some(&pair.1));
        $db::history::append($tx, "programme", event.uuid(), "change", stamp, pair).await?;
    }};
}

pub(super) use put;

/// Sets the tracks of an event, in order, at the version of the programme that was seen. Sessions of one that is gone have
/// none from then on.
pub async fn set_tracks(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    tracks: &[Track],
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(tracks)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        takes_place(&event)?;
        let programme = db::programme::get(tx, event.id).await?;
        seen("programme", version, programme.version)?;
        put!(tx, db, ctx, actor, event.id, programme, tracks);
        Ok(())
    })
}

fn check(tracks: &[Track]) -> Result<(), ServiceError> {
    let is_named = |names: &Names| names.values().any(|name| !name.trim().is_empty());
    let is_long = |name: &String| name.chars().count() > LONGEST_LINE;
    let ids = tracks.iter().map(|track| track.id).collect::<BTreeSet<TrackId>>();
    if tracks.len() > MOST || ids.len() < tracks.len() {
        return Err(fault("tracks", "too_many"));
    }
    if !tracks.iter().all(|track| is_named(&track.names)) {
        return Err(fault("tracks", "missing"));
    }
    let long = tracks.iter().flat_map(|track| track.names.values()).any(is_long);
    if long { Err(fault("tracks", "too_long")) } else { Ok(()) }
}

/// What history keeps.
pub(super) fn kept(tracks: &[Track]) -> Value {
    let name = |track: &Track| told(&track.names, Language::English).map(|(_, name)| name.clone());
    json!({ "tracks": tracks.iter().filter_map(name).collect::<Vec<_>>() })
}
