//! Hosts added, changed and taken away: each in one transaction with its history.

use super::letter::{Told, letter};
use super::{check, fault, found, planned};
use crate::mail::MeetingDeed;
use crate::programme::takes_place;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::MeetingHostId;
use domain::meeting::{Host, Profile};
use serde_json::{Value, json};

/// Ends the use case where a host would be an exhibitor, or in a hall, that its event does not have.
macro_rules! belongs {
    ($tx:ident, $db:ident, $event:expr, $profile:expr) => {
        let exhibitors = $db::stand::exhibitors($tx, $event).await?;
        if $profile.exhibitor.is_some_and(|id| exhibitors.iter().all(|one| one.id != id)) {
            return Err(fault("exhibitor", "unknown"));
        }
        let functions = $db::function::of_event($tx, $event).await?;
        if $profile.function.is_some_and(|id| functions.iter().all(|one| one.id != id)) {
            return Err(fault("function", "unknown"));
        }
    };
}

/// Takes a host down for the event of a code. Sent twice, it is taken down once.
pub async fn add_host(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, MeetingHostId),
    profile: &Profile,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(profile.check())?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = planned!(tx, db, actor, code);
        if db::meeting::event_of_host(tx, id).await?.is_some() {
            return Ok(());
        }
        belongs!(tx, db, event.id, profile);
        let host = Host { id, event: event.id, profile: profile.trimmed(), version: 1 };
        db::meeting::insert_host(tx, &host).await?;
        let (after, stamp) = (told(&host), ctx.stamp(actor.id()));
        db::history::append(tx, "meeting_host", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("meeting_host_pkey") => Ok(()),
        other => other,
    }
}

/// Changes what participants read of a host, at the version that was seen.
pub async fn change_host(
    ctx: &Context,
    actor: &Actor,
    (id, version): (MeetingHostId, i64),
    profile: &Profile,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(profile.check())?;
    transact!(ctx.store, |tx, db| {
        let (event, line) = found!(tx, db, actor, id);
        takes_place(&event)?;
        belongs!(tx, db, event.id, profile);
        let before = line.host;
        seen("meeting_host", version, before.version)?;
        let after = Host { profile: profile.trimmed(), version: version + 1, ..before.clone() };
        db::meeting::update_host(tx, &after).await?;
        let (pair, stamp) = ((told(&before), told(&after)), ctx.stamp(actor.id()));
        let pair = (Some(&pair.0), Some(&pair.1));
        db::history::append(tx, "meeting_host", id.uuid(), "change", stamp, pair).await?;
        Ok(())
    })
}

/// Takes a host away with its times, at the version that was seen. Whoever booked one that has not begun is told; `told_of`
/// is how many of those whoever does it was shown, and where there are others now nothing is done.
pub async fn remove_host(
    ctx: &Context,
    actor: &Actor,
    (id, version): (MeetingHostId, i64),
    told_of: usize,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (event, line) = found!(tx, db, actor, id);
        seen("meeting_host", version, line.host.version)?;
        let slots = db::meeting::slots(tx, event.id).await?;
        let (stamp, mut booked) = (ctx.stamp(actor.id()), 0);
        for booking in db::meeting::bookings(tx, event.id).await? {
            let of_host = |slot: &&domain::meeting::Slot| slot.id == booking.slot && slot.host == id;
            let Some(slot) = slots.iter().find(of_host) else { continue };
            booked += 1;
            let told = Told::new(&booking, [(&line, slot.time)]);
            let is_due = !event.status.is_off() && !slot.has_begun(stamp.recorded_at);
            let mail = letter(ctx, &event, told, (MeetingDeed::TakenBack, None)).filter(|_| is_due);
            if let Some(mail) = mail {
                db::mail::put(tx, &mail).await?;
            }
        }
        if booked != told_of {
            return Err(fault("booked", "changed"));
        }
        db::meeting::delete_host(tx, id, stamp.recorded_at.timestamp()).await?;
        let before = json!({ "event": event.id, "booked": booked });
        db::history::append(tx, "meeting_host", id.uuid(), "remove", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

/// What history keeps: who it is stays out, for it may be a person.
fn told(host: &Host) -> Value {
    let profile = &host.profile;
    let languages = profile.languages.iter().map(|language| language.code()).collect::<Vec<_>>();
    json!({ "event": host.event, "function": profile.function, "languages": languages.join(", ") })
}
