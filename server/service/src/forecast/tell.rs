//! What is said of the nights to come.

use super::house::{Drawn, best, draw, of_now};
use super::read::NIGHTS;
use super::seen::Seen;
use super::{PATHS, SEED};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permission;
use domain::calendar::days_after;
use domain::forecast::Courses;
use domain::forecast::group::{Group, Stage};
use domain::forecast::outlook::{Basis, GroupLine, How, Outlook, date};
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
    if asked.as_of.is_some_and(|as_of| as_of > ctx.now()) {
        return Err(ServiceError::Invalid(vec![FieldError::new("as_of", "not_over")]));
    }
    let how = asked.how.unwrap_or_else(|| best(ctx));
    let drawn = match asked.as_of {
        Some(as_of) => Arc::new(draw(ctx, as_of, how).await?),
        None => of_now(ctx, how).await?,
    };
    let until = asked.until;
    let last = days_after(date(drawn.read.origin), NIGHTS + 1);
    if until.is_some_and(|until| until > last || until <= days_after(date(drawn.read.origin), 1)) {
        return Err(ServiceError::Invalid(vec![FieldError::new("until", "days")]));
    }
    let work = move || drawn.tell(until);
    let mut told = tokio::task::spawn_blocking(work).await.map_err(ServiceError::Worker)?;
    Seen::of(ctx, actor).await?.leave_out(&mut told);
    Ok(told)
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
        Basis { known: &self.read.known, house: &self.house, groups, courses, targets: &self.read.targets }
    }

    /// The code of the event of a group.
    pub(super) fn code(&self, group: usize) -> String {
        self.read.named[self.places[group]].code.clone()
    }

    /// What is said, up to a night.
    pub(super) fn tell(&self, until: Option<NaiveDate>) -> Outlook {
        let mut said = self.said().clone();
        if let Some(until) = until {
            said.until = until;
            for lines in [&mut said.nights, &mut said.weeks, &mut said.months] {
                lines.retain(|line| line.until <= until);
            }
        }
        said
    }

    /// All that is said: worked out once.
    pub(super) fn said(&self) -> &Outlook {
        self.said.get_or_init(|| {
            let courses = self.house.courses(&self.groups, SEED);
            let basis = self.basis(&self.groups, &courses);
            let told = basis.told(&|place| self.code(place));
            Outlook {
                as_of: self.as_of,
                until: days_after(date(self.read.origin), NIGHTS + 1),
                paths: PATHS,
                seed: SEED,
                individuals: self.how,
                learned_as_of: date(self.learned),
                nights: told.nights,
                sums: told.sums,
                weeks: told.weeks,
                months: told.months,
                years: told.years,
                goals: told.goals,
                groups: self.lines(&basis),
            }
        })
    }

    /// Events to come with rooms, most room-nights first.
    fn lines(&self, basis: &Basis) -> Vec<GroupLine> {
        let line = |(place, group): (usize, &Group)| {
            let step = group.at(self.read.origin)?;
            let named = &self.read.named[self.places[place]];
            let (chance, room_nights, mean) = basis.group(place);
            #[expect(clippy::cast_precision_loss, reason = "from 0 to 100")]
            let typed = named.typed.map(|typed| typed as f64 / 100.0);
            let decided = step.stage == Stage::Definite;
            (room_nights > 0).then(|| GroupLine {
                code: named.code.clone(),
                title: named.title.clone(),
                stage: step.stage,
                from: date(step.rooms.first),
                room_nights,
                comes: chance.comes,
                like: chance.like,
                typed: typed.filter(|_| !decided),
                mean,
            })
        };
        let mut lines: Vec<GroupLine> = self.groups.iter().enumerate().filter_map(line).collect();
        lines.sort_by(|one, other| {
            other.room_nights.cmp(&one.room_nights).then_with(|| one.code.cmp(&other.code))
        });
        lines
    }
}
