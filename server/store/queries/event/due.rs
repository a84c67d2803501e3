//! What is due about events: one statement gathers it from all that hangs on them.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::event::Due;
use store_model::event::{DueAsked, DueLine};
use uuid::Uuid;

struct DueRow {
    id: Uuid,
    code: String,
    title: String,
    kind: String,
    due_on: NaiveDate,
    number: i64,
}

impl DueRow {
    fn read(self) -> Result<DueLine, StoreError> {
        let due = row::valid(Due::parse(&self.kind), "event", self.id, "kind")?;
        Ok(DueLine { code: self.code, title: self.title, due, on: self.due_on, number: self.number })
    }
}

/// What is due, the earliest first.
pub async fn due(db: &mut Conn, asked: DueAsked) -> Result<Vec<DueLine>, StoreError> {
    let DueAsked { today, soon, answer, account } = asked;
    let rows = sqlx::query_as!(
        DueRow,
        r#"select e.id as "id!: Uuid", e.code as "code!: String", e.title as "title!: String", d.kind as "kind!: String",
            d.due_on as "due_on!: NaiveDate", d.number as "number!: i64"
        from (
            select id as event_id, 'answer' as kind, from_date as due_on, cast(0 as bigint) as number
                from event where status = 'enquiry' and from_date <= $3
            union all select id, 'option', option_until, cast(0 as bigint)
                from event where status = 'tentative' and option_until <= $2
            union all select id, 'came', until_date, cast(0 as bigint)
                from event where status = 'definite' and until_date < $1
            union all select b.event_id, 'cut_off', b.cut_off, cast(sum(n.agreed - n.picked - n.released) as bigint)
                from block b join block_night n on n.event_id = b.event_id
                where b.state = 'held' and b.cut_off between $1 and $2 and n.agreed > n.picked + n.released
                group by b.event_id, b.cut_off
            union all select f.event_id, 'halls', h.from_date, count(*)
                from function f join event h on h.id = f.event_id
                where f.state = 'waiting' and h.status in ('tentative', 'definite') and not h.waits
                  and h.until_date >= $1
                group by f.event_id, h.from_date
            union all select r.event_id, case when r.state = 'proposed' then 'approve' else 'book' end, h.from_date,
                    count(*)
                from rooming_entry r join event h on h.id = r.event_id
                where (r.state = 'proposed' or (r.state = 'approved' and r.stay_id is null)) and h.until_date >= $1
                  and h.status in ('tentative', 'definite')
                group by r.event_id, r.state, h.from_date
            union all select event_id, 'translation', due, cast(1 as bigint)
                from translation where state = 'ordered' and due <= $2
            union all select s.event_id, 'stays', min(s.arrival), count(*)
                from stay s join event h on h.id = s.event_id
                where s.status = 'reserved' and h.status in ('enquiry', 'lost', 'declined', 'cancelled')
                group by s.event_id
            union all select o.event_id, 'guarantee', min(o.guarantee_due), count(*)
                from service_order o join event h on h.id = o.event_id
                where o.state = 'ordered' and o.guarantee_due <= $2
                  and not exists (select 1 from service_count c
                    where c.order_id = o.id and c.stage in ('guaranteed', 'actual'))
                  and h.until_date >= $1 and h.status in ('tentative', 'definite')
                group by o.event_id
            union all select q.event_id, 'quote', h.from_date, count(*)
                from quote q join event h on h.id = q.event_id
                where q.state = 'approved' and h.until_date >= $1 and h.status in ('enquiry', 'tentative', 'definite')
                group by q.event_id, h.from_date) as d
        join event e on e.id = d.event_id
        where cast($4 as uuid) is null
          or exists (select 1 from event_account own where own.event_id = e.id and (own.account_id = $4
                or own.account_id in (select account_id from account_deputy where deputy_id = $4 and active)))
        order by d.due_on, e.code, d.kind"#,
        today,
        soon,
        answer,
        account
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter().map(DueRow::read).collect()
}
