//! Forecasts kept as they were made, and how good they were.

use super::entries::entries;
use super::house::{Drawn, best, draw};
use super::read::origin;
use super::seen::Seen;
use super::tell::{Asked, drawn, said};
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::days_after;
use domain::forecast::outlook::{How, Outlook, date};
use domain::forecast::record::{Entry, Moved, Record, Trust};
use domain::forecast::{Day, day};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;

/// How far back each forecast is scored, in days, and how far back there are replays: two years. Of those made earlier,
/// one a month is: enough for the goals of years.
pub(super) const SCORED: i64 = 2 * 366;

/// Days of the longest year.
const YEAR: Day = 366;

/// A forecast with its record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The last day of what is known.
    pub origin: NaiveDate,
    /// What is said.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// How far the chance of each goal is to be trusted, in the order of the goals.
    pub trust: Vec<Trust>,
    /// How good what was said before has been.
    pub record: Record,
    /// What moved since a week ago, year by year.
    pub moved: Vec<Moved>,
}

/// Keeps the forecast of the last day that is over, once; whether it did.
pub async fn keep_due(ctx: &Context) -> Result<bool, ServiceError> {
    keep(ctx, origin(ctx.zone, ctx.now()), best(ctx)).await
}

/// Keeps the forecast of a day, made with what was known at its end, unless one is kept already; whether it did.
pub(crate) async fn keep(ctx: &Context, origin: NaiveDate, how: How) -> Result<bool, ServiceError> {
    if read!(ctx.store, |tx, db| Ok(db::forecast::is_kept(tx, origin).await?))? {
        return Ok(false);
    }
    let drawn = draw(ctx, ctx.zone.end_of(origin), how).await?;
    let outlook = said(Arc::new(drawn), &Asked::default()).await?;
    let entry = Entry::of(outlook, origin, ctx.now());
    let body = json!(entry).to_string();
    transact!(ctx.store, |tx, db| Ok(db::forecast::keep(tx, origin, entry.made_at, &body).await?))
}

/// What is said, with its record and what moved since a week before, as far as that was known then.
pub async fn with_record(ctx: &Context, actor: &Actor, asked: &Asked) -> Result<Told, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    let drawn = drawn(ctx, asked).await?;
    let mut outlook = said(drawn.clone(), asked).await?;
    let origin = date(drawn.read.origin);
    let mut entries = entries(ctx, days_after(origin, -SCORED)).await?;
    if let Some(as_of) = asked.as_of {
        entries = Arc::new(entries.iter().filter(|entry| entry.made_at <= as_of).cloned().collect());
    }
    let record = record(&drawn, &entries);
    let week_ago = days_after(origin, -7);
    let earlier = entries.iter().rev().find(|entry| entry.origin <= week_ago);
    let mut moved = earlier.map(|entry| Moved::between(entry, &outlook, origin)).unwrap_or_default();
    let seen = Seen::of(ctx, actor).await?;
    seen.leave_out(&mut outlook);
    seen.leave_moved(&mut moved);
    let trust = outlook.goals.iter().map(|goal| record.trust(goal.months_to_go(origin))).collect();
    Ok(Told { origin, outlook, trust, record, moved })
}

fn record(drawn: &Drawn, entries: &[Entry]) -> Record {
    let origin = drawn.read.origin;
    let told = entries.iter().filter_map(Entry::first).min().map_or(origin, day);
    // A year before, what is told is held against, as far as the house had begun: before, nobody slept because nobody wrote.
    let began = drawn.read.known.first().unwrap_or(told);
    let first = told.min(began.max(told - YEAR));
    let taken = drawn.read.known.taken(first..origin + 1, origin);
    let came = |from: NaiveDate, until: NaiveDate| {
        let place = |night: Day| usize::try_from(night - first).ok();
        let nights = taken.get(place(day(from))?..place(day(until))?)?;
        Some(nights.iter().flatten().copied().map(f64::from).sum())
    };
    let outcomes: HashMap<String, Option<bool>> = drawn
        .names
        .iter()
        .zip(&drawn.groups)
        .map(|(named, group)| (named.code.clone(), group.outcome(origin)))
        .collect();
    Record::of(entries, &came, &|code| outcomes.get(code).copied().flatten())
}
