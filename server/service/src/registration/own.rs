//! What somebody said who registered, under their own link: seen, changed, withdrawn.

use super::answers::Answers;
use super::offer::{Offer, offer, periods, taken};
use super::register::passes;
use super::{OWN_PREFIX, no_link};
use crate::error::FieldError;
use crate::rooming::loaded::{Loaded, loaded, write_list};
use crate::rooming::write::approve_fitting;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::token::secret;
use crate::{Context, ServiceError};
use domain::ids::EntryId;
use domain::meeting::Gate as MeetingGate;
use domain::registration::{Gate, Terms};
use domain::retention::{Kind, Period};
use domain::rooming::{Check, Details, Entry, EntryError};
use serde_json::json;
use store_model::registration::{Needs, Opened, Registrant};

/// Somebody's own registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// What the event offers.
    pub offer: Offer,
    /// Their entry of the list.
    pub entry: Entry,
    /// What is known beside it.
    pub registrant: Registrant,
    /// What they need.
    pub needs: Needs,
    /// Whether what they said can still be changed.
    pub changes: bool,
    /// Whether they can still withdraw.
    pub withdraws: bool,
    /// Whether there are meetings to be booked, or booked by them.
    pub meets: bool,
}

/// What a link of somebody's own shows.
pub async fn own(ctx: &Context, presented: &str) -> Result<Mine, ServiceError> {
    let (hash, today) = (secret::hash_of(presented, OWN_PREFIX).ok_or_else(no_link)?, ctx.today());
    read!(ctx.store, |tx, db| {
        let (code, id) = whose(db::registration::opened(tx, &hash).await?)?;
        let event = db::event::line(tx, &code).await?.ok_or_else(no_link)?.event;
        let registration = db::registration::get(tx, event.id).await?.ok_or_else(no_link)?;
        let entries = db::rooming::entries(tx, event.id).await?;
        let entry = entries.iter().find(|entry| entry.id == id).cloned().ok_or_else(no_link)?;
        let mut registrants = db::registration::registrants(tx, event.id).await?.into_iter();
        let registrant = registrants.find(|one| one.entry == id).ok_or_else(no_link)?;
        let mut needs = db::registration::needs_of_event(tx, event.id).await?.into_iter();
        let needs =
            needs.find(|(guest, _)| *guest == entry.guest).map(|(_, needs)| needs).unwrap_or_default();
        let gate = gate_of(registration.terms.gate(&event, taken(&entries), today), &entry);
        let withdraws = entry.is_active() && event.until >= today;
        let offer = offer(&event, registration, taken(&entries), periods!(tx, db), today);
        let can_meet = db::meeting::terms(tx, event.id).await?.terms.gate(&event, today) == MeetingGate::Open;
        let slots = db::meeting::slots(tx, event.id).await?;
        let meets = slots.iter().any(|slot| can_meet || slot.booked == Some(id));
        Ok(Mine { offer, entry, registrant, needs, changes: gate == Gate::Open, withdraws, meets })
    })
}

/// Changes what somebody said, under their own link; withdrawn before, they are back on the list. The address they
/// registered with stays.
pub async fn change_own(
    ctx: &Context,
    (presented, version): (&str, i64),
    answers: &Answers,
) -> Result<(), ServiceError> {
    let hash = secret::hash_of(presented, OWN_PREFIX).ok_or_else(no_link)?;
    transact!(ctx.store, |tx, db| {
        let (code, id) = whose(db::registration::opened(tx, &hash).await?)?;
        let event = db::event::kept(tx, &code).await?.ok_or_else(no_link)?.event;
        let terms = db::registration::get(tx, event.id).await?.ok_or_else(no_link)?.terms;
        let loaded = loaded!(tx, db, event);
        let place = place(&loaded, id, version)?;
        let next = changed(ctx, &loaded, (place, &terms), answers)?;
        let mut after = loaded.entries.clone();
        after[place] = next;
        if loaded.list.auto_approve {
            approve_fitting(&loaded, &mut after, Check::fits_by_rule);
        }
        let (event, stamp) = (loaded.event.id, ctx.stamp(None));
        let now = stamp.recorded_at.timestamp();
        write_list!(ctx, tx, db, (loaded, after), stamp);
        let needs = ([ctx.ids.next(), ctx.ids.next()], now);
        db::registration::put_needs(tx, after[place].guest, &answers.needs(), needs).await?;
        let mut registrants = db::registration::registrants(tx, event).await?.into_iter();
        let before = registrants.find(|one| one.entry == id).ok_or_else(no_link)?;
        let registrant = Registrant {
            organisation: answers.organisation.trim().to_owned(),
            language: answers.language.clone(),
            version: before.version + 1,
            ..before.clone()
        };
        db::registration::update(tx, &before, &registrant).await?;
        let told = json!({ "event": event });
        db::history::append(tx, "registrant", id.uuid(), "change", stamp, (None, Some(&told))).await?;
        Ok(())
    })
}

