//! A block moved as by whoever moves its event, in a transaction of the store: no use case of its own does so.

use crate::support::campus::Campus;
use domain::ids::EventId;
use service::{ServiceError, Store};
use store_model::history::Stamp;

/// Moves the block of an event by some days; whether it had one.
pub async fn shifts(campus: &Campus, event: EventId, days: i64) -> Result<bool, ServiceError> {
    let (now, zone) = (campus.ctx.now(), campus.ctx.zone);
    let stamp = Stamp { effective_at: now, recorded_at: now, actor: None };
    match &campus.ctx.store {
        Store::Sqlite(pools) => {
            let mut tx = pools.writer.begin_with(store_sqlite::BEGIN_WRITE).await.expect("begun");
            let moved = store_sqlite::block::shift(&mut tx, event, days, stamp, zone).await?;
            tx.commit().await.expect("committed");
            Ok(moved)
        }
        Store::Postgres(pools) => {
            let mut tx = pools.writer.begin_with(store_postgres::BEGIN_WRITE).await.expect("begun");
            let moved = store_postgres::block::shift(&mut tx, event, days, stamp, zone).await?;
            tx.commit().await.expect("committed");
            Ok(moved)
        }
    }
}
