//! Closures: now and then a room out of order, and the renovation of Americas 2.

use super::dice::Dice;
use super::house::House;
use super::plan::{date, later};
use chrono::{Datelike, NaiveDate};
use domain::closure::{Closure, ClosureKind, ClosureStatus};
use domain::ids::{ClosureId, ResourceId};
use service::{Actor, Context, closure};

/// The pavilion to be renovated.
const PAVILION: &str = "AM2";
const REASON: &str =
    "Renovation of Americas 2 (dates assumed: works were planned from early 2025, their start is not known)";

const FAULTS: [&str; 6] = [
    "Leak in the bathroom",
    "Heating does not work",
    "Window does not close",
    "Repainting after damp",
    "Lock to be replaced",
    "Floor to be repaired",
];

/// Rooms out of order a year, and for how many nights, as quantiles.
const FAULTS_A_YEAR: i64 = 14;
const NIGHTS: [i64; 4] = [2, 5, 12, 40];

/// Faults are known when they happen, and repairs planned some days ahead.
const PLANNED_AHEAD: i64 = 10;

/// Closes rooms, before anyone has booked; the house notes them all, the database those known today.
pub(super) async fn close(
    ctx: &Context,
    actor: &Actor,
    house: &mut House,
    renovation: bool,
) -> anyhow::Result<()> {
    let today = ctx.today();
    if renovation {
        let rooms = house.rooms.iter().filter(|bedroom| bedroom.pavilion == PAVILION);
        let rooms: Vec<ResourceId> = rooms.map(|bedroom| bedroom.room.resource).collect();
        let (from, until) = (date(2026, 1, 7), date(2027, 8, 31));
        if !rooms.is_empty() {
            house.close(&rooms, from, until);
            put(ctx, actor, ClosureKind::Renovation, REASON, rooms, (from, until)).await?;
        }
    }
    for year in super::FIRST_YEAR..=today.year() + 1 {
        for (room, reason, from, until) in faults(house, year) {
            house.close(&[room], from, until);
            if from < later(today, PLANNED_AHEAD) {
                put(ctx, actor, ClosureKind::OutOfOrder, reason, vec![room], (from, until)).await?;
            }
        }
    }
    Ok(())
}

type Fault = (ResourceId, &'static str, NaiveDate, NaiveDate);

/// Faults of a year, spread over it; each room has one at most.
fn faults(house: &House, year: i32) -> Vec<Fault> {
    let mut dice = Dice::new(u64::from(year.unsigned_abs()) << 20);
    let mut faults = Vec::<Fault>::new();
    for number in 0..FAULTS_A_YEAR {
        let from = later(date(year, 1, 8), number * 25 + dice.between(0, 20));
        let until = later(from, dice.curve(&NIGHTS)).min(date(year, 12, 31));
        let again = |room| faults.iter().any(|fault| fault.0 == room);
        let open = house.rooms.iter().filter(|bedroom| bedroom.is_open(from, until));
        let open: Vec<ResourceId> =
            open.map(|bedroom| bedroom.room.resource).filter(|room| !again(*room)).collect();
        if let (Some(room), Some(reason)) = (dice.pick(&open), dice.pick(&FAULTS)) {
            faults.push((room, reason, from, until));
        }
    }
    faults
}

async fn put(
    ctx: &Context,
    actor: &Actor,
    kind: ClosureKind,
    reason: &str,
    resources: Vec<ResourceId>,
    (from, until): (NaiveDate, NaiveDate),
) -> anyhow::Result<()> {
    let closure = Closure {
        id: ClosureId::new(ctx.ids.next()),
        kind,
        status: ClosureStatus::Active,
        reason: reason.to_owned(),
        from,
        until,
        resources,
        synthetic: true,
        version: 1,
    };
    Ok(closure::close(ctx, actor, &closure).await?)
}
