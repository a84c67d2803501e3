//! Stands of an event as a finite stock, and who exhibits there: allotted once, by the database's word; who finds none
//! waits.

mod columns;
mod compare;
mod take;
mod write;

pub use columns::Column;
pub use compare::{BadRow, Compared, Difference, compare};
pub use take::take_over;
pub use write::{
    add_exhibitor, add_stands, allot, change_exhibitor, change_stand, give_out, remove_exhibitor,
    remove_stand,
};

use crate::event::{may_plan, may_see};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::function::{Function, FunctionState};
use domain::ids::{ExhibitorId, StandId};
use domain::stand::{Exhibitor, Stand};
use store_model::event::EventLine;

/// The stands of an event, and its exhibitors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandPlan {
    /// The event.
    pub line: EventLine,
    /// Stands by their labels.
    pub stands: Vec<Stand>,
    /// Exhibitors in the order in which they asked; those who do not plan read no contact.
    pub exhibitors: Vec<Exhibitor>,
    /// Functions whose halls stands can stand in, with the names of these.
    pub functions: Vec<(Function, String)>,
    /// Whether the actor may change it.
    pub may_plan: bool,
}

impl StandPlan {
    /// Stands that nobody has.
    pub fn free(&self) -> impl Iterator<Item = &Stand> {
        let is_taken = |stand: &Stand| self.exhibitors.iter().any(|one| one.stand == Some(stand.id));
        self.stands.iter().filter(move |stand| !is_taken(stand))
    }

    /// The stand of an exhibitor.
    pub fn stand_of(&self, exhibitor: &Exhibitor) -> Option<&Stand> {
        self.stands.iter().find(|stand| exhibitor.stand == Some(stand.id))
    }
}

/// The stand plan of an event; to organisers those of others are not there.
pub async fn plan(ctx: &Context, actor: &Actor, code: &str) -> Result<StandPlan, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, line.event.id).await?;
        may_see(actor, &people)?;
        let campus = db::campus::load(tx).await?;
        let named = |function: Function| {
            let hall = campus.space(function.space).map(|space| space.name.to_string());
            (function, hall.unwrap_or_default())
        };
        let functions = db::function::of_event(tx, line.event.id).await?.into_iter();
        let usable = functions.filter(|function| function.state != FunctionState::Released);
        let mut exhibitors = db::stand::exhibitors(tx, line.event.id).await?;
        let may_know = may_plan(actor, &people).is_ok();
        for exhibitor in exhibitors.iter_mut().filter(|_| !may_know) {
            exhibitor.said.contact.clear();
        }
        Ok(StandPlan {
            stands: db::stand::stands(tx, line.event.id).await?,
            functions: usable.map(named).collect(),
            may_plan: may_know && !line.event.status.is_off(),
            exhibitors,
            line,
        })
    })
}

/// A stand with the plan it is part of, for whoever may change it.
pub async fn one(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, StandId),
) -> Result<(StandPlan, Stand), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let plan = plan(ctx, actor, code).await?;
    let found = plan.stands.iter().find(|stand| stand.id == id && plan.may_plan).cloned();
    found.ok_or(ServiceError::NotFound("stand")).map(|stand| (plan, stand))
}

/// An exhibitor with the plan it is part of, for whoever may change it.
pub async fn exhibitor(
    ctx: &Context,
    actor: &Actor,
    id: ExhibitorId,
) -> Result<(StandPlan, Exhibitor), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let not_there = || ServiceError::NotFound("exhibitor");
    let code = read!(ctx.store, |tx, db| Ok(db::stand::event_of_exhibitor(tx, id).await?))?;
    let plan = plan(ctx, actor, &code.ok_or_else(not_there)?).await?;
    let found = plan.exhibitors.iter().find(|one| one.id == id).cloned().ok_or_else(not_there)?;
    Ok((plan, found))
}
