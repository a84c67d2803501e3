//! Stays, with their guests and rooms.

#[path = "stay/record.rs"]
pub mod record;

use crate::{Conn, StoreError, block, claim, classify, history, night, row};
use chrono::{DateTime, NaiveDate};
use domain::calendar::{CampusZone, StayDates};
use domain::claim::Interval;
use domain::ids::{EventId, GuestId, OrganisationId, ResourceId, RoomTypeId, StayId};
use domain::occupancy::{self, NightDelta};
use domain::stay::{GuestLine, Held, Room, Stay, StayStatus};
use std::collections::HashMap;
use store_model::reading::Reading;
use store_model::stay::Change;
use uuid::Uuid;

/// Writes changes as one: all claims go before any comes, so that rooms can be exchanged; counts move by the net;
/// each change leaves its line of history. A stay may change several times, one change following from the other: it
/// is written once, as it is in the end. Refused whole where the database refuses any part.
pub async fn save(db: &mut Conn, changes: &[Change], zone: CampusZone) -> Result<(), StoreError> {
    let net = net(changes);
    let blocks = block::hold(db, net.iter().filter_map(|(_, after)| after.event)).await?;
    for &(before, after) in &net {
        match before {
            None => insert(db, after).await?,
            Some(before) => update(db, before, after).await?,
        }
    }
    let mut counts = delta(net.iter(), zone);
    for block in &blocks {
        let own = delta(net.iter().filter(|(_, after)| after.event == Some(block.event)), zone);
        block::pick(db, block, &own, &mut counts).await?;
    }
    night::take(db, &counts, zone).await?;
    replace_claims(db, &net).await?;
    for change in changes {
        history::append_stay(db, &change.after, change.action, change.stamp).await?;
    }
    Ok(())
}

/// A stay as it was (none for a new one), and as it is in the end.
type Net<'a> = (Option<&'a Stay>, &'a Stay);

/// Joins what happens to one stay: from before the first change to after the last, in order of first changes.
fn net(changes: &[Change]) -> Vec<Net<'_>> {
    let mut places = HashMap::<StayId, usize>::with_capacity(changes.len());
    let mut net: Vec<Net<'_>> = Vec::with_capacity(changes.len());
    for change in changes {
        let place = *places.entry(change.after.id).or_insert(net.len());
        match net.get_mut(place) {
            Some(known) => known.1 = &change.after,
            None => net.push((change.before.as_ref(), &change.after)),
        }
    }
    net
}

/// What the changes of some stays take more, or less.
fn delta<'a>(net: impl Iterator<Item = &'a Net<'a>> + Clone, zone: CampusZone) -> NightDelta {
    let before = net.clone().filter_map(|&(before, _)| before);
    occupancy::delta(before, net.map(|&(_, after)| after), zone)
}

