//! What is due about the events somebody looks after.

use super::bound;
use crate::recharge::is_lacking;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::Days;
use domain::access::Permission;
use domain::event::{ANSWER_DAYS, DUE_DAYS, Due};
use domain::recharge::{ISSUED_WITHIN_DAYS, REMINDED_FOR_DAYS};
use store_model::event::{DueAsked, DueLine};
use store_model::recharge::{MissingAsked, MissingLine};

/// What is due about the events the actor may see, the earliest first; what is over and only lacks its recharge note last.
pub async fn due(ctx: &Context, actor: &Actor) -> Result<Vec<DueLine>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let (today, account) = (ctx.today(), bound(actor));
    let within = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let before = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let asked = DueAsked { today, soon: within(DUE_DAYS), answer: within(ANSWER_DAYS), account };
    let over = MissingAsked { since: before(REMINDED_FOR_DAYS), until: before(ISSUED_WITHIN_DAYS), account };
    let (mut due, without_note) = read!(ctx.store, |tx, db| Ok((
        db::event::due(tx, asked).await?,
        db::recharge::missing(tx, over).await?
    )))?;
    let lacking = without_note.into_iter().rev().filter(|line| is_lacking(ctx, line));
    due.extend(lacking.map(recharge));
    Ok(due)
}

/// Its note is to be issued.
fn recharge(line: MissingLine) -> DueLine {
    DueLine { code: line.code, title: line.title, due: Due::Recharge, on: line.until, number: 0 }
}
