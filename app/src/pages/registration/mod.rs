//! The registration of an event, for those who plan it: what its link offers, who came under it, and what they owe.

mod needs;
mod people;
mod send;
mod show;
mod state;
mod terms;
mod words;

pub use needs::show as needs;
pub use send::{pay, send};
pub use show::show;

pub(crate) use state::State as RegistrationState;
