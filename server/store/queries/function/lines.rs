//! Functions with the events they belong to, and what else holds parts of spaces.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::campus::SetupStyle;
use domain::claim::Interval;
use domain::closure::ClosureKind;
use domain::event::EventStatus;
use domain::function::{Function, FunctionState, Margins};
use domain::ids::{EventId, FunctionId, ResourceId, SpaceId};
use store_model::function::{FunctionLine, OtherUse};
use store_model::reading::Reading;
use uuid::Uuid;

struct LineRow {
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
    event_code: String,
    event_title: String,
    event_status: String,
    seen: bool,
}

impl LineRow {
    fn read(self) -> Result<FunctionLine, StoreError> {
        const TABLE: &str = "function";
        let status = EventStatus::parse(&self.event_status);
        let time = Interval::from_seconds(self.from_at, self.until_at);
        let function = Function {
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
        };
        Ok(FunctionLine {
            function,
            event_code: self.event_code,
            event_title: self.event_title,
            event_status: row::valid(status, "event", self.event_id, "status")?,
            seen: self.seen,
        })
    }
}

/// Functions with their events, as an account sees them ($1; none for those who see all); the rest says which.
macro_rules! lines {
    ($which:literal, $account:expr $(, $value:expr)*) => {
        sqlx::query_as!(
            LineRow,
            r#"select f.id as "id: Uuid", f.event_id as "event_id: Uuid", f.space_id as "space_id: Uuid", f.title,
                f.style, f.from_at, f.until_at, f.setup_minutes, f.teardown_minutes, f.setup_asked, f.teardown_asked,
                f.attendance, f.state, f.asked_at, f.note, f.synthetic as "synthetic: bool", f.version,
                e.code as event_code, e.title as event_title, e.status as event_status,
                (cast($1 as uuid) is null or exists (
                    select 1 from event_account own where own.event_id = e.id and (own.account_id = $1
                or own.account_id in (select account_id from account_deputy where deputy_id = $1 and active))))
                    as "seen!: bool"
            from function f join event e on e.id = f.event_id "#
                + $which,
            $account
            $(, $value)*
        )
    };
}

/// Every function, by id: for checking the whole.
pub async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Function>, StoreError> {
    let account = None::<Uuid>;
    let rows = lines!("order by f.id", account).fetch_all(db).await.map_err(classify)?;
    reading.all(rows.into_iter().map(|row| Ok(row.read()?.function)))
}

/// Those whose programme, set-up and tear-down included, touches a time, by their beginning; called off ones are left
/// out.
pub async fn between(
    db: &mut Conn,
    time: Interval,
    account: Option<Uuid>,
) -> Result<Vec<FunctionLine>, StoreError> {
    // Nothing is set up or torn down for longer than a day: so much wider, the index finds what can touch the time.
    let (from_at, until_at) = (time.from_at(), time.until_at());
    let (widest_from, widest_until) = (from_at - Margins::MOST * 60, until_at + Margins::MOST * 60);
    let rows = lines!(
        "where f.until_at > $2 and f.from_at < $3 and f.until_at + f.teardown_minutes * 60 > $4
          and f.from_at - f.setup_minutes * 60 < $5 and f.state <> 'released'
        order by f.from_at, f.asked_at, f.title, f.id",
        account,
        widest_from,
        widest_until,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await;
    rows.map_err(classify)?.into_iter().map(LineRow::read).collect()
}

/// One of them.
pub async fn line(
    db: &mut Conn,
    id: FunctionId,
    account: Option<Uuid>,
) -> Result<Option<FunctionLine>, StoreError> {
    let id = id.uuid();
    let row = lines!("where f.id = $2", account, id).fetch_optional(db).await.map_err(classify)?;
    row.map(LineRow::read).transpose()
}

/// All of an event, by their beginning.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<Vec<Function>, StoreError> {
    let (event, account) = (event.uuid(), None::<Uuid>);
    let rows = lines!("where f.event_id = $2 order by f.from_at, f.asked_at, f.title, f.id", account, event)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    rows.into_iter().map(|row| Ok(row.read()?.function)).collect()
}

/// Those that wait for their space though their event holds what it asks for, and are not over at an instant in UTC
/// seconds, in the order they asked. An event whose option ran out is about to let go.
pub async fn waiting(db: &mut Conn, now: i64, today: NaiveDate) -> Result<Vec<FunctionId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select f.id as "id: Uuid" from function f join event e on e.id = f.event_id
        where f.state = 'waiting' and f.until_at > $1 and not e.waits
          and (e.status in ('definite', 'actual')
            or e.status = 'tentative' and (e.option_until is null or e.option_until >= $2))
        order by f.asked_at, f.from_at, f.id"#,
        now,
        today
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(ids.into_iter().map(FunctionId::new).collect())
}

/// The functions but one that hold a part of a space in a time, by their beginning.
pub async fn neighbours(
    db: &mut Conn,
    space: SpaceId,
    time: Interval,
    but: FunctionId,
) -> Result<Vec<Function>, StoreError> {
    let (space, from_at, until_at) = (space.uuid(), time.from_at(), time.until_at());
    let (but, account) = (but.uuid(), None::<Uuid>);
    let rows = lines!(
        "where f.state = 'held' and f.id <> $2 and f.id in (
            select c.owner_id from claim c join space_element x on x.part_id = c.resource_id
            where x.space_id = $3 and c.from_at < $5 and c.until_at > $4)
        order by f.from_at, f.id",
        account,
        but,
        space,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter().map(|row| Ok(row.read()?.function)).collect()
}

/// What but functions holds parts of spaces in a time.
pub async fn others(db: &mut Conn, time: Interval) -> Result<Vec<OtherUse>, StoreError> {
    let (from_at, until_at) = (time.from_at(), time.until_at());
    let rows = sqlx::query!(
        r#"select c.resource_id as "part: Uuid", c.from_at, c.until_at, x.kind as "kind?", x.reason as "reason?"
        from claim c join space_part p on p.id = c.resource_id left join closure x on x.id = c.owner_id
        where c.from_at < $2 and c.until_at > $1 and c.owner_kind <> 'function'
        order by c.from_at, c.resource_id"#,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = |kind: Option<String>, reason: Option<String>, part| match kind {
        None => Ok(None),
        Some(kind) => {
            let kind = row::valid(ClosureKind::parse(&kind), "closure", part, "kind")?;
            Ok(Some((kind, reason.unwrap_or_default())))
        }
    };
    rows.into_iter()
        .map(|found| {
            let interval = Interval::from_seconds(found.from_at, found.until_at);
            Ok(OtherUse {
                part: ResourceId::new(found.part),
                interval: row::valid(interval, "claim", found.part, "until_at")?,
                closure: read(found.kind, found.reason, found.part)?,
            })
        })
        .collect()
}
