//! Arrivals, each with the rooms it could have.

use super::BoardEntry;
use crate::stay::Suggestion;
use crate::stay::ranking::{Pool, Seeker};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::calendar::StayDates;
use domain::stay::hold;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many rooms are proposed to one stay on the board; its own page has all of them.
const MOST: usize = 8;

/// A stay that is expected.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The stay.
    pub entry: BoardEntry,
    /// Rooms it could have, best first; empty where it has one, and for those who may not give it.
    pub rooms: Vec<Suggestion>,
}

/// Adds rooms to those without one, and puts these first. No two of them are proposed the same room first.
pub(super) async fn with_rooms(
    ctx: &Context,
    actor: &Actor,
    expected: Vec<(BoardEntry, Uuid)>,
    in_house: &[BoardEntry],
) -> Result<Vec<Arrival>, ServiceError> {
    let (mut roomless, housed): (Vec<_>, Vec<_>) =
        expected.into_iter().partition(|(entry, _)| entry.room.is_none());
    // Groups side by side, so that their rooms are, too.
    // Before them those who cannot take any room.
    roomless.sort_by(|(one, _), (other, _)| {
        let key = |entry: &BoardEntry| !entry.needs_step_free;
        (key(one), &one.event, one.departure, &one.reference).cmp(&(
            key(other),
            &other.event,
            other.departure,
            &other.reference,
        ))
    });
    let mut groups = groups(housed.iter().map(|(entry, _)| entry).chain(in_house));
    let bare = |(entry, _)| Arrival { entry, rooms: Vec::new() };
    let (Some(first), true) = (roomless.first(), actor.may(Permission::WriteStays)) else {
        return Ok(roomless.into_iter().chain(housed).map(bare).collect());
    };
    let from = first.0.arrival;
    let until = roomless.iter().map(|(entry, _)| entry.departure).max().unwrap_or(from);
    let pool = Pool::load(ctx, from, until).await?;
    let mut open: HashSet<String> =
        in_house.iter().filter_map(|entry| Some(entry.room.as_ref()?.pavilion.clone())).collect();
    let mut given = HashSet::new();
    let mut arrivals = Vec::with_capacity(roomless.len() + housed.len());
    for (entry, room_type) in roomless {
        let dates = StayDates::new(entry.arrival, entry.departure).ok();
        let interval = dates.and_then(|dates| hold(dates, ctx.zone));
        let group = entry.event.as_ref().and_then(|(code, _)| groups.get(code));
        let nights = (entry.arrival, entry.departure);
        let step_free = entry.needs_step_free;
        let mut rooms = interval.map_or_else(Vec::new, |interval| {
            pool.rank(&Seeker { room_type, interval, nights, group, step_free }, &open, &given)
        });
        rooms.truncate(MOST);
        if let Some(best) = rooms.first() {
            given.insert(best.room);
            open.insert(best.pavilion.clone());
            if let Some((code, _)) = &entry.event {
                *groups.entry(code.clone()).or_default().entry(best.pavilion.clone()).or_default() += 1;
            }
        }
        arrivals.push(Arrival { entry, rooms });
    }
    arrivals.extend(housed.into_iter().map(bare));
    Ok(arrivals)
}

/// How many of each event sleep in each pavilion.
fn groups<'a>(entries: impl Iterator<Item = &'a BoardEntry>) -> HashMap<String, HashMap<String, usize>> {
    let mut groups = HashMap::<String, HashMap<String, usize>>::new();
    for entry in entries {
        if let (Some((code, _)), Some(room)) = (&entry.event, &entry.room) {
            *groups.entry(code.clone()).or_default().entry(room.pavilion.clone()).or_default() += 1;
        }
    }
    groups
}
