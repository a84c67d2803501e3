//! When and where an event fits: asked over a window, and laid for an event in one go.
//!
//! What there is and who holds it is read once for the whole window; `domain::feasible` finds the answer. Organisers are
//! not told which events of others are in the way, only that one is, and whether it is an option.

mod picture;
mod plan;

pub use plan::{Wish, plan};

use crate::error::FieldError;
use crate::event::{bound, may_plan};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::Campus;
use domain::feasible::{Answer, House, Question, QuestionFault, answer};
use picture::picture;
use store_model::event::EventLine;

/// An answer with what it speaks of.
#[derive(Clone, Debug)]
pub struct Feasibility {
    /// The campus.
    pub campus: Campus,
    /// What there is, and who holds it.
    pub house: House,
    /// The answer.
    pub answer: Answer,
    /// The event it was asked for, if it is there already.
    pub event: Option<EventLine>,
}

/// Every first day of a window, from today on: whether the event fits, how, and why not. Asked for an event that is there
/// already, what its block holds is free for it.
pub async fn ask(
    ctx: &Context,
    actor: &Actor,
    question: &Question,
    event: Option<&str>,
) -> Result<Feasibility, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(question)?;
    let from = question.window.0.max(ctx.today());
    let question = Question { window: (from, question.window.1), ..question.clone() };
    let account = bound(actor);
    let (event, picture) = read!(ctx.store, |tx, db| {
        let event = match event {
            None => None,
            Some(code) => {
                let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
                may_plan(actor, &db::event::people(tx, line.event.id).await?)?;
                Some(line)
            }
        };
        let own = event.as_ref().map(|line| line.event.id);
        Ok((event, picture!(tx, db, ctx.zone, &question, account, own)))
    })?;
    let look = move || {
        let house = picture.house();
        let answer = answer(&question, &house);
        Feasibility { campus: picture.campus, house, answer, event }
    };
    tokio::task::spawn_blocking(look).await.map_err(ServiceError::Worker)
}

fn check(question: &Question) -> Result<(), ServiceError> {
    let faults = question.faults().into_iter().map(field).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn field(fault: QuestionFault) -> FieldError {
    let of = |name: &str, place: usize| FieldError::new(format!("{name}-{}", place + 1), "out_of_range");
    match fault {
        QuestionFault::Nothing => FieldError::new("people-1", "nothing"),
        QuestionFault::Backwards => FieldError::new("last", "backwards"),
        QuestionFault::LongWindow => FieldError::new("last", "too_long"),
        QuestionFault::NoRoom => FieldError::new("last", "no_room"),
        QuestionFault::Days => FieldError::new("days", "out_of_range"),
        QuestionFault::Weekend => FieldError::new("days", "weekend"),
        QuestionFault::TooManyRooms => FieldError::new("count-1", "too_many"),
        QuestionFault::Title(place) => of("title", place),
        QuestionFault::Count(place) => of("count", place),
        QuestionFault::People(place) => of("people", place),
        QuestionFault::Hours(place) => of("until", place),
        QuestionFault::NeedDays(place) => of("day_to", place),
        QuestionFault::Booths(place) => of("languages", place),
        QuestionFault::Beds => FieldError::new("beds", "out_of_range"),
        QuestionFault::Nights => FieldError::new("after", "out_of_range"),
    }
}
