//! Taking a report.

use crate::account::throttle::{bucket, count};
use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Context, ServiceError};
use domain::barrier::{LONGEST_LINE, LONGEST_TEXT, Status, reference};
use domain::ids::{AccountId, BarrierId};
use domain::throttle::Limit;
use serde_json::json;
use store_model::barrier::Barrier;

/// From one address: a person who meets one barrier after the other, or a class of them behind one line.
const ADDRESS: Limit = Limit { free: 10, longest: 5 * 60 };
/// From anywhere: a flood from many addresses must not bury the reports that are meant.
const ALL: Limit = Limit { free: 60, longest: 60 };

/// What somebody tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBarrier {
    /// What they wanted to do.
    pub wish: String,
    /// What stood in the way.
    pub obstacle: String,
    /// On which page; may be empty.
    pub page: String,
    /// With which assistive technology; may be empty.
    pub technology: String,
    /// How they can be reached; may be empty.
    pub contact: String,
}

/// Takes a report and gives the reference to quote. The form carries the id: sent twice, it is one report. `by` is who
/// signed in, if anybody did; `address` is where it comes from, counted and not kept.
pub async fn report(
    ctx: &Context,
    by: Option<AccountId>,
    id: BarrierId,
    new: &NewBarrier,
    address: &str,
) -> Result<String, ServiceError> {
    let faults = faults(new);
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    if let Some(known) = read!(ctx.store, |tx, db| Ok(db::barrier::get(tx, id).await?))? {
        return Ok(known.barrier.reference);
    }
    let buckets = [(bucket(["barrier", "*", address]), ADDRESS), (bucket(["barrier", "*", "*"]), ALL)];
    count(ctx, &buckets).await?;
    let barrier = barrier(ctx, id, new);
    let outcome = transact!(ctx.store, |tx, db| {
        db::barrier::insert(tx, &barrier).await?;
        let after = json!({ "status": barrier.status.code() });
        db::history::append(tx, "barrier", id.uuid(), "report", ctx.stamp(by), (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form at the same moment: the other one took it.
        Err(error) if !error.is_duplicate("barrier_pkey") => Err(error),
        _ => Ok(barrier.reference),
    }
}

fn faults(new: &NewBarrier) -> Vec<FieldError> {
    let texts = [("wish", &new.wish), ("obstacle", &new.obstacle)];
    let lines = [("page", &new.page), ("technology", &new.technology), ("contact", &new.contact)];
    let missing =
        texts.iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| (*field, "missing"));
    let long = |limit: usize| {
        move |(field, text): &(&'static str, &String)| {
            (text.chars().count() > limit).then_some((*field, "too_long"))
        }
    };
    let too_long =
        texts.iter().filter_map(long(LONGEST_TEXT)).chain(lines.iter().filter_map(long(LONGEST_LINE)));
    missing.chain(too_long).map(|(field, code)| FieldError::new(field, code)).collect()
}

fn barrier(ctx: &Context, id: BarrierId, new: &NewBarrier) -> Barrier {
    let trimmed = |text: &str| text.trim().to_owned();
    Barrier {
        id,
        reference: reference(id),
        reported_at: ctx.now().timestamp(),
        wish: trimmed(&new.wish),
        obstacle: trimmed(&new.obstacle),
        page: trimmed(&new.page),
        technology: trimmed(&new.technology),
        contact: trimmed(&new.contact),
        status: Status::Open,
        note: String::new(),
        changed: None,
        closed_at: None,
        version: 1,
    }
}
