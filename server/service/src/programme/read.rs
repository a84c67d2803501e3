//! A programme as its planners see it, and as participants read it.

use super::parts::{Parts, parts};
use crate::event::{may_plan, may_see};
use crate::store::read;
use crate::{Actor, Context, ServiceError, interpretation};
use domain::access::Permission;
use domain::campus::SetupStyle;
use domain::function::{Function, FunctionState};
use domain::ids::{FunctionId, ServiceItemId, SessionId};
use domain::interpretation::Wish;
use domain::language::Language;
use domain::price::Item;
use domain::programme::{Around, Difference, OrderedKit, Published, Session, Track, Warning, warnings};
use std::collections::BTreeMap;
use store_model::event::EventLine;
use store_model::order::OrderLine;
use store_model::programme::Programme;

/// The programme of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeRecord {
    /// The event.
    pub line: EventLine,
    /// What is published of it, and its version.
    pub programme: Programme,
    /// Tracks in order.
    pub tracks: Vec<Track>,
    /// Sessions by their beginning.
    pub sessions: Vec<ListedSession>,
    /// What can be ordered as hybrid kit, by name.
    pub kit: Vec<(ServiceItemId, String)>,
    /// Functions that can carry a session, each with the name of its hall.
    pub functions: Vec<(Function, String)>,
    /// What publishing would change for participants; none where nothing is published.
    pub differences: Option<Vec<Difference>>,
    /// Whether the actor may change it.
    pub may_plan: bool,
    /// Whether the actor may withdraw it: also of an event that is off.
    pub may_withdraw: bool,
}

/// A session in the list of its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSession {
    /// The session.
    pub session: Session,
    /// Name of its hall and how that is set up; none where it has none.
    pub hall: Option<(String, SetupStyle)>,
    /// What is spoken and heard there; none where nobody said.
    pub languages: Option<Wish>,
    /// What is amiss with it.
    pub warnings: Vec<Warning>,
}

/// What participants read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Code of the event.
    pub code: String,
    /// When the event was called off, in UTC seconds.
    pub off_at: Option<i64>,
    /// The programme as it was published.
    pub published: Published,
    /// When, in UTC seconds.
    pub published_at: i64,
}

/// The programme of an event; to organisers those of others are not there.
pub async fn one(ctx: &Context, actor: &Actor, code: &str) -> Result<ProgrammeRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let (line, people, programme, parts, kit) = read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, line.event.id).await?;
        may_see(actor, &people)?;
        let programme = db::programme::get(tx, line.event.id).await?;
        let kit = Kit {
            orders: db::order::of_event(tx, line.event.id).await?,
            items: db::price::all(tx).await?.into_iter().map(|one| one.item).collect(),
        };
        Ok((line.clone(), people, programme, parts!(tx, db, line.event), kit))
    })?;
    let uncovered = uncovered(ctx, actor, &parts).await?;
    let now = ctx.now().timestamp();
    let published = programme.published.as_ref().filter(|_| programme.published_at.is_some());
    let differences = published
        .map(|before| parts.published(programme.settings).after(Some(before), now).differences(before));
    let usable = |function: &&Function| function.state != FunctionState::Released;
    let functions = parts.functions.iter().filter(usable);
    Ok(ProgrammeRecord {
        functions: functions.map(|function| (function.clone(), parts.hall_name(function))).collect(),
        sessions: listed(ctx, &parts, &uncovered, &kit.ordered()),
        kit: kit.offered(),
        tracks: parts.tracks,
        differences,
        may_plan: may_plan(actor, &people).is_ok() && !line.event.status.is_off(),
        may_withdraw: may_plan(actor, &people).is_ok() && programme.published_at.is_some(),
        programme,
        line,
    })
}

/// The sessions of an event by their beginning, without what is amiss with them: that takes a look at every interpreter.
pub async fn sessions(ctx: &Context, actor: &Actor, code: &str) -> Result<Vec<Session>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        may_see(actor, &db::event::people(tx, event).await?)?;
        Ok(db::programme::sessions(tx, event).await?)
    })
}

