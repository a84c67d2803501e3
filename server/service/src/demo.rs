//! The mark of a demonstration: who may fill a database with invented records, and whether that came to its end.

use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError, account};
use domain::access::Permission;

/// Set once a demonstration is complete; an interrupted one lacks it.
const FILLED: &str = "demo_filled";

/// What a database is, for a demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoState {
    /// Holds nothing: it may be filled.
    Empty,
    /// Filled, and marked.
    Filled,
    /// Marked, but the filling was interrupted.
    Interrupted,
    /// Holds records nobody marked as a demonstration: it must not be touched.
    Real,
}

/// What the database is.
pub async fn state(ctx: &Context) -> Result<DemoState, ServiceError> {
    let marked = account::is_demo(ctx).await?;
    let (filled, records) = read!(ctx.store, |tx, db| {
        Ok((db::setting::get(tx, FILLED).await?.is_some(), db::setting::has_records(tx).await?))
    })?;
    Ok(match (marked, filled, records) {
        (true, true, _) => DemoState::Filled,
        (true, false, _) => DemoState::Interrupted,
        (false, _, true) => DemoState::Real,
        (false, _, false) => DemoState::Empty,
    })
}

/// Notes that all of the demonstration is there.
pub async fn mark_filled(ctx: &Context, actor: &Actor) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| Ok(db::setting::set(tx, FILLED, "true").await?))
}
