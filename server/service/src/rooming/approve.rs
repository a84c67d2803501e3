//! Approving: entry by entry, all that fit, or from now on whatever fits.

use super::loaded::{Loaded, counts, loaded};
use super::record::may_read;
use super::write::approve_fitting;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::EntryId;
use domain::rooming::{Check, Entry, State};
use store_model::rooming::List;

/// What is approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// All that fit the block.
    Fitting,
    /// Of these, all that lie inside the days of the event.
    ByRule,
    /// These, whether they fit or not, at the versions that were seen.
    These(Vec<(EntryId, i64)>),
}

/// Approves, and says how many entries; those that are approved already are left alone.
pub async fn approve(ctx: &Context, actor: &Actor, code: &str, which: &Which) -> Result<i64, ServiceError> {
    actor.require(Permission::WriteStays)?;
    change(ctx, actor, code, None, which).await
}

/// Has whatever fits approved from now on, what is there already as well; or no longer.
pub async fn set_rule(ctx: &Context, actor: &Actor, code: &str, fitting: bool) -> Result<i64, ServiceError> {
    actor.require(Permission::WriteStays)?;
    let which = if fitting { Which::ByRule } else { Which::These(Vec::new()) };
    change(ctx, actor, code, Some(fitting), &which).await
}

async fn change(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    rule: Option<bool>,
    which: &Which,
) -> Result<i64, ServiceError> {
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let (id, stamp, loaded) = (event.id, ctx.stamp(actor.id()), loaded!(tx, db, event));
        let mut after = loaded.entries.clone();
        let approved = approve_which(&loaded, &mut after, which)?;
        let auto_approve = rule.unwrap_or(loaded.list.auto_approve);
        if approved == 0 && auto_approve == loaded.list.auto_approve {
            return Ok(0);
        }
        let list = List { auto_approve, version: loaded.list.version + 1, ..loaded.list };
        db::rooming::put_list(tx, id, list).await?;
        let now = stamp.recorded_at.timestamp();
        for (before, after) in loaded.entries.iter().zip(&after).filter(|(before, after)| before != after) {
            db::rooming::update(tx, before, after, (ctx.ids.next(), now)).await?;
        }
        let (mut before, mut after) = (counts(&loaded.entries), counts(&after));
        before["auto_approve"] = loaded.list.auto_approve.into();
        after["auto_approve"] = auto_approve.into();
        let states = (Some(&before), Some(&after));
        db::history::append(tx, "rooming_list", id.uuid(), "approve", stamp, states).await?;
        Ok(approved)
    })
}

fn approve_which(loaded: &Loaded, entries: &mut [Entry], which: &Which) -> Result<i64, ServiceError> {
    let wanted = match which {
        Which::Fitting => return Ok(approve_fitting(loaded, entries, Check::fits)),
        Which::ByRule => return Ok(approve_fitting(loaded, entries, Check::fits_by_rule)),
        Which::These(wanted) => wanted,
    };
    let mut approved = 0;
    for (id, version) in wanted {
        let entry = entries.iter_mut().find(|entry| entry.id == *id);
        let entry = entry.ok_or(ServiceError::NotFound("entry"))?;
        if entry.state == State::Proposed {
            seen("entry", *version, entry.version)?;
            *entry = entry.approve();
            approved += 1;
        }
    }
    Ok(approved)
}
