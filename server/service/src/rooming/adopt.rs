//! Adopting: whoever is named in a stay that was booked without the list gets a line on it.

use super::loaded::{Loaded, counts, loaded};
use super::record::may_read;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::EntryId;
use domain::rooming::{Booked, Details, Entry, Source, State};
use domain::stay::{GuestLine, Stay};
use store_model::event::EventLine;
use store_model::person::Guest;
use store_model::rooming::List;

/// What adopting would put onto a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// The event.
    pub line: EventLine,
    /// The version of the list it was looked up for.
    pub version: i64,
    /// The new lines, booked as they are.
    pub entries: Vec<Entry>,
    /// Stays of which nobody can get a line: nobody is named in them, nobody sleeps, or whoever is named is on another
    /// list.
    pub left: i64,
}

/// The lines that can be put onto a list, and how many stays have none, inside a body.
macro_rules! found {
    ($ctx:expr, $tx:ident, $db:ident, $loaded:expr) => {{
        let (mut entries, mut left) = (Vec::new(), 0);
        for id in $db::rooming::beside($tx, $loaded.event.id).await? {
            let Some(stay) = $db::stay::get($tx, id).await? else { continue };
            let before = entries.len();
            for line in stay.guests.iter().filter(|line| !line.dates.is_day_use()) {
                let Some(guest) = line.guest else { continue };
                if $db::rooming::is_listed($tx, guest).await? {
                    continue;
                }
                let Some(guest) = $db::person::get($tx, guest).await? else { continue };
                let step_free = $db::rooming::needs_step_free($tx, guest.id).await?;
                let place = next_place($loaded, &entries);
                let id = EntryId::new($ctx.ids.next());
                entries.push(entry((id, place), &stay, *line, (guest, step_free)));
            }
            left += i64::from(entries.len() == before);
        }
        (entries, left)
    }};
}

/// What adopting would put onto the list of an event; nothing is written.
pub async fn adoptable(ctx: &Context, actor: &Actor, code: &str) -> Result<Adoption, ServiceError> {
    actor.require(Permission::WriteStays)?;
    read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        may_read(actor, &db::event::people(tx, line.event.id).await?)?;
        let loaded = loaded!(tx, db, line.event.clone());
        let (entries, left) = found!(ctx, tx, db, &loaded);
        Ok(Adoption { line, version: loaded.list.version, entries, left })
    })
}

/// Puts onto the list whoever [`adoptable`] named, at the version that was looked at; says how many they are.
pub async fn adopt(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
) -> Result<usize, ServiceError> {
    actor.require(Permission::WriteStays)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let (id, stamp, loaded) = (event.id, ctx.stamp(actor.id()), loaded!(tx, db, event));
        seen("rooming_list", version, loaded.list.version)?;
        let (entries, _) = found!(ctx, tx, db, &loaded);
        if entries.is_empty() {
            return Ok(0);
        }
        let list = List { version: loaded.list.version + 1, ..loaded.list };
        db::rooming::put_list(tx, id, list).await?;
        for entry in &entries {
            db::rooming::insert_line(tx, id, entry).await?;
        }
        let after = loaded.entries.iter().chain(&entries).cloned().collect::<Vec<_>>();
        let (before, after) = (counts(&loaded.entries), counts(&after));
        let states = (Some(&before), Some(&after));
        db::history::append(tx, "rooming_list", id.uuid(), "add", stamp, states).await?;
        Ok(entries.len())
    })
}

fn next_place(loaded: &Loaded, new: &[Entry]) -> i64 {
    let last = loaded.entries.iter().chain(new).map(|entry| entry.position).max();
    last.unwrap_or_default() + 1
}

/// A line that says what the stay says.
fn entry(
    (id, position): (EntryId, i64),
    stay: &Stay,
    line: GuestLine,
    (guest, step_free): (Guest, bool),
) -> Entry {
    let details = Details {
        name: guest.full_name,
        email: guest.email,
        enrolment: String::new(),
        nights: line.dates,
        room_type: stay.room_type,
        sharing: String::new(),
        step_free,
        visa: None,
        remarks: String::new(),
    };
    let booked = Booked {
        stay: stay.id,
        reference: stay.reference.clone(),
        status: stay.status,
        whole: stay.dates,
        own: Some(line.dates),
    };
    Entry {
        id,
        guest: guest.id,
        position,
        source: Source::Typed,
        details,
        state: State::Approved,
        booked: Some(booked),
        seen: None,
        need_changed: false,
        version: 1,
    }
}
