//! Which of two ways to tell has erred less, looking forward only.
//!
//! Models that are left out of a span in the middle of the past have seen what came after it, and are flattered where a house
//! changes: a choice made by them is made with hindsight. So the last year is told again in spans of some weeks, each by a
//! model that has seen the nights before its first forecast and no other (rolling origins, Tashman, *International Journal of
//! Forecasting* 16, 2000), and pick-up beside it, which never looks ahead.
//!
//! It takes a year to be told and most of one to learn from before. On less, two or three months of one season told by models
//! that had not seen a year would decide: on the resort hotel that chose pick-up where the model erred less later (BENCHMARKS.md).

use super::band::Band;
use super::booking::Day;
use super::books::Books;
use super::boost::Plan;
use super::conformal::Lessons;
use super::pick_up::{PickUp, Window, YEAR, best};

/// Nights told by one model before the next has learned what they came to. A forecast learns anew somewhat oftener, so that the
/// model is rather underrated than overrated.
const SPAN: Day = 52;

/// What nights were off by, together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Trial {
    nights: usize,
    pick_up: f32,
    model: f32,
}

impl Trial {
    /// Tells the nights of the year before the origin again; none where there are fewer than `fewest` to learn from before.
    pub fn forward(
        plan: &Plan,
        books: &Books,
        lessons: &Lessons,
        band: Band,
        fewest: usize,
        seed: u64,
    ) -> Option<Self> {
        let first = books.origin() + 1 - YEAR;
        if lessons.nights_until(first - band.first) < fewest {
            return None;
        }
        let mut trial = Self::default();
        for from in (first..=books.origin()).step_by(usize::try_from(SPAN).unwrap_or(1)) {
            let told = lessons.told_after(plan, from - band.first, seed);
            // Its opponent knows no more than the model does.
            let window = best(books, band.first, books.first()..from - band.first + 1);
            for night in from..from + SPAN {
                trial.add(books, (night, band.first), window, told.say(books, night, band.first));
            }
        }
        Some(trial)
    }

    /// Adds a night that was told so many days ahead, by the model and by pick-up of a window, where both had something to say.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "rooms are few")]
    pub fn add(&mut self, books: &Books, (night, days): (Day, Day), window: Window, model: Option<f32>) {
        let pick_up = PickUp(window).expected(books, night, days);
        let (Some(pick_up), Some(model), Some(came)) = (pick_up, model, books.came(night)) else { return };
        let (pick_up, came) = (pick_up as f32, came as f32);
        self.nights += 1;
        self.pick_up += (pick_up - came).abs();
        self.model += (model - came).abs();
    }

    /// Whether the model has erred less.
    pub fn is_for_the_model(self) -> bool {
        self.model < self.pick_up
    }
}

#[cfg(test)]
mod tests {
    use super::super::booking::Booking;
    use super::*;

    const ORIGIN: Day = 1800;
    const BAND: Band = Band { first: 7, last: 9 };
    const PLAN: Plan = Plan { trees: 8, rate: 0.3, fewest: 20, rows: 16, numbers: 16 };

    fn books(rooms: impl Fn(Day) -> usize) -> Books {
        let booking = |night| Booking { arrival: night, departure: night + 1, booked: night - 4, gone: None };
        let bookings: Vec<Booking> =
            (1000..=ORIGIN).flat_map(|night| vec![booking(night); rooms(night)]).collect();
        Books::new(&bookings, 1000..ORIGIN + 40, 80, ORIGIN)
    }

    fn weekly(night: Day) -> usize {
        if night % 7 > 4 { 12 } else { 5 }
    }

    #[test]
    fn a_model_on_trial_has_seen_nothing_of_what_came_after_its_first_forecast() {
        let cut = ORIGIN - 100;
        let told = |books: &Books| {
            let lessons = Lessons::new(books, BAND);
            let told = lessons.told_after(&PLAN, cut, 1);
            [5, 6, 7].map(|days| told.say(books, cut + days, days).unwrap().to_bits())
        };
        // All of a night is booked four days before: nothing of these is on the books by then.
        let other = |night: Day| if night > cut + 4 { 40 + weekly(night + 2) } else { weekly(night) };
        assert_eq!(told(&books(weekly)), told(&books(other)));
        let earlier = |night: Day| if night > cut - 60 { 40 } else { weekly(night) };
        assert_ne!(told(&books(weekly)), told(&books(earlier)));
    }

    #[test]
    fn a_year_is_told_again_night_by_night_where_the_records_hold_one_and_what_to_learn_before() {
        let trial = |books: &Books| Trial::forward(&PLAN, books, &Lessons::new(books, BAND), BAND, 240, 1);
        assert_eq!(trial(&books(weekly)).map(|trial| trial.nights), Some(364));
        let since = |nights: Day| {
            let booking =
                |night| Booking { arrival: night, departure: night + 1, booked: night - 4, gone: None };
            let from = ORIGIN + 1 - nights;
            let bookings: Vec<Booking> =
                (from..=ORIGIN).flat_map(|night| vec![booking(night); weekly(night)]).collect();
            trial(&Books::new(&bookings, from..ORIGIN + 40, 80, ORIGIN)).map(|trial| trial.nights)
        };
        // The first model sees 240 nights, and tells from seven days after the last of them.
        assert_eq!((since(240 + 6 + 364), since(240 + 5 + 364)), (Some(364), None));
    }

    #[test]
    fn the_one_that_has_erred_less_is_to_tell() {
        let trial = |pick_up, model| Trial { nights: 100, pick_up, model }.is_for_the_model();
        assert_eq!([trial(5.0, 4.0), trial(4.0, 5.0), trial(4.0, 4.0)], [true, false, false]);
    }
}
