//! What is said of the nights to come.

use super::house::{Drawn, best, draw, in_turn, of_now};
use super::read::{NIGHTS, origin};
use super::seen::Seen;
use super::{PATHS, SEED};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permission;
use domain::calendar::days_after;
use domain::forecast::Courses;
use domain::forecast::group::Group;
use domain::forecast::outlook::{Basis, How, Made, Outlook, date};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// What is to be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As known then; none for now.
    pub as_of: Option<DateTime<Utc>>,
    /// The first night no longer told; none for as far as is told.
    pub until: Option<NaiveDate>,
    /// How individuals are told; none for the best there is without waiting for it to be learned.
    pub how: Option<How>,
}

/// Tells nights to come, as they looked at an instant.
pub async fn outlook(ctx: &Context, actor: &Actor, asked: &Asked) -> Result<Outlook, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    let mut told = said(drawn(ctx, asked).await?, asked).await?;
    Seen::of(ctx, actor).await?.leave_out(&mut told);
    Ok(told)
}

/// The days that what is told can end before: those after the first night that is told, up to two years ahead. `as_of` is none for
/// now.
pub fn ends(ctx: &Context, as_of: Option<DateTime<Utc>>) -> RangeInclusive<NaiveDate> {
    let origin = origin(ctx.zone, as_of.unwrap_or_else(|| ctx.now()));
    days_after(origin, 2)..=days_after(origin, NIGHTS + 1)
}

/// What was drawn of what is asked; refused where it cannot be told, before anything is drawn.
pub(super) async fn drawn(ctx: &Context, asked: &Asked) -> Result<Arc<Drawn>, ServiceError> {
    if asked.as_of.is_some_and(|as_of| as_of > ctx.now()) {
        return Err(ServiceError::Invalid(vec![FieldError::new("as_of", "not_over")]));
    }
    if asked.until.is_some_and(|until| !ends(ctx, asked.as_of).contains(&until)) {
        return Err(ServiceError::Invalid(vec![FieldError::new("until", "days")]));
    }
    let how = asked.how.unwrap_or_else(|| best(ctx));
    match asked.as_of {
        Some(as_of) => Ok(Arc::new(draw(ctx, as_of, how).await?)),
        None => of_now(ctx, how).await,
    }
}

/// All that is said of it, as far as is asked.
pub(super) async fn said(drawn: Arc<Drawn>, asked: &Asked) -> Result<Outlook, ServiceError> {
    let told = in_turn(move || drawn.said().clone()).await?;
    Ok(match asked.until {
        Some(until) => told.up_to(until),
        None => told,
    })
}

/// Learns what is not yet learned of this month; whether there was anything to do. It takes some twenty seconds of a core.
pub async fn learn_due(ctx: &Context) -> Result<bool, ServiceError> {
    if best(ctx) == How::Learned {
        return Ok(false);
    }
    draw(ctx, ctx.now(), How::Learned).await?;
    Ok(true)
}

impl Drawn {
    /// What is laid out from, with some groups and what was drawn of them.
    pub(super) fn basis<'a>(&'a self, groups: &'a [Group], courses: &'a Courses) -> Basis<'a> {
        let (known, house, names, targets) = (&self.read.known, &self.house, &self.names, &self.read.targets);
        let pavilions = &self.read.pavilions;
        Basis { known, house, groups, courses, names, targets, pavilions }
    }

    /// All that is said: worked out once.
    pub(super) fn said(&self) -> &Outlook {
        self.said.get_or_init(|| {
            let courses = self.house.courses(&self.groups, SEED);
            self.basis(&self.groups, &courses).outlook(Made {
                as_of: self.as_of,
                paths: PATHS,
                seed: SEED,
                individuals: self.how,
                learned_as_of: date(self.learned),
            })
        })
    }
}
