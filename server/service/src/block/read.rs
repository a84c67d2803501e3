//! The rooms of an event, night by night, beside what the house has.

use crate::event::{bound, may_plan};
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{NaiveDate, TimeDelta};
use domain::access::Permission;
use domain::block::{Block, BlockState, Cell, is_shoulder};
use domain::calendar::{next_day, nights};
use domain::ids::RoomTypeId;
use domain::occupancy::NightDelta;
use store_model::event::{EventLine, EventPerson};
use store_model::night::House;
use store_model::today::TypeName;

/// Nights shown before the first day of an event and from the evening of its last, where nothing is agreed on them.
const SHOULDER: i64 = 2;

/// The rooms of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRecord {
    /// The event.
    pub line: EventLine,
    /// Its block; none where nothing was ever agreed.
    pub block: Option<Block>,
    /// The types of room, in the order of lists.
    pub types: Vec<TypeName>,
    /// Night by night, without a gap.
    pub nights: Vec<BlockLine>,
    /// Whether the actor may agree and release.
    pub may_plan: bool,
}

/// One night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockLine {
    /// The night.
    pub night: NaiveDate,
    /// Whether it lies outside the days of the event.
    pub shoulder: bool,
    /// One for each type.
    pub cells: Vec<BlockCell>,
}

/// A type on a night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockCell {
    /// Agreed.
    pub agreed: i64,
    /// Stays of the event.
    pub picked: i64,
    /// Held and not picked up.
    pub left: i64,
    /// Let go.
    pub released: i64,
    /// What the event could have in all: free in the house, held for it, and picked up by it.
    pub most: i64,
}

impl BlockCell {
    /// The sum of two.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            agreed: self.agreed + other.agreed,
            picked: self.picked + other.picked,
            left: self.left + other.left,
            released: self.released + other.released,
            most: self.most + other.most,
        }
    }
}

impl BlockLine {
    /// All types together.
    pub fn sum(&self) -> BlockCell {
        self.cells.iter().fold(BlockCell::default(), |sum, cell| sum.plus(*cell))
    }

    /// Whether anything was agreed or is taken.
    pub fn is_used(&self) -> bool {
        self.cells.iter().any(|cell| cell.agreed > 0 || cell.picked > 0)
    }
}

/// The rooms of an event; to organisers those of others' events are not there. `wider` shows so many more nights to
/// either side.
pub async fn one(ctx: &Context, actor: &Actor, code: &str, wider: i64) -> Result<BlockRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, line.event.id).await?;
        sees(actor, &people)?;
        let block = db::block::get(tx, line.event.id).await?;
        let stays = db::block::picked(tx, line.event.id, ctx.zone).await?;
        let (from, until) = span(&line, block.as_ref(), &stays, wider.clamp(0, super::FURTHEST));
        let counts = db::night::between(tx, from, until).await?;
        let house = House::new(counts, db::night::stock(tx).await?);
        let types = db::today::room_types(tx).await?;
        let days = (line.event.from, line.event.until);
        let row = |night| BlockLine {
            night,
            shoulder: is_shoulder(night, days),
            cells: types
                .iter()
                .map(|kind| cell((RoomTypeId::new(kind.id), night), block.as_ref(), &stays, &house))
                .collect(),
        };
        let nights = nights(from, until).map(row).collect();
        Ok(BlockRecord { may_plan: may_plan(actor, &people).is_ok(), line, block, types, nights })
    })
}

/// To an organiser without a part in it the event is not there.
pub(crate) fn sees(actor: &Actor, people: &[EventPerson]) -> Result<(), ServiceError> {
    let is_theirs = |account| people.iter().any(|person| person.account.uuid() == account);
    if bound(actor).is_none_or(is_theirs) { Ok(()) } else { Err(ServiceError::NotFound("event")) }
}

/// The nights from the first that matters up to, not including, the last.
fn span(line: &EventLine, block: Option<&Block>, stays: &NightDelta, wider: i64) -> (NaiveDate, NaiveDate) {
    let reach = TimeDelta::days(SHOULDER + wider);
    let agreed = block.into_iter().flat_map(|block| block.nights.keys());
    let all = agreed.chain(stays.keys()).map(|(_, night)| *night);
    let (first, last) = (line.event.from - reach, line.event.until + reach - TimeDelta::days(1));
    let (first, last) = all.fold((first, last), |(first, last), night| (first.min(night), last.max(night)));
    (first, next_day(last))
}

fn cell(cell: Cell, block: Option<&Block>, stays: &NightDelta, house: &House) -> BlockCell {
    let night = block.and_then(|block| block.nights.get(&cell)).copied().unwrap_or_default();
    let is_held = block.is_some_and(|block| block.state == BlockState::Held);
    let left = if is_held { night.left() } else { 0 };
    let picked = stays.get(&cell).copied().unwrap_or_default();
    let most = (house.on(cell).free() + left + picked).max(0);
    BlockCell { agreed: night.agreed, picked, left, released: night.released, most }
}
