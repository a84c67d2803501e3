//! Functions, and what they hold.

#[path = "function/hold.rs"]
mod hold;
#[path = "function/lines.rs"]
mod lines;

pub use hold::{claim, lay, moved, place, release, shift};
pub use lines::{between, line, neighbours, of_event, others};

use crate::{Conn, StoreError, classify, row};
use domain::campus::SetupStyle;
use domain::claim::Interval;
use domain::function::{Function, FunctionState, Margins};
use domain::ids::{EventId, FunctionId, SpaceId};
use store_model::reading::Reading;
use uuid::Uuid;

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
            version = $14
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
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "function" }) } else { Ok(()) }
}

/// Takes a function away with all it holds, if nobody changed it since.
pub async fn delete(db: &mut Conn, id: FunctionId, version: i64) -> Result<(), StoreError> {
    let id = id.uuid();
    crate::claim::delete_of(db, id).await?;
    let done = sqlx::query!("delete from function where id = $1 and version = $2", id, version)
        .execute(db)
        .await
        .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "function" }) } else { Ok(()) }
}

struct FunctionRow {
    id: Uuid,
    event_id: Uuid,
    space_id: Uuid,
    title: String,
    style: String,
    from_at: i64,
    until_at: i64,
    setup_minutes: i64,
    teardown_minutes: i64,
    setup_asked: i64,
    teardown_asked: i64,
    attendance: i64,
    state: String,
    asked_at: i64,
    note: String,
    synthetic: bool,
    version: i64,
}

impl FunctionRow {
    fn read(self) -> Result<Function, StoreError> {
        const TABLE: &str = "function";
        let time = Interval::from_seconds(self.from_at, self.until_at);
        Ok(Function {
            id: FunctionId::new(self.id),
            event: EventId::new(self.event_id),
            space: SpaceId::new(self.space_id),
            title: self.title,
            style: row::valid(SetupStyle::parse(&self.style), TABLE, self.id, "style")?,
            time: row::valid(time, TABLE, self.id, "until_at")?,
            margins: Margins { setup: self.setup_minutes, teardown: self.teardown_minutes },
            asked: Margins { setup: self.setup_asked, teardown: self.teardown_asked },
            attendance: self.attendance,
            state: row::valid(FunctionState::parse(&self.state), TABLE, self.id, "state")?,
            asked_at: self.asked_at,
            note: self.note,
            synthetic: self.synthetic,
            version: self.version,
        })
    }
}

/// Every function, by id: for checking the whole.
pub async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Function>, StoreError> {
    let rows = sqlx::query_as!(
        FunctionRow,
        r#"select id as "id: Uuid", event_id as "event_id: Uuid", space_id as "space_id: Uuid", title, style, from_at,
            until_at, setup_minutes, teardown_minutes, setup_asked, teardown_asked, attendance, state, asked_at, note,
            synthetic as "synthetic: bool", version
        from function order by id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    reading.all(rows.into_iter().map(FunctionRow::read))
}
