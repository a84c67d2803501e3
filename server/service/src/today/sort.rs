//! Which list of the board a stay belongs to.

use super::{BoardEntry, BoardRoomName};
use crate::{Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::StayId;
use domain::stay::StayStatus;
use std::collections::HashMap;
use store_model::StoreError;
use store_model::today::{BoardRoom, BoardStay};
use uuid::Uuid;

/// The lists of a board.
#[derive(Default)]
pub(super) struct Sorted {
    pub expected: Vec<(BoardEntry, Uuid)>,
    pub arrived: Vec<BoardEntry>,
    pub undecided: Vec<BoardEntry>,
    pub due: Vec<BoardEntry>,
    pub overdue: Vec<BoardEntry>,
    pub gone: Vec<BoardEntry>,
    pub in_house: Vec<BoardEntry>,
}

/// Sorts the stays of a day.
pub(super) fn sort(
    ctx: &Context,
    day: NaiveDate,
    stays: Vec<BoardStay>,
    rooms: Vec<BoardRoom>,
) -> Result<Sorted, ServiceError> {
    let today = ctx.today();
    // The room of now; of another day, the one of its night.
    let at = if day == today { ctx.now() } else { ctx.zone.night_mark(day) };
    let mut by_stay = HashMap::<Uuid, Vec<BoardRoom>>::new();
    for room in rooms {
        by_stay.entry(room.stay_id).or_default().push(room);
    }
    let mut sorted = Sorted::default();
    for stay in stays {
        let held = by_stay.remove(&stay.id).unwrap_or_default();
        let room_type = stay.room_type_id;
        place(&mut sorted, entry(stay, held, at)?, room_type, (day, today));
    }
    // Who comes to the desk says a name; who is in house has a room.
    sorted.expected.sort_by(|(one, _), (other, _)| name(one).cmp(&name(other)));
    sorted.in_house.sort_by(|one, other| number(one).cmp(&number(other)));
    sorted.due.sort_by(|one, other| number(one).cmp(&number(other)));
    Ok(sorted)
}

fn place(sorted: &mut Sorted, entry: BoardEntry, room_type: Uuid, (day, today): (NaiveDate, NaiveDate)) {
    use StayStatus as Is;
    let (status, arrives, leaves) = (entry.status, entry.arrival == day, entry.departure == day);
    let past_due = entry.departure < day;
    let here = match status {
        Is::InHouse if day == today => true,
        Is::InHouse | Is::Departed => day != today && entry.arrival <= day && day < entry.departure,
        Is::Reserved => day > today && entry.arrival < day && day < entry.departure,
        Is::Cancelled | Is::NoShow => false,
    };
    if here {
        sorted.in_house.push(entry.clone());
    }
    if arrives && matches!(status, Is::InHouse | Is::Departed) {
        sorted.arrived.push(entry.clone());
    }
    match status {
        Is::Reserved if arrives => sorted.expected.push((entry, room_type)),
        // On a day to come, whoever is booked until then leaves then.
        Is::Reserved if leaves && day > today => sorted.due.push(entry),
        Is::Reserved if day == today => sorted.undecided.push(entry),
        Is::InHouse if leaves => sorted.due.push(entry),
        Is::InHouse if past_due && day == today => sorted.overdue.push(entry),
        Is::Departed if leaves => sorted.gone.push(entry),
        _ => {}
    }
}

/// Those without a name come last.
fn name(entry: &BoardEntry) -> (bool, Option<&str>) {
    (entry.guest.is_none(), entry.guest.as_deref())
}

fn number(entry: &BoardEntry) -> Option<&str> {
    entry.room.as_ref().map(|room| room.number.as_str())
}

fn entry(stay: BoardStay, held: Vec<BoardRoom>, at: DateTime<Utc>) -> Result<BoardEntry, ServiceError> {
    let status = StayStatus::parse(&stay.status).ok_or_else(|| StoreError::Corrupt {
        table: "stay",
        id: stay.id.to_string(),
        column: "status",
    })?;
    Ok(BoardEntry {
        id: StayId::new(stay.id),
        status,
        room: room_at(held, at.timestamp()),
        event: stay.event.map(|code| (code, stay.event_title.unwrap_or_default())),
        reference: stay.reference,
        version: stay.version,
        arrival: stay.arrival,
        departure: stay.departure,
        room_type: stay.room_type,
        heads: stay.heads,
        guest: stay.guest,
        organisation: stay.organisation,
        needs_step_free: stay.needs_step_free,
    })
}

/// The room held at an instant; before it the first one, after it the last.
fn room_at(held: Vec<BoardRoom>, at: i64) -> Option<BoardRoomName> {
    let begun = held.iter().rposition(|room| room.from_at <= at).unwrap_or_default();
    held.into_iter().nth(begun).map(|room| BoardRoomName {
        number: room.number,
        pavilion: room.pavilion,
        step_free: room.step_free,
    })
}
