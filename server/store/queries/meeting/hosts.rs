//! Whom one meets.

use crate::{Conn, StoreError, classify, person};
use chrono::NaiveDate;
use domain::ids::{EventId, ExhibitorId, FunctionId, MeetingHostId};
use domain::language::Language;
use domain::meeting::{Host, Profile};
use std::collections::BTreeSet;
use store_model::meeting::HostLine;
use uuid::Uuid;

/// The hosts of an event, in the order of their names. A hall that was let go of is no place to be met.
pub async fn hosts(db: &mut Conn, event: EventId) -> Result<Vec<HostLine>, StoreError> {
    let key = event.uuid();
    let rows = sqlx::query!(
        r#"select h.id as "id: Uuid", h.exhibitor_id as "exhibitor: Uuid", h.name, h.about, h.languages, h.place,
            h.function_id as "function: Uuid", h.link, h.version, coalesce(x.organisation, h.name) as "called!",
            case when h.place <> '' then h.place else coalesce(s.name, '') end as "met!",
            coalesce(t.label, '') as "stand!"
        from meeting_host h left join exhibitor x on x.id = h.exhibitor_id left join stand t on t.id = x.stand_id
            left join function f on f.id = h.function_id and f.state <> 'released' left join space s on s.id = f.space_id
        where h.event_id = $1 order by lower(coalesce(x.organisation, h.name)), h.id"#,
        key
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let profile = Profile {
            exhibitor: line.exhibitor.map(ExhibitorId::new),
            name: line.name,
            about: line.about,
            languages: line.languages.split(',').filter_map(Language::parse).collect(),
            place: line.place,
            function: line.function.map(FunctionId::new),
            link: line.link,
        };
        let host = Host { id: MeetingHostId::new(line.id), event, profile, version: line.version };
        HostLine { host, name: line.called, place: line.met, stand: line.stand }
    });
    Ok(read.collect())
}

fn codes(languages: &[Language]) -> String {
    languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(",")
}

/// Adds a host.
pub async fn insert_host(db: &mut Conn, host: &Host) -> Result<(), StoreError> {
    let (id, event, profile) = (host.id.uuid(), host.event.uuid(), &host.profile);
    let (exhibitor, function) =
        (profile.exhibitor.map(ExhibitorId::uuid), profile.function.map(FunctionId::uuid));
    let languages = codes(&profile.languages);
    sqlx::query!(
        "insert into meeting_host (id, event_id, exhibitor_id, name, about, languages, place, function_id, link, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        event,
        exhibitor,
        profile.name,
        profile.about,
        languages,
        profile.place,
        function,
        profile.link,
        host.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes a host in its next version, if nobody changed it since.
pub async fn update_host(db: &mut Conn, host: &Host) -> Result<(), StoreError> {
    let (id, profile, before) = (host.id.uuid(), &host.profile, host.version - 1);
    let (exhibitor, function) =
        (profile.exhibitor.map(ExhibitorId::uuid), profile.function.map(FunctionId::uuid));
    let languages = codes(&profile.languages);
    let done = sqlx::query!(
        "update meeting_host set exhibitor_id = $2, name = $3, about = $4, languages = $5, place = $6, function_id = $7,
            link = $8, version = $9
        where id = $1 and version = $10",
        id,
        exhibitor,
        profile.name,
        profile.about,
        languages,
        profile.place,
        function,
        profile.link,
        host.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "meeting_host" }) } else { Ok(()) }
}

/// Takes a host away with its times and who booked them, and remembers that what told of a person is erased.
pub async fn delete_host(db: &mut Conn, host: MeetingHostId, at: i64) -> Result<(), StoreError> {
    let id = host.uuid();
    sqlx::query!(
        "delete from meeting_booking where slot_id in (select id from meeting_slot where host_id = $1)",
        id
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    sqlx::query!("delete from meeting_slot where host_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!("delete from meeting_host where id = $1", id).execute(&mut *db).await.map_err(classify)?;
    person::remember_erased(db, id, at).await
}

/// The code of the event that a host belongs to.
pub async fn event_of_host(db: &mut Conn, host: MeetingHostId) -> Result<Option<String>, StoreError> {
    let id = host.uuid();
    sqlx::query_scalar!(
        "select e.code from meeting_host h join event e on e.id = h.event_id where h.id = $1",
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Every host of whom something is said that may tell of a person, with the last day of its event.
pub async fn named(db: &mut Conn) -> Result<Vec<(MeetingHostId, NaiveDate)>, StoreError> {
    let rows = sqlx::query!(
        r#"select h.id as "id: Uuid", e.until_date as "until: NaiveDate"
        from meeting_host h join event e on e.id = h.event_id where h.name <> '' or h.about <> '' or h.link <> ''"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|line| (MeetingHostId::new(line.id), line.until)).collect())
}

/// Empties what may tell of a person of some hosts, and remembers their ids so that a restored backup empties them again.
/// How many there were.
pub async fn erase(db: &mut Conn, hosts: &BTreeSet<MeetingHostId>, at: i64) -> Result<u64, StoreError> {
    let mut erased = 0;
    for host in hosts {
        let id = host.uuid();
        let done = sqlx::query!(
            "update meeting_host set name = '', about = '', link = '', version = version + 1
            where id = $1 and (name <> '' or about <> '' or link <> '')",
            id
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
        if done.rows_affected() > 0 {
            person::remember_erased(db, id, at).await?;
            erased += 1;
        }
    }
    Ok(erased)
}
