//! What was found is laid for an event: its days, its block and its functions, all of it or nothing.

use super::check;
use super::picture::picture;
use crate::error::FieldError;
use crate::event::{bound, may_plan};
use crate::function::told;
use crate::stay::Write;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::block::{Block, BlockState};
use domain::campus::Campus;
use domain::event::Event;
use domain::feasible::{Need, Possible, Question, on};
use domain::function::{Function, FunctionState, Margins};
use domain::ids::{FunctionId, SpaceId};
use domain::interpretation::portable_booth;
use domain::translation::OrderState;
use serde::Serialize;
use serde_json::json;
use store_model::StoreError;
use store_model::block::Deed;
use store_model::interpretation::KeptWish;

/// What is to be laid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wish {
    /// What was asked.
    pub question: Question,
    /// First day.
    pub first: NaiveDate,
    /// The halls that were shown for it, session by session: others are not laid unseen.
    pub halls: Vec<SpaceId>,
    /// What is noted with each function.
    pub note: String,
}

impl Wish {
    /// The halls of an answer, in the order in which they are compared.
    pub fn halls(possible: &Possible) -> Vec<SpaceId> {
        let sessions = possible.rooms.iter().flat_map(|room| &room.sessions);
        sessions.map(|session| session.hall).collect()
    }
}

/// Lays a function inside a body, with its languages and the booths that have to be carried to it where its event holds:
/// `lay!(tx, db, (ctx, stamp), (campus, event), (function, need))`.
macro_rules! lay {
    ($tx:ident, $db:ident, ($ctx:expr, $stamp:expr), ($campus:expr, $event:expr), ($function:expr, $need:expr)) => {{
        let (mut function, need, campus): (Function, &Need, &Campus) = ($function, $need, $campus);
        let (id, event) = (function.id, $event.id);
        if $event.holds() {
            $db::function::place($tx, campus, &mut function, false).await?;
        }
        $db::function::insert($tx, &function).await?;
        $db::function::claim($tx, campus, &function).await?;
        let after = told(&function);
        $db::history::append($tx, "function", id.uuid(), "add", $stamp, (None, Some(&after))).await?;
        if !need.languages.floor.is_empty() {
            let wish = need.languages.clone();
            let spoken = crate::interpretation::told(event, &wish);
            let pair = (None, Some(&spoken));
            $db::history::append($tx, "interpretation", id.uuid(), "change", $stamp, pair).await?;
            $db::interpretation::save($tx, id, &KeptWish { wish, version: 1 }).await?;
        }
        let carried = carried(campus, &function, need);
        if let Some(kind) = portable_booth(campus).filter(|_| $event.holds() && carried > 0) {
            let days = $db::promise::days_of(&function, $ctx.zone);
            $db::promise::put($tx, id, (kind.id, carried), days).await?;
            let promised = json!({ "event": event, "interpreters": 0, "booths": carried });
            let pair = (None, Some(&promised));
            $db::history::append($tx, "interpretation", id.uuid(), "agree", $stamp, pair).await?;
        }
    }};
}

/// Whether nothing but its block can hang on the days of an event, inside a body: whatever does is moved by
/// [`crate::event::shift`], which takes all of it along and tells those who registered.
macro_rules! is_bare {
    ($tx:ident, $db:ident, $event:expr) => {
        $db::function::of_event($tx, $event).await?.is_empty()
            && $db::order::of_event($tx, $event).await?.is_empty()
            && $db::stay::of_event($tx, $event).await?.iter().all(|stay| !stay.status.takes_nights())
            && $db::rooming::entries($tx, $event).await?.is_empty()
            && $db::registration::get($tx, $event).await?.is_none()
            && $db::meeting::slots($tx, $event).await?.is_empty()
            && $db::programme::sessions($tx, $event).await?.is_empty()
            && !$db::translation::all($tx).await?.iter().any(|line| {
                line.translation.event == $event && line.translation.order.state == OrderState::Ordered
            })
    };
}

