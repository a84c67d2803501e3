//! Rooming lists, read.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::calendar::StayDates;
use domain::ids::{EntryId, EventId, GuestId, RoomTypeId, StayId};
use domain::rooming::{Booked, Details, Entry, Seen, Source, State};
use domain::stay::StayStatus;
use store_model::rooming::List;
use uuid::Uuid;

const TABLE: &str = "rooming_entry";

/// The list of an event; none where it never had an entry.
pub async fn list(db: &mut Conn, event: EventId) -> Result<Option<List>, StoreError> {
    let event = event.uuid();
    sqlx::query_as!(
        List,
        r#"select auto_approve as "auto_approve: bool", seen_at, version from rooming_list where event_id = $1"#,
        event
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// How many stays of an event that count were booked without its list.
pub async fn stays_beside(db: &mut Conn, event: EventId) -> Result<i64, StoreError> {
    let event = event.uuid();
    sqlx::query_scalar!(
        r#"select count(*) as "number!: i64" from stay s
        where s.event_id = $1 and s.status not in ('cancelled', 'no_show')
          and not exists (select 1 from rooming_entry r where r.stay_id = s.id)"#,
        event
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

/// The stays of an event that count and were booked without its list, by arrival.
pub async fn beside(db: &mut Conn, event: EventId) -> Result<Vec<StayId>, StoreError> {
    let event = event.uuid();
    let ids = sqlx::query_scalar!(
        r#"select s.id as "id!: Uuid" from stay s
        where s.event_id = $1 and s.status not in ('cancelled', 'no_show')
          and not exists (select 1 from rooming_entry r where r.stay_id = s.id)
        order by s.arrival, s.reference"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(ids.into_iter().map(StayId::new).collect())
}

/// Whether a guest has a line on any list.
pub async fn is_listed(db: &mut Conn, guest: GuestId) -> Result<bool, StoreError> {
    let guest = guest.uuid();
    sqlx::query_scalar!(r#"select count(*) > 0 as "is!: bool" from rooming_entry where guest_id = $1"#, guest)
        .fetch_one(db)
        .await
        .map_err(classify)
}

/// Whether a guest needs a step-free room.
pub async fn needs_step_free(db: &mut Conn, guest: GuestId) -> Result<bool, StoreError> {
    let guest = guest.uuid();
    sqlx::query_scalar!(
        r#"select count(*) > 0 as "is!: bool" from guest_need where guest_id = $1 and kind = 'mobility'"#,
        guest
    )
    .fetch_one(db)
    .await
    .map_err(classify)
}

struct EntryRow {
    id: Uuid,
    guest_id: Uuid,
    full_name: String,
    email: String,
    step_free: bool,
    position: i64,
    source: String,
    enrolment: String,
    room_type_id: Uuid,
    arrival: NaiveDate,
    departure: NaiveDate,
    sharing: String,
    visa_from: Option<NaiveDate>,
    visa_until: Option<NaiveDate>,
    remarks: String,
    state: String,
    stay_id: Option<Uuid>,
    reference: Option<String>,
    status: Option<String>,
    stay_arrival: Option<NaiveDate>,
    stay_departure: Option<NaiveDate>,
    own_arrival: Option<NaiveDate>,
    own_departure: Option<NaiveDate>,
    seen: Option<String>,
    need_changed: bool,
    version: i64,
}

impl EntryRow {
    fn read(self) -> Result<Entry, StoreError> {
        let booked = self.booked()?;
        let nights = StayDates::new(self.arrival, self.departure).ok();
        let details = Details {
            name: self.full_name,
            email: self.email,
            enrolment: self.enrolment,
            nights: row::valid(nights, TABLE, self.id, "departure")?,
            room_type: RoomTypeId::new(self.room_type_id),
            sharing: self.sharing,
            step_free: self.step_free,
            visa: self.visa_from.zip(self.visa_until),
            remarks: self.remarks,
        };
        let seen = match self.seen {
            None => None,
            Some(seen) => Some(row::valid(serde_json::from_str::<Seen>(&seen).ok(), TABLE, self.id, "seen")?),
        };
        Ok(Entry {
            id: EntryId::new(self.id),
            guest: GuestId::new(self.guest_id),
            position: self.position,
            source: row::valid(Source::parse(&self.source), TABLE, self.id, "source")?,
            details,
            state: row::valid(State::parse(&self.state), TABLE, self.id, "state")?,
            booked,
            seen,
            need_changed: self.need_changed,
            version: self.version,
        })
    }

    fn booked(&self) -> Result<Option<Booked>, StoreError> {
        let Some(stay) = self.stay_id else { return Ok(None) };
        let dates = |from: Option<NaiveDate>, until: Option<NaiveDate>| StayDates::new(from?, until?).ok();
        let status = self.status.as_deref().and_then(StayStatus::parse);
        let whole = dates(self.stay_arrival, self.stay_departure);
        Ok(Some(Booked {
            stay: StayId::new(stay),
            reference: self.reference.clone().unwrap_or_default(),
            status: row::valid(status, "stay", stay, "status")?,
            whole: row::valid(whole, "stay", stay, "departure")?,
            own: dates(self.own_arrival, self.own_departure),
        }))
    }
}

/// The entries of an event, in order of the list, those withdrawn among them.
pub async fn entries(db: &mut Conn, event: EventId) -> Result<Vec<Entry>, StoreError> {
    let event = event.uuid();
    sqlx::query_as!(
        EntryRow,
        r#"select e.id as "id!: Uuid", e.guest_id as "guest_id!: Uuid", g.full_name as "full_name!: String",
            g.email as "email!: String",
            (exists (select 1 from guest_need n where n.guest_id = g.id and n.kind = 'mobility')) as "step_free!: bool",
            e.position as "position!: i64", e.source as "source!: String", e.enrolment as "enrolment!: String",
            e.room_type_id as "room_type_id!: Uuid", e.arrival as "arrival!: NaiveDate",
            e.departure as "departure!: NaiveDate", e.sharing as "sharing!: String",
            e.visa_from as "visa_from?: NaiveDate", e.visa_until as "visa_until?: NaiveDate",
            e.remarks as "remarks!: String", e.state as "state!: String", e.stay_id as "stay_id?: Uuid",
            s.reference as "reference?: String", s.status as "status?: String",
            s.arrival as "stay_arrival?: NaiveDate", s.departure as "stay_departure?: NaiveDate",
            l.arrival as "own_arrival?: NaiveDate", l.departure as "own_departure?: NaiveDate",
            e.seen as "seen?: String", e.need_changed as "need_changed!: bool", e.version as "version!: i64"
        from rooming_entry e
            join guest g on g.id = e.guest_id
            left join stay s on s.id = e.stay_id
            left join stay_guest l on l.stay_id = s.id and l.guest_id = e.guest_id
        where e.event_id = $1 order by e.position, e.id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(EntryRow::read)
    .collect()
}

/// What was seen, as it is stored.
pub(super) fn written(seen: Option<&Seen>) -> Result<Option<String>, StoreError> {
    let Some(seen) = seen else { return Ok(None) };
    let corrupt = |_| StoreError::Corrupt { table: TABLE, id: String::new(), column: "seen" };
    serde_json::to_string(seen).map(Some).map_err(corrupt)
}
