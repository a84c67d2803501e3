//! Lists read a page at a time: each page begins after the last row of the one before it.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::ids::{GuestId, ResourceId};
use store_model::listing::{ListedGuest, ListedRoom, StayFilter, StayListing};
use store_model::person::Guest;
use uuid::Uuid;

/// The stays of a page, or what belongs to them: the filter is written once.
macro_rules! on_page {
    ($row:ty, $filter:expr, $select:literal) => {{
        let StayFilter {
            first_arrival, last_arrival, leaves_after, status, room, organisation, event, ..
        } = $filter;
        let ((arrival, id), updated_since, most) = ($filter.after, $filter.updated_since, $filter.most);
        sqlx::query_as!(
            $row,
            "with page as (
                select s.id, s.arrival from stay s
                where s.arrival >= $1 and s.arrival <= $2 and (s.departure > $3 or s.arrival >= $3)
                    and (s.arrival, s.id) > ($4, $5)
                    and (cast($6 as text) is null or s.status = $6)
                    and (cast($7 as uuid) is null or exists (
                        select 1 from claim c where c.owner_id = s.id and c.resource_id = $7))
                    and (cast($8 as uuid) is null or s.organisation_id = $8)
                    and (cast($9 as uuid) is null or s.event_id = $9)
                    and (cast($10 as bigint) = 0 or exists (
                        select 1 from stay_history h where h.stay_id = s.id and h.recorded_at >= $10))
                order by s.arrival, s.id limit $11) "
                + $select,
            first_arrival,
            last_arrival,
            leaves_after,
            arrival,
            id,
            *status,
            *room,
            *organisation,
            *event,
            updated_since,
            most
        )
    }};
}

/// The stays of a page, by arrival and id.
pub async fn stays(db: &mut Conn, filter: &StayFilter) -> Result<Vec<StayListing>, StoreError> {
    on_page!(
        StayListing,
        filter,
        r#"select s.id as "id!: Uuid", s.reference as "reference!", s.status as "status!", s.segment as "segment!",
            t.code as "room_type!", s.organisation_id as "organisation_id?: Uuid", o.name as "organisation?",
            s.event_id as "event_id?: Uuid", e.code as "event?", s.arrival as "arrival!: NaiveDate",
            s.departure as "departure!: NaiveDate", s.booked_at as "booked_at!", s.version as "version!",
            s.synthetic as "synthetic!: bool"
        from page
        join stay s on s.id = page.id
        join room_type t on t.id = s.room_type_id
        left join organisation o on o.id = s.organisation_id
        left join event e on e.id = s.event_id
        order by s.arrival, s.id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Who sleeps in the stays of a page, in the order they were booked.
pub async fn guests_of(db: &mut Conn, filter: &StayFilter) -> Result<Vec<ListedGuest>, StoreError> {
    on_page!(
        ListedGuest,
        filter,
        r#"select l.stay_id as "stay_id!: Uuid", l.guest_id as "guest_id?: Uuid", g.full_name as "full_name?",
            l.heads as "heads!", l.arrival as "arrival!: NaiveDate", l.departure as "departure!: NaiveDate"
        from page
        join stay_guest l on l.stay_id = page.id
        left join guest g on g.id = l.guest_id
        order by l.stay_id, l.position"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The rooms that the stays of a page hold, in order of time.
pub async fn rooms_of(db: &mut Conn, filter: &StayFilter) -> Result<Vec<ListedRoom>, StoreError> {
    on_page!(
        ListedRoom,
        filter,
        r#"select c.owner_id as "stay_id!: Uuid", r.id as "room_id!: Uuid", r.number as "number!",
            t.code as "room_type!", c.from_at as "from_at!", c.until_at as "until_at!"
        from page
        join claim c on c.owner_id = page.id and c.owner_kind = 'stay'
        join guest_room r on r.id = c.resource_id
        join room_type t on t.id = r.room_type_id
        order by c.owner_id, c.from_at"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Guests by name and id, after the one given; where `name` is not empty those whose name contains it, where `email`
/// is not empty those whose address it is. Letters A to Z are compared without regard to case.
pub async fn guests(
    db: &mut Conn,
    (name, email): (&str, &str),
    (after_name, after_id): (&str, Uuid),
    most: i64,
) -> Result<Vec<Guest>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", full_name, email, phone, nationality, synthetic as "synthetic: bool"
        from guest
        where (full_name, id) > ($1, $2)
            and (cast($3 as text) = '' or replace(lower(full_name), lower($3), '') <> lower(full_name))
            and (cast($4 as text) = '' or lower(email) = lower($4))
        order by full_name, id limit $5"#,
        after_name,
        after_id,
        name,
        email,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let guest = |id, full_name, email, phone, nationality, synthetic| Guest {
        id: GuestId::new(id),
        full_name,
        email,
        phone,
        nationality,
        synthetic,
    };
    Ok(rows
        .into_iter()
        .map(|row| guest(row.id, row.full_name, row.email, row.phone, row.nationality, row.synthetic))
        .collect())
}

/// The guest room of a number.
pub async fn room_of_number(db: &mut Conn, number: &str) -> Result<Option<ResourceId>, StoreError> {
    let id = sqlx::query_scalar!(r#"select id as "id: Uuid" from guest_room where number = $1"#, number)
        .fetch_optional(db)
        .await
        .map_err(classify)?;
    Ok(id.map(ResourceId::new))
}

/// The event of a code.
pub async fn event_of_code(db: &mut Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
    sqlx::query_scalar!(r#"select id as "id: Uuid" from event where code = $1"#, code)
        .fetch_optional(db)
        .await
        .map_err(classify)
}

/// The room type of a code.
pub async fn type_of_code(db: &mut Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
    sqlx::query_scalar!(r#"select id as "id: Uuid" from room_type where code = $1"#, code)
        .fetch_optional(db)
        .await
        .map_err(classify)
}
