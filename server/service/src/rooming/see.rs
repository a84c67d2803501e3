//! Marking a list as seen.

use super::loaded::loaded;
use super::record::may_read;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::EventId;
use store_model::rooming::List;

/// Marks the list as seen at the version that was looked at: what changes after that is told as new. It changes nothing
/// of the list, so history says nothing of it.
pub async fn see(ctx: &Context, actor: &Actor, code: &str, version: i64) -> Result<(), ServiceError> {
    actor.require(Permission::WriteStays)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let (id, loaded): (EventId, _) = (event.id, loaded!(tx, db, event));
        seen("rooming_list", version, loaded.list.version)?;
        for entry in loaded.entries.iter().map(domain::rooming::Entry::see) {
            db::rooming::see(tx, &entry).await?;
        }
        let list = List { seen_at: Some(ctx.now().timestamp()), ..loaded.list };
        Ok(db::rooming::put_list(tx, id, list).await?)
    })
}
