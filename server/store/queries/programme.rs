//! Programmes: sessions, tracks, who speaks, and what was published.

#[path = "programme/follow.rs"]
mod follow;
#[path = "programme/sessions.rs"]
mod sessions;
#[path = "programme/speakers.rs"]
mod speakers;

pub use follow::{copy, leave, shift};
pub use sessions::{delete, event_of, insert, sessions, update};
pub use speakers::{erase, named};

use crate::{Conn, StoreError, classify, row};
use domain::ids::{EventId, TrackId};
use domain::programme::{Published, Session, Settings, Track};
use store_model::programme::Programme;
use uuid::Uuid;

/// The programme of an event; nothing at version 0 where there is none yet.
pub async fn get(db: &mut Conn, event: EventId) -> Result<Programme, StoreError> {
    let id = event.uuid();
    let row = sqlx::query!(
        r#"select links as "links: bool", stands as "stands: bool", indexed as "indexed: bool", published_at, published,
            version
        from programme where event_id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    let Some(row) = row else { return Ok(Programme::default()) };
    Ok(Programme {
        settings: Settings { links: row.links, stands: row.stands, indexed: row.indexed },
        published_at: row.published_at,
        published: read_published(id, &row.published)?,
        version: row.version,
    })
}

fn read_published(id: Uuid, text: &str) -> Result<Option<Published>, StoreError> {
    let read = |text| row::valid(serde_json::from_str(text).ok(), "programme", id, "published");
    Some(text).filter(|text| !text.is_empty()).map(read).transpose()
}

fn written<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Brings tracks and sessions in, as they are.
pub async fn carry(
    db: &mut Conn,
    tracks: &[(EventId, Vec<Track>)],
    sessions: &[Session],
) -> Result<(), StoreError> {
    for (event, tracks) in tracks {
        begin(db, *event).await?;
        put_tracks(db, *event, tracks).await?;
    }
    for session in sessions {
        begin(db, session.event).await?;
        insert(db, session).await?;
    }
    Ok(())
}

/// Makes sure that the event has a programme.
pub async fn begin(db: &mut Conn, event: EventId) -> Result<(), StoreError> {
    let id = event.uuid();
    sqlx::query!(
        "insert into programme (event_id, links, stands, indexed, published_at, published, version)
        values ($1, false, false, false, null, '', 1) on conflict (event_id) do nothing",
        id
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes a programme in its next version, if nobody changed it since.
pub async fn save(db: &mut Conn, event: EventId, programme: &Programme) -> Result<(), StoreError> {
    let (id, before, settings) = (event.uuid(), programme.version - 1, programme.settings);
    let published = programme.published.as_ref().map(written).unwrap_or_default();
    let done = sqlx::query!(
        "update programme set links = $2, stands = $3, indexed = $4, published_at = $5, published = $6, version = $7
        where event_id = $1 and version = $8",
        id,
        settings.links,
        settings.stands,
        settings.indexed,
        programme.published_at,
        published,
        programme.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "programme" }) } else { Ok(()) }
}

/// The tracks of an event, in order.
pub async fn tracks(db: &mut Conn, event: EventId) -> Result<Vec<Track>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", names from programme_track where event_id = $1 order by position, id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let names = serde_json::from_str(&line.names).ok();
        let names = row::valid(names, "programme_track", line.id, "names")?;
        Ok(Track { id: TrackId::new(line.id), names })
    });
    read.collect()
}

/// Writes the tracks of an event, in order, in place of those there were; sessions of one that is gone have none.
pub async fn put_tracks(db: &mut Conn, event: EventId, tracks: &[Track]) -> Result<(), StoreError> {
    let known = self::tracks(db, event).await?;
    for gone in known.iter().filter(|known| tracks.iter().all(|track| track.id != known.id)) {
        drop_track(db, gone.id).await?;
    }
    let event = event.uuid();
    for (position, track) in (1_i64..).zip(tracks) {
        let (id, names) = (track.id.uuid(), written(&track.names));
        sqlx::query!(
            "insert into programme_track (id, event_id, position, names) values ($1, $2, $3, $4)
            on conflict (id) do update set position = excluded.position, names = excluded.names
            where programme_track.event_id = excluded.event_id",
            id,
            event,
            position,
            names
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

async fn drop_track(db: &mut Conn, track: TrackId) -> Result<(), StoreError> {
    let id = track.uuid();
    for statement in [
        sqlx::query!(
            "update programme_session set track_id = null, version = version + 1 where track_id = $1",
            id
        ),
        sqlx::query!("delete from programme_track where id = $1", id),
    ] {
        statement.execute(&mut *db).await.map_err(classify)?;
    }
    Ok(())
}
