//! Field first: training for a small group is better held in the field than on campus.
//!
//! Whom that asks is a rule of events ([`domain::event::Event::asks_field_first`]); the size of a small group is kept here.

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::LARGEST_SMALL_GROUP;
use serde_json::json;
use uuid::Uuid;

const SETTING: &str = "field_first_below";

/// There is one such rule, whose history has to be found under some identity.
const RULE: Uuid = Uuid::nil();

/// Heads on campus from which on a group is not small; none where nobody set a size.
pub async fn below(ctx: &Context, actor: &Actor) -> Result<Option<i64>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let kept = read!(ctx.store, |tx, db| Ok(db::setting::get(tx, SETTING).await?))?;
    Ok(size(kept))
}

/// Sets the size; 0 asks nobody.
pub async fn set_below(ctx: &Context, actor: &Actor, heads: i64) -> Result<(), ServiceError> {
    actor.require(Permission::WriteTargets)?;
    if !(0..=LARGEST_SMALL_GROUP).contains(&heads) {
        return Err(ServiceError::Invalid(vec![FieldError::new("field_first", "out_of_range")]));
    }
    transact!(ctx.store, |tx, db| {
        let before = size(db::setting::get(tx, SETTING).await?).unwrap_or_default();
        if before == heads {
            return Ok(());
        }
        db::setting::set(tx, SETTING, &heads.to_string()).await?;
        let (before, after) = (json!({ "heads": before }), json!({ "heads": heads }));
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "field_first", RULE, "change", stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    })
}

fn size(kept: Option<String>) -> Option<i64> {
    kept?.parse().ok().filter(|heads| *heads > 0)
}
