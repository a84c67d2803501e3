//! Events with what their keys stand for, and who looks after them.

use super::EventRow;
use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::event::EventPart;
use domain::ids::{AccountId, EventId};
use store_model::event::{EventLine, EventPerson, EventsBetween};
use uuid::Uuid;

struct LineRow {
    id: Uuid,
    code: String,
    title: String,
    kind: String,
    status: String,
    organisation_id: Option<Uuid>,
    from_date: NaiveDate,
    until_date: NaiveDate,
    on_campus: i64,
    online: i64,
    source: String,
    synthetic: bool,
    version: i64,
    client: String,
    enrolments: Option<i64>,
    option_until: Option<NaiveDate>,
    waits: bool,
    probability: Option<i64>,
    end_reason: Option<String>,
    end_note: String,
    brief: String,
    organisation: Option<String>,
    organiser: Option<String>,
}

impl LineRow {
    fn read(self) -> Result<EventLine, StoreError> {
        let event = EventRow {
            id: self.id,
            code: self.code,
            title: self.title,
            kind: self.kind,
            status: self.status,
            organisation_id: self.organisation_id,
            from_date: self.from_date,
            until_date: self.until_date,
            on_campus: self.on_campus,
            online: self.online,
            source: self.source,
            synthetic: self.synthetic,
            version: self.version,
            client: self.client,
            enrolments: self.enrolments,
            option_until: self.option_until,
            waits: self.waits,
            probability: self.probability,
            end_reason: self.end_reason,
            end_note: self.end_note,
            brief: self.brief,
        };
        Ok(EventLine { event: event.read()?, organisation: self.organisation, organiser: self.organiser })
    }
}

/// Events with their organisation and organiser; the rest of the statement says which.
macro_rules! lines {
    ($which:literal $(, $value:expr)*) => {
        sqlx::query_as!(
            LineRow,
            r#"select e.id as "id: Uuid", e.code, e.title, e.kind, e.status,
                e.organisation_id as "organisation_id: Uuid", e.from_date as "from_date: NaiveDate",
                e.until_date as "until_date: NaiveDate", e.on_campus, e.online, e.source,
                e.synthetic as "synthetic: bool", e.version, e.client, e.enrolments,
                e.option_until as "option_until: NaiveDate", e.waits as "waits: bool", e.probability, e.end_reason, e.end_note, e.brief, o.name as "organisation?", a.full_name as "organiser?"
            from event e
            left join organisation o on o.id = e.organisation_id
            left join event_account x on x.event_id = e.id and x.part = 'organiser'
            left join account a on a.id = x.account_id "#
                + $which
            $(, $value)*
        )
    };
}

/// Those of some days, by first day.
pub async fn lines(db: &mut Conn, asked: EventsBetween) -> Result<Vec<EventLine>, StoreError> {
    let EventsBetween { from, until, account } = asked;
    let rows = lines!(
        "where e.from_date < $2 and e.until_date >= $1
          and (cast($3 as uuid) is null
            or exists (select 1 from event_account own where own.event_id = e.id and (own.account_id = $3
                or own.account_id in (select account_id from account_deputy where deputy_id = $3 and active))))
        order by e.from_date, e.code",
        from,
        until,
        account
    )
    .fetch_all(db)
    .await;
    rows.map_err(classify)?.into_iter().map(LineRow::read).collect()
}

/// The one of a code.
pub async fn line(db: &mut Conn, code: &str) -> Result<Option<EventLine>, StoreError> {
    let row = lines!("where e.code = $1", code).fetch_optional(db).await.map_err(classify)?;
    row.map(LineRow::read).transpose()
}

/// The codes of the events somebody has a part in, or stands in for one who has.
pub async fn codes_of(db: &mut Conn, account: Uuid) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "select distinct e.code from event_account x join event e on e.id = x.event_id
        where x.account_id = $1
            or x.account_id in (select account_id from account_deputy where deputy_id = $1 and active)",
        account
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Who looks after an event: the organiser first, then those it is shared with, then those who stand in for one of them, by
/// name. Whoever has a part of their own is not named as a deputy as well.
pub async fn people(db: &mut Conn, event: EventId) -> Result<Vec<EventPerson>, StoreError> {
    let id = event.uuid();
    let rows = sqlx::query!(
        r#"select a.id as "id!: Uuid", a.full_name as "full_name!: String", a.email as "email!: String", p.part as "part!: String"
        from (select account_id, part from event_account where event_id = $1
            union select d.deputy_id, 'deputy' from event_account x join account_deputy d on d.account_id = x.account_id
                where x.event_id = $1 and d.active and not exists (
                    select 1 from event_account y where y.event_id = $1 and y.account_id = d.deputy_id)) as p
        join account a on a.id = p.account_id
        order by case p.part when 'organiser' then 0 when 'shared' then 1 else 2 end, a.full_name, a.id"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter()
        .map(|found| {
            let part = row::valid(EventPart::parse(&found.part), "event_account", id, "part")?;
            Ok(EventPerson {
                account: AccountId::new(found.id),
                name: found.full_name,
                email: found.email,
                part,
            })
        })
        .collect()
}

/// Gives somebody a part in an event, in place of any they had. What was changed before is no news to them.
pub async fn put_person(
    db: &mut Conn,
    event: EventId,
    account: AccountId,
    part: EventPart,
) -> Result<(), StoreError> {
    let (event, account, part) = (event.uuid(), account.uuid(), part.code());
    sqlx::query!(
        "insert into event_account (event_id, account_id, part, seen_seq, told_seq)
        select $1, $2, $3, coalesce(max(seq), 0), coalesce(max(seq), 0) from history where true
        on conflict (event_id, account_id) do update set part = excluded.part",
        event,
        account,
        part
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Takes somebody's part in an event away; false where they had none.
pub async fn drop_person(db: &mut Conn, event: EventId, account: AccountId) -> Result<bool, StoreError> {
    let (event, account) = (event.uuid(), account.uuid());
    let done =
        sqlx::query!("delete from event_account where event_id = $1 and account_id = $2", event, account)
            .execute(db)
            .await
            .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}
