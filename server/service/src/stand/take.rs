//! A list of exhibitors taken over: all that was shown, or nothing.

use super::compare::{Compared, Difference, compared};
use super::write::{refused, told};
use crate::event::may_plan;
use crate::import::sheet::Sheet;
use crate::programme::takes_place;
use crate::stay::Write;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{EventId, ExhibitorId};
use domain::stand::Exhibitor;

/// One statement of the taking over.
enum Step {
    /// Somebody new.
    Add(Exhibitor),
    /// Somebody known, in the next version.
    Change(Exhibitor),
    /// What history is told of somebody known: as it was, and as it is after all steps.
    Tell(Exhibitor, Exhibitor),
}

/// Takes over what [`super::compare()`] showed: all of it, or nothing where exhibitors or stands are others by now. Rows that
/// cannot be taken are left out; the same sent twice is done once.
pub async fn take_over(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    sheet: &Sheet,
    write: &Write,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let request = write.request(actor, "stand.take_over", &(code, sheet));
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        takes_place(&event)?;
        let stamp = ctx.stamp(actor.id());
        let now = stamp.recorded_at.timestamp();
        if db::idempotency::begin(tx, request.as_ref(), event.id.uuid(), now).await?.is_some() {
            return Ok(());
        }
        let exhibitors = db::stand::exhibitors(tx, event.id).await?;
        let compared = compared(&exhibitors, &db::stand::stands(tx, event.id).await?, sheet);
        write.check("exhibitor", compared.state)?;
        for step in steps(ctx, event.id, now, compared) {
            match step {
                Step::Add(new) => {
                    db::stand::insert_exhibitor(tx, &new).await?;
                    let (id, after) = (new.id.uuid(), told(&new));
                    db::history::append(tx, "exhibitor", id, "add", stamp, (None, Some(&after))).await?;
                }
                Step::Change(after) => db::stand::update_exhibitor(tx, &after).await?,
                Step::Tell(before, after) => {
                    let (id, pair) = (after.id.uuid(), (told(&before), told(&after)));
                    let pair = (Some(&pair.0), Some(&pair.1));
                    db::history::append(tx, "exhibitor", id, "change", stamp, pair).await?;
                }
            }
        }
        Ok(())
    });
    outcome.map_err(refused)
}

/// What is to be done, in an order in which no stand has two at any time: who moves leaves first.
fn steps(ctx: &Context, event: EventId, now: i64, compared: Compared) -> Vec<Step> {
    let mut ids = compared.differences.iter().map(|_| ExhibitorId::new(ctx.ids.next())).collect::<Vec<_>>();
    // Of those that come at once the first of the list asked first.
    ids.sort();
    let (mut leave, mut put) = (Vec::new(), Vec::new());
    for (difference, id) in compared.differences.into_iter().zip(ids) {
        let moves = difference.moves();
        let Difference { before, said, stand, .. } = difference;
        let Some(before) = before else {
            let new = Exhibitor { id, event, said, stand, asked_at: now, synthetic: false, version: 1 };
            put.push(Step::Add(new));
            continue;
        };
        let left = Exhibitor { stand: None, version: before.version + 1, ..before.clone() };
        let version = if moves { left.version + 1 } else { left.version };
        let after = Exhibitor { said, stand, version, ..before.clone() };
        leave.extend(moves.then_some(Step::Change(left)));
        put.extend([Step::Change(after.clone()), Step::Tell(before, after)]);
    }
    leave.into_iter().chain(put).collect()
}
