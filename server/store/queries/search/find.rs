//! Records by their words, and the little that is shown of each.

use super::narrow::{MOST, Span, narrow};
use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use store_model::search::{EventDays, FoundStay, Named, Place, Subject};
use uuid::Uuid;

/// Records that may answer a question of folded words: all that do are among them, unless a single word leads to
/// thousands.
pub async fn found(db: &mut Conn, subject: Subject, words: &[String]) -> Result<Vec<Named>, StoreError> {
    let Some(spans) = narrow(db, subject, words).await? else { return Ok(Vec::new()) };
    let mut records = Vec::new();
    for span in spans {
        records.extend(match subject {
            Subject::Guest => guests(db, &span).await?,
            Subject::Event => events(db, &span).await?,
            Subject::Organisation => organisations(db, &span).await?,
        });
    }
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    Ok(records)
}

async fn guests(db: &mut Conn, span: &Span) -> Result<Vec<Named>, StoreError> {
    sqlx::query_as!(
        Named,
        r#"select g.id as "id: Uuid", g.full_name as text
        from search_word w join guest g on g.id = w.subject_id
        where w.kind = 'guest' and w.word >= $1 and w.word <= $2 order by w.word limit $3"#,
        span.from,
        span.until,
        MOST
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

async fn events(db: &mut Conn, span: &Span) -> Result<Vec<Named>, StoreError> {
    sqlx::query_as!(
        Named,
        r#"select e.id as "id: Uuid", e.code || ' ' || e.title as "text!: String"
        from search_word w join event e on e.id = w.subject_id
        where w.kind = 'event' and w.word >= $1 and w.word <= $2 order by w.word limit $3"#,
        span.from,
        span.until,
        MOST
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

async fn organisations(db: &mut Conn, span: &Span) -> Result<Vec<Named>, StoreError> {
    sqlx::query_as!(
        Named,
        r#"select o.id as "id: Uuid", o.name as text
        from search_word w join organisation o on o.id = w.subject_id
        where w.kind = 'organisation' and w.word >= $1 and w.word <= $2 order by w.word limit $3"#,
        span.from,
        span.until,
        MOST
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The stays whose reference begins so, in order of reference.
pub async fn stays(db: &mut Conn, beginning: &str, most: i64) -> Result<Vec<FoundStay>, StoreError> {
    let Span { from, until } = Span::beginning(beginning);
    sqlx::query_as!(
        FoundStay,
        r#"select s.reference, s.arrival as "arrival: NaiveDate", s.departure as "departure: NaiveDate",
            (select g.full_name from stay_guest l join guest g on g.id = l.guest_id
                where l.stay_id = s.id order by l.position limit 1) as "guest: String"
        from stay s where s.reference >= $1 and s.reference <= $2 order by s.reference limit $3"#,
        from,
        until,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Which stay of a guest is asked about on a day: the one in house or next to come, else the last; one that was called
/// off only where there is no other.
pub async fn next_stay(
    db: &mut Conn,
    guest: Uuid,
    today: NaiveDate,
) -> Result<Option<FoundStay>, StoreError> {
    sqlx::query_as!(
        FoundStay,
        r#"select s.reference, s.arrival as "arrival: NaiveDate", s.departure as "departure: NaiveDate",
            null as "guest: String"
        from stay_guest l join stay s on s.id = l.stay_id
        where l.guest_id = $1
        order by case when s.status in ('cancelled', 'no_show') then 1 else 0 end,
            case when s.departure >= $2 then 0 else 1 end,
            case when s.departure >= $2 then s.arrival end, s.arrival desc
        limit 1"#,
        guest,
        today
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// The code and the days of an event.
pub async fn event_days(db: &mut Conn, event: Uuid) -> Result<Option<EventDays>, StoreError> {
    sqlx::query_as!(
        EventDays,
        r#"select code, from_date as "from: NaiveDate", until_date as "until: NaiveDate" from event where id = $1"#,
        event
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Every guest room, space and pavilion.
pub async fn places(db: &mut Conn) -> Result<Vec<Place>, StoreError> {
    sqlx::query_as!(
        Place,
        r#"select 'room' as "kind!: String", r.number as "code!: String", '' as "name!: String",
            p.code as "pavilion_code!: String", p.name as "pavilion!: String"
        from guest_room r join floor f on f.id = r.floor_id join pavilion p on p.id = f.pavilion_id
        union all
        select 'space', s.code, s.name, p.code, p.name
        from space s join floor f on f.id = s.floor_id join pavilion p on p.id = f.pavilion_id
        union all
        select 'pavilion', p.code, p.name, p.code, p.name from pavilion p"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
