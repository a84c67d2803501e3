//! One-to-one meetings: terms, hosts, times, and who booked them. The event must be held where they are written.

#[path = "meeting/follow.rs"]
mod follow;
#[path = "meeting/hosts.rs"]
mod hosts;
#[path = "meeting/slots.rs"]
mod slots;

pub use follow::{copy, leave, leave_exhibitor, shift};
pub use hosts::{delete_host, erase, event_of_host, hosts, insert_host, named, update_host};
pub use slots::{
    book, bookings, delete_slot, event_of_slot, free_all_of, give_back, insert_slot, set_open, slots,
};

use crate::{Conn, StoreError, classify};
use domain::ids::EventId;
use domain::meeting::Terms;
use store_model::meeting::KnownTerms;

/// The terms of an event.
pub async fn terms(db: &mut Conn, event: EventId) -> Result<KnownTerms, StoreError> {
    let id = event.uuid();
    let row = sqlx::query!(
        r#"select open as "open: bool", most, hours, version from meeting_terms where event_id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    let known = row.map(|row| KnownTerms {
        terms: Terms { open: row.open, most: row.most, hours: row.hours },
        version: row.version,
    });
    Ok(known.unwrap_or_default())
}

/// Writes the terms of an event.
pub async fn put_terms(db: &mut Conn, event: EventId, known: KnownTerms) -> Result<(), StoreError> {
    let (id, terms) = (event.uuid(), known.terms);
    sqlx::query!(
        "insert into meeting_terms (event_id, open, most, hours, version) values ($1, $2, $3, $4, $5)
        on conflict (event_id) do update set open = $2, most = $3, hours = $4, version = $5",
        id,
        terms.open,
        terms.most,
        terms.hours,
        known.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}
