//! What stands in function spaces in some days, as far as the reader may know of it.

use crate::event::bound;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::campus::Campus;
use domain::claim::Interval;
use domain::function::FunctionState;
use store_model::function::{FunctionLine, OtherUse};

/// Functions and whatever else holds function spaces, with the campus they lie on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diary {
    /// The campus.
    pub campus: Campus,
    /// Functions by their beginning. Of those the reader may not know of, when and where alone; the waiting ones of
    /// these are left out.
    pub lines: Vec<FunctionLine>,
    /// Closures and the like, part by part.
    pub others: Vec<OtherUse>,
}

/// The diary of the days `from` up to, not including, `until`.
pub async fn diary(
    ctx: &Context,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Diary, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    match Interval::new(ctx.zone.start_of(from), ctx.zone.start_of(until)) {
        Some(time) => Ok(gather(ctx, actor, time).await?.told()),
        None => Ok(Diary { campus: Campus::default(), lines: Vec::new(), others: Vec::new() }),
    }
}

/// The campus with the spaces that functions can have.
pub async fn places(ctx: &Context, actor: &Actor) -> Result<Campus, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| Ok(db::campus::load(tx).await?))
}

/// Everything that touches a time, known to the reader or not.
pub(super) async fn gather(ctx: &Context, actor: &Actor, time: Interval) -> Result<Diary, ServiceError> {
    let account = bound(actor);
    read!(ctx.store, |tx, db| Ok(Diary {
        campus: db::campus::load(tx).await?,
        lines: db::function::between(tx, time, account).await?,
        others: db::function::others(tx, time).await?,
    }))
}

impl Diary {
    /// The same without what the reader may not know.
    fn told(mut self) -> Self {
        self.lines.retain(|line| line.seen || line.function.state == FunctionState::Held);
        for line in self.lines.iter_mut().filter(|line| !line.seen) {
            for text in [
                &mut line.event_code,
                &mut line.event_title,
                &mut line.function.title,
                &mut line.function.note,
            ] {
                text.clear();
            }
            line.function.attendance = 0;
        }
        self
    }
}
