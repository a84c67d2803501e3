//! Whom a closure would hit.

use crate::{Conn, StoreError, classify};
use domain::ids::ResourceId;
use store_model::closure::Hit;

/// The claims on a room that reach into the time given, in order of time, with what their owners are called.
pub async fn hits(
    db: &mut Conn,
    room: ResourceId,
    from_at: i64,
    until_at: i64,
) -> Result<Vec<Hit>, StoreError> {
    let id = room.uuid();
    sqlx::query_as!(
        Hit,
        r#"select r.number, c.owner_kind, c.from_at, c.until_at, s.reference as "reference?", g.full_name as "guest?",
            e.code as "event?", x.reason as "reason?"
        from claim c
        join guest_room r on r.id = c.resource_id
        left join stay s on s.id = c.owner_id
        left join stay_guest l on l.stay_id = s.id and l.position = 0
        left join guest g on g.id = l.guest_id
        left join event e on e.id = s.event_id
        left join closure x on x.id = c.owner_id
        where c.resource_id = $1 and c.from_at < $3 and c.until_at > $2
        order by c.from_at"#,
        id,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}
