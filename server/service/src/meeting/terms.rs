//! What participants may book: said, opened and closed by whoever plans the event.

use super::{check, planned};
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::meeting::Terms;
use serde_json::{Value, json};
use store_model::meeting::KnownTerms;

/// Writes the terms of an event at the version that was seen. Who has more times than one may have from then on keeps them.
pub async fn set_terms(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    terms: &Terms,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(terms.check())?;
    transact!(ctx.store, |tx, db| {
        let event = planned!(tx, db, actor, code);
        let before = db::meeting::terms(tx, event.id).await?;
        seen("meeting_terms", version, before.version)?;
        let after = KnownTerms { terms: *terms, version: version + 1 };
        db::meeting::put_terms(tx, event.id, after).await?;
        let (stamp, id) = (ctx.stamp(actor.id()), event.id);
        let told = |known: KnownTerms| -> Value {
            let terms = known.terms;
            json!({ "event": id, "closed": !terms.open, "meetings_each": terms.most, "hours_before": terms.hours })
        };
        let (before, after) = (told(before), told(after));
        db::history::append(tx, "meeting_terms", id.uuid(), "change", stamp, (Some(&before), Some(&after)))
            .await?;
        Ok(())
    })
}
