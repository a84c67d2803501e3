//! Notes, one by one.

use crate::{Conn, StoreError, classify};
use domain::ids::{AccountId, EventId, RechargeNoteId};
use domain::recharge::{Charged, Note, State};

/// The next number of a year. Its row is kept to the end of the transaction: who does not issue gives it back.
pub async fn next_number(db: &mut Conn, year: i64) -> Result<i64, StoreError> {
    sqlx::query_scalar!(
        r#"insert into recharge_number (year, last) values ($1, 1)
        on conflict (year) do update set last = recharge_number.last + 1 returning last as "last!: i64""#,
        year
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// Adds a draft.
pub async fn insert(db: &mut Conn, note: &Note, at: i64) -> Result<(), StoreError> {
    let (id, event, state, lines) = (note.id.uuid(), note.event.uuid(), State::Draft.code(), text(note)?);
    let (made_by, changed_by) = (note.made_by.uuid(), note.changed_by.uuid());
    sqlx::query!(
        "insert into recharge_note (id, event_id, ordinal, state, code, quote_number, lines, needs_second, made_by,
            changed_by, made_at, charged_reference, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, $13)",
        id,
        event,
        note.ordinal,
        state,
        note.code,
        note.quote,
        lines,
        note.second,
        made_by,
        changed_by,
        at,
        note.synthetic,
        note.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes a note as it is now, if nobody changed it since; the database refuses to change what was issued, and to issue
/// what is above the limit without a second person.
pub async fn update(db: &mut Conn, note: &Note, at: i64) -> Result<(), StoreError> {
    let (id, seen, state, lines) = (note.id.uuid(), note.version - 1, note.state.code(), text(note)?);
    let (changed_by, approved_by) = (note.changed_by.uuid(), note.approved_by.map(AccountId::uuid));
    let (year, serial) = note.number.map(|number| (number.year, number.serial)).unzip();
    let on = note.charged.as_ref().map(|charged| charged.on);
    let reference = note.charged.as_ref().map_or("", |charged: &Charged| &charged.reference);
    let done = sqlx::query!(
        "update recharge_note set state = $2, year = $3, serial = $4, code = $5, quote_number = $6, lines = $7,
            needs_second = $8, changed_by = $9, approved_by = $10,
            approved_at = case when $2 = 'draft' then null when $2 = 'approved' then $11 else approved_at end,
            issued_at = case when $2 = 'issued' then $11 else issued_at end,
            charged_on = $12, charged_reference = $13, version = $14
        where id = $1 and version = $15",
        id,
        state,
        year,
        serial,
        note.code,
        note.quote,
        lines,
        note.second,
        changed_by,
        approved_by,
        at,
        on,
        reference,
        note.version,
        seen
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "recharge_note" }) } else { Ok(()) }
}

/// Deletes a note, if nobody changed it since; the database refuses to delete what was issued.
pub async fn delete(db: &mut Conn, note: RechargeNoteId, version: i64) -> Result<(), StoreError> {
    let id = note.uuid();
    let done = sqlx::query!("delete from recharge_note where id = $1 and version = $2", id, version)
        .execute(db)
        .await
        .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "recharge_note" }) } else { Ok(()) }
}

/// How much history tells of notes of an event that were deleted: more than any of them had versions.
pub async fn told_of_deleted(db: &mut Conn, event: EventId) -> Result<i64, StoreError> {
    let event = event.uuid();
    sqlx::query_scalar!(
        r#"select count(*) as "told!: i64" from history h where h.subject = 'recharge_note' and h.event_id = $1
            and not exists (select 1 from recharge_note n where n.id = h.subject_id)"#,
        event
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

fn text(note: &Note) -> Result<String, StoreError> {
    let corrupt =
        |_| StoreError::Corrupt { table: "recharge_note", id: note.id.to_string(), column: "lines" };
    serde_json::to_string(&note.entries).map_err(corrupt)
}

/// Whether somebody had a hand in a note, at any time.
pub async fn is_touched_by(
    db: &mut Conn,
    note: RechargeNoteId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let (note, account) = (note.uuid(), account.uuid());
    sqlx::query_scalar!(
        r#"select exists (select 1 from history where subject = 'recharge_note' and subject_id = $1 and actor_id = $2
            and action in ('make', 'change')) as "touched!: bool""#,
        note,
        account
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}