async fn replace_claims(db: &mut Conn, net: &[Net<'_>]) -> Result<(), StoreError> {
    let moved = |(before, after): &Net<'_>| before.is_some_and(|before| before.rooms != after.rooms);
    for (_, after) in net.iter().filter(|net| moved(net)) {
        claim::delete_of(db, after.id.uuid()).await?;
    }
    let mut claims = Vec::new();
    for (_, after) in net.iter().filter(|net| net.0.is_none() || moved(net)) {
        claims.extend(after.claims());
    }
    // One order for all writers, so that two of them cannot wait for each other in a circle.
    claims.sort_by_key(|claim| (claim.resource, claim.interval.from_at()));
    for new in &claims {
        claim::insert(db, new).await?;
    }
    Ok(())
}

async fn insert(db: &mut Conn, stay: &Stay) -> Result<(), StoreError> {
    let (id, organisation, event) =
        (stay.id.uuid(), stay.organisation.map(OrganisationId::uuid), stay.event.map(EventId::uuid));
    let (status, room_type, booked_at) =
        (stay.status.code(), stay.room_type.uuid(), stay.booked_at.timestamp());
    let (arrival, departure) = (stay.dates.arrival(), stay.dates.departure());
    sqlx::query!(
        "insert into stay (id, reference, status, segment, organisation_id, event_id, room_type_id, arrival,
            departure, booked_at, synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id,
        stay.reference,
        status,
        stay.segment,
        organisation,
        event,
        room_type,
        arrival,
        departure,
        booked_at,
        stay.synthetic,
        stay.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    insert_guests(db, stay).await
}

/// Only where nobody changed the stay since it was read.
async fn update(db: &mut Conn, before: &Stay, after: &Stay) -> Result<(), StoreError> {
    let (id, status) = (after.id.uuid(), after.status.code());
    let (arrival, departure) = (after.dates.arrival(), after.dates.departure());
    let done = sqlx::query!(
        "update stay set status = $3, arrival = $4, departure = $5, version = $6 where id = $1 and version = $2",
        id,
        before.version,
        status,
        arrival,
        departure,
        after.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "stay" });
    }
    if before.guests == after.guests {
        return Ok(());
    }
    sqlx::query!("delete from stay_guest where stay_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    insert_guests(db, after).await
}

async fn insert_guests(db: &mut Conn, stay: &Stay) -> Result<(), StoreError> {
    let id = stay.id.uuid();
    for (position, line) in (0_i64..).zip(&stay.guests) {
        let (guest, heads) = (line.guest.map(GuestId::uuid), i64::from(line.heads));
        let (arrival, departure) = (line.dates.arrival(), line.dates.departure());
        sqlx::query!(
            "insert into stay_guest (stay_id, position, guest_id, heads, arrival, departure)
            values ($1, $2, $3, $4, $5, $6)",
            id,
            position,
            guest,
            heads,
            arrival,
            departure
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

struct StayRow {
    id: Uuid,
    reference: String,
    status: String,
    segment: String,
    organisation_id: Option<Uuid>,
    event_id: Option<Uuid>,
    room_type_id: Uuid,
    arrival: NaiveDate,
    departure: NaiveDate,
    booked_at: i64,
    synthetic: bool,
    version: i64,
}

impl StayRow {
    fn read(self) -> Result<Stay, StoreError> {
        let dates = StayDates::new(self.arrival, self.departure).ok();
        Ok(Stay {
            id: StayId::new(self.id),
            status: row::valid(StayStatus::parse(&self.status), "stay", self.id, "status")?,
            segment: self.segment,
            organisation: self.organisation_id.map(OrganisationId::new),
            event: self.event_id.map(EventId::new),
            room_type: RoomTypeId::new(self.room_type_id),
            dates: row::valid(dates, "stay", self.id, "departure")?,
            booked_at: row::valid(DateTime::from_timestamp(self.booked_at, 0), "stay", self.id, "booked_at")?,
            synthetic: self.synthetic,
            guests: Vec::new(),
            rooms: Vec::new(),
            version: self.version,
            reference: self.reference,
        })
    }
}

/// Who sleeps in a stay, as a row.
pub(crate) struct GuestRow {
    pub stay_id: Uuid,
    pub guest_id: Option<Uuid>,
    pub heads: i64,
    pub arrival: NaiveDate,
    pub departure: NaiveDate,
}

impl GuestRow {
    pub fn read(self) -> Result<(StayId, GuestLine), StoreError> {
        let dates = StayDates::new(self.arrival, self.departure).ok();
        let line = GuestLine {
            guest: self.guest_id.map(GuestId::new),
            heads: row::valid(u32::try_from(self.heads).ok(), "stay_guest", self.stay_id, "heads")?,
            dates: row::valid(dates, "stay_guest", self.stay_id, "departure")?,
        };
        Ok((StayId::new(self.stay_id), line))
    }
}

struct HeldRow {
    stay_id: Uuid,
    resource_id: Uuid,
    room_type_id: Uuid,
    from_at: i64,
    until_at: i64,
}

impl HeldRow {
    fn read(self) -> Result<(StayId, Held), StoreError> {
        let interval = Interval::from_seconds(self.from_at, self.until_at);
        let room = Room {
            resource: ResourceId::new(self.resource_id),
            room_type: RoomTypeId::new(self.room_type_id),
        };
        let interval = row::valid(interval, "claim", self.resource_id, "until_at")?;
        Ok((StayId::new(self.stay_id), Held { room, interval }))
    }
}

/// One stay.
pub async fn get(db: &mut Conn, id: StayId) -> Result<Option<Stay>, StoreError> {
    let key = id.uuid();
    let found = sqlx::query_as!(
        StayRow,
        r#"select id as "id: Uuid", reference, status, segment, organisation_id as "organisation_id: Uuid",
            event_id as "event_id: Uuid", room_type_id as "room_type_id: Uuid", arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate", booked_at, synthetic as "synthetic: bool", version
        from stay where id = $1"#,
        key
    )
    .fetch_optional(&mut *db)
    .await
    .map_err(classify)?;
    let Some(stay) = found else { return Ok(None) };
    let guests = sqlx::query_as!(
        GuestRow,
        r#"select stay_id as "stay_id: Uuid", guest_id as "guest_id: Uuid", heads, arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate"
        from stay_guest where stay_id = $1 order by position"#,
        key
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let held = sqlx::query_as!(
        HeldRow,
        r#"select c.owner_id as "stay_id: Uuid", c.resource_id as "resource_id: Uuid",
            r.room_type_id as "room_type_id: Uuid", c.from_at, c.until_at
        from claim c join guest_room r on r.id = c.resource_id
        where c.owner_id = $1 and c.owner_kind = 'stay' order by c.from_at"#,
        key
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    Ok(assemble(vec![stay], guests, held, &mut Reading::strict())?.pop())
}

/// The stays of an event as far as rooms go: without their guests.
pub async fn of_event(db: &mut Conn, event: EventId) -> Result<Vec<Stay>, StoreError> {
    let event = event.uuid();
    let stays = sqlx::query_as!(
        StayRow,
        r#"select id as "id: Uuid", reference, status, segment, organisation_id as "organisation_id: Uuid",
            event_id as "event_id: Uuid", room_type_id as "room_type_id: Uuid", arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate", booked_at, synthetic as "synthetic: bool", version
        from stay where event_id = $1 order by id"#,
        event
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let held = sqlx::query_as!(
        HeldRow,
        r#"select c.owner_id as "stay_id: Uuid", c.resource_id as "resource_id: Uuid",
            r.room_type_id as "room_type_id: Uuid", c.from_at, c.until_at
        from stay s join claim c on c.owner_id = s.id join guest_room r on r.id = c.resource_id
        where s.event_id = $1 and c.owner_kind = 'stay' order by c.owner_id, c.from_at"#,
        event
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    assemble(stays, Vec::new(), held, &mut Reading::strict())
}

/// Every stay, in order of id: for checking the whole.
pub async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<Stay>, StoreError> {
    let stays = sqlx::query_as!(
        StayRow,
        r#"select id as "id: Uuid", reference, status, segment, organisation_id as "organisation_id: Uuid",
            event_id as "event_id: Uuid", room_type_id as "room_type_id: Uuid", arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate", booked_at, synthetic as "synthetic: bool", version
        from stay order by id"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let guests = sqlx::query_as!(
        GuestRow,
        r#"select stay_id as "stay_id: Uuid", guest_id as "guest_id: Uuid", heads, arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate"
        from stay_guest order by stay_id, position"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let held = sqlx::query_as!(
        HeldRow,
        r#"select c.owner_id as "stay_id: Uuid", c.resource_id as "resource_id: Uuid",
            r.room_type_id as "room_type_id: Uuid", c.from_at, c.until_at
        from claim c join guest_room r on r.id = c.resource_id
        where c.owner_kind = 'stay' order by c.owner_id, c.from_at"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    assemble(stays, guests, held, reading)
}

fn assemble(
    stays: Vec<StayRow>,
    guests: Vec<GuestRow>,
    held: Vec<HeldRow>,
    reading: &mut Reading,
) -> Result<Vec<Stay>, StoreError> {
    let mut stays = reading.all(stays.into_iter().map(StayRow::read))?;
    let places: HashMap<StayId, usize> =
        stays.iter().enumerate().map(|(place, stay)| (stay.id, place)).collect();
    for (id, line) in reading.all(guests.into_iter().map(GuestRow::read))? {
        if let Some(&place) = places.get(&id) {
            stays[place].guests.push(line);
        }
    }
    for (id, room) in reading.all(held.into_iter().map(HeldRow::read))? {
        if let Some(&place) = places.get(&id) {
            stays[place].rooms.push(room);
        }
    }
    Ok(stays)
}
