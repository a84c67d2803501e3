//! What is known of a night so many days before it, as numbers a model learns from.

use super::booking::Day;
use super::books::Books;
use super::pick_up::{PickUp, Window, YEAR, around_last_year, gains};

/// How many numbers describe a night.
pub(super) const FEATURES: usize = 25;

/// Spans over which the gain so far is told, in days.
const SPANS: [Day; 4] = [7, 14, 28, LONGEST_SPAN];

/// The longest of them: so much farther ahead the books are looked at.
pub(super) const LONGEST_SPAN: Day = 56;

/// Nights beside it whose bookings are told, as a difference from its own.
const NEIGHBOURS: [Day; 8] = [-7, -3, -2, -1, 1, 2, 3, 7];

/// Days in a year, to place a night in its season.
const SEASON: f64 = 365.25;

/// The description of a night, with nothing in it that was not known `days` before; not a number where it is unknown.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "numbers below 10^5")]
pub(super) fn describe(books: &Books, night: Day, days: Day) -> [f32; FEATURES] {
    let as_of = night - days;
    let booked = books.ahead(night, days).map_or(f32::NAN, |rooms| rooms as f32);
    let known = |value: Option<i32>| value.map_or(f32::NAN, |rooms| rooms as f32);
    let real = |value: Option<f64>| value.map_or(f32::NAN, |rooms| rooms as f32);
    let since = |span| booked - known(books.ahead(night, days + span));
    // What is booked for a closed night says nothing of those beside it.
    let open = |other: Day| Some(other).filter(|other| !books.is_closed(*other));
    let beside = |step| known(open(night + step).and_then(|other| books.ahead(other, days + step))) - booked;
    let year_ago = night - YEAR;
    let [was, gained] = if year_ago <= as_of {
        [known(books.came(year_ago)), known(books.gain(year_ago, days))]
    } else {
        [f32::NAN; 2]
    };
    let level = |nights: Day| real(level(books, as_of + 1 - nights, as_of));
    let (sin, cos) = (f64::from(night) * std::f64::consts::TAU / SEASON).sin_cos();
    let mut told = [0.0; FEATURES];
    let numbers = std::iter::once(booked).chain(SPANS.map(since)).chain(NEIGHBOURS.map(beside)).chain([
        real(PickUp(Window::Classical).gain(books, night, days)),
        real(gains(books, as_of - 27..=as_of, as_of, days)),
        real(gains(books, around_last_year(night), as_of, days)),
        was,
        gained,
        night.rem_euclid(7) as f32,
        sin as f32,
        cos as f32,
        level(7),
        level(28),
        known(books.peak(as_of)) - booked,
        days as f32,
    ]);
    for (place, number) in told.iter_mut().zip(numbers) {
        *place = number;
    }
    told
}

/// Mean rooms slept in from one night to another.
fn level(books: &Books, from: Day, to: Day) -> Option<f64> {
    super::pick_up::mean((from.max(books.first())..=to).filter_map(|night| books.came(night)).map(f64::from))
}
