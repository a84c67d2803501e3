//! Programmes of events: sessions in their tracks and halls, what is amiss with them, and what participants read.
//!
//! What participants read was taken whole when somebody published it. A session refers to a function of its event, and
//! has its hall, style and languages from there.

pub mod list;
mod parts;
mod publish;
mod read;
mod tracks;
mod write;

pub use publish::{publish, withdraw};
pub use read::{ListedSession, ProgrammeRecord, Reading, one, reading, session, sessions};
pub use store_model::programme::Programme;
pub use tracks::set_tracks;
pub use write::{add, change, lay, remove};

pub(crate) use write::{carries, kept, takes_place};
