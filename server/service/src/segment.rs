//! Segments: what stays are counted under.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::segment::Segment;

/// All segments, in the order of lists.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<Segment>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    read!(ctx.store, |tx, db| Ok(db::segment::all(tx).await?))
}
