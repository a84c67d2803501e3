//! Quotes: one template for every event, in versions; above a limit nobody approves their own.

pub(crate) mod limits;
pub(crate) mod read;
mod write;

pub use domain::quote::template::Template;
pub use limits::{Rules, rules, set_rules};
pub use read::{EventQuotes, of_event};
pub use store_model::quote::QuoteLine;
pub(crate) use write::was_there;
pub use write::{Answer, answer, approve, change, finish, make, send};
