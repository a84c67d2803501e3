//! Interpreters: whom one can ask, what they speak, and when they cannot come.

use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::claim::Interval;
use domain::ids::InterpreterId;
use domain::interpretation::{Absence, Class, Voice};
use domain::language::Language;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt;
pub use store_model::interpretation::{DutyLine, Interpreter};

/// The longest name and contact we keep, in letters.
const LONGEST: usize = 200;

/// The longest that somebody is away at once, in days.
pub const LONGEST_AWAY: i64 = 400;

/// An interpreter as the list shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterpreterLine {
    /// Who.
    pub interpreter: Interpreter,
    /// When they cannot come, from today on.
    pub away: Vec<Absence>,
    /// What they do, from today on.
    pub duties: Vec<DutyLine>,
}

/// What is known of an interpreter; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Name.
    pub full_name: String,
    /// How to reach them.
    pub contact: String,
    /// Languages with their class.
    pub languages: BTreeMap<Language, Class>,
    /// Whether they are asked at all.
    pub active: bool,
}

// What is logged names nobody.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile").field("languages", &self.languages).finish_non_exhaustive()
    }
}

impl Profile {
    fn check(&self) -> Result<(), ServiceError> {
        let (name, contact) = (self.full_name.trim(), self.contact.trim());
        let long = |text: &str| text.chars().count() > LONGEST || text.contains(char::is_control);
        let mut faults = Vec::new();
        if name.is_empty() {
            faults.push(FieldError::new("full_name", "missing"));
        } else if long(name) {
            faults.push(FieldError::new("full_name", "too_long"));
        }
        if long(contact) {
            faults.push(FieldError::new("contact", "too_long"));
        }
        let speaks = self.languages.values().any(|class| *class <= Class::B);
        if !speaks || self.languages.len() < 2 {
            faults.push(FieldError::new("languages", "too_few"));
        }
        if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
    }

    fn of(&self, id: InterpreterId, version: i64, synthetic: bool) -> Interpreter {
        Interpreter {
            voice: Voice { id, languages: self.languages.clone() },
            full_name: self.full_name.trim().to_owned(),
            contact: self.contact.trim().to_owned(),
            active: self.active,
            synthetic,
            version,
        }
    }
}

/// All interpreters by name, with what is to come.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<InterpreterLine>, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let today = ctx.today();
    let since = ctx.zone.start_of(today).timestamp();
    let time = Interval::from_seconds(since, i64::MAX).ok_or(ServiceError::NotFound("interpreter"))?;
    let (all, absences, duties) = read!(ctx.store, |tx, db| Ok((
        db::interpreter::all(tx).await?,
        db::interpreter::absences(tx, today).await?,
        db::interpretation::duties(tx, time).await?,
    )))?;
    let line = |interpreter: Interpreter| {
        let id = interpreter.voice.id;
        InterpreterLine {
            away: absences.iter().filter(|one| one.interpreter == id).map(|one| one.absence).collect(),
            duties: duties.iter().filter(|one| one.interpreter == id).cloned().collect(),
            interpreter,
        }
    };
    Ok(all.into_iter().map(line).collect())
}

/// One of them.
pub async fn one(ctx: &Context, actor: &Actor, id: InterpreterId) -> Result<InterpreterLine, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let all = list(ctx, actor).await?;
    let found = all.into_iter().find(|line| line.interpreter.voice.id == id);
    found.ok_or(ServiceError::NotFound("interpreter"))
}

