//! What would become of goals and years if an event came, did not, were likelier, or came at another time.

use super::SEED;
use super::house::{best, in_turn, of_now};
use super::seen::Seen;
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::forecast::Day;
use domain::forecast::group::Group;
use domain::forecast::outlook::{Goal, Line};
use serde::{Deserialize, Serialize};

/// The farthest an event can be moved in thought, in days.
const FURTHEST: i64 = 366;

/// What is thought of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It comes.
    Won,
    /// It does not come.
    Lost,
    /// It comes with a chance, from 0 to 100.
    Chance(i64),
    /// It comes so many days later, earlier where below nought, as likely as now.
    Shift(i64),
}

/// Goals and years as they are, and as they would be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhatIf {
    /// Goals as they are.
    pub now: Vec<Goal>,
    /// As they would be.
    pub then: Vec<Goal>,
    /// Years told whole, as they are and as they would be; there are some whether or not there is a goal.
    pub years: Vec<(Line, Line)>,
}

/// Tells goals and years with some events thought otherwise; nothing is written down. All other draws stay what they are, so that a
/// difference is that of the thought.
pub async fn what_if(
    ctx: &Context,
    actor: &Actor,
    thoughts: &[(String, Change)],
) -> Result<WhatIf, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    check(thoughts)?;
    let drawn = of_now(ctx, best(ctx)).await?;
    let seen = Seen::of(ctx, actor).await?;
    let mut groups = drawn.groups.clone();
    for (code, change) in thoughts {
        let place = (0..groups.len())
            .find(|place| {
                drawn.names[*place].code == *code
                    && seen.sees(code)
                    && groups[*place].at(drawn.read.origin).is_some()
            })
            .ok_or_else(|| ServiceError::Invalid(vec![FieldError::new("event", "not_coming")]))?;
        if let Change::Shift(days) = change {
            can_shift(&groups[place], *days, drawn.read.origin)?;
        }
        let odds = drawn.house.groups.chance(&groups[place]).comes;
        groups[place] = thought(&groups[place], *change, odds);
    }
    let work = move || {
        let courses = drawn.house.courses(&groups, SEED);
        let (then, years) = drawn.basis(&groups, &courses).goals_and_years();
        let said = drawn.said();
        WhatIf { now: said.goals.clone(), then, years: said.years.iter().cloned().zip(years).collect() }
    };
    let mut told = in_turn(work).await?;
    seen.leave(&mut told.now);
    seen.leave(&mut told.then);
    Ok(told)
}

/// Nights that were slept in are not to be laid again: neither can an event in house be moved, nor one to come to before the first
/// night that is told.
fn can_shift(group: &Group, days: i64, origin: Day) -> Result<(), ServiceError> {
    let first = group.at(origin).map_or(origin, |step| step.rooms.first);
    let field = if first <= origin {
        "event"
    } else if i64::from(first) + days <= i64::from(origin) {
        "days"
    } else {
        return Ok(());
    };
    Err(ServiceError::Invalid(vec![FieldError::new(field, "begun")]))
}

fn check(thoughts: &[(String, Change)]) -> Result<(), ServiceError> {
    let wrong = |change: &Change| match change {
        Change::Won | Change::Lost => None,
        Change::Chance(chance) => (!(0..=100).contains(chance)).then_some("chance"),
        Change::Shift(days) => (!(-FURTHEST..=FURTHEST).contains(days)).then_some("days"),
    };
    let faults = thoughts.iter().filter_map(|(_, change)| wrong(change));
    let faults: Vec<FieldError> = faults.map(|field| FieldError::new(field, "out_of_range")).collect();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

#[expect(clippy::cast_precision_loss, reason = "from 0 to 100")]
fn thought(group: &Group, change: Change, odds: f64) -> Group {
    let group = group.clone();
    match change {
        // Of one that waits, that it comes is to say that rooms are found for it.
        Change::Won => group.with_odds(Some(1.0)).waiting(false),
        Change::Lost => group.with_odds(Some(0.0)),
        Change::Chance(percent) => group.with_odds(Some(percent as f64 / 100.0)),
        // Nearer to its first night it would be thought surer: moving it is not agreeing on it.
        Change::Shift(days) => group.shifted(Day::try_from(days).unwrap_or_default()).with_odds(Some(odds)),
    }
}
