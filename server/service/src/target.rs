//! Targets of room-nights.

use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::target::Target;
use serde_json::json;

/// All targets, by year.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<Target>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    read!(ctx.store, |tx, db| Ok(db::target::all(tx).await?))
}

/// Sets the target of a period, in place of any.
pub async fn put(ctx: &Context, actor: &Actor, target: &Target) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    transact!(ctx.store, |tx, db| {
        let old = db::target::all(tx).await?.into_iter();
        let before = old
            .filter(|old| (old.period, old.first_year) == (target.period, target.first_year))
            .map(|old| json!(old))
            .next();
        db::target::put(tx, target).await?;
        let after = json!(target);
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "target", target.id.uuid(), "put", stamp, (before.as_ref(), Some(&after)))
            .await?;
        Ok(())
    })
}
