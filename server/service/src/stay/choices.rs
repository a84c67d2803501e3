//! What a reservation can refer to.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::organisation::Organisation;
use domain::segment::Segment;
use store_model::stay_record::EventName;
use store_model::today::TypeName;

/// The records a new stay names.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Types of room, in the order of lists.
    pub room_types: Vec<TypeName>,
    /// Segments, in the order of lists.
    pub segments: Vec<Segment>,
    /// Organisations, by name.
    pub organisations: Vec<Organisation>,
    /// Events around the dates, by code; and the one asked for.
    pub events: Vec<EventName>,
}

/// What a stay of some dates can refer to. `event` is a code already chosen: it is among the events whenever it
/// takes place.
pub async fn choices(
    ctx: &Context,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
    event: Option<&str>,
) -> Result<Choices, ServiceError> {
    actor.require(Permission::WriteStays)?;
    read!(ctx.store, |tx, db| {
        let mut events = db::stay::record::events(tx, from, until).await?;
        if let Some(code) = event.filter(|code| !events.iter().any(|event| event.code == **code)) {
            events.extend(db::stay::record::event(tx, code).await?);
        }
        Ok(Choices {
            room_types: db::today::room_types(tx).await?,
            segments: db::segment::all(tx).await?,
            organisations: db::organisation::all(tx).await?,
            events,
        })
    })
}
