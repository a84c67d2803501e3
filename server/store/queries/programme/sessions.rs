//! The sessions of a programme, with who speaks in them.

use super::{speakers, written};
use crate::{Conn, StoreError, classify, row};
use domain::claim::Interval;
use domain::ids::{EventId, FunctionId, SessionId, TrackId};
use domain::programme::{Format, Session, SessionKind, SessionState};
use uuid::Uuid;

/// Adds a session.
pub async fn insert(db: &mut Conn, session: &Session) -> Result<(), StoreError> {
    let (id, event, texts) = (session.id.uuid(), session.event.uuid(), written(&session.texts));
    let (track, function) = (session.track.map(TrackId::uuid), session.function.map(FunctionId::uuid));
    let (kind, state, format) = (session.kind.code(), session.state.code(), session.format.code());
    let (from_at, until_at) = (session.time.from_at(), session.time.until_at());
    sqlx::query!(
        "insert into programme_session (id, event_id, track_id, function_id, kind, state, format, from_at, until_at,
            on_campus, online, link, texts, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        id,
        event,
        track,
        function,
        kind,
        state,
        format,
        from_at,
        until_at,
        session.on_campus,
        session.online,
        session.link,
        texts,
        session.synthetic,
        session.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    speakers::insert(db, session).await
}

/// Writes a session in its next version, if nobody changed it since. Whoever speaks there no longer is erased.
pub async fn update(db: &mut Conn, session: &Session, at: i64) -> Result<(), StoreError> {
    let (id, texts, before) = (session.id.uuid(), written(&session.texts), session.version - 1);
    let (track, function) = (session.track.map(TrackId::uuid), session.function.map(FunctionId::uuid));
    let (kind, state, format) = (session.kind.code(), session.state.code(), session.format.code());
    let (from_at, until_at) = (session.time.from_at(), session.time.until_at());
    let done = sqlx::query!(
        "update programme_session set track_id = $2, function_id = $3, kind = $4, state = $5, format = $6, from_at = $7,
            until_at = $8, on_campus = $9, online = $10, link = $11, texts = $12, version = $13
        where id = $1 and version = $14",
        id,
        track,
        function,
        kind,
        state,
        format,
        from_at,
        until_at,
        session.on_campus,
        session.online,
        session.link,
        texts,
        session.version,
        before
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "session" });
    }
    let stay = session.speakers.iter().map(|speaker| speaker.id).collect();
    speakers::drop_others(db, session.id, &stay, at).await?;
    speakers::insert(db, session).await
}

/// Takes a session away, with whoever speaks there, if nobody changed it since.
pub async fn delete(db: &mut Conn, (id, version): (SessionId, i64), at: i64) -> Result<(), StoreError> {
    speakers::drop_others(db, id, &std::collections::BTreeSet::new(), at).await?;
    let id = id.uuid();
    crate::turnout::delete(db, id).await?;
    let done = sqlx::query!("delete from programme_session where id = $1 and version = $2", id, version)
        .execute(db)
        .await
        .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "session" }) } else { Ok(()) }
}

/// The code of the event that a session belongs to.
pub async fn event_of(db: &mut Conn, id: SessionId) -> Result<Option<String>, StoreError> {
    let id = id.uuid();
    sqlx::query_scalar!(
        "select e.code from programme_session s join event e on e.id = s.event_id where s.id = $1",
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// The sessions of an event, by their beginning.
pub async fn sessions(db: &mut Conn, event: EventId) -> Result<Vec<Session>, StoreError> {
    let mut speakers = speakers::of_event(db, event).await?;
    let key = event.uuid();
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", track_id as "track: Uuid", function_id as "function: Uuid", kind, state, format,
            from_at, until_at, on_campus, online, link, texts, synthetic as "synthetic: bool", version
        from programme_session where event_id = $1 order by from_at, until_at, id"#,
        key
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        const TABLE: &str = "programme_session";
        let time = Interval::from_seconds(line.from_at, line.until_at);
        Ok(Session {
            id: SessionId::new(line.id),
            event,
            texts: row::valid(serde_json::from_str(&line.texts).ok(), TABLE, line.id, "texts")?,
            kind: row::valid(SessionKind::parse(&line.kind), TABLE, line.id, "kind")?,
            state: row::valid(SessionState::parse(&line.state), TABLE, line.id, "state")?,
            track: line.track.map(TrackId::new),
            format: row::valid(Format::parse(&line.format), TABLE, line.id, "format")?,
            time: row::valid(time, TABLE, line.id, "until_at")?,
            on_campus: line.on_campus,
            online: line.online,
            link: line.link,
            function: line.function.map(FunctionId::new),
            speakers: speakers.remove(&line.id).unwrap_or_default(),
            synthetic: line.synthetic,
            version: line.version,
        })
    });
    read.collect()
}
