//! Who speaks: rows that can be erased one by one, and their names in what was published.

use super::{read_published, written};
use crate::{Conn, StoreError, classify, person};
use chrono::NaiveDate;
use domain::ids::{EventId, SessionId, SpeakerId};
use domain::programme::{Published, Session, Speaker};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store_model::programme::NamedThere;
use uuid::Uuid;

/// Writes who speaks in a session, in order; nobody who is not named any more may be left.
pub(super) async fn insert(db: &mut Conn, session: &Session) -> Result<(), StoreError> {
    let key = session.id.uuid();
    for (position, speaker) in (1_i64..).zip(&session.speakers) {
        let id = speaker.id.uuid();
        sqlx::query!(
            "insert into programme_speaker (id, session_id, position, full_name, part, affiliation)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (id) do update set position = excluded.position, full_name = excluded.full_name,
                part = excluded.part, affiliation = excluded.affiliation",
            id,
            key,
            position,
            speaker.name,
            speaker.part,
            speaker.affiliation
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

/// Deletes all who speak in a session but some, and remembers that they are erased: unless participants still read of
/// them, which ends when the programme is published again, or withdrawn.
pub(super) async fn drop_others(
    db: &mut Conn,
    session: SessionId,
    but: &BTreeSet<SpeakerId>,
    at: i64,
) -> Result<(), StoreError> {
    let key = session.uuid();
    let ids =
        sqlx::query_scalar!(r#"select id as "id: Uuid" from programme_speaker where session_id = $1"#, key)
            .fetch_all(&mut *db)
            .await
            .map_err(classify)?;
    let read = published_with(db, session).await?.speakers();
    for id in ids.into_iter().filter(|id| !but.contains(&SpeakerId::new(*id))) {
        delete(db, id).await?;
        if !read.contains(&SpeakerId::new(id)) {
            person::remember_erased(db, id, at).await?;
        }
    }
    Ok(())
}

/// What was published of the event of a session.
async fn published_with(db: &mut Conn, session: SessionId) -> Result<Published, StoreError> {
    let key = session.uuid();
    let found = sqlx::query!(
        r#"select p.event_id as "event: Uuid", p.published
        from programme p join programme_session s on s.event_id = p.event_id where s.id = $1"#,
        key
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    let read = found.map(|found| read_published(found.event, &found.published)).transpose()?;
    Ok(read.flatten().unwrap_or_default())
}

async fn delete(db: &mut Conn, id: Uuid) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from programme_speaker where id = $1", id)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Who speaks at an event, by session, in order.
pub(super) async fn of_event(
    db: &mut Conn,
    event: EventId,
) -> Result<HashMap<Uuid, Vec<Speaker>>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select p.id as "id: Uuid", p.session_id as "session: Uuid", p.full_name, p.part, p.affiliation
        from programme_speaker p join programme_session s on s.id = p.session_id
        where s.event_id = $1 order by p.session_id, p.position, p.id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut found = HashMap::<Uuid, Vec<Speaker>>::new();
    for line in rows {
        let (id, name) = (SpeakerId::new(line.id), line.full_name);
        let speaker = Speaker { id, name, part: line.part, affiliation: line.affiliation };
        found.entry(line.session).or_default().push(speaker);
    }
    Ok(found)
}

/// Everybody whom programmes name, in their sessions or in what was published, by event.
pub async fn named(db: &mut Conn) -> Result<Vec<NamedThere>, StoreError> {
    let rows = sqlx::query!(
        r#"select p.id as "id: Uuid", s.event_id as "event: Uuid", e.until_date as "until: NaiveDate"
        from programme_speaker p join programme_session s on s.id = p.session_id join event e on e.id = s.event_id"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut found = BTreeMap::<(Uuid, NaiveDate), BTreeSet<SpeakerId>>::new();
    for line in rows {
        found.entry((line.event, line.until)).or_default().insert(SpeakerId::new(line.id));
    }
    for (event, until, published) in published(db).await? {
        found.entry((event, until)).or_default().extend(published.speakers());
    }
    let named = found.into_iter().filter(|(_, speakers)| !speakers.is_empty());
    let named =
        named.map(|((event, until), speakers)| NamedThere { event: EventId::new(event), until, speakers });
    Ok(named.collect())
}

/// Everything that was published, with the last day of its event.
async fn published(db: &mut Conn) -> Result<Vec<(Uuid, NaiveDate, Published)>, StoreError> {
    let rows = sqlx::query!(
        r#"select p.event_id as "event: Uuid", p.published, e.until_date as "until: NaiveDate"
        from programme p join event e on e.id = p.event_id where p.published <> ''"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let published = read_published(line.event, &line.published)?.unwrap_or_default();
        Ok((line.event, line.until, published))
    });
    read.collect()
}

/// Erases some who speak, in sessions and in what was published, and remembers their ids so that a restored backup erases
/// them again. How many there were.
pub async fn erase(db: &mut Conn, speakers: &BTreeSet<SpeakerId>, at: i64) -> Result<u64, StoreError> {
    let mut there = BTreeSet::new();
    for speaker in speakers {
        if delete(db, speaker.uuid()).await? {
            there.insert(*speaker);
        }
    }
    for (event, _, mut published) in published(db).await? {
        let named = published.speakers().intersection(speakers).copied().collect::<BTreeSet<_>>();
        for id in &named {
            published.forget(*id);
        }
        if !named.is_empty() {
            put(db, event, &published).await?;
        }
        there.extend(named);
    }
    for id in &there {
        person::remember_erased(db, id.uuid(), at).await?;
    }
    Ok(u64::try_from(there.len()).unwrap_or(u64::MAX))
}

async fn put(db: &mut Conn, event: Uuid, published: &Published) -> Result<(), StoreError> {
    let text = written(published);
    sqlx::query!("update programme set published = $2 where event_id = $1", event, text)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}
