//! Booking: every room of which all are approved becomes a stay, in one action.

use super::loaded::{Loaded, counts, loaded};
use super::record::may_read;
use super::settle::{Obstacle, Outcome, Why, explained, is_refusal, names};
use crate::error::FieldError;
use crate::refusal::Wanted;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::Event;
use domain::ids::StayId;
use domain::rooming::{Booked, Entry, Room};
use domain::stay::{GuestLine, NewStay, Stay, StayAction, StayStatus};
use store_model::history::Stamp;
use store_model::rooming::List;
use store_model::stay::Change;

/// Books what is approved, room by room: each whole or not at all, and what could not be booked is named with its reason.
/// Whoever shares with somebody booked already comes into that stay. Done a second time, it finds nothing left to book.
pub async fn book(ctx: &Context, actor: &Actor, code: &str) -> Result<Outcome, ServiceError> {
    actor.require(Permission::WriteStays)?;
    let raw = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        may_book(&event)?;
        let (id, stamp, loaded) = (event.id, ctx.stamp(actor.id()), loaded!(tx, db, event));
        let now = stamp.recorded_at.timestamp();
        let (mut after, mut done, mut left) = (loaded.entries.clone(), 0, Vec::new());
        for room in loaded.check(&loaded.entries).rooms {
            let to_book = to_book(&loaded, &room);
            if to_book.is_empty() {
                continue;
            }
            let who = names(to_book.iter().map(|place| &loaded.entries[*place]));
            let known = match stay_of(&loaded, &room) {
                None => None,
                Some(stay) => db::stay::get(tx, stay).await?,
            };
            let (change, wanted) = match step(ctx, &loaded, (&room, &to_book), known, stamp) {
                Ok(step) => step,
                Err(why) => {
                    left.push((who, Obstacle::Known(why)));
                    continue;
                }
            };
            let mut point = sqlx::Connection::begin(&mut *tx).await.map_err(db::classify)?;
            match db::stay::save(&mut point, std::slice::from_ref(&change), ctx.zone).await {
                Ok(()) => {}
                Err(error) if is_refusal(&error) => {
                    point.rollback().await.map_err(db::classify)?;
                    left.push((who, Obstacle::Store(error, wanted)));
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
            for place in to_book {
                let entry = after[place].book(booked(&change.after, &after[place]));
                db::rooming::update(&mut point, &after[place], &entry, (ctx.ids.next(), now)).await?;
                after[place] = entry;
                done += 1;
            }
            point.commit().await.map_err(db::classify)?;
        }
        if done > 0 {
            let list = List { version: loaded.list.version + 1, ..loaded.list };
            db::rooming::put_list(tx, id, list).await?;
            let (before, after) = (counts(&loaded.entries), counts(&after));
            let states = (Some(&before), Some(&after));
            db::history::append(tx, "rooming_list", id.uuid(), "reserve", stamp, states).await?;
        }
        Ok((done, left))
    })?;
    explained(ctx, actor, raw).await
}

/// An enquiry books nothing, and nobody sleeps for what is called off.
fn may_book(event: &Event) -> Result<(), ServiceError> {
    if event.holds() {
        Ok(())
    } else {
        Err(ServiceError::Invalid(vec![FieldError::new("event", "holds_nothing")]))
    }
}

fn to_book(loaded: &Loaded, room: &Room) -> Vec<usize> {
    room.members.iter().copied().filter(|place| loaded.entries[*place].is_to_book()).collect()
}

/// What keeps a room from being booked, as far as the list tells.
fn obstacle(loaded: &Loaded, room: &Room) -> Option<Why> {
    if let Some(fault) = room.faults.first() {
        return Some(Why::Room(*fault));
    }
    let waits = |place: &usize| {
        let entry = &loaded.entries[*place];
        entry.booked.is_none() && !entry.is_to_book()
    };
    room.members.iter().any(waits).then_some(Why::Proposed)
}

/// The stay of whoever of a room is booked, as long as somebody can still come into it.
fn stay_of(loaded: &Loaded, room: &Room) -> Option<StayId> {
    let booked = room.members.iter().filter_map(|place| loaded.entries[*place].booked.as_ref());
    let mut open =
        booked.filter(|booked| matches!(booked.status, StayStatus::Reserved | StayStatus::InHouse));
    open.next().map(|booked| booked.stay)
}

/// How the room becomes a stay, or part of one that is known.
fn step(
    ctx: &Context,
    loaded: &Loaded,
    (room, to_book): (&Room, &[usize]),
    known: Option<Stay>,
    stamp: Stamp,
) -> Result<(Change, Wanted), Why> {
    if let Some(why) = obstacle(loaded, room) {
        return Err(why);
    }
    let (after, action) =
        next(ctx, loaded, (room, to_book), known.clone(), stamp.effective_at).map_err(Why::Stay)?;
    let wanted = Wanted { room_type: room.room_type, dates: room.nights, counted: known.is_some() };
    Ok((Change { before: known, after, action, stamp }, wanted))
}

fn next(
    ctx: &Context,
    loaded: &Loaded,
    (room, to_book): (&Room, &[usize]),
    known: Option<Stay>,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(Stay, StayAction), domain::stay::StayError> {
    let line = |place: &usize| {
        let entry = &loaded.entries[*place];
        GuestLine { guest: Some(entry.guest), heads: 1, dates: entry.details.nights }
    };
    let lines = to_book.iter().map(line);
    if let Some(stay) = known {
        let guests = stay.guests.iter().copied().chain(lines).collect();
        return Ok((stay.change_guests(guests, at, ctx.zone)?, StayAction::Extend));
    }
    let event = &loaded.event;
    let new = NewStay {
        id: StayId::new(ctx.ids.next()),
        segment: event.kind.class().code().to_owned(),
        organisation: event.organisation,
        event: Some(event.id),
        room_type: room.room_type,
        room: None,
        dates: room.nights,
        guests: lines.collect(),
        booked_at: at,
        synthetic: event.synthetic,
    };
    Ok((Stay::reserve(new, ctx.zone)?, StayAction::Reserve))
}

fn booked(stay: &Stay, entry: &Entry) -> Booked {
    Booked {
        stay: stay.id,
        reference: stay.reference.clone(),
        status: stay.status,
        whole: stay.dates,
        own: Some(entry.details.nights),
    }
}