/// Withdraws somebody under their own link, for as long as the event is not over. What is booked waits for the desk.
pub async fn withdraw_own(ctx: &Context, (presented, version): (&str, i64)) -> Result<(), ServiceError> {
    let hash = secret::hash_of(presented, OWN_PREFIX).ok_or_else(no_link)?;
    transact!(ctx.store, |tx, db| {
        let (code, id) = whose(db::registration::opened(tx, &hash).await?)?;
        let event = db::event::kept(tx, &code).await?.ok_or_else(no_link)?.event;
        passes(if event.until < ctx.today() { Gate::Closed } else { Gate::Open })?;
        let loaded = loaded!(tx, db, event);
        let found = loaded.entries.iter().position(|entry| entry.id == id).ok_or_else(no_link)?;
        if !loaded.entries[found].is_active() {
            return Ok(());
        }
        let (place, stamp) = (place(&loaded, id, version)?, ctx.stamp(None));
        let mut after = loaded.entries.clone();
        after[place] = after[place].withdraw();
        write_list!(ctx, tx, db, (loaded, after), stamp);
        let told = json!({ "event": loaded.event.id });
        db::history::append(tx, "registrant", id.uuid(), "withdraw", stamp, (None, Some(&told))).await?;
        Ok(())
    })
}

/// The event and the entry of a link of somebody's own.
pub(crate) fn whose(opened: Option<Opened>) -> Result<(String, EntryId), ServiceError> {
    let Opened { event, entry } = opened.ok_or_else(no_link)?;
    Ok((event, entry.ok_or_else(no_link)?))
}

fn place(loaded: &Loaded, id: EntryId, version: i64) -> Result<usize, ServiceError> {
    let place = loaded.entries.iter().position(|entry| entry.id == id).ok_or_else(no_link)?;
    seen("entry", version, loaded.entries[place].version)?;
    Ok(place)
}

/// Who is on the list has a place on it, however full it is.
fn gate_of(gate: Gate, entry: &Entry) -> Gate {
    if gate == Gate::Full && entry.is_active() { Gate::Open } else { gate }
}

fn changed(
    ctx: &Context,
    loaded: &Loaded,
    (place, terms): (usize, &Terms),
    answers: &Answers,
) -> Result<Entry, ServiceError> {
    let entry = &loaded.entries[place];
    passes(gate_of(terms.gate(&loaded.event, taken(&loaded.entries), ctx.today()), entry))?;
    let back = if entry.is_active() { entry.clone() } else { entry.put_back() };
    let answers = Answers { email: entry.details.email.clone(), ..answers.clone() };
    let offered = terms.offered((loaded.event.from, loaded.event.until));
    let said = answers.details(loaded, Some(&entry.details), offered).map_err(ServiceError::Invalid)?;
    back.change(in_usual_type(loaded, &back, said), false).map_err(refused)
}

/// Whoever begins or ceases to share is asked a room for, of the usual type; not where it is booked.
fn in_usual_type(loaded: &Loaded, entry: &Entry, said: Details) -> Details {
    let shares = !said.sharing.is_empty();
    if entry.booked.is_some() || shares != entry.details.sharing.is_empty() {
        return said;
    }
    let usual = loaded.usual_type(shares).unwrap_or(said.room_type);
    Details { room_type: usual, ..said }
}

fn refused(error: EntryError) -> ServiceError {
    let fault = match error {
        EntryError::Booked(field) => FieldError::new(field.code(), "booked"),
        EntryError::Withdrawn => FieldError::new("name", "withdrawn"),
    };
    ServiceError::Invalid(vec![fault])
}
