//! Mails that wait, and what is left of those gone.

use crate::{Conn, StoreError, classify, row};
use domain::ids::{AccountId, MailId};
use domain::mail::{Failure, MailKind, MailStatus};
use store_model::mail::{ClaimedMail, MailCounts, MailLine, NewMail};
use uuid::Uuid;

/// Adds a mail, to be sent at once.
pub async fn put(db: &mut Conn, mail: &NewMail) -> Result<(), StoreError> {
    let (id, kind) = (mail.id.uuid(), mail.kind.code());
    sqlx::query!(
        "insert into mail (id, kind, status, created_at, due_at, expires_at, attempts, person_id, recipient, language,
            content)
        values ($1, $2, 'waiting', $3, $3, $4, 0, $5, $6, $7, $8)",
        id,
        kind,
        mail.created_at,
        mail.expires_at,
        mail.person,
        mail.recipient,
        mail.language,
        mail.content
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Mails that may be sent now, the longest due first; at most as many as given.
pub async fn due(db: &mut Conn, now: i64, most: i64) -> Result<Vec<MailId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select id as "id: Uuid" from mail
        where status = 'waiting' and due_at <= $1 and expires_at > $1 and coalesce(claimed_until, 0) <= $1
        order by due_at, id limit $2"#,
        now,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(ids.into_iter().map(MailId::new).collect())
}

