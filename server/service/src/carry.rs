//! Records carried in with the past they have elsewhere: organisations, events, functions, guests, stays, blocks.
//!
//! Unlike an import of a file there is nothing to parse and no row to know again: whoever calls has made the records
//! (the demonstration) and has them written whole or not at all.

mod block;

pub use block::{BlockChange, CarriedBlock, CarriedChange};
pub use store_model::event::EventStage;
pub use store_model::interpretation::Interpreter;
pub use store_model::order::PricedItem;
pub use store_model::person::Guest;

use crate::event::Precedents;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::{Event, EventPart, Odds};
use domain::function::Function;
use domain::ids::{AccountId, EventId};
use domain::order::ServiceOrder;
use domain::organisation::Organisation;
use domain::programme::{Session, Track};
use domain::stand::{Exhibitor, Stand};
use domain::stay::{Past, Stay};
use domain::translation::Translation;
use serde_json::json;
use store_model::history::Stamp;
use store_model::stay::Change;

/// What is carried in; each list refers only to those before it, or to what is there already.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Events.
    pub events: Vec<Event>,
    /// The statuses they came to, in order. How likely each event then was is learned from those carried in before.
    pub stages: Vec<(EventId, EventStage)>,
    /// The organiser of each event that has one.
    pub organisers: Vec<(EventId, AccountId)>,
    /// Functions of the events, those that are held with the set-up and tear-down they claim.
    pub functions: Vec<Function>,
    /// Tracks of programmes, in order.
    pub tracks: Vec<(EventId, Vec<Track>)>,
    /// Sessions of programmes, in functions of the same event.
    pub sessions: Vec<Session>,
    /// Stands of events.
    pub stands: Vec<Stand>,
    /// Exhibitors, at stands of the same event.
    pub exhibitors: Vec<Exhibitor>,
    /// Whom one can ask to interpret.
    pub interpreters: Vec<Interpreter>,
    /// Documents to be translated for the events.
    pub translations: Vec<Translation>,
    /// What events are charged for.
    pub items: Vec<PricedItem>,
    /// What is ordered for the events, and whether these hold what they ask for.
    pub orders: Vec<(ServiceOrder, bool)>,
    /// Persons the stays name.
    pub guests: Vec<Guest>,
    /// Stays: the past of each, first state first.
    pub stays: Vec<Vec<Past>>,
    /// Rooms asked for and held for events, with what was done to them.
    pub blocks: Vec<CarriedBlock>,
}

/// Writes what hangs on events: functions, programmes, stands, languages, and what is ordered.
macro_rules! hang {
    ($tx:ident, $db:ident, $load:ident, $now:ident) => {{
        let campus = $db::campus::load($tx).await?;
        for function in &$load.functions {
            $db::function::insert($tx, function).await?;
            $db::function::claim($tx, &campus, function).await?;
        }
        $db::programme::carry($tx, &$load.tracks, &$load.sessions).await?;
        for stand in &$load.stands {
            $db::stand::insert($tx, stand).await?;
        }
        for exhibitor in &$load.exhibitors {
            $db::stand::insert_exhibitor($tx, exhibitor).await?;
        }
        for interpreter in &$load.interpreters {
            $db::interpreter::insert($tx, interpreter).await?;
            let id = interpreter.voice.id.uuid();
            $db::history::append($tx, "interpreter", id, "import", $now, (None, None)).await?;
        }
        for translation in &$load.translations {
            $db::translation::insert($tx, translation).await?;
        }
        for one in &$load.items {
            $db::price::insert($tx, &one.item, $now.recorded_at.timestamp()).await?;
            for price in &one.prices {
                $db::price::add($tx, one.item.id, *price, $now.recorded_at.timestamp()).await?;
            }
        }
        for (order, holds) in &$load.orders {
            $db::order::insert($tx, order, $now).await?;
            $db::order::put($tx, order, *holds).await?;
        }
    }};
}

/// Writes a load in one transaction, recorded now. Each state of a stay becomes a line of its history at the time it
/// was so; the database refuses the load where a night or a room would be taken twice.
pub async fn carry_in(ctx: &Context, actor: &Actor, load: &Load) -> Result<(), ServiceError> {
    actor.require(Permission::Import)?;
    let now = ctx.stamp(actor.id());
    let changes: Vec<Change> = load.stays.iter().flat_map(|past| changes(past, now)).collect();
    transact!(ctx.store, |tx, db| {
        for organisation in &load.organisations {
            db::organisation::insert(tx, organisation).await?;
            let (id, after) = (organisation.id.uuid(), json!(organisation));
            db::history::append(tx, "organisation", id, "import", now, (None, Some(&after))).await?;
        }
        for event in &load.events {
            db::event::insert(tx, event).await?;
            let (id, after) = (event.id.uuid(), json!(event));
            db::history::append(tx, "event", id, "import", now, (None, Some(&after))).await?;
        }
        let record = Precedents::of(db::event::past(tx).await?, ctx.zone);
        for (event, stage) in &load.stages {
            db::event::enter(tx, *event, &judged(ctx, load, &record, (*event, *stage))).await?;
        }
        for (event, account) in &load.organisers {
            let after = json!({ "organiser": account });
            db::history::append(tx, "event", event.uuid(), "entrust", now, (None, Some(&after))).await?;
            // Afterwards, so that what is carried in is no news to them.
            db::event::put_person(tx, *event, *account, EventPart::Organiser).await?;
        }
        hang!(tx, db, load, now);
        for guest in &load.guests {
            db::person::insert(tx, guest, now.recorded_at.timestamp()).await?;
        }
        db::stay::save(tx, &changes, ctx.zone).await?;
        for carried in &load.blocks {
            db::block::hold(tx, [carried.event]).await?;
            let course = carried.beside(&db::block::picked(tx, carried.event, ctx.zone).await?, now);
            db::block::carry(tx, &course, ctx.zone).await?;
        }
        Ok(())
    })
}

/// A status with what the record would have said of it on that day.
fn judged(ctx: &Context, load: &Load, record: &Precedents, (id, stage): (EventId, EventStage)) -> EventStage {
    let event = load.events.iter().find(|event| event.id == id).cloned();
    let then = event.map(|event| Event { status: stage.status, ..event });
    let day = ctx.zone.date(stage.at);
    let learned = then.and_then(|then| record.before(day).odds(&then, day));
    EventStage { learned: learned.map(Odds::percent), ..stage }
}

/// One change for each state, following from the state before it.
fn changes(past: &[Past], now: Stamp) -> impl Iterator<Item = Change> + '_ {
    let mut before: Option<&Stay> = None;
    past.iter().map(move |state| {
        let stamp = Stamp { effective_at: state.effective_at, ..now };
        let known = before.replace(&state.stay).cloned();
        Change { before: known, after: state.stay.clone(), action: state.action, stamp }
    })
}
