//! The records of imports, from whatever place they were started.

pub use store_model::import::{ImportLine, RejectLine};

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::ImportId;

/// The latest imports, newest first; at most so many.
pub async fn list(ctx: &Context, actor: &Actor, most: i64) -> Result<Vec<ImportLine>, ServiceError> {
    actor.require(Permission::Import)?;
    read!(ctx.store, |tx, db| Ok(db::import::list(tx, most).await?))
}

/// One import.
pub async fn find(ctx: &Context, actor: &Actor, id: ImportId) -> Result<ImportLine, ServiceError> {
    actor.require(Permission::Import)?;
    read!(ctx.store, |tx, db| db::import::find(tx, id).await?.ok_or(ServiceError::NotFound("import")))
}

/// The lines an import did not take, in their order; at most so many.
pub async fn rejects(
    ctx: &Context,
    actor: &Actor,
    id: ImportId,
    most: i64,
) -> Result<Vec<RejectLine>, ServiceError> {
    actor.require(Permission::Import)?;
    read!(ctx.store, |tx, db| Ok(db::import::rejects(tx, id, most).await?))
}
