//! Barriers: what stood in somebody's way, and what became of it.
//!
//! Anybody reports one, signed in or not; only those who look after them read the reports. All of a report may be
//! personal: it is deleted as a whole once its time after closing is over, and history keeps its steps alone.

mod report;

pub use report::{NewBarrier, report};
pub use store_model::barrier::{Barrier, BarrierLine};

use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::barrier::{LONGEST_TEXT, Status};
use domain::ids::BarrierId;
use serde_json::json;

/// Every report, those to work on first.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<BarrierLine>, ServiceError> {
    actor.require(Permission::AnswerBarriers)?;
    read!(ctx.store, |tx, db| Ok(db::barrier::all(tx).await?))
}

/// One report, and how many days it is kept once it is closed.
pub async fn get(ctx: &Context, actor: &Actor, id: BarrierId) -> Result<(BarrierLine, i64), ServiceError> {
    actor.require(Permission::AnswerBarriers)?;
    read!(ctx.store, |tx, db| {
        let line = db::barrier::get(tx, id).await?.ok_or(ServiceError::NotFound("barrier"))?;
        Ok((line, db::barrier::kept_days(tx).await?))
    })
}

/// Says where a report stands, and what was found and done.
pub async fn answer(
    ctx: &Context,
    actor: &Actor,
    (id, version): (BarrierId, i64),
    status: Status,
    note: &str,
) -> Result<(), ServiceError> {
    actor.require(Permission::AnswerBarriers)?;
    if note.chars().count() > LONGEST_TEXT {
        return Err(ServiceError::Invalid(vec![FieldError::new("note", "too_long")]));
    }
    transact!(ctx.store, |tx, db| {
        let BarrierLine { barrier, .. } =
            db::barrier::get(tx, id).await?.ok_or(ServiceError::NotFound("barrier"))?;
        seen("barrier", version, barrier.version)?;
        let stamp = ctx.stamp(actor.id());
        let now = stamp.recorded_at.timestamp();
        let (before, after) =
            (json!({ "status": barrier.status.code() }), json!({ "status": status.code() }));
        let answered = Barrier {
            status,
            note: note.trim().to_owned(),
            changed: actor.id().map(|by| (now, by)),
            // Closed again is still closed: its time runs from the first.
            closed_at: (status == Status::Closed).then(|| barrier.closed_at.unwrap_or(now)),
            version: barrier.version + 1,
            ..barrier
        };
        if !db::barrier::update(tx, &answered).await? {
            return Err(ServiceError::Stale { subject: "barrier", current: answered.version });
        }
        db::history::append(tx, "barrier", id.uuid(), "answer", stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    })
}

/// Deletes the reports that have been kept for as long as they may be; gives how many there were.
pub async fn forget_due(ctx: &Context) -> Result<u64, ServiceError> {
    let now = ctx.now().timestamp();
    let gone = transact!(ctx.store, |tx, db| Ok(db::barrier::delete_due(tx, now).await?))?;
    if gone > 0 {
        ctx.store.forget_deleted().await?;
    }
    Ok(gone)
}
