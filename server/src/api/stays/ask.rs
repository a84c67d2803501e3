//! Which stays are asked for.

use crate::api::paging::{Limit, after};
use crate::api::problem::Problem;
use crate::api::values::{Day, Instant, Text};
use chrono::{Days, NaiveDate};
use domain::calendar::LONGEST_STAY;
use domain::ids::{EventId, ResourceId};
use serde::{Deserialize, Serialize};
use service::Context;
use service::listing::{Names, StayFilter, look_up};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Where a stay stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Booked, not yet arrived.
    Reserved,
    /// Arrived.
    InHouse,
    /// Left.
    Departed,
    /// Called off before arrival.
    Cancelled,
    /// Expected and did not come.
    NoShow,
}

impl Status {
    /// The word that the store keeps.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::InHouse => "in_house",
            Self::Departed => "departed",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }

    /// Reads the word.
    pub fn of(code: &str) -> Self {
        let all = [Self::InHouse, Self::Departed, Self::Cancelled, Self::NoShow];
        all.into_iter().find(|status| status.code() == code).unwrap_or(Self::Reserved)
    }
}

/// Which stays.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those with a night, or a day of use, on this day or later.
    #[param(value_type = Option<String>, format = Date, example = "2026-06-01")]
    from: Option<Day>,
    /// Those that arrive before this day.
    #[param(value_type = Option<String>, format = Date, example = "2026-07-01")]
    until: Option<Day>,
    /// Those in this status.
    #[param(inline)]
    status: Option<Status>,
    /// Those that hold the room with this number. Cancelled stays and no-shows hold none.
    #[param(value_type = Option<String>, max_length = 200)]
    room: Option<Text>,
    /// Those booked by the organisation with this id.
    organisation: Option<Uuid>,
    /// Those of the event with this code.
    #[param(value_type = Option<String>, max_length = 200)]
    event: Option<Text>,
    /// Those that were made or changed at this instant or later.
    #[param(value_type = Option<String>, format = DateTime, example = "2026-05-31T22:00:00Z")]
    updated_since: Option<Instant>,
    /// Stays on a page.
    #[serde(default)]
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200, default = 50)]
    pub limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(value_type = Option<String>)]
    cursor: Option<Text>,
}

impl Which {
    /// What the store is asked for: one stay more than a page has, to know whether there is another page.
    pub async fn filter(self, ctx: &Context) -> Result<StayFilter, Problem> {
        let names = Names {
            room: self.room.as_ref().map(|room| room.0.as_str()),
            event: self.event.as_ref().map(|event| event.0.as_str()),
            room_type: None,
        };
        let found = look_up(ctx, names).await?;
        let all = StayFilter::default();
        let from = self.from.map_or(all.leaves_after, |day| day.0);
        let until = self.until.map_or(all.last_arrival, |day| day.0.pred_opt().unwrap_or(day.0));
        Ok(StayFilter {
            // Nobody who arrived earlier can be here still.
            first_arrival: self.from.map_or(all.first_arrival, |day| earliest(day.0)),
            last_arrival: until,
            leaves_after: from,
            status: self.status.map(|status| status.code().to_owned()),
            room: found.room.map(ResourceId::uuid),
            organisation: self.organisation,
            event: found.event.map(EventId::uuid),
            updated_since: self.updated_since.map_or(0, |instant| instant.0.timestamp().max(1)),
            after: after::<(NaiveDate, Uuid)>(self.cursor.as_ref())?.unwrap_or(all.after),
            most: self.limit.0 + 1,
        })
    }
}

fn earliest(from: NaiveDate) -> NaiveDate {
    from.checked_sub_days(Days::new(LONGEST_STAY.unsigned_abs())).unwrap_or(from)
}
