//! What a change of an event does to its functions, asked of the store itself.

use crate::support::campus::Campus;
use domain::function::FunctionState;
use domain::ids::EventId;
use service::{ServiceError, Store};

/// Does something of the store to the functions of an event, in a transaction of its own; nothing where it fails.
macro_rules! whole {
    ($pool:expr, $store:ident, |$tx:ident| $body:expr) => {{
        let mut transaction = $pool.begin_with($store::BEGIN_WRITE).await.expect("a transaction");
        let $tx: &mut $store::Conn = &mut transaction;
        let done = $body.await;
        if done.is_ok() {
            transaction.commit().await.expect("committed");
        }
        done.map_err(ServiceError::from)
    }};
}

impl Campus {
    /// Claims what waits.
    pub async fn lays(&self, event: EventId) -> Result<i64, ServiceError> {
        match &self.ctx.store {
            Store::Sqlite(pools) => {
                whole!(pools.writer, store_sqlite, |tx| store_sqlite::function::lay(tx, event))
            }
            Store::Postgres(pools) => {
                whole!(pools.writer, store_postgres, |tx| store_postgres::function::lay(tx, event))
            }
        }
    }

    /// Gives back what is held.
    pub async fn gives_halls_back(&self, event: EventId, state: FunctionState) -> Result<i64, ServiceError> {
        match &self.ctx.store {
            Store::Sqlite(pools) => {
                whole!(pools.writer, store_sqlite, |tx| store_sqlite::function::release(tx, event, state))
            }
            Store::Postgres(pools) => {
                whole!(pools.writer, store_postgres, |tx| store_postgres::function::release(tx, event, state))
            }
        }
    }

    /// Moves all functions by some days.
    pub async fn shifts(&self, event: EventId, days: i64) -> Result<i64, ServiceError> {
        let zone = self.ctx.zone;
        match &self.ctx.store {
            Store::Sqlite(pools) => {
                whole!(pools.writer, store_sqlite, |tx| store_sqlite::function::shift(tx, event, days, zone))
            }
            Store::Postgres(pools) => {
                whole!(pools.writer, store_postgres, |tx| store_postgres::function::shift(
                    tx, event, days, zone
                ))
            }
        }
    }
}
