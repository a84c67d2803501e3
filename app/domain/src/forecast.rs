//! How many rooms will be slept in, and how sure that is.
//!
//! Everything here is a function of bookings and an *origin*: the day at whose end the forecast is made. What was
//! booked, changed or cancelled later cannot be seen ([`known_at`] drops it before anything else is done), so that a
//! back-test is a forecast like any other. Randomness is a seed: the same bookings, origin and seed give the same
//! bits from the same program.
//!
//! A forecast is a set of *paths*: whole courses of nights to come. A week, a month or a year is the sum of each path,
//! and its quantiles are those of the sums, since quantiles of nights must not be added.

pub mod backtest;
mod band;
mod booking;
mod books;
mod boost;
mod closed;
mod conformal;
mod course;
mod draw;
mod far;
mod feature;
pub mod group;
mod house;
mod individual;
mod known;
pub mod outlook;
mod path;
mod pavilion;
mod pick_up;
mod prior;
pub mod record;
pub mod score;
mod trial;

pub use booking::{Booking, Day, State, bookings_of, day};
pub use books::Books;
pub use closed::{RoomStock, shut, unslept};
pub use course::{ByNight, Course};
pub use house::{Courses, House};
pub use individual::Individuals;
pub use known::{CLASSES, Known};
pub use path::{Paths, quantile, summary};
pub use pavilion::{Pavilion, Pavilions, RoomNights};
