//! `/availability`: what can be booked for some dates.

use super::Api;
use super::bearer::Asker;
use super::document::Lists;
use super::problem::Problem;
use super::request::Params;
use super::values::{Day, Text};
use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use domain::calendar::StayDates;
use serde::{Deserialize, Serialize};
use service::ServiceError;
use service::error::FieldError;
use service::listing::{NightFree, TypeFree};
use utoipa::{IntoParams, ToSchema};

/// What can be booked.
#[derive(Serialize, ToSchema)]
pub struct Availability {
    /// First night.
    arrival: NaiveDate,
    /// Day of leaving.
    departure: NaiveDate,
    /// Types of room, in the order of lists.
    room_types: Vec<TypeAvailability>,
}

/// What can be booked of a type.
#[derive(Serialize, ToSchema)]
pub struct TypeAvailability {
    /// Code of the type.
    #[schema(example = "single")]
    room_type: String,
    /// Name of the type.
    name: String,
    /// Stays that can still be booked for all the nights.
    free: i64,
    /// Night by night; empty for day use.
    nights: Vec<NightCount>,
    /// Numbers of the rooms that nothing claims throughout. There may be more of them than `free`: some are promised to
    /// stays that have no room yet.
    rooms: Vec<String>,
}

/// A night of a type.
#[derive(Serialize, ToSchema)]
pub struct NightCount {
    /// The night.
    night: NaiveDate,
    /// Rooms in stock, before closures.
    rooms: i64,
    /// Of these closed.
    closed: i64,
    /// Of these taken, with or without a room of their own, or held for events.
    taken: i64,
    /// Of these held for the event asked for: its own stays can still be booked in them.
    held: i64,
    /// Rooms that can still be given.
    free: i64,
}

/// For when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct When {
    /// First night.
    #[param(value_type = String, format = Date, example = "2026-06-01")]
    arrival: Day,
    /// Day of leaving; the same for day use.
    #[param(value_type = String, format = Date, example = "2026-06-03")]
    departure: Day,
    /// Only the type with this code.
    #[param(value_type = Option<String>, max_length = 200)]
    room_type: Option<Text>,
    /// For stays of the event with this code: what its block holds is free for them.
    #[param(value_type = Option<String>, max_length = 200)]
    event: Option<Text>,
}

/// What can be booked for some dates
///
/// Needs the scope `read_campus`. What is free may be gone by the time it is asked for: booking it decides.
#[utoipa::path(
    get, path = "/api/v1/availability", tag = "Availability", operation_id = "get_availability", params(When),
    responses((status = 200, description = "What is free.", body = Availability), Lists)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(when): Params<When>,
) -> Result<Json<Availability>, Problem> {
    let dates = StayDates::new(when.arrival.0, when.departure.0).map_err(ServiceError::from)?;
    let event = when.event.as_ref().map(|code| code.0.as_str());
    let found = service::listing::availability(&api.ctx, &actor, dates, event).await;
    let mut types = found.map_err(unknown_event)?;
    types.retain(|kind| when.room_type.as_ref().is_none_or(|asked| asked.0 == kind.code));
    let room_types = types.into_iter().map(kind).collect();
    Ok(Json(Availability { arrival: dates.arrival(), departure: dates.departure(), room_types }))
}

/// The address is right; it is the parameter that names an event that there is not.
fn unknown_event(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::NotFound("event") => ServiceError::Invalid(vec![FieldError::new("event", "unknown")]),
        other => other,
    }
}

fn kind(kind: TypeFree) -> TypeAvailability {
    let night = |night: &NightFree| NightCount {
        night: night.night,
        rooms: night.rooms,
        closed: night.closed,
        taken: night.taken,
        held: night.held,
        free: night.free(),
    };
    TypeAvailability {
        room_type: kind.code,
        name: kind.name,
        free: kind.free,
        nights: kind.nights.iter().map(night).collect(),
        rooms: kind.rooms,
    }
}