/// Gives an event the days, halls and beds that were found for it. They are held if the event holds what it asks for, and
/// noted otherwise. An event that has something on other days is moved first. Sent twice under one key, it is done once.
pub async fn plan(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    wish: &Wish,
    write: &Write,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(&wish.question)?;
    let account = bound(actor);
    let question = Question { window: (wish.first, wish.question.last(wish.first)), ..wish.question.clone() };
    let request = write.request(actor, "feasibility", &(code, wish));
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let (now, stamp) = (ctx.now().timestamp(), ctx.stamp(actor.id()));
        if db::idempotency::begin(tx, request.as_ref(), event.id.uuid(), now).await?.is_some() {
            return Ok(());
        }
        let picture = picture!(tx, db, ctx.zone, &question, account, Some(event.id));
        let found = on(&question, &picture.house(), wish.first).map_err(|_| refused("taken"))?;
        may_lay(ctx, &event, wish, &found)?;
        let (block, after) = (db::block::get(tx, event.id).await?, dated(&event, &found));
        if after != event {
            if block.is_some() || !is_bare!(tx, db, event.id) {
                return Err(refused("elsewhere"));
            }
            db::event::update(tx, &event, &after).await?;
            let (id, before, after) = (event.id.uuid(), json!(event), json!(after));
            db::history::append(tx, "event", id, "change", stamp, (Some(&before), Some(&after))).await?;
        }
        // What was agreed night by night is not replaced by a number of people without a word.
        let agreed = block.iter().flat_map(|block| block.nights.values()).any(|night| night.agreed > 0);
        if agreed && !found.beds.rooms.is_empty() {
            return Err(refused("rooms_agreed"));
        }
        for (function, need) in functions(ctx, &after, wish, &found) {
            lay!(tx, db, (ctx, stamp), (&picture.campus, &after), (function, need));
        }
        if !found.beds.rooms.is_empty() {
            let asked = Block { synthetic: event.synthetic, ..Block::asked(event.id, ctx.now()) };
            let state = if after.holds() { BlockState::Held } else { BlockState::Waiting };
            let stays = db::block::picked(tx, event.id, ctx.zone).await?;
            let next = block.as_ref().unwrap_or(&asked).agree(&found.beds.rooms, &stays, state);
            db::block::save(tx, (block.as_ref(), &next), (Deed::Agree, stamp), ctx.zone).await?;
        }
        Ok(())
    });
    match outcome {
        // Somebody was quicker.
        Err(ServiceError::Store(StoreError::Overlap { .. } | StoreError::Full { .. })) => {
            Err(refused("taken"))
        }
        Err(ServiceError::Store(StoreError::Refused { constraint }))
            if constraint == "equipment_day_stock" =>
        {
            Err(refused("taken"))
        }
        other => other,
    }
}

fn refused(code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("plan", code)])
}

fn may_lay(ctx: &Context, event: &Event, wish: &Wish, found: &Possible) -> Result<(), ServiceError> {
    if event.status.is_off() {
        return Err(refused("called_off"));
    }
    if wish.first < ctx.today() {
        return Err(refused("past"));
    }
    if Wish::halls(found) == wish.halls { Ok(()) } else { Err(refused("taken")) }
}

/// The event on the days that were found; the same where it has them already.
fn dated(event: &Event, found: &Possible) -> Event {
    if (event.from, event.until) == (found.first, found.last) {
        return event.clone();
    }
    let moved = event.clone().moved((found.first - event.from).num_days());
    Event { from: found.first, until: found.last, version: event.version + 1, ..moved }
}

/// Booths that have to be carried to a function.
fn carried(campus: &Campus, function: &Function, need: &Need) -> i64 {
    let fixed = campus.space(function.space).map_or(0, |space| space.booths.count);
    (need.booths - fixed).max(0)
}

/// A function for each session with what it is for, in order of time: each is laid beside those before it, as it was found.
fn functions<'a>(
    ctx: &Context,
    event: &Event,
    wish: &'a Wish,
    found: &Possible,
) -> Vec<(Function, &'a Need)> {
    let sessions =
        found.rooms.iter().flat_map(|room| room.sessions.iter().map(move |session| (room, session)));
    let mut sessions = sessions.collect::<Vec<_>>();
    sessions.sort_by_key(|(_, session)| (session.time.from_at(), session.time.until_at()));
    let function = |(room, session): (&domain::feasible::Placed, &domain::feasible::Session)| {
        let need = &wish.question.needs[room.need];
        let numbered = format!("{} {}", need.title, room.number);
        let function = Function {
            id: FunctionId::new(ctx.ids.next()),
            event: event.id,
            space: session.hall,
            title: if need.count > 1 { numbered } else { need.title.clone() },
            style: need.style,
            time: session.time,
            margins: Margins::default(),
            asked: Margins::default(),
            attendance: need.people,
            state: FunctionState::Waiting,
            asked_at: ctx.now().timestamp(),
            note: wish.note.clone(),
            synthetic: false,
            version: 1,
        };
        (function, need)
    };
    sessions.into_iter().map(function).collect()
}
