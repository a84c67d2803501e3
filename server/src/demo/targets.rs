//! Targets: those of the Programme and Budget, and the same figure assumed for the years after it.

use domain::ids::TargetId;
use domain::target::{Aim, TargetPeriod, TargetStatus};
use service::{Actor, Context, target};

const ROOM_NIGHTS: i64 = 25_000;
const STATED: &str = "Programme and Budget 2024-25 (S1, S5)";
const ASSUMED: &str = "Assumed: the figure of 2024-25 carried on";

const TARGETS: [(TargetPeriod, i32, TargetStatus); 6] = [
    (TargetPeriod::Year, 2024, TargetStatus::Source),
    (TargetPeriod::Year, 2025, TargetStatus::Source),
    (TargetPeriod::Biennium, 2024, TargetStatus::Source),
    (TargetPeriod::Year, 2026, TargetStatus::Assumed),
    (TargetPeriod::Year, 2027, TargetStatus::Assumed),
    (TargetPeriod::Biennium, 2026, TargetStatus::Assumed),
];

/// Sets them.
pub(super) async fn put(ctx: &Context, actor: &Actor) -> anyhow::Result<()> {
    for (period, first_year, status) in TARGETS {
        let source = if status == TargetStatus::Source { STATED } else { ASSUMED };
        let id = TargetId::new(ctx.ids.next());
        let aim = Aim { period, first_year, room_nights: ROOM_NIGHTS, source: source.to_owned(), status };
        target::add(ctx, actor, id, &aim).await?;
    }
    Ok(())
}
