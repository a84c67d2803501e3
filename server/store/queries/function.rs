//! Functions, and what they hold.

#[path = "function/hold.rs"]
mod hold;
#[path = "function/lines.rs"]
mod lines;

pub use hold::{claim, lay, moved, place, release, shift, would_hold};
pub use lines::{all, between, line, neighbours, of_event, others, waiting};

use crate::{Conn, StoreError, classify};
use domain::function::Function;
use domain::ids::FunctionId;

/// Adds a function; its claims are laid apart.
pub async fn insert(db: &mut Conn, function: &Function) -> Result<(), StoreError> {
    let (id, event, space) = (function.id.uuid(), function.event.uuid(), function.space.uuid());
    let (style, state) = (function.style.code(), function.state.code());
    let (from_at, until_at) = (function.time.from_at(), function.time.until_at());
    let (margins, asked) = (function.margins, function.asked);
    sqlx::query!(
        "insert into function (id, event_id, space_id, title, style, from_at, until_at, setup_minutes,
            teardown_minutes, setup_asked, teardown_asked, attendance, state, asked_at, note, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        id,
        event,
        space,
        function.title,
        style,
        from_at,
        until_at,
        margins.setup,
        margins.teardown,
        asked.setup,
        asked.teardown,
        function.attendance,
        state,
        function.asked_at,
        function.note,
        function.synthetic,
        function.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Writes a function in its next version, if nobody changed it since; its claims are laid apart.
pub async fn update(db: &mut Conn, function: &Function) -> Result<(), StoreError> {
    let (id, space, before) = (function.id.uuid(), function.space.uuid(), function.version - 1);
    let (style, state) = (function.style.code(), function.state.code());
    let (from_at, until_at) = (function.time.from_at(), function.time.until_at());
    let (margins, asked) = (function.margins, function.asked);
    let done = sqlx::query!(
        "update function set space_id = $2, title = $3, style = $4, from_at = $5, until_at = $6, setup_minutes = $7,
            teardown_minutes = $8, setup_asked = $9, teardown_asked = $10, attendance = $11, state = $12, note = $13,
            version = $14, asked_at = $16
        where id = $1 and version = $15",
        id,
        space,
        function.title,
        style,
        from_at,
        until_at,
        margins.setup,
        margins.teardown,
        asked.setup,
        asked.teardown,
        function.attendance,
        state,
        function.note,
        function.version,
        before,
        function.asked_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "function" }) } else { Ok(()) }
}

/// Takes a function away with all it holds, if nobody changed it since.
pub async fn delete(db: &mut Conn, id: FunctionId, version: i64) -> Result<(), StoreError> {
    crate::interpretation::delete(db, id).await?;
    crate::programme::leave(db, id).await?;
    crate::turnout::delete(db, id.uuid()).await?;
    crate::stand::leave(db, id).await?;
    crate::meeting::leave(db, id).await?;
    crate::order::loosen(db, id).await?;
    let id = id.uuid();
    crate::claim::delete_of(db, id).await?;
    let done = sqlx::query!("delete from function where id = $1 and version = $2", id, version)
        .execute(db)
        .await
        .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "function" }) } else { Ok(()) }
}
