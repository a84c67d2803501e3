//! Which events came from where, and how an import left them.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::event::EventStatus;
use domain::ids::{AccountId, EventId};
use serde_json::Value;
use std::collections::BTreeMap;
use store_model::import::events::{Hand, Known};
use uuid::Uuid;

/// How an import left an event: what the files said, and the versions then.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub event: EventId,
    pub said: Vec<u8>,
    pub version: i64,
    pub block_said: Option<Vec<u8>>,
    pub block_version: Option<i64>,
    /// To whom the files entrusted it last.
    pub organiser: Option<AccountId>,
}

/// How the event of a reference was left; none where it is not known.
pub(super) async fn link(db: &mut Conn, source: &str, reference: &str) -> Result<Option<Link>, StoreError> {
    let found = sqlx::query!(
        r#"select event_id as "event_id: Uuid", said, version, block_said, block_version,
            organiser as "organiser: Uuid"
        from import_event where source = $1 and reference = $2"#,
        source,
        reference
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.map(|found| Link {
        event: EventId::new(found.event_id),
        said: found.said,
        version: found.version,
        block_said: found.block_said,
        block_version: found.block_version,
        organiser: found.organiser.map(AccountId::new),
    }))
}

/// Notes where a new event came from. Another import that takes the same at the same time is waited for, and then this
/// transaction must look again.
pub(super) async fn remember(
    db: &mut Conn,
    (source, reference): (&str, &str),
    link: &Link,
) -> Result<(), StoreError> {
    let (event, organiser) = (link.event.uuid(), link.organiser.map(AccountId::uuid));
    let done = sqlx::query!(
        "insert into import_event (source, reference, event_id, said, version, block_said, block_version, organiser)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        source,
        reference,
        event,
        link.said,
        link.version,
        link.block_said,
        link.block_version,
        organiser
    )
    .execute(db)
    .await;
    done.map(|_| ()).map_err(|error| match error.as_database_error() {
        Some(known) if known.is_unique_violation() => StoreError::Retry(error),
        _ => classify(error),
    })
}

/// Notes how an event that was known is left now.
pub(super) async fn renew(
    db: &mut Conn,
    (source, reference): (&str, &str),
    link: &Link,
) -> Result<(), StoreError> {
    let organiser = link.organiser.map(AccountId::uuid);
    sqlx::query!(
        "update import_event set said = $3, version = $4, block_said = $5, block_version = $6, organiser = $7
        where source = $1 and reference = $2",
        source,
        reference,
        link.said,
        link.version,
        link.block_said,
        link.block_version,
        organiser
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// The events that came from a source, as they are now.
pub async fn known(db: &mut Conn, source: &str) -> Result<Vec<Known>, StoreError> {
    let rows = sqlx::query!(
        r#"select i.reference, i.event_id as "event_id: Uuid", e.status, e.from_date as "from_date: NaiveDate",
            e.until_date as "until_date: NaiveDate", e.version, i.version as left_at,
            b.version as "block_version?", i.block_version as block_left_at
        from import_event i join event e on e.id = i.event_id left join block b on b.event_id = e.id
        where i.source = $1 order by i.reference"#,
        source
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut all = Vec::with_capacity(rows.len());
    for found in rows {
        let event = EventId::new(found.event_id);
        let is_left = found.version == found.left_at && found.block_version == found.block_left_at;
        let (hand, block_hand) = if is_left {
            (Hand::Nobody, Hand::Nobody)
        } else {
            let versions =
                [(found.left_at, found.version), of_block(found.block_left_at, found.block_version)];
            hands(db, event, versions).await?
        };
        all.push(Known {
            reference: found.reference,
            event,
            status: row::valid(EventStatus::parse(&found.status), "event", found.event_id, "status")?,
            from: found.from_date,
            until: found.until_date,
            hand,
            block_hand,
        });
    }
    Ok(all)
}

/// The versions of a block from an import to now; rooms that are not there, or were not, are at version 0.
pub(super) fn of_block(left: Option<i64>, now: Option<i64>) -> (i64, i64) {
    (left.unwrap_or_default(), now.unwrap_or_default())
}

/// What the server does by itself, when the time of an option or of a block is over.
const OWN_DEEDS: [&str; 4] = ["expire", "promote", "lay", "let_go"];

/// Who changed an event and its rooms since an import left them, by what history says; `versions` are those that the import
/// left and those of now, of the event and of its rooms. What history does not tell was done by somebody.
pub(super) async fn hands(
    db: &mut Conn,
    event: EventId,
    versions: [(i64, i64); 2],
) -> Result<(Hand, Hand), StoreError> {
    let id = event.uuid();
    let lines = sqlx::query!(
        r#"select subject, action, actor_id as "actor_id: Uuid", after from history
        where event_id = $1 and subject in ('event', 'block') and after is not null"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut told = [BTreeMap::new(), BTreeMap::new()];
    for line in lines {
        let state = line.after.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let Some(version) = state.and_then(|state| state.get("version")?.as_i64()) else { continue };
        let hand = match line.action.as_str() {
            "import" => Hand::Nobody,
            own if line.actor_id.is_none() && OWN_DEEDS.contains(&own) => Hand::Server,
            _ => Hand::Somebody,
        };
        told[usize::from(line.subject == "block")].insert(version, hand);
    }
    let [event, block] = [0, 1].map(|place| hand_of(&told[place], versions[place]));
    Ok((event, block))
}

fn hand_of(told: &BTreeMap<i64, Hand>, (left, now): (i64, i64)) -> Hand {
    let since = (left + 1)..=now;
    let hands = since.map(|version| told.get(&version).copied().unwrap_or(Hand::Somebody));
    hands.max().unwrap_or(Hand::Nobody)
}

/// Whether somebody entrusted an event to another, or to nobody, since a file last did.
pub(super) async fn entrusted_since(db: &mut Conn, event: EventId) -> Result<bool, StoreError> {
    let id = event.uuid();
    let lines = sqlx::query!(
        "select action, after from history
        where event_id = $1 and subject = 'event' and action in ('entrust', 'import') order by seq",
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let by_file = |after: Option<&str>| {
        let state = after.and_then(|text| serde_json::from_str::<Value>(text).ok());
        state.is_some_and(|state| state.get("organiser").is_some())
    };
    let last = lines.iter().rev().find(|line| line.action == "entrust" || by_file(line.after.as_deref()));
    Ok(last.is_some_and(|line| line.action == "entrust"))
}
