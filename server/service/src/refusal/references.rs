//! A reservation that refers to what is not there: the database says only that, so here the fields are named.

use crate::error::FieldError;
use crate::stay::{NewGuest, Reservation};
use crate::store::read;
use crate::{Context, ServiceError};
use domain::ids::{EventId, GuestId, OrganisationId};
use store_model::StoreError;
use store_model::reference::References;

/// The stable word for an id or key that no record has.
const UNKNOWN: &str = "unknown";

/// Names the fields where the database refused a reference; any other outcome passes through. Read after the
/// transaction is rolled back, so a record that came since is not called unknown.
pub(crate) async fn name_unknown<T>(
    ctx: &Context,
    new: &Reservation,
    outcome: Result<T, ServiceError>,
) -> Result<T, ServiceError> {
    let Err(ServiceError::Store(StoreError::Reference)) = outcome else { return outcome };
    let unknown = unknown(ctx, new).await?;
    if unknown.is_empty() { outcome } else { Err(ServiceError::Invalid(unknown)) }
}

async fn unknown(ctx: &Context, new: &Reservation) -> Result<Vec<FieldError>, ServiceError> {
    let references = References {
        room_type: new.room_type.uuid(),
        segment: new.segment.clone(),
        organisation: new.organisation.map(OrganisationId::uuid),
        event: new.event.map(EventId::uuid),
    };
    read!(ctx.store, |tx, db| {
        let fields = db::reference::unknown_to_stay(tx, &references).await?;
        let mut unknown = fields.into_iter().map(|field| FieldError::new(field, UNKNOWN)).collect::<Vec<_>>();
        for (place, guest) in guests(new) {
            if db::person::get(tx, guest).await?.is_none() {
                unknown.push(FieldError::new(format!("guests[{place}].guest"), UNKNOWN));
            }
        }
        Ok(unknown)
    })
}

/// The guests said to be known, with their places.
fn guests(new: &Reservation) -> impl Iterator<Item = (usize, GuestId)> {
    new.guests.iter().enumerate().filter_map(|(place, line)| match line.who {
        NewGuest::Known(id) => Some((place, id)),
        _ => None,
    })
}
