//! Recharge notes: what an event is charged for from what really was, numbered as they are issued; above the limit of
//! quotes nobody approves their own.

mod code;
mod delete;
mod list;
mod read;
mod write;

pub use code::{codes, set_code};
pub use delete::delete;
pub use domain::recharge::Reckoned;
pub(crate) use list::is_lacking;
pub use list::{Notes, Wanted, list};
pub use read::{EventNotes, of_event};
pub use store_model::recharge::{MissingLine, NoteLine};
pub use write::{approve, change, charge, issue, make, reopen};
