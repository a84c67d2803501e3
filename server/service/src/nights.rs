//! Room-nights: the one figure behind the page, the command and the API.

mod pace;

pub use pace::{Pace, pace};

use crate::kept::Kept;
use crate::store::read;
use crate::{Actor, Context, ServiceError, version};
use chrono::{DateTime, Months, NaiveDate, Timelike, Utc};
use domain::access::Permission;
use domain::nights::{Grain, PeriodNights, Window, tally};
use std::sync::Arc;

/// Which nights, how divided, and as known when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NightsQuery {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// Span of a row.
    pub grain: Grain,
    /// As of which instant of business time; none for now.
    pub as_of: Option<DateTime<Utc>>,
}

/// Reports kept by what was asked, and in which minute.
pub type Reports = Kept<(NightsQuery, i64), Vec<PeriodNights>>;

/// Slept, booked and possible nights, a row a period. Bookings are in the state they had at the instant asked about;
/// stock and closures are those known today.
pub async fn report(
    ctx: &Context,
    actor: &Actor,
    query: &NightsQuery,
) -> Result<Vec<PeriodNights>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    // What was entered ahead of its time comes into force without a change of the data: within the minute.
    let asked = (*query, ctx.now().timestamp().div_euclid(60));
    let version = version::of_data(ctx).await?;
    if let Some(report) = ctx.reports.get(&version, &asked) {
        return Ok(report.to_vec());
    }
    let report = Arc::new(read_report(ctx, query).await?);
    ctx.reports.keep(&version, asked, report.clone());
    Ok(report.to_vec())
}

/// This very minute a year ago: reports are kept by what is asked, and seconds would make each of them another.
pub fn year_ago(ctx: &Context) -> Option<DateTime<Utc>> {
    minute(ctx.now())?.checked_sub_months(Months::new(12))
}

/// The beginning of the minute.
fn minute(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    at.with_second(0)?.with_nanosecond(0)
}

async fn read_report(ctx: &Context, query: &NightsQuery) -> Result<Vec<PeriodNights>, ServiceError> {
    let as_of = query.as_of.unwrap_or_else(|| ctx.now());
    let window = Window {
        from: query.from,
        until: query.until,
        grain: query.grain,
        today: ctx.zone.business_date(as_of),
    };
    let (booked, stock, closed) = read!(ctx.store, |tx, db| {
        let booked = db::history::booked_as_of(tx, query.from, query.until, as_of).await?;
        let stock = db::closure::stock_spans(tx).await?;
        let closed = db::closure::closed_spans(tx, query.from, query.until).await?;
        Ok((booked, stock, closed))
    })?;
    Ok(tally(window, &booked, &stock, &closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_within_a_minute_asks_for_the_same_instant() {
        let of = |text: &str| minute(text.parse().unwrap()).unwrap().to_rfc3339();
        assert_eq!(of("2026-11-27T16:11:50.123456789Z"), of("2026-11-27T16:11:07Z"));
        assert_ne!(of("2026-11-27T16:12:00Z"), of("2026-11-27T16:11:59.9Z"));
    }
}
