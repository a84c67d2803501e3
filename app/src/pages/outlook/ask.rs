//! The figures of the page.

use chrono::{Datelike, NaiveDate};
use domain::nights::{Grain, PeriodNights};
use service::nights::{NightsQuery, report};
use service::{Actor, Context, ServiceError};

use crate::pages::nights::ask;
use crate::view::outlook::{Figures, OutlookPage};

pub(super) async fn fetch(ctx: &Context, actor: &Actor) -> Result<OutlookPage, ServiceError> {
    let today = ctx.today();
    let beside = ask::Asked::beside(today.year() - 1);
    // SQLite compares dates as text, so the last day asked for must have four digits of year.
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(today);
    let figures = Figures {
        nights: ask::fetch(ctx, actor, beside).await?,
        year_ago: year_ago(ctx, actor, today.year() - 1).await?,
        events: service::event::mine(ctx, actor, (today, last)).await?,
        closures: service::closure::list(ctx, actor).await?,
    };
    Ok(OutlookPage::new(figures))
}

/// The months of the year before, as known at this very time of it.
async fn year_ago(ctx: &Context, actor: &Actor, year: i32) -> Result<Vec<PeriodNights>, ServiceError> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let query = NightsQuery {
        from: first(year),
        until: first(year + 1),
        grain: Grain::Month,
        as_of: service::nights::year_ago(ctx),
    };
    report(ctx, actor, &query).await
}
