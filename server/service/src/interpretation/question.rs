//! "Can this hall host these languages then?", asked before there is any function.

use super::plan::{Person, Roster, Slot, hall};
use crate::error::FieldError;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, Utc};
use domain::access::Permission;
use domain::claim::Interval;
use domain::ids::SpaceId;
use domain::interpretation::{Answer, Supply, Wish, WishFault, answer, portable_booth};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where.
    pub space: SpaceId,
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it ends.
    pub until: DateTime<Utc>,
    /// In which languages.
    pub wish: Wish,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Name of the space.
    pub space: String,
    /// Booths built into it.
    pub fixed: i64,
    /// What it needs, and what of it there is.
    pub answer: Answer,
    /// Those it names.
    pub people: Vec<Person>,
}

/// The longest time that is asked about, in seconds.
const LONGEST: i64 = 86_400;

/// Answers; nothing is held by it.
pub async fn ask(ctx: &Context, actor: &Actor, question: &Question) -> Result<Reply, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let time = Interval::new(question.from, question.until);
    let time = time.filter(|time| time.until_at() - time.from_at() <= LONGEST);
    let time = time.ok_or_else(|| ServiceError::Invalid(vec![FieldError::new("until_time", "backwards")]))?;
    check(&question.wish, time)?;
    let slot = Slot::at(ctx, time, &question.wish);
    read!(ctx.store, |tx, db| {
        let campus = db::campus::load(tx).await?;
        let space = campus.space(question.space);
        let space = space.ok_or_else(|| ServiceError::Invalid(vec![FieldError::new("space", "missing")]))?;
        let last = DateTime::from_timestamp(time.until_at() - 1, 0).unwrap_or_default();
        let days = (slot.duty.day, ctx.zone.date(last));
        let portable = db::promise::standing(tx, portable_booth(&campus), None, days).await?;
        let roster = Roster::of(db::interpretation::roster(tx, slot.around()).await?);
        let (supply, people) = roster.supply(slot.duty, None);
        let hall = hall(&campus, question.space, portable);
        Ok(Reply {
            space: space.name.to_string(),
            fixed: hall.fixed,
            answer: answer(&question.wish, slot.duty.minutes, &Supply { hall, ..supply }),
            people,
        })
    })
}

/// Every fault of a wish for a time.
pub(super) fn check(wish: &Wish, time: Interval) -> Result<(), ServiceError> {
    let faults = wish.check((time.until_at() - time.from_at()) / 60);
    let field = |fault| match fault {
        WishFault::NoFloor => FieldError::new("floor", "missing"),
        WishFault::Breaks => FieldError::new("breaks", "out_of_range"),
    };
    if faults.is_empty() {
        Ok(())
    } else {
        Err(ServiceError::Invalid(faults.into_iter().map(field).collect()))
    }
}
