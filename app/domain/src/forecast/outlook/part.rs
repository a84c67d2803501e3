//! What the mean of a year is made of.

use super::super::pick_up::mean;
use super::line::Line;
use super::period::Span;
use super::{Basis, event, hundredth};
use serde::{Deserialize, Serialize};

/// Room-nights to come, in the mean. What is slept in, these and what events known by now bring add up to the mean of the
/// year, less what is turned away.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// Rooms booked one by one, on the books or not yet.
    pub alone: f64,
    /// Events not yet known.
    pub unknown: f64,
    /// What of all of them finds no room that is open. Events that wait for rooms of others are in none of these where nobody lets
    /// any go.
    pub turned_away: f64,
}

/// The parts of what a line of some nights tells of those to come.
pub(super) fn of(basis: &Basis, span: Span, line: &Line) -> Parts {
    let next = basis.origin() + 1;
    let (from, until) = (span.from.max(next), span.until.max(next));
    let place = |night| usize::try_from(night - next).unwrap_or_default();
    let sum = |of: &[f64]| of.get(place(from)..place(until)).unwrap_or_default().iter().sum::<f64>();
    let wanted = sum(&basis.courses.wanted) - sum(&basis.courses.unmet);
    let alone = mean(basis.house.alone.sums(from, until).into_iter()).unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
    let to_come = line.mean - line.slept as f64;
    Parts {
        alone: hundredth(alone),
        unknown: hundredth(wanted - alone - event::known(basis, from, until)),
        turned_away: hundredth(wanted - to_come),
    }
}
