//! Retention: how long personal data is kept, what is due, and erasing it.
//!
//! What is due follows from periods and from when somebody was last here, by the rule of `domain::retention`. A run
//! erases it in batches, each in one transaction that looks again before it erases, and logs of each kind how many.

mod due;
mod run;

pub use due::{DueLine, due};
pub use run::{RUNNING, run, run_daily, start};
pub use store_model::retention::{Cause, Run, RunState, Tally};

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::retention::{Kind, Period};
use serde_json::json;
use uuid::Uuid;

/// How many runs the log shows.
const LOG: i64 = 50;

/// The period of every kind that has one, with its purpose.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<(Period, String)>, ServiceError> {
    actor.require(Permission::Erase)?;
    read!(ctx.store, |tx, db| Ok(db::retention::periods(tx).await?))
}

/// Changes the days of a kind, where they are still those that were seen.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    kind: Kind,
    (seen, days): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::Erase)?;
    let period = Period::new(kind, days)
        .ok_or_else(|| ServiceError::Invalid(vec![FieldError::new("days", "out_of_range")]))?;
    transact!(ctx.store, |tx, db| {
        if !db::retention::set_days(tx, period, seen).await? {
            return Err(ServiceError::Stale { subject: "retention", current: days });
        }
        let (before, after) = (state(kind, seen), state(kind, days));
        let stamp = ctx.stamp(actor.id());
        // A period is known by its kind and has no id.
        db::history::append(tx, "retention", Uuid::nil(), "change", stamp, (Some(&before), Some(&after)))
            .await?;
        Ok(())
    })
}

fn state(kind: Kind, days: i64) -> serde_json::Value {
    json!({ "kind": kind, "days": days })
}

/// The last runs, the latest first.
pub async fn runs(ctx: &Context, actor: &Actor) -> Result<Vec<Run>, ServiceError> {
    actor.require(Permission::Erase)?;
    read!(ctx.store, |tx, db| Ok(db::retention::runs(tx, LOG).await?))
}
