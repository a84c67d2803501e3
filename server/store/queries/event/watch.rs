//! What those who look after an event have seen of its changes, and were told of.
//!
//! News is what others changed; who only read something changed nothing. Ends of options and what comes of them have mails
//! of their own; what is taken over from another system is shown, and nobody is written to about it; and whoever registers
//! or pays changes the rooming list many times a day, which is told there and among what is due.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::ids::{AccountId, EventId};
use store_model::event::{Untold, Watch};
use uuid::Uuid;

/// How much somebody knows of the changes to an event; none if they do not look after it.
pub async fn watch(db: &mut Conn, event: EventId, account: AccountId) -> Result<Option<Watch>, StoreError> {
    let (event, account) = (event.uuid(), account.uuid());
    sqlx::query_as!(
        Watch,
        r#"select seen_seq as seen, mails as "mails: bool" from event_account
        where event_id = $1 and account_id = $2"#,
        event,
        account
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Notes that somebody has seen the changes up to a line of history that is there; never back.
pub async fn see(db: &mut Conn, event: EventId, account: AccountId, seq: i64) -> Result<(), StoreError> {
    let (event, account) = (event.uuid(), account.uuid());
    sqlx::query!(
        "update event_account set seen_seq = $3 where event_id = $1 and account_id = $2 and seen_seq < $3
            and $3 <= (select max(seq) from history)",
        event,
        account,
        seq
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Notes whether somebody wants to be told by mail; false if they do not look after the event.
pub async fn set_mails(
    db: &mut Conn,
    event: EventId,
    account: AccountId,
    mails: bool,
) -> Result<bool, StoreError> {
    let (event, account) = (event.uuid(), account.uuid());
    // Whoever wants them again is told of what comes, not of all that was.
    let done = sqlx::query!(
        "update event_account set mails = $3, told_seq = (select coalesce(max(seq), 0) from history)
        where event_id = $1 and account_id = $2",
        event,
        account,
        mails
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// How many changes by others somebody has not seen, of each event they look after.
pub async fn unseen(db: &mut Conn, account: AccountId) -> Result<Vec<(EventId, i64)>, StoreError> {
    let account = account.uuid();
    let rows = sqlx::query!(
        r#"select x.event_id as "event_id: Uuid", count(*) as "changes!: i64"
        from event_account x join history h on h.event_id = x.event_id and h.seq > x.seen_seq
        where x.account_id = $1 and (h.actor_id is null or h.actor_id <> $1)
          and h.action <> 'read' and h.subject <> 'registrant'
          and not (h.actor_id is null and h.subject = 'rooming_list')
        group by x.event_id"#,
        account
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|found| (EventId::new(found.event_id), found.changes)).collect())
}

/// Who is to be told of changes to events that are not over on a day: those whose last change lies at `quiet` or before,
/// or the first of which at `late` or before.
pub async fn untold(
    db: &mut Conn,
    today: NaiveDate,
    (quiet, late): (i64, i64),
) -> Result<Vec<Untold>, StoreError> {
    let rows = sqlx::query!(
        r#"select e.code as "code!", x.account_id as "account_id!: Uuid", x.told_seq as "told_seq!"
        from event_account x
        join account a on a.id = x.account_id
        join event e on e.id = x.event_id
        join history h on h.event_id = x.event_id and h.seq > x.told_seq
        where x.mails and not a.disabled and e.until_date >= $1
          and (h.actor_id is null or h.actor_id <> x.account_id) and h.action not in ('expire', 'promote', 'import')
          and h.action <> 'read' and h.subject <> 'registrant'
          and not (h.actor_id is null and h.subject = 'rooming_list')
        group by e.code, x.account_id, x.told_seq
        having max(h.recorded_at) <= $2 or min(h.recorded_at) <= $3
        order by e.code, x.account_id"#,
        today,
        quiet,
        late
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let untold = rows.into_iter().map(|found| Untold {
        code: found.code,
        account: AccountId::new(found.account_id),
        told: found.told_seq,
    });
    Ok(untold.collect())
}

/// Notes that somebody is told of the changes up to a line of history; false where they were told since.
pub async fn tell(
    db: &mut Conn,
    (event, account): (EventId, AccountId),
    (before, after): (i64, i64),
) -> Result<bool, StoreError> {
    let (event, account) = (event.uuid(), account.uuid());
    let done = sqlx::query!(
        "update event_account set told_seq = $4 where event_id = $1 and account_id = $2 and told_seq = $3 and mails",
        event,
        account,
        before,
        after
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}
