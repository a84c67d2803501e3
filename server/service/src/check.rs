//! `foresteria check`: does everything stored agree with everything else?
//!
//! The database refuses what breaks a rule while it is written; this looks at the whole afterwards, and so also finds
//! what a fault of the program, of a disk, or of somebody's hand in the tables left behind.

mod claims;
mod counts;
mod functions;
mod history;
mod persons;
mod search;
mod snapshot;
mod violation;

pub use violation::{CountColumn, StateField, Violation};

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use snapshot::Snapshot;

/// Everything that is wrong in the stored data; nothing where every invariant holds. All of it is read in one state.
pub async fn verify(ctx: &Context, actor: &Actor) -> Result<Vec<Violation>, ServiceError> {
    actor.require(Permission::ReadHistory)?;
    let findings = read!(ctx.store, |tx, db| Ok(db::dialect::integrity(tx).await?))?;
    let mut violations = findings.into_iter().map(Violation::Engine).collect::<Vec<_>>();
    let snapshot = snapshot::load(ctx).await?;
    violations.extend(snapshot.unreadable.iter().cloned().map(Violation::Unreadable));
    violations.extend(inspect(&snapshot, ctx));
    Ok(violations)
}

fn inspect(data: &Snapshot, ctx: &Context) -> Vec<Violation> {
    let mut found = Vec::new();
    found.extend(claims::overlaps(data));
    found.extend(claims::without_owner(data));
    found.extend(claims::of_stays(data, ctx.zone));
    found.extend(claims::of_closures(data, ctx.zone));
    found.extend(functions::claims(data));
    found.extend(claims::of_rooms(data, ctx.zone));
    found.extend(counts::compare(data, ctx.zone));
    found.extend(counts::picked(data, ctx.zone));
    found.extend(data.promises.iter().cloned().map(Violation::Promise));
    found.extend(data.doubled.iter().cloned().map(Violation::Programme));
    found.extend(data.lists.iter().cloned().map(Violation::List));
    found.extend(data.numbers.iter().cloned().map(Violation::Numbers));
    found.extend(persons::guests_outside(data));
    found.extend(persons::returned(data));
    found.extend(search::words(data));
    found.extend(history::sequences(data));
    found.extend(history::states(data));
    found
}
