//! Imports of events: each with its rooms, whole or not at all.

#[path = "events_follow.rs"]
mod follow;
#[path = "events_here.rs"]
mod here;
#[path = "events_known.rs"]
mod known;

pub use here::{balance, nights_here, others_here, put_balance};
pub use known::known;

use crate::{Conn, StoreError, block, classify, event, history, night, organisation};
use domain::block::{Block, BlockState, Cell};
use domain::calendar::{CampusZone, next_day};
use domain::event::{Event, EventPart, next_code};
use domain::ids::OrganisationId;
use domain::occupancy::NightDelta;
use domain::organisation::Organisation;
use domain::search::folded;
use follow::follow;
use known::Link;
use serde_json::json;
use sqlx::Connection;
use std::collections::HashMap;
use store_model::block::Deed;
use store_model::import::events::{Became, BlockSays, EventBatch, EventSays, Fate, Hindrance, Lack, Unit};
use store_model::night::House;

/// What a batch knows of names and numbers. A unit that is not taken adds nothing to it.
struct Names {
    organisations: HashMap<Vec<String>, OrganisationId>,
    codes: HashMap<String, String>,
}

/// Writes units, each behind a savepoint of its own, and says what became of each, in their order. A unit that is not
/// taken leaves no trace and stops no other.
pub async fn write(db: &mut Conn, batch: EventBatch<'_>, zone: CampusZone) -> Result<Vec<Fate>, StoreError> {
    let organisations = organisation::all(db).await?.into_iter().map(|one| (folded(&one.name), one.id));
    let mut names = Names { organisations: organisations.collect(), codes: HashMap::new() };
    let mut fates = Vec::with_capacity(batch.units.len());
    for unit in batch.units {
        fates.push(attempt(db, batch, unit, &mut names, zone).await?);
    }
    Ok(fates)
}

async fn attempt(
    db: &mut Conn,
    batch: EventBatch<'_>,
    unit: &Unit,
    names: &mut Names,
    zone: CampusZone,
) -> Result<Fate, StoreError> {
    let mut point = db.begin().await.map_err(classify)?;
    let outcome = take(&mut point, batch, unit, names, zone).await;
    let refused = match outcome {
        Ok(Fate::Taken { event, block }) => {
            point.commit().await.map_err(classify)?;
            return Ok(Fate::Taken { event, block });
        }
        Ok(Fate::Refused(why)) => Some(why),
        Err(StoreError::Full { .. }) => None,
        Err(StoreError::Overlap { .. } | StoreError::Scarce { .. }) => Some(Hindrance::InTheWay),
        Err(other) => return Err(other),
    };
    point.rollback().await.map_err(classify)?;
    let why = match refused {
        Some(why) => why,
        None => Hindrance::Full(lacks(db, batch.source, unit, zone).await?),
    };
    Ok(Fate::Refused(why))
}

async fn take(
    db: &mut Conn,
    batch: EventBatch<'_>,
    unit: &Unit,
    names: &mut Names,
    zone: CampusZone,
) -> Result<Fate, StoreError> {
    match (known::link(db, batch.source, &unit.reference).await?, &unit.event) {
        (Some(link), _) => follow(db, batch, (unit, &link), names, zone).await,
        (None, Some(says)) => add(db, batch, (unit, says), names, zone).await,
        (None, None) => Ok(Fate::Refused(Hindrance::Unknown)),
    }
}

/// Takes an event that was not known, with its rooms.
async fn add(
    db: &mut Conn,
    batch: EventBatch<'_>,
    (unit, says): (&Unit, &EventSays),
    names: &mut Names,
    zone: CampusZone,
) -> Result<Fate, StoreError> {
    let year = says.event.from.format("%y").to_string();
    let last = match names.codes.get(&year) {
        Some(last) => Some(last.clone()),
        None => event::last_code(db, &year).await?,
    };
    let code = next_code(&year, last.as_deref());
    let holder = holder(db, batch, says.organisation.as_ref(), names).await?;
    let organisation = holder.as_ref().map(|(_, id)| *id);
    let new = Event { code: code.clone(), organisation, version: 1, ..says.event.clone() };
    event::insert(db, &new).await?;
    for stage in &says.stages {
        event::enter(db, new.id, stage).await?;
    }
    note(db, batch, (None, &new)).await?;
    let block = match &unit.block {
        Some(block) => put_block(db, batch, (&new, None), block, zone).await?,
        None => None,
    };
    if let Some(organiser) = says.organiser {
        // Afterwards, so that what is taken over is no news to them.
        event::put_person(db, new.id, organiser, EventPart::Organiser).await?;
    }
    let link = Link {
        event: new.id,
        said: says.said.to_vec(),
        version: new.version,
        block_said: unit.block.as_ref().map(|block| block.said.to_vec()),
        block_version: block,
        organiser: says.organiser,
    };
    known::remember(db, (batch.source, &unit.reference), &link).await?;
    names.codes.insert(year, code);
    names.organisations.extend(holder);
    Ok(Fate::Taken { event: Some(Became::New), block: unit.block.as_ref().map(|_| Became::New) })
}

