//! What those who registered are told when their event moves to other days, or does not take place.

use crate::Context;
use crate::mail::{EventDeed, Letter, to_participant};
use domain::event::Event;
use domain::mail::is_mailbox;
use domain::rooming::Entry;
use store_model::mail::NewMail;
use store_model::registration::Registrant;

/// Whether what a mail tells is that this event does not take place. A mail that was written before the event itself was
/// kept in it is known by the title.
pub(crate) fn tells_off(told: &str, of: &Event) -> bool {
    match serde_json::from_str(told) {
        Ok(Letter::EventNews { about, event, deed: EventDeed::Off, .. }) => {
            about.map_or(event == of.title, |about| about == of.id)
        }
        _ => false,
    }
}

/// Writes to those who registered for an event, which was moved or is off, in the transaction that changed it.
macro_rules! tell_registrants {
    ($ctx:expr, $tx:expr, $db:ident, $event:expr, $is_off:expr) => {{
        let entries = $db::rooming::entries($tx, $event.id).await?;
        let registrants = $db::registration::registrants($tx, $event.id).await?;
        for mail in crate::registration::news($ctx, $event, (&entries, &registrants), $is_off) {
            $db::mail::put($tx, &mail).await?;
        }
    }};
}
pub(crate) use tell_registrants;

/// A mail to each who registered, has not withdrawn and can be written to, of use until the event is over. Those whom the
/// organiser put on the list by hand are the organiser's to tell.
pub(crate) fn news(
    ctx: &Context,
    event: &Event,
    (entries, registrants): (&[Entry], &[Registrant]),
    is_off: bool,
) -> Vec<NewMail> {
    let until = ctx.zone.end_of(event.until).timestamp();
    if until <= ctx.now().timestamp() {
        return Vec::new();
    }
    let mail = |entry: &Entry| {
        let registrant = registrants.iter().find(|one| one.entry == entry.id)?;
        let details = &entry.details;
        let deed = if is_off {
            EventDeed::Off
        } else {
            EventDeed::Moved {
                from: event.from,
                until: event.until,
                arrival: details.nights.arrival(),
                departure: details.nights.departure(),
            }
        };
        let (name, title) = (details.name.clone(), event.title.clone());
        let letter = Letter::EventNews { name, event: title, about: Some(event.id), deed };
        let who = (entry.guest, details.email.as_str(), registrant.language.as_str());
        (entry.is_active() && is_mailbox(&details.email)).then(|| to_participant(ctx, who, &letter, until))
    };
    entries.iter().filter_map(mail).collect()
}
