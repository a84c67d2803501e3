//! Persons: erasing one leaves nothing but counts.

use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::GuestId;

/// Deletes a guest's name, contacts and needs; the stays keep their nights and heads. The id is remembered, so that
/// a restored backup deletes the person again.
pub async fn erase(ctx: &Context, actor: &Actor, guest: GuestId) -> Result<(), ServiceError> {
    actor.require(Permission::Erase)?;
    let found = transact!(ctx.store, |tx, db| {
        let found = db::person::erase(tx, guest, ctx.now().timestamp()).await?;
        if found {
            let stamp = ctx.stamp(actor.id());
            db::history::append(tx, "guest", guest.uuid(), "erase", stamp, (None, None)).await?;
        }
        Ok(found)
    })?;
    ctx.store.forget_deleted().await?;
    if found { Ok(()) } else { Err(ServiceError::NotFound("guest")) }
}
