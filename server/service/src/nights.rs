//! Room-nights: the one figure behind the page, the command and the API.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permission;
use domain::nights::{Grain, PeriodNights, Window, tally};

/// Which nights, how divided, and as known when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Slept, booked and possible nights, a row a period. Bookings are in the state they had at the instant asked about;
/// stock and closures are those known today.
pub async fn report(
    ctx: &Context,
    actor: &Actor,
    query: &NightsQuery,
) -> Result<Vec<PeriodNights>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
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
