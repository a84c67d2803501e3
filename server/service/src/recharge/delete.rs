//! A note given up before it was issued.

use super::write::{kept, refused, told};
use crate::event::may_see;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::recharge::NoteError;

/// Deletes a note that was not issued yet, at the version that was seen; the next one is made anew from what really was.
/// What has a number stays.
pub async fn delete(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (ordinal, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (note, ..) = kept!(tx, db, actor, (code, ordinal));
        seen("recharge_note", version, note.version)?;
        if note.state.is_issued() {
            return Err(refused(NoteError::NotFrom(note.state)));
        }
        db::recharge::delete(tx, note.id, version).await?;
        let (before, stamp) = (told(&note), ctx.stamp(actor.id()));
        db::history::append(tx, "recharge_note", note.id.uuid(), "remove", stamp, (Some(&before), None))
            .await?;
        Ok(())
    })
}