/// Takes an interpreter down. The same one sent twice is taken down once: `id` is made up by who asks.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    id: InterpreterId,
    profile: &Profile,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteEvents)?;
    profile.check()?;
    let new = profile.of(id, 1, false);
    let outcome = transact!(ctx.store, |tx, db| {
        if db::interpreter::get(tx, id).await?.is_some() {
            return Ok(());
        }
        db::interpreter::insert(tx, &new).await?;
        let (after, stamp) = (told(&new), ctx.stamp(actor.id()));
        db::history::append(tx, "interpreter", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("interpreter_pkey") => Ok(()),
        other => other,
    }
}

/// Changes an interpreter at the version that was seen. Duties that are agreed stay.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (InterpreterId, i64),
    profile: &Profile,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteEvents)?;
    profile.check()?;
    transact!(ctx.store, |tx, db| {
        let before = db::interpreter::get(tx, id).await?.ok_or(ServiceError::NotFound("interpreter"))?;
        seen("interpreter", version, before.version)?;
        let after = profile.of(id, version + 1, before.synthetic);
        db::interpreter::update(tx, &after).await?;
        let (before, after, stamp) = (told(&before), told(&after), ctx.stamp(actor.id()));
        db::history::append(tx, "interpreter", id.uuid(), "change", stamp, (Some(&before), Some(&after)))
            .await?;
        Ok(())
    })
}

/// Erases an interpreter, with all duties and days away: nothing of the person is left.
pub async fn remove(
    ctx: &Context,
    actor: &Actor,
    (id, version): (InterpreterId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteEvents)?;
    transact!(ctx.store, |tx, db| {
        let before = db::interpreter::get(tx, id).await?.ok_or(ServiceError::NotFound("interpreter"))?;
        seen("interpreter", version, before.version)?;
        let stamp = ctx.stamp(actor.id());
        db::interpreter::erase(tx, id, stamp.recorded_at.timestamp()).await?;
        db::history::append(tx, "interpreter", id.uuid(), "erase", stamp, (None, None)).await?;
        Ok(())
    })?;
    Ok(ctx.store.forget_deleted().await?)
}

/// Notes days on which somebody cannot come; refused where they have agreed to come on one of them.
pub async fn go_away(
    ctx: &Context,
    actor: &Actor,
    id: InterpreterId,
    away: Absence,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteEvents)?;
    let fault = |code| Err(ServiceError::Invalid(vec![FieldError::new("until", code)]));
    if away.until < away.from {
        return fault("backwards");
    }
    if (away.until - away.from).num_days() > LONGEST_AWAY {
        return fault("too_long");
    }
    let (from, until) = (ctx.zone.start_of(away.from), ctx.zone.end_of(away.until));
    let time = Interval::new(from, until).ok_or(ServiceError::NotFound("interpreter"))?;
    transact!(ctx.store, |tx, db| {
        db::dialect::hold_interpreters(tx, &[id.uuid()]).await?;
        db::interpreter::get(tx, id).await?.ok_or(ServiceError::NotFound("interpreter"))?;
        let duties = db::interpretation::duties(tx, time).await?;
        let comes = |line: &DutyLine| line.interpreter == id && away.covers(line.duty.day);
        if duties.iter().any(comes) {
            return Err(ServiceError::Invalid(vec![FieldError::new("from", "on_duty")]));
        }
        db::interpreter::put_absence(tx, id, away).await?;
        let (after, stamp) = (json!({ "away": away }), ctx.stamp(actor.id()));
        db::history::append(tx, "interpreter", id.uuid(), "change", stamp, (None, Some(&after))).await?;
        Ok(())
    })
}

/// Takes days away back that begin on a day; done twice, done once.
pub async fn come_back(
    ctx: &Context,
    actor: &Actor,
    id: InterpreterId,
    from: NaiveDate,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteEvents)?;
    transact!(ctx.store, |tx, db| {
        if db::interpreter::drop_absence(tx, id, from).await? {
            let (before, stamp) = (json!({ "away": from }), ctx.stamp(actor.id()));
            db::history::append(tx, "interpreter", id.uuid(), "change", stamp, (Some(&before), None)).await?;
        }
        Ok(())
    })
}

/// What history keeps: nothing that names the person.
fn told(interpreter: &Interpreter) -> Value {
    json!({ "languages": interpreter.voice.languages, "active": interpreter.active })
}
