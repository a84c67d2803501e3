//! One-to-one meetings: who can be met at an event, and when; booked once, by the database's word.
//!
//! Whoever plans the event says who can be met; whoever is on its rooming list books, under the link of their own, and is
//! never told what others booked.

mod book;
mod hosts;
mod letter;
mod own;
mod plan;
mod terms;
mod times;

pub use book::{book_for, take_back};
pub use hosts::{add_host, change_host, remove_host};
pub use own::{Met, Offered, Offering, book_own, give_back_own, offered};
pub use plan::{ListedHost, MeetingPlan, host, plan};
pub use store_model::meeting::{HostLine, KnownTerms};
pub use terms::set_terms;
pub use times::{Made, make_times, remove_free, set_open};

pub(crate) use letter::moved;

use crate::ServiceError;
use crate::error::FieldError;
use domain::meeting::Fault;
use store_model::StoreError;

/// The event of a code, for whoever may plan it, kept so that it does not change meanwhile.
macro_rules! kept {
    ($tx:ident, $db:ident, $actor:ident, $code:expr) => {{
        let event = $db::event::kept($tx, $code).await?.ok_or($crate::ServiceError::NotFound("event"))?.event;
        $crate::event::may_plan($actor, &$db::event::people($tx, event.id).await?)?;
        event
    }};
}

/// The same of one that takes place: of one that is off only bookings are still taken back, and names taken out.
macro_rules! planned {
    ($tx:ident, $db:ident, $actor:ident, $code:expr) => {{
        let event = $crate::meeting::kept!($tx, $db, $actor, $code);
        $crate::programme::takes_place(&event)?;
        event
    }};
}

/// A host with its event, kept.
macro_rules! found {
    ($tx:ident, $db:ident, $actor:ident, $id:expr) => {{
        let not_there = || $crate::ServiceError::NotFound("meeting_host");
        let code = $db::meeting::event_of_host($tx, $id).await?.ok_or_else(not_there)?;
        let event = $crate::meeting::kept!($tx, $db, $actor, &code);
        let all = $db::meeting::hosts($tx, event.id).await?;
        let line = all.into_iter().find(|line| line.host.id == $id).ok_or_else(not_there)?;
        (event, line)
    }};
}

/// A time with its event, kept, and all other times of that.
macro_rules! timed {
    ($tx:ident, $db:ident, $actor:ident, $id:expr) => {{
        let not_there = || $crate::ServiceError::NotFound("meeting_slot");
        let code = $db::meeting::event_of_slot($tx, $id).await?.ok_or_else(not_there)?;
        let event = $crate::meeting::kept!($tx, $db, $actor, &code);
        let all = $db::meeting::slots($tx, event.id).await?;
        let slot = all.iter().find(|slot| slot.id == $id).copied().ok_or_else(not_there)?;
        (event, slot, all)
    }};
}

pub(crate) use {found, kept, planned, timed};

fn check(faults: Vec<Fault>) -> Result<(), ServiceError> {
    let faults = faults.into_iter().map(|(field, code)| FieldError::new(field, code)).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn fault(field: &str, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

/// The database's no in the words of the rule.
fn refused(error: ServiceError) -> ServiceError {
    match error {
        error if error.is_duplicate("meeting_booking_slot_id_key") => fault("slot", "taken"),
        ServiceError::Store(StoreError::Refused { constraint })
            if constraint == "meeting_booking_overlap" =>
        {
            fault("slot", "overlaps")
        }
        // Erased while they were booked for.
        ServiceError::Store(StoreError::Reference) => fault("entry", "unknown"),
        other => other,
    }
}
