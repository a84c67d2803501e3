//! The links under which participants register, and change what they said; by their hashes.

use crate::{Conn, StoreError, classify};
use domain::ids::{EntryId, EventId};
use store_model::registration::Opened;
use uuid::Uuid;

/// What a link opens; none where there is no such link.
pub async fn opened(db: &mut Conn, token_hash: &[u8]) -> Result<Option<Opened>, StoreError> {
    let found = sqlx::query!(
        r#"select e.code as "code!: String", l.registrant_id as "registrant_id?: Uuid"
        from registration_link l join event e on e.id = l.event_id where l.token_hash = $1"#,
        token_hash
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.map(|found| Opened { event: found.code, entry: found.registrant_id.map(EntryId::new) }))
}

/// Whether an event has a link that participants register under.
pub async fn event_has_link(db: &mut Conn, event: EventId) -> Result<bool, StoreError> {
    let event = event.uuid();
    sqlx::query_scalar!(
        r#"select count(*) > 0 as "has!: bool" from registration_link where event_id = $1 and registrant_id is null"#,
        event
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// Adds a link: of an event, which has none yet, or of somebody who registered, who may have several.
pub async fn insert_link(
    db: &mut Conn,
    (event, entry): (EventId, Option<EntryId>),
    token_hash: &[u8],
    made_at: i64,
) -> Result<(), StoreError> {
    let (event, registrant) = (event.uuid(), entry.map(EntryId::uuid));
    sqlx::query!(
        "insert into registration_link (token_hash, event_id, registrant_id, made_at) values ($1, $2, $3, $4)",
        token_hash,
        event,
        registrant,
        made_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Gives an event another link: the one it had opens nothing any more. Those of participants stay.
pub async fn replace_link(
    db: &mut Conn,
    event: EventId,
    token_hash: &[u8],
    made_at: i64,
) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!("delete from registration_link where event_id = $1 and registrant_id is null", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    insert_link(db, (event, None), token_hash, made_at).await
}
