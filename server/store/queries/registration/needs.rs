//! What those who registered need: kept with the guest, for as long as needs are kept.

use crate::{Conn, StoreError, classify, person};
use domain::ids::{EventId, GuestId};
use store_model::registration::{Needs, NeedsOf};
use uuid::Uuid;

const DIET: &str = "diet";
const OTHER: &str = "health";

/// What everybody of a list needs beside a step-free room, in the order of the list, those withdrawn among them.
pub async fn needs_of_event(db: &mut Conn, event: EventId) -> Result<Vec<NeedsOf>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select n.guest_id as "guest_id!: Uuid", n.kind as "kind!: String", n.detail as "detail!: String"
        from guest_need n join rooming_entry e on e.guest_id = n.guest_id
        where e.event_id = $1 and n.kind in ('diet', 'health')
        order by e.position, e.id, n.kind"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut found = Vec::<NeedsOf>::new();
    for row in rows {
        let guest = GuestId::new(row.guest_id);
        if found.last().is_none_or(|(last, _)| *last != guest) {
            found.push((guest, Needs::default()));
        }
        if let Some((_, needs)) = found.last_mut() {
            *(if row.kind == DIET { &mut needs.diet } else { &mut needs.other }) = row.detail;
        }
    }
    Ok(found)
}

/// Writes what somebody needs; what they do not need any more is erased. `ids` are for new needs.
pub async fn put_needs(
    db: &mut Conn,
    guest: GuestId,
    needs: &Needs,
    (ids, at): ([Uuid; 2], i64),
) -> Result<(), StoreError> {
    let [diet, other] = ids;
    put(&mut *db, guest, (DIET, &needs.diet), (diet, at)).await?;
    put(db, guest, (OTHER, &needs.other), (other, at)).await
}

async fn put(
    db: &mut Conn,
    guest: GuestId,
    (kind, detail): (&str, &str),
    (id, at): (Uuid, i64),
) -> Result<(), StoreError> {
    let guest = guest.uuid();
    let known = sqlx::query!(
        r#"select id as "id!: Uuid", detail from guest_need where guest_id = $1 and kind = $2"#,
        guest,
        kind
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    if known.iter().any(|need| need.detail == detail) {
        return Ok(());
    }
    for need in known {
        person::erase_need(&mut *db, need.id, at).await?;
    }
    if detail.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into guest_need (id, guest_id, kind, detail) values ($1, $2, $3, $4)",
        id,
        guest,
        kind,
        detail
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}