async fn note(
    db: &mut Conn,
    batch: EventBatch<'_>,
    (before, after): (Option<&Event>, &Event),
) -> Result<(), StoreError> {
    let (before, now) = (before.map(|before| json!(before)), json!(after));
    history::append(db, "event", after.id.uuid(), "import", batch.stamp, (before.as_ref(), Some(&now))).await
}

/// The organisation of a name, and how it is told; added where nobody is called so.
async fn holder(
    db: &mut Conn,
    batch: EventBatch<'_>,
    wanted: Option<&Organisation>,
    names: &Names,
) -> Result<Option<(Vec<String>, OrganisationId)>, StoreError> {
    let Some(wanted) = wanted else { return Ok(None) };
    let name = folded(&wanted.name);
    if let Some(known) = names.organisations.get(&name) {
        return Ok(Some((name, *known)));
    }
    Ok(Some((name, organisation::find_or_add(db, wanted, batch.stamp).await?)))
}

/// Writes the rooms of an event; the version they came to, or none where none are agreed and none were. Those of an event
/// that is over are let go at once, as they would be the next night.
async fn put_block(
    db: &mut Conn,
    batch: EventBatch<'_>,
    (event, before): (&Event, Option<&Block>),
    says: &BlockSays,
    zone: CampusZone,
) -> Result<Option<i64>, StoreError> {
    if before.is_none() && says.rooms.is_empty() {
        return Ok(None);
    }
    block::hold(db, [event.id]).await?;
    let asked = Block::asked(event.id, batch.stamp.effective_at);
    let picked = block::picked(db, event.id, zone).await?;
    let state = if event.holds() { BlockState::Held } else { BlockState::Waiting };
    let agreed = before.unwrap_or(&asked).agree(&says.rooms, &picked, state);
    let agreed = Block { cut_off: says.cut_off, ..agreed };
    let is_over = event.until < batch.today || says.cut_off.is_some_and(|day| day < batch.today);
    let after = if is_over { agreed.release().unwrap_or(agreed) } else { agreed };
    block::save(db, (before, &after), (Deed::Import, batch.stamp), zone).await?;
    Ok(Some(after.version))
}

/// The nights that are short of rooms for a unit, as things stand without it.
async fn lacks(db: &mut Conn, source: &str, unit: &Unit, zone: CampusZone) -> Result<Vec<Lack>, StoreError> {
    let known = known::link(db, source, &unit.reference).await?.map(|link| link.event);
    let block = match known {
        Some(event) => block::get(db, event).await?,
        None => None,
    };
    let picked = match known {
        Some(event) => block::picked(db, event, zone).await?,
        None => NightDelta::new(),
    };
    let held = block.as_ref().map(Block::takes).unwrap_or_default();
    let wanted = match &unit.block {
        Some(asked) => asked.rooms.clone(),
        None => block
            .into_iter()
            .flat_map(|block| block.nights)
            .map(|(cell, night)| (cell, night.agreed))
            .collect(),
    };
    let nights = || wanted.keys().map(|(_, night)| *night);
    let (Some(first), Some(last)) = (nights().min(), nights().max()) else { return Ok(Vec::new()) };
    let house = House::new(night::between(db, first, next_day(last)).await?, night::stock(db).await?);
    let lack = |(&cell, &asked): (&Cell, &i64)| {
        let rooms = asked - house.most(cell, &held, &picked);
        (rooms > 0).then_some(Lack { cell, rooms })
    };
    let mut lacks = wanted.iter().filter_map(lack).collect::<Vec<_>>();
    lacks.sort_by_key(|lack| lack.cell.1);
    Ok(lacks)
}
