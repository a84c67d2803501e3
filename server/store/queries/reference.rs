//! Whether the records that a new one refers to are there.

use crate::{Conn, StoreError, classify};
use store_model::reference::References;

/// The fields of a stay that refer to what is not there.
pub async fn unknown_to_stay(db: &mut Conn, stay: &References) -> Result<Vec<&'static str>, StoreError> {
    let known = sqlx::query!(
        r#"select exists (select 1 from room_type where id = $1) as "room_type!: bool",
            exists (select 1 from segment where code = $2) as "segment!: bool",
            exists (select 1 from organisation where id = $3) as "organisation!: bool",
            exists (select 1 from event where id = $4) as "event!: bool""#,
        stay.room_type,
        stay.segment,
        stay.organisation,
        stay.event
    )
    .fetch_one(db)
    .await
    .map_err(classify)?;
    let fields = [
        ("room_type", known.room_type),
        ("segment", known.segment),
        ("organisation", known.organisation || stay.organisation.is_none()),
        ("event", known.event || stay.event.is_none()),
    ];
    Ok(fields.into_iter().filter(|(_, known)| !known).map(|(field, _)| field).collect())
}
