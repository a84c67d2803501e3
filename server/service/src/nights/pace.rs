//! Pace: the books of the months to come, beside an earlier day and the year before. All of it is read by the one report of
//! room-nights, as of different instants.

use super::{NightsQuery, report, year_ago};
use crate::error::FieldError;
use crate::store::read;
use crate::{Actor, Context, ServiceError, forecast};
use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::access::Permission;
use domain::calendar::days_after;
use domain::nights::{Grain, PeriodNights};
use domain::pace::{PaceLine, month_ago, months_to_come};

/// How the months to come fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The day on which it is asked.
    pub today: NaiveDate,
    /// The earlier day, as it stood at its end.
    pub against: NaiveDate,
    /// This day a year ago.
    pub year_ago: NaiveDate,
    /// The day of the first booking; none where nothing was ever booked.
    pub began: Option<NaiveDate>,
    /// The months that are not over and are forecast whole, in order.
    pub months: Vec<PaceLine>,
}

/// First night and first night after.
type Nights = (NaiveDate, NaiveDate);

/// The pace of the months to come against the end of an earlier day; of none, against a month ago, or the first day on record
/// if that is later. A day that is not over (`not_over`), or from before anything was booked (`before_records`), is refused.
pub async fn pace(ctx: &Context, actor: &Actor, against: Option<NaiveDate>) -> Result<Pace, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    let today = ctx.today();
    let first = read!(ctx.store, |tx, db| Ok(db::history::began(tx).await?))?;
    let began = first.map(|at| ctx.zone.date(at));
    let against = day_asked(against, today, began)?;
    let ago = year_ago(ctx).filter(|ago| first.is_some_and(|first| first <= *ago));
    let nights = months_to_come(today, forecast::FARTHEST);
    let before = (year_before(nights.0), year_before(nights.1));
    let now = months(ctx, actor, nights, None).await?;
    let then = months(ctx, actor, nights, Some(ctx.zone.end_of(against))).await?;
    let came_to = months(ctx, actor, before, None).await?;
    let known = if ago.is_some() { months(ctx, actor, before, ago).await? } else { Vec::new() };
    let line = |(place, now): (usize, &PeriodNights)| {
        let from = first_of(now)?;
        let until = from.checked_add_months(Months::new(1))?;
        let is_over = year_before(until) <= today;
        Some(PaceLine {
            from,
            until,
            now: now.count.committed(),
            then: then.get(place)?.count.committed(),
            year_ago: known.get(place).map(|row| row.count.committed()),
            came_to: came_to.get(place).filter(|_| is_over).map(|row| row.count.committed()),
        })
    };
    let months = now.iter().enumerate().filter_map(line).collect();
    Ok(Pace { today, against, year_ago: year_before(today), began, months })
}

fn day_asked(
    against: Option<NaiveDate>,
    today: NaiveDate,
    began: Option<NaiveDate>,
) -> Result<NaiveDate, ServiceError> {
    let refused = |code| Err(ServiceError::Invalid(vec![FieldError::new("against", code)]));
    match against {
        None => Ok(month_ago(today).max(began.unwrap_or_default()).min(days_after(today, -1))),
        Some(day) if day >= today => refused("not_over"),
        Some(day) if began.is_none_or(|began| day < began) => refused("before_records"),
        Some(day) => Ok(day),
    }
}

async fn months(
    ctx: &Context,
    actor: &Actor,
    (from, until): Nights,
    as_of: Option<DateTime<Utc>>,
) -> Result<Vec<PeriodNights>, ServiceError> {
    report(ctx, actor, &NightsQuery { from, until, grain: Grain::Month, as_of }).await
}

/// The first night of a row of a month.
fn first_of(row: &PeriodNights) -> Option<NaiveDate> {
    format!("{}-01", row.period).parse().ok()
}

fn year_before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_months(Months::new(12)).unwrap_or(date)
}
