//! A list as a use case works on it: its entries, and what is left of the block for them.

use domain::block::Block;
use domain::campus::RoomType;
use domain::event::Event;
use domain::ids::RoomTypeId;
use domain::rooming::{Check, Entry, check, rooms};
use serde_json::{Value, json};
use store_model::rooming::List;

/// The list of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loaded {
    pub event: Event,
    pub list: List,
    pub entries: Vec<Entry>,
    pub types: Vec<RoomType>,
    pub block: Option<Block>,
}

/// Reads the list of an event, inside a body.
macro_rules! loaded {
    ($tx:ident, $db:ident, $event:expr) => {{
        let event = $event;
        $crate::rooming::loaded::Loaded {
            list: $db::rooming::list($tx, event.id).await?.unwrap_or_default(),
            entries: $db::rooming::entries($tx, event.id).await?,
            types: $db::campus::all_room_types($tx).await?,
            block: $db::block::get($tx, event.id).await?,
            event,
        }
    }};
}

/// Writes what the entries of a list are after a change, inside a body: new ones at the end, each with its person. History
/// tells of the list as a whole.
macro_rules! write_list {
    ($ctx:expr, $tx:ident, $db:ident, ($loaded:expr, $after:expr), $stamp:expr) => {{
        let (loaded, after): (&$crate::rooming::loaded::Loaded, &[::domain::rooming::Entry]) =
            (&$loaded, &$after);
        let (id, now) = (loaded.event.id, $stamp.recorded_at.timestamp());
        let list = ::store_model::rooming::List { version: loaded.list.version + 1, ..loaded.list };
        $db::rooming::put_list($tx, id, list).await?;
        for (before, after) in loaded.entries.iter().zip(after).filter(|(before, after)| before != after) {
            $db::rooming::update($tx, before, after, ($ctx.ids.next(), now)).await?;
        }
        for entry in &after[loaded.entries.len()..] {
            let made = ($ctx.ids.next(), now, loaded.event.synthetic);
            $db::rooming::insert($tx, id, entry, made).await?;
        }
        let counts = $crate::rooming::loaded::counts;
        let (before, after) = (counts(&loaded.entries), counts(after));
        let states = (Some(&before), Some(&after));
        $db::history::append($tx, "rooming_list", id.uuid(), "change", $stamp, states).await?;
    }};
}

pub(crate) use {loaded, write_list};

impl Loaded {
    /// Entries against what the block has left, held or only asked for.
    pub fn check(&self, entries: &[Entry]) -> Check {
        let beds = |id: RoomTypeId| {
            self.types.iter().find(|kind| kind.id == id).map_or(1, |kind| i64::from(kind.beds))
        };
        let nights = self.block.iter().flat_map(|block| &block.nights);
        let left = nights.map(|(cell, night)| (*cell, night.left())).collect();
        check(entries, rooms(entries, beds), left, (self.event.from, self.event.until))
    }

    /// The type for somebody who asks for none: the one most was agreed of, with beds for two where they share.
    pub fn usual_type(&self, shares: bool) -> Option<RoomTypeId> {
        let beds = if shares { 2 } else { 1 };
        let fits = |kind: &&RoomType| i64::from(kind.beds) >= beds;
        let agreed = |kind: &&RoomType| {
            let nights = self.block.iter().flat_map(|block| &block.nights);
            nights.filter(|((id, _), _)| *id == kind.id).map(|(_, night)| night.agreed).sum::<i64>()
        };
        // The first of the list where nothing is agreed: of several that are the most, `max_by_key` gives the last.
        self.types.iter().rev().filter(fits).max_by_key(agreed).map(|kind| kind.id)
    }
}

/// How many entries stand where: what history tells of a list.
pub(crate) fn counts(entries: &[Entry]) -> Value {
    let count = |is: fn(&Entry) -> bool| entries.iter().filter(|entry| is(entry)).count();
    json!({
        "proposed": count(|entry| entry.is_active() && entry.booked.is_none() && !entry.is_to_book()),
        "approved": count(Entry::is_to_book),
        "booked": count(|entry| entry.is_active() && entry.booked.is_some()),
        "withdrawn": count(|entry| !entry.is_active()),
    })
}
