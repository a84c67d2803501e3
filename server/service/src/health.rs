//! How the system itself is: for machines that watch over it. Figures only, nobody's data.

use crate::store::read;
use crate::{Context, ServiceError, Store};

/// Connections to the database of one pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// What they are for: `write` or `read`.
    pub pool: &'static str,
    /// Open ones.
    pub open: u32,
    /// Of these nobody uses.
    pub idle: usize,
}

/// Whether the database answers and every migration of this program was applied to it.
pub async fn is_ready(ctx: &Context) -> Result<bool, ServiceError> {
    let applied = read!(ctx.store, |tx, db| Ok(db::health::schema_version(tx).await?))?;
    Ok(applied == ctx.store.schema_version())
}

/// Sessions that have not run out.
pub async fn sessions(ctx: &Context) -> Result<i64, ServiceError> {
    let now = ctx.now().timestamp();
    read!(ctx.store, |tx, db| Ok(db::health::sessions(tx, now).await?))
}

/// The pools of the database.
pub fn connections(ctx: &Context) -> [Connections; 2] {
    let (write, read) = match &ctx.store {
        Store::Sqlite(pools) => {
            ((pools.writer.size(), pools.writer.num_idle()), (pools.readers.size(), pools.readers.num_idle()))
        }
        Store::Postgres(pools) => {
            ((pools.writer.size(), pools.writer.num_idle()), (pools.readers.size(), pools.readers.num_idle()))
        }
    };
    let of = |pool, (open, idle)| Connections { pool, open, idle };
    [of("write", write), of("read", read)]
}
