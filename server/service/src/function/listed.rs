//! The functions of an event, and one of them.

use super::diary::gather;
use crate::event::{bound, may_plan, may_see};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::claim::Interval;
use domain::function::{Function, FunctionState};
use domain::ids::FunctionId;
use store_model::function::FunctionLine;

/// A function in the list of its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFunction {
    /// The function.
    pub function: Function,
    /// Name of its space.
    pub space: String,
    /// Of one that waits behind others: which place it has, from 2 on.
    pub place: Option<usize>,
}

/// A function as its form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionRecord {
    /// The function with its event.
    pub line: FunctionLine,
    /// Whether the actor may change it.
    pub may_plan: bool,
}

/// One function; to organisers those of others are not there.
pub async fn one(ctx: &Context, actor: &Actor, id: FunctionId) -> Result<FunctionRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let line = db::function::line(tx, id, bound(actor)).await?.filter(|line| line.seen);
        let line = line.ok_or(ServiceError::NotFound("function"))?;
        let people = db::event::people(tx, line.function.event).await?;
        Ok(FunctionRecord { may_plan: may_plan(actor, &people).is_ok(), line })
    })
}

/// The functions of the event of a code, by their beginning.
pub async fn of_event(ctx: &Context, actor: &Actor, code: &str) -> Result<Vec<ListedFunction>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let functions = read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        let people = db::event::people(tx, event).await?;
        may_see(actor, &people)?;
        Ok(db::function::of_event(tx, event).await?)
    })?;
    let first = functions.iter().map(|function| function.claimed().from_at()).min();
    let last = functions.iter().map(|function| function.claimed().until_at()).max();
    let time = first.zip(last).and_then(|(first, last)| Interval::from_seconds(first, last));
    let Some(time) = time else { return Ok(Vec::new()) };
    let diary = gather(ctx, actor, time).await?;
    let listed = functions.into_iter().map(|function| ListedFunction {
        space: diary.campus.space(function.space).map(|space| space.name.to_string()).unwrap_or_default(),
        place: diary.place(&function),
        function,
    });
    Ok(listed.collect())
}

impl super::Diary {
    /// Which place a function has among those that ask for its space: whoever holds it comes first, then who asked first.
    /// None of one that holds it, or has no other before it.
    fn place(&self, function: &Function) -> Option<usize> {
        let parts = self.campus.parts_of(function.space);
        let before = |other: &&FunctionLine| {
            let other = &other.function;
            let first = other.state == FunctionState::Held || other.asked_at < function.asked_at;
            other.id != function.id
                && first
                && other.claimed().overlaps(function.claimed())
                && !self.campus.parts_of(other.space).is_disjoint(parts)
        };
        let before = self.lines.iter().filter(before).count();
        (function.state == FunctionState::Waiting && before > 0).then_some(before + 1)
    }
}
