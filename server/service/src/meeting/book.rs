//! Times booked for somebody, and taken back, by whoever plans the event.

use super::letter::{Told, letter};
use super::times::told;
use super::{fault, refused, timed};
use crate::mail::MeetingDeed;
use crate::programme::takes_place;
use crate::rooming::record::may_read;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::claim::Interval;
use domain::ids::{EntryId, MeetingSlotId};
use domain::meeting::{By, Slot};

/// Books a time for somebody inside a body, as the rule allows it: whether it is free, the database says. Whoever has it
/// already has it.
macro_rules! lay {
    ($ctx:ident, $tx:ident, $db:ident, ($event:expr, $slot:expr, $all:expr), $id:expr, ($by:expr, $token:expr)) => {{
        let (event, slot) = (&$event, &$slot);
        let entries = $db::rooming::entries($tx, event.id).await?;
        let unknown = || $crate::meeting::fault("entry", "unknown");
        let entry = entries.iter().find(|entry| entry.id == $id).ok_or_else(unknown)?;
        if !entry.is_active() {
            return Err($crate::meeting::fault("entry", "withdrawn"));
        }
        if slot.booked == Some(entry.id) {
            return Ok(());
        }
        let (terms, now) = ($db::meeting::terms($tx, event.id).await?.terms, $ctx.now());
        let own = $crate::meeting::book::times_of(&$all, entry.id);
        if let Some(why) = slot.refusal(&terms, &own, $by, now) {
            return Err($crate::meeting::fault("slot", why.code()));
        }
        $db::meeting::book($tx, slot, entry.id, now.timestamp()).await?;
        let known = $db::registration::registrants($tx, event.id).await?;
        let language = known.into_iter().find(|one| one.entry == entry.id).map(|one| one.language);
        let hosts = $db::meeting::hosts($tx, event.id).await?;
        if let Some(line) = hosts.iter().find(|line| line.host.id == slot.host) {
            let told = $crate::meeting::letter::Told::entry(entry, language, (line, slot.time));
            let deed = ($crate::mail::MeetingDeed::Booked, $token);
            if let Some(mail) = $crate::meeting::letter::letter($ctx, event, told, deed) {
                $db::mail::put($tx, &mail).await?;
            }
        }
    }};
}

pub(super) use lay;

/// Books a time for somebody of the rooming list. The limits of participants are none for whoever plans the event.
pub async fn book_for(
    ctx: &Context,
    actor: &Actor,
    id: MeetingSlotId,
    entry: EntryId,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (event, slot, all) = timed!(tx, db, actor, id);
        takes_place(&event)?;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        lay!(ctx, tx, db, (event, slot, all), entry, (By::Planner, None));
        let (after, stamp) = (told(&slot), ctx.stamp(actor.id()));
        db::history::append(tx, "meeting_slot", id.uuid(), "book", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    outcome.map_err(refused)
}

/// Takes a time back from who has it, and tells them where it has not begun; closes it where `close` is asked for. Of a
/// time that another has since, nothing is done.
pub async fn take_back(
    ctx: &Context,
    actor: &Actor,
    (id, entry): (MeetingSlotId, EntryId),
    close: bool,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (event, slot, _) = timed!(tx, db, actor, id);
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let bookings = db::meeting::bookings(tx, event.id).await?;
        let theirs = bookings.iter().find(|booking| booking.slot == id && booking.entry == entry);
        let Some(booking) = theirs else { return Err(fault("slot", "not_theirs")) };
        db::meeting::give_back(tx, id, entry).await?;
        if close {
            db::meeting::set_open(tx, id, false).await?;
        }
        let stamp = ctx.stamp(actor.id());
        let hosts = db::meeting::hosts(tx, event.id).await?;
        let line = hosts.iter().find(|line| line.host.id == slot.host);
        let is_due = !event.status.is_off() && !slot.has_begun(stamp.recorded_at);
        if let Some(line) = line.filter(|_| is_due) {
            let told = Told::new(booking, [(line, slot.time)]);
            if let Some(mail) = letter(ctx, &event, told, (MeetingDeed::TakenBack, None)) {
                db::mail::put(tx, &mail).await?;
            }
        }
        let before = told(&slot);
        db::history::append(tx, "meeting_slot", id.uuid(), "take_back", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

/// The times that somebody has.
pub(super) fn times_of(all: &[Slot], entry: EntryId) -> Vec<Interval> {
    all.iter().filter(|slot| slot.booked == Some(entry)).map(|slot| slot.time).collect()
}
