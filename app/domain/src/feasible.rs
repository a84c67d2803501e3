//! When and where an event fits: halls, booths and beds in one answer.
//!
//! A [`Question`] says what an event needs, a [`House`] what there is and who holds it. The [`Answer`] has every first
//! day of the window: those that work, the best first, each with its halls, walls, changeovers, booths and beds; and why
//! the others do not, with whoever would have to give way.
//!
//! The choice of halls is exact. A hall serves a need if it is free for it each day beside what others hold, reckoned
//! like the booking of a function ([`crate::function::margins`]); halls that share a part exclude each other while they
//! are both in use. Each room asked for has the same hall throughout. Only where no such choice exists may all of them
//! change halls, once, on one night. Among all choices the one of fewest points ([`Score`]) is found, not a good one.
//!
//! Interpreters who are not on the list of the house can be found elsewhere: those who lack count against a date, and
//! only where the question says so do they refuse it.

mod answer;
mod beds;
mod choice;
mod fit;
mod house;
mod options;
mod question;
mod reason;
mod score;
mod search;
#[cfg(test)]
mod tests;
mod voices;
mod yielding;

pub use answer::{Answer, Placed, Possible, Refused, Session, answer, on};
pub use beds::{BedPlan, Lack};
pub use fit::{Fit, Obstacle, Stood};
pub use house::{Hall, Holder, House, Kind, Night, Shut, Use};
pub use question::{Arrival, Beds, Need, Question, QuestionFault};
pub use reason::Reason;
pub use score::{Score, Weight};
pub use voices::Crew;
