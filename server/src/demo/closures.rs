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

/// Rooms out of order a year.
const FAULTS_A_YEAR: u32 = 6;

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

fn faults(house: &House, year: i32) -> Vec<Fault> {
    let mut dice = Dice::new(u64::from(year.unsigned_abs()) << 20);
    let mut faults = Vec::<Fault>::new();
    for _ in 0..FAULTS_A_YEAR {
        let bedroom = &house.rooms[dice.place(house.rooms.len())];
        let reason = dice.pick(&FAULTS).unwrap_or_default();
        let from = later(date(year, 1, 8), dice.between(0, 340));
        let until = later(from, dice.between(2, 12));
        let again = faults.iter().any(|fault| fault.0 == bedroom.room.resource);
        if !again && bedroom.is_open(from, until) && until.year() == year {
            faults.push((bedroom.room.resource, reason, from, until));
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
