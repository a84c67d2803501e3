//! Mixes of activities for this year and the next: invented, near the room-nights these years are made to meet, and saying so.

use chrono::Datelike;
use domain::delivery_mix::{ActivityKind, Drivers, Mix};
use service::{Actor, Context, delivery_mix};

const NOTE: &str = "Invented for the demonstration";

/// Activities, tenths of a percent face to face and of these on campus, tenths of participants and of nights.
type Row = (ActivityKind, [i64; 5]);

const THIS_YEAR: [Row; 4] = [
    (ActivityKind::Training, [330, 400, 333, 220, 80]),
    (ActivityKind::Academy, [24, 600, 800, 450, 110]),
    (ActivityKind::Meeting, [110, 600, 700, 420, 30]),
    (ActivityKind::Special, [20, 800, 800, 300, 20]),
];

/// Less training on campus, and larger meetings.
const NEXT_YEAR: [Row; 4] = [
    (ActivityKind::Training, [340, 370, 300, 220, 80]),
    (ActivityKind::Academy, [26, 600, 800, 450, 110]),
    (ActivityKind::Meeting, [120, 600, 720, 450, 30]),
    (ActivityKind::Special, [20, 800, 800, 300, 20]),
];

/// Room-nights of third parties and individuals.
const BESIDE: [i64; 2] = [5_000, 4_800];

/// Plans them.
pub(super) async fn put(ctx: &Context, actor: &Actor) -> anyhow::Result<()> {
    for (year, mix) in (ctx.today().year()..).zip(mixes()) {
        delivery_mix::set(ctx, actor, (year, 0), &mix).await?;
    }
    Ok(())
}

fn mixes() -> impl Iterator<Item = Mix> {
    let drivers = |(kind, [activities, face_to_face, on_campus, participants, nights]): Row| {
        (kind, Drivers { activities, face_to_face, on_campus, participants, nights })
    };
    let rows = [THIS_YEAR, NEXT_YEAR].into_iter().zip(BESIDE);
    rows.map(move |(rows, beside)| Mix { kinds: rows.map(drivers).into(), beside, note: NOTE.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::figures::figure;

    #[test]
    fn what_is_planned_comes_near_what_the_year_is_made_to_meet() {
        for (year, mix) in (2026..).zip(mixes()) {
            let planned = mix.room_nights();
            let off = (planned - figure(year).room_nights).abs();
            assert!(off < 2_000, "{planned} in {year}");
        }
    }
}
