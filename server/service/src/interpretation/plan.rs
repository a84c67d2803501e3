//! The plan of a function: what its languages need, who is agreed, who could come.

use crate::event::{bound, may_plan, may_see};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate};
use domain::access::Permission;
use domain::campus::Campus;
use domain::claim::Interval;
use domain::function::Function;
use domain::ids::{FunctionId, InterpreterId, SpaceId};
use domain::interpretation::{
    Absence, Answer, Class, Duty, Hall, Obstacle, Supply, Voice, Wish, Work, answer, portable_booth,
};
use domain::language::Language;
use std::collections::BTreeMap;
use store_model::function::FunctionLine;
use store_model::interpretation::{AbsenceLine, DutyLine, Interpreter, KeptWish, Member};

/// A function with its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterpretationRecord {
    /// The function.
    pub line: FunctionLine,
    /// Name of its space.
    pub space: String,
    /// What is wanted, and the version of that.
    pub kept: KeptWish,
    /// What it needs, and what of it there is.
    pub answer: Answer,
    /// Everybody the plan can name.
    pub people: Vec<Person>,
    /// Whether the actor may change it.
    pub may_plan: bool,
}

/// Somebody who interprets, as a plan names them.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: InterpreterId,
    /// Name; empty for those who may not know it.
    pub name: String,
    /// Their languages.
    pub languages: BTreeMap<Language, Class>,
    /// What keeps them from coming then.
    pub obstacle: Option<Obstacle>,
}

// What is logged names nobody.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person")
            .field("id", &self.id)
            .field("obstacle", &self.obstacle)
            .finish_non_exhaustive()
    }
}

/// The plan of a function; to organisers those of others are not there.
pub async fn of_function(
    ctx: &Context,
    actor: &Actor,
    id: FunctionId,
) -> Result<InterpretationRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let names = actor.may(Permission::PlanEvents);
    read!(ctx.store, |tx, db| {
        let line = db::function::line(tx, id, bound(actor)).await?.filter(|line| line.seen);
        let line = line.ok_or(ServiceError::NotFound("function"))?;
        let people = db::event::people(tx, line.function.event).await?;
        let kept = db::interpretation::wish(tx, id).await?;
        let campus = db::campus::load(tx).await?;
        let (slot, function) = (Slot::of(ctx, &line.function, &kept.wish), line.function.clone());
        let days = db::promise::days_of(&function, ctx.zone);
        let portable = db::promise::standing(tx, portable_booth(&campus), Some(id), days).await?;
        let roster = Roster::of(db::interpretation::roster(tx, slot.around()).await?);
        let (supply, mut people_there) = roster.supply(slot.duty, Some(id));
        let hall = hall(&campus, function.space, portable);
        if !names {
            for person in &mut people_there {
                person.name.clear();
            }
        }
        Ok(InterpretationRecord {
            space: campus.space(function.space).map(|space| space.name.to_string()).unwrap_or_default(),
            answer: answer(&kept.wish, slot.duty.minutes, &Supply { hall, ..supply }),
            may_plan: may_plan(actor, &people).is_ok() && !line.event_status.is_off(),
            people: people_there,
            kept,
            line,
        })
    })
}

/// The languages of all functions of an event that have any.
pub async fn of_event(
    ctx: &Context,
    actor: &Actor,
    code: &str,
) -> Result<BTreeMap<FunctionId, Wish>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        let people = db::event::people(tx, event).await?;
        may_see(actor, &people)?;
        Ok(db::interpretation::wishes(tx, event).await?)
    })
}

/// Who is agreed for the functions of an event, by language; nobody's name to those who may not know it.
pub async fn teams(
    ctx: &Context,
    actor: &Actor,
    code: &str,
) -> Result<BTreeMap<FunctionId, Vec<Member>>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    if !actor.may(Permission::PlanEvents) {
        return Ok(BTreeMap::new());
    }
    let members = read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        let people = db::event::people(tx, event).await?;
        may_see(actor, &people)?;
        Ok(db::interpretation::members(tx, event).await?)
    })?;
    let mut teams = BTreeMap::<_, Vec<_>>::new();
    for member in members {
        teams.entry(member.function).or_default().push(member);
    }
    Ok(teams)
}

/// The time of a session, as a duty.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub duty: Duty,
}

impl Slot {
    pub fn of(ctx: &Context, function: &Function, wish: &Wish) -> Self {
        Self::at(ctx, function.time, wish)
    }

    pub fn at(ctx: &Context, time: Interval, wish: &Wish) -> Self {
        let day: NaiveDate = ctx.zone.date(DateTime::from_timestamp(time.from_at(), 0).unwrap_or_default());
        Self { duty: Duty { day, time, minutes: wish.minutes_of(time) } }
    }

    /// Its day, and the time in which other duties bear on it.
    pub const fn around(self) -> (NaiveDate, Interval) {
        (self.duty.day, self.duty.around())
    }
}

/// All interpreters with what they do around a time.
pub(crate) struct Roster {
    interpreters: Vec<Interpreter>,
    away: Vec<AbsenceLine>,
    duties: Vec<DutyLine>,
}

impl Roster {
    pub fn of((interpreters, away, duties): (Vec<Interpreter>, Vec<AbsenceLine>, Vec<DutyLine>)) -> Self {
        Self { interpreters, away, duties }
    }

    /// Everybody who is asked, with all they do.
    pub fn voices(&self) -> Vec<(Voice, Work)> {
        let asked = self.interpreters.iter().filter(|one| one.active);
        asked.map(|one| (one.voice.clone(), self.work(one.voice.id, None))).collect()
    }

    /// Everybody's id, in order.
    pub fn ids(&self) -> Vec<uuid::Uuid> {
        self.interpreters.iter().map(|one| one.voice.id.uuid()).collect()
    }

    /// What somebody does but at one function.
    pub fn work(&self, who: InterpreterId, but: Option<FunctionId>) -> Work {
        let duties = self.duties.iter().filter(|line| line.interpreter == who && Some(line.function) != but);
        let away = self.away.iter().filter(|line| line.interpreter == who);
        Work {
            duties: duties.map(|line| line.duty).collect(),
            away: away.map(|line| line.absence).collect::<Vec<Absence>>(),
        }
    }

    /// Who is agreed for a function and who else is free for a duty, with a word on each.
    pub fn supply(&self, duty: Duty, function: Option<FunctionId>) -> (Supply, Vec<Person>) {
        let (mut supply, mut people) = (Supply::default(), Vec::new());
        for interpreter in &self.interpreters {
            let (voice, id) = (&interpreter.voice, interpreter.voice.id);
            let here = |line: &&DutyLine| line.interpreter == id && Some(line.function) == function;
            let agreed = self.duties.iter().find(here);
            let obstacle = self.work(id, function).obstacle(duty);
            match agreed {
                Some(line) => supply.agreed.push((voice.clone(), line.language)),
                None if !interpreter.active => continue,
                None if obstacle.is_none() => supply.free.push(voice.clone()),
                None => {}
            }
            let (name, languages) = (interpreter.full_name.clone(), voice.languages.clone());
            people.push(Person { id, name, languages, obstacle });
        }
        (supply, people)
    }
}

pub(super) fn hall(campus: &Campus, space: SpaceId, (promised, portable): (i64, i64)) -> Hall {
    let fixed = campus.space(space).map_or(0, |space| space.booths.count);
    Hall { fixed, promised, portable }
}