/// What an event ordered, and what can be ordered.
struct Kit {
    orders: Vec<OrderLine>,
    items: Vec<Item>,
}

impl Kit {
    /// The hybrid kit that is ordered.
    fn ordered(&self) -> Vec<OrderedKit> {
        let is_kit = |line: &&OrderLine| line.item.profile.hybrid;
        let kit = self.orders.iter().filter(is_kit).map(|line| {
            let order = &line.order;
            OrderedKit { function: order.order.function, time: order.order.time, pieces: order.takes() }
        });
        kit.collect()
    }

    /// The hybrid kit that can be ordered.
    fn offered(&self) -> Vec<(ServiceItemId, String)> {
        let offered = self.items.iter().filter(|item| item.profile.hybrid && item.profile.active);
        offered.map(|item| (item.id, item.profile.name.clone())).collect()
    }
}

fn listed(
    ctx: &Context,
    parts: &Parts,
    uncovered: &BTreeMap<FunctionId, Vec<Language>>,
    kit: &[OrderedKit],
) -> Vec<ListedSession> {
    let halls = parts.halls(uncovered);
    let line = |session: &Session| {
        let days = parts.days(ctx).unwrap_or(session.time);
        let function = session.function.and_then(|id| parts.function(id));
        ListedSession {
            hall: function.map(|function| (parts.hall_name(function), function.style)),
            languages: session.function.and_then(|id| parts.wishes.get(&id).cloned()),
            warnings: warnings(session, Around { sessions: &parts.sessions, halls: &halls, kit, days }),
            session: session.clone(),
        }
    };
    parts.sessions.iter().map(line).collect()
}

/// Languages that are wanted and not to be had, of functions that carry a session.
async fn uncovered(
    ctx: &Context,
    actor: &Actor,
    parts: &Parts,
) -> Result<BTreeMap<FunctionId, Vec<Language>>, ServiceError> {
    let mut found = BTreeMap::new();
    let carries = |id: &&FunctionId| parts.sessions.iter().any(|session| session.function == Some(**id));
    for id in parts.wishes.keys().filter(carries) {
        let teams = interpretation::of_function(ctx, actor, *id).await?.answer.teams;
        let lacking = teams.iter().filter(|team| team.missing() > 0 || !team.unheard.is_empty());
        found.insert(*id, lacking.map(|team| team.booth.target).collect());
    }
    Ok(found)
}

/// The session of an id, with the programme it is part of.
pub async fn session(
    ctx: &Context,
    actor: &Actor,
    id: SessionId,
) -> Result<(ProgrammeRecord, Session), ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let code = read!(ctx.store, |tx, db| Ok(db::programme::event_of(tx, id).await?))?;
    let not_there = || ServiceError::NotFound("session");
    let record = one(ctx, actor, &code.ok_or_else(not_there)?).await?;
    let found = record.sessions.iter().find(|listed| listed.session.id == id);
    let session = found.map(|listed| listed.session.clone()).ok_or_else(not_there)?;
    Ok((record, session))
}

/// What participants read of an event, whoever asks; not there while nobody publishes it.
pub async fn reading(ctx: &Context, code: &str) -> Result<Reading, ServiceError> {
    let not_there = || ServiceError::NotFound("programme");
    let (event, stages, programme) = read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or_else(not_there)?.event;
        let stages = db::event::stages(tx, event.id).await?;
        let programme = db::programme::get(tx, event.id).await?;
        Ok((event, stages, programme))
    })?;
    let published = programme.published_at.zip(programme.published);
    let (published_at, published) = published.ok_or_else(not_there)?;
    let last = stages.last().map_or(published_at, |stage| stage.at.timestamp());
    let off_at = event.status.is_off().then_some(last.max(published_at));
    Ok(Reading { code: event.code, off_at, published, published_at })
}
