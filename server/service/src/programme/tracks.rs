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
use store_model::programme::Programme;

/// The most tracks of one programme: more than a table on paper has columns.
const MOST: usize = 12;

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
        db::programme::begin(tx, event.id).await?;
        let before = db::programme::tracks(tx, event.id).await?;
        db::programme::put_tracks(tx, event.id, tracks).await?;
        let current = programme.version.max(1);
        db::programme::save(tx, event.id, &Programme { version: current + 1, ..programme }).await?;
        let (pair, stamp) = ((kept(&before), kept(tracks)), ctx.stamp(actor.id()));
        let pair = (Some(&pair.0), Some(&pair.1));
        db::history::append(tx, "programme", event.id.uuid(), "change", stamp, pair).await?;
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

fn kept(tracks: &[Track]) -> Value {
    let name = |track: &Track| told(&track.names, Language::English).map(|(_, name)| name.clone());
    json!({ "tracks": tracks.iter().filter_map(name).collect::<Vec<_>>() })
}
