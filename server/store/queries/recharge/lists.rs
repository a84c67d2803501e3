//! Notes of an event and of all, what events lack one, and what numbers are missing.

use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, EventId, RechargeNoteId};
use domain::recharge::{Charged, Note, Number, State};
use store_model::recharge::{MissingAsked, MissingLine, NoteLine, NotesAsked};
use uuid::Uuid;

const TABLE: &str = "recharge_note";

struct NoteRow {
    id: Uuid,
    event: Uuid,
    ordinal: i64,
    state: String,
    year: Option<i64>,
    serial: Option<i64>,
    code: String,
    quote_number: Option<i64>,
    lines: String,
    needs_second: bool,
    made_by: Uuid,
    changed_by: Uuid,
    approved_by: Option<Uuid>,
    made_at: i64,
    approved_at: Option<i64>,
    issued_at: Option<i64>,
    charged_on: Option<NaiveDate>,
    charged_reference: String,
    synthetic: bool,
    version: i64,
    event_code: String,
    event_title: String,
    organisation: Option<String>,
    maker: Option<String>,
    approver: Option<String>,
}

impl NoteRow {
    fn read(self) -> Result<NoteLine, StoreError> {
        let at = |seconds: i64, column| {
            row::valid(DateTime::<Utc>::from_timestamp(seconds, 0), TABLE, self.id, column)
        };
        let made_at = at(self.made_at, "made_at")?;
        let approved_at = self.approved_at.map(|known| at(known, "approved_at")).transpose()?;
        let issued_at = self.issued_at.map(|known| at(known, "issued_at")).transpose()?;
        let note = Note {
            id: RechargeNoteId::new(self.id),
            event: EventId::new(self.event),
            ordinal: self.ordinal,
            state: row::valid(State::parse(&self.state), TABLE, self.id, "state")?,
            number: self.year.zip(self.serial).map(|(year, serial)| Number { year, serial }),
            code: self.code,
            quote: self.quote_number,
            entries: row::valid(serde_json::from_str(&self.lines).ok(), TABLE, self.id, "lines")?,
            second: self.needs_second,
            made_by: AccountId::new(self.made_by),
            changed_by: AccountId::new(self.changed_by),
            approved_by: self.approved_by.map(AccountId::new),
            charged: self.charged_on.map(|on| Charged { on, reference: self.charged_reference }),
            synthetic: self.synthetic,
            version: self.version,
        };
        Ok(NoteLine {
            note,
            event_code: self.event_code,
            event_title: self.event_title,
            organisation: self.organisation,
            made_by: self.maker,
            approved_by: self.approver,
            made_at,
            approved_at,
            issued_at,
        })
    }
}

/// Notes with their event and who had a hand in them; the rest of the statement says which.
macro_rules! lines {
    ($which:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            NoteRow,
            r#"select n.id as "id: Uuid", n.event_id as "event: Uuid", n.ordinal, n.state, n.year, n.serial, n.code,
                n.quote_number, n.lines, n.needs_second as "needs_second: bool", n.made_by as "made_by: Uuid",
                n.changed_by as "changed_by: Uuid", n.approved_by as "approved_by: Uuid", n.made_at, n.approved_at,
                n.issued_at, n.charged_on as "charged_on: NaiveDate", n.charged_reference,
                n.synthetic as "synthetic: bool", n.version, e.code as event_code, e.title as event_title,
                o.name as "organisation?", m.full_name as "maker?", a.full_name as "approver?"
            from recharge_note n join event e on e.id = n.event_id
            left join organisation o on o.id = e.organisation_id
            left join account m on m.id = n.made_by left join account a on a.id = n.approved_by "#
                + $which
            $(, $value)*
        )
    };
}

/// The notes of an event, the last one first.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<Vec<NoteLine>, StoreError> {
    let event = event.uuid();
    let rows = lines!("where n.event_id = $1 order by n.ordinal desc", event).fetch_all(db).await;
    rows.map_err(classify)?.into_iter().map(NoteRow::read).collect()
}

/// Notes of all events: those not issued yet first, then by number, the last one first.
pub async fn list(db: &mut Conn, asked: NotesAsked) -> Result<Vec<NoteLine>, StoreError> {
    let NotesAsked { from_at, until_at, state, account } = asked;
    let state = state.map(State::code);
    let rows = lines!(
        "where coalesce(n.issued_at, n.made_at) >= $1 and coalesce(n.issued_at, n.made_at) < $2
          and (cast($3 as text) is null or n.state = $3)
          and (cast($4 as uuid) is null
            or exists (select 1 from event_account own where own.event_id = n.event_id and (own.account_id = $4
                or own.account_id in (select account_id from account_deputy where deputy_id = $4 and active))))
        order by case when n.serial is null then 0 else 1 end, n.year desc, n.serial desc, n.made_at desc, e.code",
        from_at,
        until_at,
        state,
        account
    )
    .fetch_all(db)
    .await;
    rows.map_err(classify)?.into_iter().map(NoteRow::read).collect()
}

struct MissingRow {
    code: String,
    title: String,
    organisation: Option<String>,
    until_date: NaiveDate,
    begun: bool,
    last_issued: Option<i64>,
}

/// Events that ended on some days and used something of the house, with when their last note was issued; the last one
/// first.
pub async fn missing(db: &mut Conn, asked: MissingAsked) -> Result<Vec<MissingLine>, StoreError> {
    let MissingAsked { since, until, account } = asked;
    let rows = sqlx::query_as!(
        MissingRow,
        r#"select e.code, e.title, o.name as "organisation?", e.until_date as "until_date: NaiveDate",
            exists (select 1 from recharge_note d where d.event_id = e.id and d.serial is null) as "begun!: bool",
            (select max(n.issued_at) from recharge_note n where n.event_id = e.id) as "last_issued: i64"
        from event e left join organisation o on o.id = e.organisation_id
        where e.status in ('definite', 'actual') and e.until_date between $1 and $2
          and (exists (select 1 from stay s where s.event_id = e.id and s.status in ('in_house', 'departed'))
            or exists (select 1 from function f where f.event_id = e.id and f.state = 'held')
            or exists (select 1 from service_order w where w.event_id = e.id and w.state = 'ordered')
            or exists (select 1 from translation t where t.event_id = e.id and t.state <> 'withdrawn'))
          and (cast($3 as uuid) is null
            or exists (select 1 from event_account own where own.event_id = e.id and (own.account_id = $3
                or own.account_id in (select account_id from account_deputy where deputy_id = $3 and active))))
        order by e.until_date desc, e.code"#,
        since,
        until,
        account
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let line = |row: MissingRow| MissingLine {
        code: row.code,
        title: row.title,
        organisation: row.organisation,
        until: row.until_date,
        begun: row.begun,
        last_issued: row.last_issued,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Years of which numbers are left out, given beyond the last one, or not counted.
pub async fn gaps(db: &mut Conn) -> Result<Vec<String>, StoreError> {
    let rows = sqlx::query!(
        r#"select n.year as "year!: i64", count(*) as "notes!: i64", max(n.serial) as "highest!: i64",
            (select last from recharge_number c where c.year = n.year) as "last: i64"
        from recharge_note n where n.serial is not null group by n.year
        having count(*) <> max(n.serial)
            or max(n.serial) <> coalesce((select last from recharge_number c where c.year = n.year), 0)
        order by n.year"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let told = |notes, highest, last: Option<i64>| {
        format!("{notes} notes up to number {highest}, counted to {}", last.unwrap_or_default())
    };
    Ok(rows
        .into_iter()
        .map(|row| format!("{}: {}", row.year, told(row.notes, row.highest, row.last)))
        .collect())
}
