//! `/room-nights`: the figures, as the page and the command count them.

use super::Api;
use super::bearer::Asker;
use super::document::Lists;
use super::problem::Problem;
use super::request::Params;
use super::values::{Day, Instant};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, NaiveDate, Utc};
use domain::nights::{Grain, NightCount, PeriodNights};
use serde::{Deserialize, Serialize};
use service::nights::NightsQuery;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// The most nights asked about at once: twenty years.
const MOST: i64 = 7_305;

/// Room-nights of some nights.
#[derive(Serialize, ToSchema)]
pub struct RoomNights {
    /// First night.
    from: NaiveDate,
    /// First night after.
    until: NaiveDate,
    /// As known when.
    as_of: DateTime<Utc>,
    /// A row a period.
    periods: Vec<PeriodRow>,
}

/// A period.
#[derive(Serialize, ToSchema)]
pub struct PeriodRow {
    /// `2016-01-31`, `2016-01` or `2016`.
    #[schema(example = "2026-05")]
    period: String,
    /// Rooms × nights in stock, before closures.
    stock_nights: i64,
    /// What closures left of it.
    open_nights: i64,
    /// Nights of all segments.
    #[serde(flatten)]
    total: Counted,
    /// The same by segment.
    segments: BTreeMap<String, Counted>,
}

/// Nights counted.
#[derive(Serialize, ToSchema)]
pub struct Counted {
    /// Rooms × nights slept.
    room_nights: i64,
    /// Persons × nights slept.
    guest_nights: i64,
    /// Rooms × nights booked and not yet slept.
    on_the_books: i64,
    /// Persons × nights booked and not yet slept.
    guest_nights_on_the_books: i64,
}

/// Which nights.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// First night.
    #[param(value_type = String, format = Date, example = "2026-01-01")]
    from: Day,
    /// First night after; at most twenty years later.
    #[param(value_type = String, format = Date, example = "2027-01-01")]
    until: Day,
    /// Span of a row.
    #[serde(default)]
    #[param(inline, default = "month")]
    grain: Span,
    /// As known at this instant; bookings are then in the state they had. Now, if left out.
    #[param(value_type = Option<String>, format = DateTime, example = "2026-05-31T22:00:00Z")]
    as_of: Option<Instant>,
}

/// Span of a row.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// One night.
    Day,
    /// A calendar month.
    #[default]
    Month,
    /// A calendar year.
    Year,
}

/// Room-nights by period
///
/// Needs the scope `read_figures`. A night is slept once it lies before today and the guest checked in; every other
/// night of a stay is on the books. The two never overlap.
#[utoipa::path(
    get, path = "/api/v1/room-nights", tag = "Figures", operation_id = "get_room_nights", params(Which),
    responses((status = 200, description = "A row a period.", body = RoomNights), Lists)
)]
pub async fn report(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(which): Params<Which>,
) -> Result<Json<RoomNights>, Problem> {
    let (from, until) = (which.from.0, which.until.0);
    if until < from {
        return Err(Problem::field("until", "before_from", None));
    }
    if (until - from).num_days() > MOST {
        return Err(Problem::field("until", "too_far", Some(format!("At most {MOST} nights."))));
    }
    let grain = match which.grain {
        Span::Day => Grain::Day,
        Span::Month => Grain::Month,
        Span::Year => Grain::Year,
    };
    let as_of = which.as_of.map_or_else(|| api.ctx.now(), |instant| instant.0);
    let query = NightsQuery { from, until, grain, as_of: Some(as_of) };
    let periods = service::nights::report(&api.ctx, &actor, &query).await?;
    Ok(Json(RoomNights { from, until, as_of, periods: periods.into_iter().map(period).collect() }))
}

fn period(period: PeriodNights) -> PeriodRow {
    PeriodRow {
        period: period.period,
        stock_nights: period.capacity.stock_nights,
        open_nights: period.capacity.open_nights,
        total: nights(period.count),
        segments: period.segments.into_iter().map(|(code, count)| (code, nights(count))).collect(),
    }
}

const fn nights(count: NightCount) -> Counted {
    Counted {
        room_nights: count.room_nights,
        guest_nights: count.guest_nights,
        on_the_books: count.on_the_books,
        guest_nights_on_the_books: count.guest_nights_on_the_books,
    }
}
