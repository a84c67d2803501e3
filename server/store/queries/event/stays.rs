//! The stays of events.

use crate::stay::GuestRow;
use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::calendar::StayDates;
use domain::event::BookedStay;
use domain::ids::{EventId, StayId};
use domain::stay::{GuestLine, StayStatus};
use std::collections::HashMap;
use store_model::event::EventsBetween;
use uuid::Uuid;

struct StayRow {
    id: Uuid,
    event_id: Uuid,
    status: String,
    arrival: NaiveDate,
    departure: NaiveDate,
    room_type: String,
    rooms: i64,
}

impl StayRow {
    fn read(self, guests: Vec<GuestLine>) -> Result<(EventId, BookedStay), StoreError> {
        let dates = StayDates::new(self.arrival, self.departure).ok();
        let stay = BookedStay {
            status: row::valid(StayStatus::parse(&self.status), "stay", self.event_id, "status")?,
            dates: row::valid(dates, "stay", self.event_id, "departure")?,
            room_type: self.room_type,
            guests,
            has_room: self.rooms > 0,
        };
        Ok((EventId::new(self.event_id), stay))
    }
}

/// The stays of those events that take nights, event by event.
pub async fn stays(db: &mut Conn, asked: EventsBetween) -> Result<Vec<(EventId, BookedStay)>, StoreError> {
    let EventsBetween { from, until, account } = asked;
    let rows = sqlx::query_as!(
        StayRow,
        r#"select s.id as "id: Uuid", e.id as "event_id: Uuid", s.status, s.arrival as "arrival: NaiveDate",
            s.departure as "departure: NaiveDate", t.name as room_type,
            (select count(*) from claim c where c.owner_id = s.id) as "rooms!: i64"
        from event e join stay s on s.event_id = e.id join room_type t on t.id = s.room_type_id
        where e.from_date < $2 and e.until_date >= $1 and s.status in ('reserved', 'in_house', 'departed')
          and (cast($3 as uuid) is null
            or exists (select 1 from event_account own where own.event_id = e.id and (own.account_id = $3
                or own.account_id in (select account_id from account_deputy where deputy_id = $3 and active))))
        order by e.id, s.arrival, s.id"#,
        from,
        until,
        account
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut guests = HashMap::<StayId, Vec<GuestLine>>::new();
    for (stay, line) in guests_of(db, asked).await? {
        guests.entry(stay).or_default().push(line);
    }
    rows.into_iter()
        .map(|row| (guests.remove(&StayId::new(row.id)).unwrap_or_default(), row))
        .map(|(guests, row)| row.read(guests))
        .collect()
}

/// Who sleeps in them, stay by stay.
async fn guests_of(db: &mut Conn, asked: EventsBetween) -> Result<Vec<(StayId, GuestLine)>, StoreError> {
    let EventsBetween { from, until, account } = asked;
    let rows = sqlx::query_as!(
        GuestRow,
        r#"select l.stay_id as "stay_id: Uuid", l.guest_id as "guest_id: Uuid", l.heads,
            l.arrival as "arrival: NaiveDate", l.departure as "departure: NaiveDate"
        from event e join stay s on s.event_id = e.id join stay_guest l on l.stay_id = s.id
        where e.from_date < $2 and e.until_date >= $1 and s.status in ('reserved', 'in_house', 'departed')
          and (cast($3 as uuid) is null
            or exists (select 1 from event_account own where own.event_id = e.id and (own.account_id = $3
                or own.account_id in (select account_id from account_deputy where deputy_id = $3 and active))))
        order by l.stay_id, l.position"#,
        from,
        until,
        account
    )
    .fetch_all(db)
    .await;
    rows.map_err(classify)?.into_iter().map(GuestRow::read).collect()
}

/// Who sleeps in those of an event that take nights and belong to no entry of its rooming list that stands: their nights, and
/// how many.
pub async fn unlisted(db: &mut Conn, event: EventId) -> Result<Vec<(StayDates, i64)>, StoreError> {
    let id = event.uuid();
    let rows = sqlx::query!(
        r#"select l.arrival as "arrival: NaiveDate", l.departure as "departure: NaiveDate", l.heads
        from stay s join stay_guest l on l.stay_id = s.id
        where s.event_id = $1 and s.status in ('reserved', 'in_house', 'departed')
          and not exists (select 1 from rooming_entry x where x.stay_id = s.id and x.state <> 'withdrawn')
        order by l.arrival, s.id, l.position"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = |(arrival, departure, heads)| {
        let dates = StayDates::new(arrival, departure).ok();
        Ok((row::valid(dates, "stay_guest", id, "departure")?, heads))
    };
    rows.into_iter().map(|row| read((row.arrival, row.departure, row.heads))).collect()
}
