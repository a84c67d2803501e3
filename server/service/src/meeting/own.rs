//! Times as somebody who registered sees and books them, under the link of their own. What others booked is not there.

use super::book::{lay, times_of};
use super::times::told;
use super::{fault, refused};
use crate::account::throttle::{bucket, count};
use crate::registration::{OWN_PREFIX, no_link, whose};
use crate::store::{read, transact};
use crate::token::secret;
use crate::{Context, ServiceError};
use domain::ids::{EntryId, MeetingSlotId};
use domain::meeting::{By, Gate, Refusal, Slot, is_full};
use domain::throttle::Limit;
use store_model::meeting::{HostLine, KnownTerms};

/// With one link: each time that is booked sends a mail.
const LINK: Limit = Limit { free: 60, longest: 15 * 60 };

/// What somebody is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Title of the event.
    pub title: String,
    /// Whether anything can be booked.
    pub gate: Gate,
    /// The terms.
    pub known: KnownTerms,
    /// Whether they take part: nobody who withdrew meets anybody.
    pub active: bool,
    /// Whether they have as many as one may have.
    pub full: bool,
    /// Who can be met, while something can be booked.
    pub hosts: Vec<Offering>,
    /// Their own meetings, in order.
    pub mine: Vec<Met>,
}

/// A host with the times that somebody could book, but for how many they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offering {
    /// The host.
    pub line: HostLine,
    /// The times.
    pub free: Vec<Slot>,
}

/// A meeting of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The time.
    pub slot: Slot,
    /// With whom.
    pub line: HostLine,
    /// Whether it can still be given back.
    pub is_to_come: bool,
}

/// What a link of somebody's own offers.
pub async fn offered(ctx: &Context, presented: &str) -> Result<Offered, ServiceError> {
    let (hash, today) = (secret::hash_of(presented, OWN_PREFIX).ok_or_else(no_link)?, ctx.today());
    read!(ctx.store, |tx, db| {
        let (code, id) = whose(db::registration::opened(tx, &hash).await?)?;
        let event = db::event::line(tx, &code).await?.ok_or_else(no_link)?.event;
        let entries = db::rooming::entries(tx, event.id).await?;
        let entry = entries.iter().find(|entry| entry.id == id).ok_or_else(no_link)?;
        let known = db::meeting::terms(tx, event.id).await?;
        let hosts = db::meeting::hosts(tx, event.id).await?;
        let slots = db::meeting::slots(tx, event.id).await?;
        let gate = known.terms.gate(&event, today);
        let full = is_full(&known.terms, &times_of(&slots, id));
        let mine = mine(ctx, &slots, (&hosts, id));
        let active = entry.is_active();
        let shown = if gate == Gate::Open && active { hosts } else { Vec::new() };
        let hosts = offering(ctx, &slots, known, (shown, id));
        Ok(Offered { title: event.title, gate, known, active, full, hosts, mine })
    })
}

fn mine(ctx: &Context, slots: &[Slot], (hosts, id): (&[HostLine], EntryId)) -> Vec<Met> {
    let line = |slot: &Slot| hosts.iter().find(|line| line.host.id == slot.host).cloned();
    let mine = slots.iter().filter(|slot| slot.booked == Some(id));
    let met = mine.filter_map(|slot| {
        Some(Met { slot: *slot, line: line(slot)?, is_to_come: !slot.has_begun(ctx.now()) })
    });
    met.collect()
}

/// Hosts without any time are not ready to be met.
fn offering(
    ctx: &Context,
    slots: &[Slot],
    known: KnownTerms,
    (hosts, id): (Vec<HostLine>, EntryId),
) -> Vec<Offering> {
    let own = times_of(slots, id);
    let would_do = |slot: &Slot| {
        let refusal = slot.refusal(&known.terms, &own, By::Participant, ctx.now());
        slot.booked.is_none() && refusal.is_none_or(|why| why == Refusal::Most)
    };
    let of = |line: &HostLine| slots.iter().filter(|slot| slot.host == line.host.id).collect::<Vec<_>>();
    let shown = hosts.into_iter().filter(|line| !of(line).is_empty());
    let shown = shown.map(|line| {
        let free = of(&line).into_iter().filter(|slot| would_do(slot)).copied().collect();
        Offering { line, free }
    });
    shown.collect()
}

/// Books a time under a link of somebody's own; sent twice, it is booked once.
pub async fn book_own(ctx: &Context, presented: &str, id: MeetingSlotId) -> Result<(), ServiceError> {
    let hash = secret::hash_of(presented, OWN_PREFIX).ok_or_else(no_link)?;
    count(ctx, &[(bucket(["meeting", presented, "*"]), LINK)]).await?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (code, entry) = whose(db::registration::opened(tx, &hash).await?)?;
        let event = db::event::kept(tx, &code).await?.ok_or_else(no_link)?.event;
        let gate = db::meeting::terms(tx, event.id).await?.terms.gate(&event, ctx.today());
        if gate != Gate::Open {
            return Err(fault("gate", gate.code()));
        }
        let all = db::meeting::slots(tx, event.id).await?;
        let Some(slot) = all.iter().find(|slot| slot.id == id).copied() else {
            return Err(fault("slot", "taken"));
        };
        lay!(ctx, tx, db, (event, slot, all), entry, (By::Participant, Some(presented)));
        // As what participants say of themselves: on record, and no news to whoever plans the event.
        let (after, stamp) = (told(&slot), ctx.stamp(None));
        db::history::append(tx, "registrant", entry.uuid(), "book", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    outcome.map_err(refused)
}

/// Gives a time back under a link of somebody's own, for as long as it has not begun; sent twice, it is given back once.
pub async fn give_back_own(ctx: &Context, presented: &str, id: MeetingSlotId) -> Result<(), ServiceError> {
    let hash = secret::hash_of(presented, OWN_PREFIX).ok_or_else(no_link)?;
    transact!(ctx.store, |tx, db| {
        let (code, entry) = whose(db::registration::opened(tx, &hash).await?)?;
        let event = db::event::kept(tx, &code).await?.ok_or_else(no_link)?.event;
        let slots = db::meeting::slots(tx, event.id).await?;
        let Some(slot) = slots.iter().find(|slot| slot.id == id && slot.booked == Some(entry)) else {
            return Ok(());
        };
        if slot.has_begun(ctx.now()) {
            return Err(fault("slot", Refusal::Late.code()));
        }
        db::meeting::give_back(tx, id, entry).await?;
        let (before, stamp) = (told(slot), ctx.stamp(None));
        db::history::append(tx, "registrant", entry.uuid(), "take_back", stamp, (Some(&before), None))
            .await?;
        Ok(())
    })
}
