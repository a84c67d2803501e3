//! Everything at once, for checking the whole: what no page asks for.

use crate::{Conn, StoreError, classify};
use domain::ids::ClosureId;
use store_model::check::StateLine;
use store_model::night::NightRow;
use uuid::Uuid;

/// Every line of every stay's history, by stay and version.
pub async fn state_lines(db: &mut Conn) -> Result<Vec<StateLine>, StoreError> {
    sqlx::query_as!(
        StateLine,
        r#"select stay_id as "stay_id: Uuid", version, effective_at, status, segment, event_id as "event_id: Uuid",
            room_type_id as "room_type_id: Uuid", arrival as "arrival: _", departure as "departure: _", guests, rooms
        from stay_history order by stay_id, version"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Every row of counts, by type and night.
pub async fn night_rows(db: &mut Conn) -> Result<Vec<NightRow>, StoreError> {
    sqlx::query_as!(
        NightRow,
        r#"select room_type_id as "room_type_id: Uuid", night as "night: _", rooms, closed, taken
        from night_count order by room_type_id, night"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The id of every closure.
pub async fn closures(db: &mut Conn) -> Result<Vec<ClosureId>, StoreError> {
    let ids = sqlx::query_scalar!(r#"select id as "id: Uuid" from closure order by id"#)
        .fetch_all(db)
        .await
        .map_err(classify)?;
    Ok(ids.into_iter().map(ClosureId::new).collect())
}

/// Days of interpreters and of equipment whose counts are not what their causes come to, promises of functions that are
/// not held, and orders that do not hold what they ask for.
pub async fn promises(db: &mut Conn) -> Result<Vec<String>, StoreError> {
    let mut found = sqlx::query_scalar!(
        r#"select 'interpreter_day ' || cast(coalesce(k.day, c.day) as text) as "what!: String"
        from interpreter_day k
        full join (select interpreter_id, day, sum(minutes) as minutes, min(from_at) as first_at,
                max(until_at) as last_at
            from interpreter_duty group by interpreter_id, day) c
            on c.interpreter_id = k.interpreter_id and c.day = k.day
        where k.minutes is null or c.minutes is null or k.minutes <> c.minutes or k.first_at <> c.first_at
            or k.last_at <> c.last_at"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let days = sqlx::query_scalar!(
        r#"select 'equipment_day ' || cast(k.day as text) as "what!: String" from equipment_day k
        where k.taken <> coalesce((select sum(p.quantity) from function_equipment p
            where p.equipment_id = k.equipment_id and p.from_day <= k.day and k.day <= p.until_day), 0)"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let loose = sqlx::query_scalar!(
        r#"select 'function ' || f.title as "what!: String" from function f
        where f.state <> 'held' and (f.id in (select function_id from interpreter_duty)
            or f.id in (select function_id from function_equipment))"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    found.extend(days);
    found.extend(loose);
    found.extend(crate::order::misheld(db).await?);
    Ok(found)
}

/// Entries of rooming lists that do not agree with their stay, with who registered under them, or with whom they meet.
pub async fn lists(db: &mut Conn) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        r#"select what as "what!: String" from (
            select 'entry ' || cast(e.position as text) || ' of ' || v.code || ': booked in a stay of another event' as what
            from rooming_entry e join event v on v.id = e.event_id join stay s on s.id = e.stay_id
            where s.event_id is null or s.event_id <> e.event_id
            union all
            select 'entry ' || cast(e.position as text) || ' of ' || v.code || ': booked and not approved'
            from rooming_entry e join event v on v.id = e.event_id
            where e.state = 'proposed' and e.stay_id is not null
            union all
            select 'entry ' || cast(e.position as text) || ' of ' || v.code || ': registered for another event, or not under a link'
            from rooming_entry e join event v on v.id = e.event_id join registrant r on r.id = e.id
            where r.event_id <> e.event_id or e.source <> 'registration'
            union all
            select 'entry ' || cast(e.position as text) || ' of ' || v.code || ': withdrawn, and has a meeting'
            from rooming_entry e join event v on v.id = e.event_id
            where e.state = 'withdrawn' and e.id in (select entry_id from meeting_booking)
        ) found order by what"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// Persons and needs whose id is in the list of the erased, and that are there all the same.
pub async fn returned(db: &mut Conn) -> Result<Vec<Uuid>, StoreError> {
    sqlx::query_scalar!(
        r#"select person_id as "id: Uuid" from erased
        where person_id in (select id from guest) or person_id in (select guest_id from guest_need)
            or person_id in (select id from guest_need) or person_id in (select id from account)
            or person_id in (select id from interpreter) or person_id in (select id from programme_speaker)
            or person_id in (select id from exhibitor where contact <> '')
            or person_id in (select id from meeting_host where name <> '' or about <> '' or link <> '')
            or person_id in (select guest_id from stay_guest where guest_id is not null)
            or person_id in (select person_id from mail where person_id is not null)
        order by person_id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The events whose programmes put two sessions into one function at the same time.
pub async fn doubled_sessions(db: &mut Conn) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "select distinct e.code from programme_session a
            join programme_session b on b.function_id = a.function_id and b.id > a.id
                and b.from_at < a.until_at and b.until_at > a.from_at
            join event e on e.id = a.event_id
        where a.state = 'planned' and b.state = 'planned' order by e.code"
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