/// Takes a mail to send until an instant, which is one more try; none where another server has it, or it went.
pub async fn claim(
    db: &mut Conn,
    id: MailId,
    now: i64,
    until: i64,
) -> Result<Option<ClaimedMail>, StoreError> {
    let key = id.uuid();
    let row = sqlx::query!(
        r#"update mail set claimed_until = $3, attempts = attempts + 1
        where id = $1 and status = 'waiting' and due_at <= $2 and expires_at > $2 and coalesce(claimed_until, 0) <= $2
        returning attempts, created_at, expires_at, recipient as "recipient!", language as "language!",
            content as "content!""#,
        key,
        now,
        until
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(row.map(|row| ClaimedMail {
        id,
        attempt: row.attempts,
        created_at: row.created_at,
        expires_at: row.expires_at,
        recipient: row.recipient,
        language: row.language,
        content: row.content,
    }))
}

/// Notes that a mail was sent, and forgets whom it was for and what it told.
pub async fn sent(db: &mut Conn, id: MailId, now: i64) -> Result<bool, StoreError> {
    let id = id.uuid();
    let done = sqlx::query!(
        "update mail set status = 'sent', ended_at = $2, claimed_until = null, failure = null, reply = null,
            person_id = null, recipient = null, language = null, content = null
        where id = $1 and status <> 'sent'",
        id,
        now
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Notes that a try failed. It is made again at an instant, or, without one, given up; what it told is kept until it is
/// of no use, so that it can be tried again by hand. Nothing where a later try was begun meanwhile.
pub async fn failed(
    db: &mut Conn,
    (id, attempt): (MailId, i64),
    again_at: Option<i64>,
    now: i64,
    (failure, reply): (Failure, Option<i64>),
) -> Result<(), StoreError> {
    let (id, failure) = (id.uuid(), failure.code());
    let status = again_at.map_or(MailStatus::GivenUp, |_| MailStatus::Waiting).code();
    let (due_at, ended_at) = (again_at.unwrap_or(now), again_at.is_none().then_some(now));
    sqlx::query!(
        "update mail set status = $3, due_at = $4, ended_at = $5, failure = $6, reply = $7, claimed_until = null
        where id = $1 and attempts = $2 and status = 'waiting'",
        id,
        attempt,
        status,
        due_at,
        ended_at,
        failure,
        reply
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Makes a mail due now that waits or was given up; false where it was sent, what it told is gone, or it is being sent.
pub async fn retry(db: &mut Conn, id: MailId, now: i64) -> Result<bool, StoreError> {
    let id = id.uuid();
    let done = sqlx::query!(
        "update mail set status = 'waiting', due_at = $2, ended_at = null, claimed_until = null
        where id = $1 and content is not null and expires_at > $2 and coalesce(claimed_until, 0) <= $2",
        id,
        now
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Gives a mail up by hand and forgets whom it was for and what it told; false where that is gone already.
pub async fn stop(db: &mut Conn, id: MailId, now: i64) -> Result<bool, StoreError> {
    let (id, failure) = (id.uuid(), Failure::Stopped.code());
    let done = sqlx::query!(
        "update mail set status = 'given_up', ended_at = $2, claimed_until = null, failure = $3, reply = null,
            person_id = null, recipient = null, language = null, content = null
        where id = $1 and content is not null",
        id,
        now,
        failure
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// Takes back the links of an account that wait to be mailed: they were used, or a later one holds.
pub async fn withdraw_links(db: &mut Conn, account: AccountId) -> Result<(), StoreError> {
    let (id, invitation, reset) = (account.uuid(), MailKind::Invitation.code(), MailKind::Reset.code());
    sqlx::query!("delete from mail where person_id = $1 and kind in ($2, $3)", id, invitation, reset)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// What waits to tell a person of a kind of news: each mail with what it tells.
pub async fn waiting(
    db: &mut Conn,
    person: Uuid,
    kind: MailKind,
) -> Result<Vec<(MailId, String)>, StoreError> {
    let kind = kind.code();
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", content as "content!" from mail
        where person_id = $1 and kind = $2 and status = 'waiting' and content is not null"#,
        person,
        kind
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(|row| (MailId::new(row.id), row.content)).collect())
}

/// Deletes a mail that waits.
pub async fn withdraw(db: &mut Conn, id: MailId) -> Result<(), StoreError> {
    let id = id.uuid();
    sqlx::query!("delete from mail where id = $1 and status = 'waiting'", id)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Deletes every mail for a person.
pub async fn withdraw_all(db: &mut Conn, person: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from mail where person_id = $1", person).execute(db).await.map_err(classify)?;
    Ok(())
}

/// Forgets what is of no use any more: a mail that still waits is given up.
pub async fn expire(db: &mut Conn, now: i64) -> Result<(), StoreError> {
    let failure = Failure::RanOut.code();
    sqlx::query!(
        "update mail set failure = case when status = 'waiting' then $2 else failure end,
            status = 'given_up', ended_at = coalesce(ended_at, $1), claimed_until = null,
            person_id = null, recipient = null, language = null, content = null
        where content is not null and expires_at <= $1",
        now,
        failure
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Deletes what is left of mails that ended before an instant.
pub async fn delete_ended_before(db: &mut Conn, at: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from mail where ended_at < $1", at).execute(db).await.map_err(classify)?;
    Ok(())
}

/// How many there are of each status.
pub async fn counts(db: &mut Conn) -> Result<MailCounts, StoreError> {
    let row = sqlx::query!(
        r#"select count(case when status = 'waiting' then 1 end) as "waiting!: i64",
            count(case when status = 'given_up' then 1 end) as "given_up!: i64",
            count(case when status = 'sent' then 1 end) as "sent!: i64"
        from mail"#
    )
    .fetch_one(db)
    .await
    .map_err(classify)?;
    Ok(MailCounts { waiting: row.waiting, given_up: row.given_up, sent: row.sent })
}

struct LineRow {
    id: Uuid,
    kind: String,
    status: String,
    created_at: i64,
    due_at: i64,
    attempts: i64,
    ended_at: Option<i64>,
    failure: Option<String>,
    reply: Option<i64>,
    recipient: Option<String>,
}

/// The mails a list shows: those given up, those that wait, those sent; of each the latest first, at most as many as
/// given.
pub async fn list(db: &mut Conn, most: i64) -> Result<Vec<MailLine>, StoreError> {
    sqlx::query_as!(
        LineRow,
        r#"select id as "id: Uuid", kind, status, created_at, due_at, attempts, ended_at, failure, reply, recipient
        from mail
        order by case status when 'given_up' then 0 when 'waiting' then 1 else 2 end, created_at desc, id limit $1"#,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(LineRow::read)
    .collect()
}

impl LineRow {
    fn read(self) -> Result<MailLine, StoreError> {
        let failure = self.failure.map(|word| row::valid(Failure::parse(&word), "mail", self.id, "failure"));
        Ok(MailLine {
            id: MailId::new(self.id),
            kind: row::valid(MailKind::parse(&self.kind), "mail", self.id, "kind")?,
            status: row::valid(MailStatus::parse(&self.status), "mail", self.id, "status")?,
            created_at: self.created_at,
            due_at: self.due_at,
            attempts: self.attempts,
            ended_at: self.ended_at,
            failure: failure.transpose()?,
            reply: self.reply,
            recipient: self.recipient,
        })
    }
}
