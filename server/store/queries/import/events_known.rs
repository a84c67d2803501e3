//! Which events came from where, and how an import left them.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::event::EventStatus;
use domain::ids::{AccountId, EventId};
use serde_json::Value;
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
            hands(db, event, (found.left_at, found.block_left_at)).await?
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

/// Who changed an event and its rooms since an import left them at these versions, by what history says.
pub(super) async fn hands(
    db: &mut Conn,
    event: EventId,
    left: (i64, Option<i64>),
) -> Result<(Hand, Hand), StoreError> {
    let id = event.uuid();
    let lines = sqlx::query!(
        r#"select subject, actor_id as "actor_id: Uuid", after from history
        where event_id = $1 and subject in ('event', 'block') and action <> 'import' and after is not null"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut hands = (Hand::Nobody, Hand::Nobody);
    for line in lines {
        let state = line.after.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let version = state.and_then(|state| state.get("version")?.as_i64());
        let (hand, left) = match line.subject.as_str() {
            "event" => (&mut hands.0, left.0),
            _ => (&mut hands.1, left.1.unwrap_or_default()),
        };
        if version.is_some_and(|version| version > left) {
            *hand = (*hand).max(if line.actor_id.is_some() { Hand::Somebody } else { Hand::Server });
        }
    }
    Ok(hands)
}
