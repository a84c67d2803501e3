//! Calendars under the hash of their secret, and what they say.

#[path = "feed/content.rs"]
pub mod content;

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::access::Role;
use domain::feed::FeedSubject;
use domain::ids::{AccountId, CalendarFeedId};
use store_model::feed::{Feed, FeedLine};
use uuid::Uuid;

/// Adds a calendar.
pub async fn insert(db: &mut Conn, feed: &Feed, token_hash: &[u8]) -> Result<(), StoreError> {
    let (id, account) = (feed.id.uuid(), feed.account.uuid());
    let (kind, subject) = (feed.subject.code(), feed.subject.id());
    sqlx::query!(
        "insert into calendar_feed (id, account_id, kind, subject_id, token_hash, created_at)
        values ($1, $2, $3, $4, $5, $6)",
        id,
        account,
        kind,
        subject,
        token_hash,
        feed.created_at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

struct FeedRow {
    id: Uuid,
    account_id: Uuid,
    kind: String,
    subject_id: Option<Uuid>,
    created_at: i64,
    used_on: Option<NaiveDate>,
    revoked_at: Option<i64>,
    owner: String,
    role: String,
    language: String,
    disabled: bool,
    place: Option<String>,
}

impl FeedRow {
    fn read(self) -> Result<FeedLine, StoreError> {
        let subject = FeedSubject::parse(&self.kind, self.subject_id);
        Ok(FeedLine {
            role: row::valid(Role::parse(&self.role), "account", self.account_id, "role")?,
            feed: Feed {
                id: CalendarFeedId::new(self.id),
                account: AccountId::new(self.account_id),
                subject: row::valid(subject, "calendar_feed", self.id, "kind")?,
                created_at: self.created_at,
                used_on: self.used_on,
                revoked_at: self.revoked_at,
            },
            owner: self.owner,
            language: self.language,
            disabled: self.disabled,
            place: self.place,
        })
    }
}

/// Calendars with what their keys stand for; the rest of the statement says which.
macro_rules! lines {
    ($which:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            FeedRow,
            r#"select f.id as "id: Uuid", f.account_id as "account_id: Uuid", f.kind, f.subject_id as "subject_id: Uuid",
                f.created_at, f.used_on as "used_on: NaiveDate", f.revoked_at, a.full_name as owner, a.role, a.language,
                a.disabled as "disabled: bool", coalesce(r.number, s.name) as "place?: String"
            from calendar_feed f
            join account a on a.id = f.account_id
            left join guest_room r on r.id = f.subject_id
            left join space s on s.id = f.subject_id "#
                + $which
            $(, $value)*
        )
    };
}

/// The calendar of a hash that was not revoked, of an account that is not switched off.
pub async fn holding(db: &mut Conn, token_hash: &[u8]) -> Result<Option<FeedLine>, StoreError> {
    lines!("where f.token_hash = $1 and f.revoked_at is null and not a.disabled", token_hash)
        .fetch_optional(db)
        .await
        .map_err(classify)?
        .map(FeedRow::read)
        .transpose()
}

/// Every calendar, those of one maker together, the latest first.
pub async fn all(db: &mut Conn) -> Result<Vec<FeedLine>, StoreError> {
    let rows = lines!("order by a.full_name, a.id, f.created_at desc, f.id").fetch_all(db).await;
    rows.map_err(classify)?.into_iter().map(FeedRow::read).collect()
}

/// Notes the day a calendar was read.
pub async fn note_use(db: &mut Conn, feed: CalendarFeedId, day: NaiveDate) -> Result<(), StoreError> {
    let id = feed.uuid();
    sqlx::query!("update calendar_feed set used_on = $2 where id = $1", id, day)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Revokes a calendar of an account; false where the account has no such one, or it was revoked before.
pub async fn revoke(
    db: &mut Conn,
    account: AccountId,
    feed: CalendarFeedId,
    at: i64,
) -> Result<bool, StoreError> {
    let (account, id) = (account.uuid(), feed.uuid());
    let done = sqlx::query!(
        "update calendar_feed set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null",
        id,
        account,
        at
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}
