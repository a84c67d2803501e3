//! Quotes, version by version.

use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, EventId, QuoteId};
use domain::quote::{Line, Part, Particulars, Quote, State, Terms};
use store_model::quote::QuoteLine;
use uuid::Uuid;

const TABLE: &str = "quote";

/// Adds a draft.
pub async fn insert(db: &mut Conn, quote: &Quote, at: i64) -> Result<(), StoreError> {
    let (id, event, state, lines) = (quote.id.uuid(), quote.event.uuid(), quote.state.code(), text(quote)?);
    let (made_by, changed_by) = (quote.made_by.uuid(), quote.changed_by.uuid());
    let unpriced = unpriced(quote)?;
    sqlx::query!(
        "insert into quote (id, event_id, number, state, lines, discount_cents, discount_reason, language, valid_until,
            needs_second, made_by, changed_by, made_at, synthetic, version, unpriced)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        id,
        event,
        quote.number,
        state,
        lines,
        quote.terms.discount,
        quote.terms.reason,
        quote.terms.language,
        quote.terms.valid_until,
        quote.second,
        made_by,
        changed_by,
        at,
        quote.synthetic,
        quote.version,
        unpriced
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes a version as it is now, if nobody changed it since; the database refuses to change what was approved, and to
/// send what is above the limit without a second person.
pub async fn update(db: &mut Conn, quote: &Quote, at: i64) -> Result<(), StoreError> {
    let (id, seen, state, lines) = (quote.id.uuid(), quote.version - 1, quote.state.code(), text(quote)?);
    let (changed_by, approved_by) = (quote.changed_by.uuid(), quote.approved_by.map(AccountId::uuid));
    let (sent, unpriced) = (quote.sent.as_ref(), unpriced(quote)?);
    let (title, tax) = (sent.map(|sent| &sent.title), sent.map(|sent| &sent.tax));
    let (from, until) = (sent.map(|sent| sent.from), sent.map(|sent| sent.until));
    let client = sent.and_then(|sent| sent.client.as_ref());
    let done = sqlx::query!(
        "update quote set state = $2, lines = $3, discount_cents = $4, discount_reason = $5, language = $6,
            valid_until = $7, needs_second = $8, changed_by = $9, approved_by = $10,
            approved_at = case when $2 = 'approved' then $11 else approved_at end,
            sent_at = case when $2 = 'sent' then $11 else sent_at end,
            answered_at = case when $2 in ('accepted', 'declined') then $11 else answered_at end,
            version = $12, unpriced = $14, sent_title = $15, sent_from = $16, sent_until = $17, sent_client = $18,
            sent_tax = $19, answered_on = $20
        where id = $1 and version = $13",
        id,
        state,
        lines,
        quote.terms.discount,
        quote.terms.reason,
        quote.terms.language,
        quote.terms.valid_until,
        quote.second,
        changed_by,
        approved_by,
        at,
        quote.version,
        seen,
        unpriced,
        title,
        from,
        until,
        client,
        tax,
        quote.answered_on
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "quote" }) } else { Ok(()) }
}

/// The lines as they are kept: those of the template, and those by hand.
fn text(quote: &Quote) -> Result<String, StoreError> {
    let lines = quote.all().collect::<Vec<_>>();
    let corrupt = |_| StoreError::Corrupt { table: TABLE, id: quote.id.to_string(), column: "lines" };
    serde_json::to_string(&lines).map_err(corrupt)
}

/// What had no price, as it is kept.
fn unpriced(quote: &Quote) -> Result<Option<String>, StoreError> {
    let corrupt = |_| StoreError::Corrupt { table: TABLE, id: quote.id.to_string(), column: "unpriced" };
    quote.unpriced.as_ref().map(serde_json::to_string).transpose().map_err(corrupt)
}

struct QuoteRow {
    id: Uuid,
    event: Uuid,
    number: i64,
    state: String,
    lines: String,
    discount_cents: i64,
    discount_reason: String,
    language: String,
    valid_until: NaiveDate,
    needs_second: bool,
    made_by: Uuid,
    changed_by: Uuid,
    approved_by: Option<Uuid>,
    made_at: i64,
    approved_at: Option<i64>,
    sent_at: Option<i64>,
    answered_at: Option<i64>,
    synthetic: bool,
    version: i64,
    sent_title: Option<String>,
    sent_from: Option<NaiveDate>,
    sent_until: Option<NaiveDate>,
    sent_client: Option<String>,
    sent_tax: Option<String>,
    unpriced: Option<String>,
    answered_on: Option<NaiveDate>,
    maker: Option<String>,
    approver: Option<String>,
}

