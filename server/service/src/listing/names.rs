//! What people call a thing, and the thing.

use crate::error::FieldError;
use crate::store::read;
use crate::{Context, ServiceError};
use domain::ids::{EventId, ResourceId, RoomTypeId};

/// What a request calls its records; none where it names none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Names<'a> {
    /// Code of a room type.
    pub room_type: Option<&'a str>,
    /// Number of a room.
    pub room: Option<&'a str>,
    /// Code of an event.
    pub event: Option<&'a str>,
}

/// The records named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The room type.
    pub room_type: Option<RoomTypeId>,
    /// The room.
    pub room: Option<ResourceId>,
    /// The event.
    pub event: Option<EventId>,
}

/// Finds the records of some names; every name that nothing has is a fault of its field.
pub async fn look_up(ctx: &Context, names: Names<'_>) -> Result<Named, ServiceError> {
    let (found, unknown) = read!(ctx.store, |tx, db| {
        let mut unknown = Vec::new();
        let mut found = Named::default();
        if let Some(code) = names.room_type {
            found.room_type = db::listing::type_of_code(tx, code).await?.map(RoomTypeId::new);
            unknown.extend(found.room_type.is_none().then_some("room_type"));
        }
        if let Some(number) = names.room {
            found.room = db::listing::room_of_number(tx, number).await?;
            unknown.extend(found.room.is_none().then_some("room"));
        }
        if let Some(code) = names.event {
            found.event = db::listing::event_of_code(tx, code).await?.map(EventId::new);
            unknown.extend(found.event.is_none().then_some("event"));
        }
        Ok((found, unknown))
    })?;
    if unknown.is_empty() {
        return Ok(found);
    }
    Err(ServiceError::Invalid(unknown.into_iter().map(|field| FieldError::new(field, "unknown")).collect()))
}
