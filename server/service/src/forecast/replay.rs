//! Forecasts of days long over, made with what was known then: a house that brings its past with it begins with a record.
//!
//! They are as good as the program is now; how many of those scored are such is told.

use super::ledger::{SCORED, keep};
use super::read::origin;
use crate::store::read;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::calendar::days_after;
use domain::forecast::day;
use domain::forecast::outlook::How;
use std::collections::HashSet;

/// One day of so many is forecast again: no divisor of a week, so that every weekday is told from every distance.
const EVERY: i32 = 6;

/// A house has to have slept somebody for so long before there is anything to tell from, in days.
const YEAR: i64 = 365;

/// Forecasts one more day that is over and has none, the latest first; whether there was one. Rooms booked one by one are
/// told by pick-up: to learn anew for each month would take hours.
pub async fn replay_due(ctx: &Context) -> Result<bool, ServiceError> {
    let last = origin(ctx.zone, ctx.now());
    let first = read!(ctx.store, |tx, db| Ok(db::forecast::first_night(tx).await?))?;
    let Some(first) = first.map(|first| days_after(first, YEAR).max(days_after(last, -SCORED))) else {
        return Ok(false);
    };
    let kept = read!(ctx.store, |tx, db| Ok(db::forecast::days_kept(tx, first).await?))?;
    let kept: HashSet<NaiveDate> = kept.into_iter().collect();
    let days = (1..).map(|days| days_after(last, -days)).take_while(|day| *day >= first);
    let mut due = days.filter(|date| day(*date) % EVERY == 0 && !kept.contains(date));
    match due.next() {
        Some(due) => keep(ctx, due, How::PickUp).await,
        None => Ok(false),
    }
}
