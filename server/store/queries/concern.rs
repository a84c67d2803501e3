//! Who is told of which part of the work on all events, and what they were told of.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::concern::Concern;
use domain::ids::AccountId;
use store_model::event::{Concerned, NearLine};
use uuid::Uuid;

/// What somebody is told of; nothing where they never said.
pub async fn get(db: &mut Conn, account: AccountId) -> Result<Vec<Concern>, StoreError> {
    let account = account.uuid();
    let words = sqlx::query_scalar!("select concerns from account_concern where account_id = $1", account)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    Ok(words.map(|words| Concern::parse_all(&words)).unwrap_or_default())
}

/// Notes what somebody is told of from now on. Whoever begins is told of what comes, not of all that was.
pub async fn put(db: &mut Conn, account: AccountId, concerns: &[Concern]) -> Result<(), StoreError> {
    let (account, words) = (account.uuid(), Concern::words(concerns));
    if concerns.is_empty() {
        sqlx::query!("delete from account_concern where account_id = $1", account)
            .execute(db)
            .await
            .map_err(classify)?;
        return Ok(());
    }
    sqlx::query!(
        "insert into account_concern (account_id, concerns, told_seq)
        values ($1, $2, (select coalesce(max(seq), 0) from history))
        on conflict (account_id) do update set concerns = excluded.concerns",
        account,
        words
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Everybody who is told of anything, also those who are kept out for now.
pub async fn all(db: &mut Conn) -> Result<Vec<Concerned>, StoreError> {
    let rows = sqlx::query!(
        r#"select c.account_id as "account_id: Uuid", c.concerns, c.told_seq
        from account_concern c order by c.account_id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|row| Concerned {
        account: AccountId::new(row.account_id),
        concerns: Concern::parse_all(&row.concerns),
        told: row.told_seq,
    });
    Ok(read.collect())
}

/// What others than somebody did after a line of history, and wrote down until some time, about events that are not over on
/// a day and begin by another; of those moved beyond it, that they were. Who registers changes the rooming list many times a
/// day, which is told there; what is imported comes in by the thousand.
pub async fn lines(
    db: &mut Conn,
    (account, told, settled): (AccountId, i64, i64),
    (today, near): (NaiveDate, NaiveDate),
) -> Result<Vec<NearLine>, StoreError> {
    let account = account.uuid();
    sqlx::query_as!(
        NearLine,
        r#"select h.seq, h.subject, h.subject_id as "subject_id: Uuid", h.action, h.recorded_at,
            h.before, e.code as event_code, e.title as event_title, e.from_date as "event_from: NaiveDate"
        from history h join event e on e.id = h.event_id
        where h.seq > $1 and h.recorded_at <= $2 and (h.actor_id is null or h.actor_id <> $3) and e.until_date >= $4
          and (e.from_date <= $5 or (h.subject = 'event' and h.action in ('shift', 'change')))
          and not (h.actor_id is null and h.subject = 'rooming_list') and h.action <> 'import'
        order by h.seq"#,
        told,
        settled,
        account,
        today,
        near
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The number of the last line of history that was written down until some time.
pub async fn newest(db: &mut Conn, settled: i64) -> Result<i64, StoreError> {
    let found = sqlx::query_scalar!(
        "select seq from history where recorded_at <= $1 order by seq desc limit 1",
        settled
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.unwrap_or_default())
}

/// Notes that somebody is told up to a line of history; false where they were told since, or want to hear no more.
pub async fn tell(
    db: &mut Conn,
    account: AccountId,
    (before, after): (i64, i64),
) -> Result<bool, StoreError> {
    let account = account.uuid();
    let done = sqlx::query!(
        "update account_concern set told_seq = $3 where account_id = $1 and told_seq = $2",
        account,
        before,
        after
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}
