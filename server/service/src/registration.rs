//! Registration: a link under which participants write themselves onto the rooming list of an event.
//!
//! Whoever plans the event says what the link offers; whoever has it registers, without an account, and gets a link of
//! their own to change or withdraw what they said. What comes in is an entry of the list like any other: it waits for
//! approval, and what changes after it was booked waits beside its stay. Links are stored hashed; nobody is named in
//! history.

mod answers;
mod known;
mod needs;
mod news;
mod offer;
mod own;
mod pay;
mod register;
mod terms;

pub use answers::{Answers, LANGUAGES};
pub use needs::{NeedsRecord, needs};
pub use offer::{Kept, Offer, look_up};
pub use own::{Mine, change_own, own, withdraw_own};
pub use pay::{Paid, report_payment, set_payment};
pub use register::{Taken, register};
pub use store_model::registration::{Needs, Registrant, Registration};
pub use terms::{close, open, replace_link};

pub(crate) use news::{news, tell_registrants, tells_off};
pub(crate) use offer::taken;
pub(crate) use own::whose;

use crate::token::Secret;
use crate::{Context, ServiceError};

/// What the link of an event begins with, so that scanners of texts find one that was left there.
pub const PREFIX: &str = "fsr_";

/// What the link of somebody who registered begins with.
pub const OWN_PREFIX: &str = "fso_";

/// What the key of a form begins with. It opens no page: else whoever sent the form could look there whether their
/// address was new.
pub const FORM_PREFIX: &str = "fsk_";

/// The key of a form. It is kept beside the private links of who is registered by it: sent twice, the form registers once.
pub fn fresh_form(ctx: &Context) -> Result<Secret, ServiceError> {
    Secret::new(ctx, FORM_PREFIX)
}

/// There is no such link, or none any more.
pub(crate) const fn no_link() -> ServiceError {
    ServiceError::NotFound("registration")
}