impl QuoteRow {
    /// What stood around the lines when it was sent.
    fn sent(&mut self) -> Option<Particulars> {
        let (title, tax) = (self.sent_title.take()?, self.sent_tax.take()?);
        let (from, until) = (self.sent_from?, self.sent_until?);
        Some(Particulars { title, from, until, client: self.sent_client.take(), tax })
    }

    fn read(mut self) -> Result<QuoteLine, StoreError> {
        let (id, sent) = (self.id, self.sent());
        let at =
            |seconds: i64, column| row::valid(DateTime::<Utc>::from_timestamp(seconds, 0), TABLE, id, column);
        let unpriced = self.unpriced.as_deref().map(|text| {
            row::valid(serde_json::from_str::<Vec<(Part, String)>>(text).ok(), TABLE, id, "unpriced")
        });
        let lines = row::valid(serde_json::from_str::<Vec<Line>>(&self.lines).ok(), TABLE, self.id, "lines")?;
        let (free, lines) = lines.into_iter().partition(|line| line.part == Part::Free);
        let (made_at, approved_at) =
            (at(self.made_at, "made_at")?, self.approved_at.map(|known| at(known, "approved_at")));
        let sent_at = self.sent_at.map(|known| at(known, "sent_at"));
        let answered_at = self.answered_at.map(|known| at(known, "answered_at"));
        let quote = Quote {
            id: QuoteId::new(self.id),
            event: EventId::new(self.event),
            number: self.number,
            state: row::valid(State::parse(&self.state), TABLE, self.id, "state")?,
            lines,
            unpriced: unpriced.transpose()?,
            sent,
            answered_on: self.answered_on,
            terms: Terms {
                free,
                discount: self.discount_cents,
                reason: self.discount_reason,
                valid_until: self.valid_until,
                language: self.language,
            },
            second: self.needs_second,
            made_by: AccountId::new(self.made_by),
            changed_by: AccountId::new(self.changed_by),
            approved_by: self.approved_by.map(AccountId::new),
            synthetic: self.synthetic,
            version: self.version,
        };
        Ok(QuoteLine {
            quote,
            made_by: self.maker,
            approved_by: self.approver,
            made_at,
            approved_at: approved_at.transpose()?,
            sent_at: sent_at.transpose()?,
            answered_at: answered_at.transpose()?,
        })
    }
}

/// The versions of an event, the last one first.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<Vec<QuoteLine>, StoreError> {
    let event = event.uuid();
    sqlx::query_as!(
        QuoteRow,
        r#"select q.id as "id: Uuid", q.event_id as "event: Uuid", q.number, q.state, q.lines, q.discount_cents,
            q.discount_reason, q.language, q.valid_until as "valid_until: NaiveDate",
            q.needs_second as "needs_second: bool", q.made_by as "made_by: Uuid", q.changed_by as "changed_by: Uuid",
            q.approved_by as "approved_by: Uuid", q.made_at, q.approved_at, q.sent_at, q.answered_at,
            q.synthetic as "synthetic: bool", q.version, q.sent_title, q.sent_from as "sent_from: NaiveDate",
            q.sent_until as "sent_until: NaiveDate", q.sent_client, q.sent_tax, q.unpriced,
            q.answered_on as "answered_on: NaiveDate", m.full_name as "maker?", a.full_name as "approver?"
        from quote q left join account m on m.id = q.made_by left join account a on a.id = q.approved_by
        where q.event_id = $1 order by q.number desc"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(QuoteRow::read)
    .collect()
}

/// Whether somebody had a hand in a version, at any time.
pub async fn is_touched_by(db: &mut Conn, quote: QuoteId, account: AccountId) -> Result<bool, StoreError> {
    let (quote, account) = (quote.uuid(), account.uuid());
    sqlx::query_scalar!(
        r#"select exists (select 1 from history where subject = 'quote' and subject_id = $1 and actor_id = $2)
            as "touched!: bool""#,
        quote,
        account
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}
