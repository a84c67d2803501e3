//! What is due about the events somebody looks after.

use super::bound;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::Days;
use domain::access::Permission;
use domain::event::{ANSWER_DAYS, DUE_DAYS};
use domain::recharge::{ISSUED_WITHIN_DAYS, REMINDED_FOR_DAYS};
use store_model::event::{DueAsked, DueLine};

/// What is due about the events the actor may see, the earliest first.
pub async fn due(ctx: &Context, actor: &Actor) -> Result<Vec<DueLine>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let today = ctx.today();
    let within = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let before = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let asked = DueAsked {
        today,
        soon: within(DUE_DAYS),
        answer: within(ANSWER_DAYS),
        ended: (before(REMINDED_FOR_DAYS), before(ISSUED_WITHIN_DAYS)),
        account: bound(actor),
    };
    read!(ctx.store, |tx, db| Ok(db::event::due(tx, asked).await?))
}
