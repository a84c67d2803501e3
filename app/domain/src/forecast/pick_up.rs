//! Additive pick-up: what a night still gains is what nights like it gained from as far ahead.
//!
//! Weatherford and Kimes, *International Journal of Forecasting* 19, 2003. Gains are added, not multiplied: on group
//! demand a factor explodes where little is booked.
#![expect(clippy::cast_precision_loss, reason = "counts of nights are far below 2^52")]

use super::booking::Day;
use super::books::Books;
use std::ops::{Range, RangeInclusive};

/// Nights of the same weekday that are looked back to.
const WEEKS: usize = 8;

/// A year that begins with the same weekday.
pub(super) const YEAR: Day = 364;

/// Nights to either side of the same one a year before.
const AROUND: Day = 21;

/// Fewer nights of last year's window than this say nothing.
const FEWEST: usize = 10;

/// Nights that make more than one season.
const SEASONS: u32 = 182;

/// Which nights tell how many rooms a night still gains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The last eight of its weekday, over by then.
    Classical,
    /// The same, each day's gain from the last eight that had come as far, over or not.
    Advanced,
    /// Three weeks to either side of the same night a year before.
    LastYear,
    /// The mean of the advanced and last year's.
    Mixed,
    /// Last year's, and half of what the advanced has to say more than it had then: what the season does to the last weeks it did to
    /// those of the year before, too.
    Levelled,
}

/// A way to tell what a night will come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PickUp(pub Window);

impl PickUp {
    /// What a night comes to, as it looked so many days before it; none where that is not known, or no night tells.
    /// It is at most the fullest night so far, or what is booked already: a gain from an emptier season would fill more
    /// rooms than there are.
    pub fn expected(self, books: &Books, night: Day, days: Day) -> Option<f64> {
        let booked = books.ahead(night, days)?;
        let most = f64::from(books.peak(night - days).map_or(booked, |peak| peak.max(booked)));
        Some((f64::from(booked) + self.gain(books, night, days)?).clamp(0.0, most))
    }

    /// What a night still gains.
    pub(super) fn gain(self, books: &Books, night: Day, days: Day) -> Option<f64> {
        let advanced = |night| advanced(books, night, days);
        let last_year = || last_year(books, night, days);
        match self.0 {
            Window::Classical => classical(books, night, days),
            Window::Advanced => advanced(night),
            Window::LastYear => last_year(),
            Window::Mixed => mean([advanced(night), last_year()].into_iter().flatten()),
            Window::Levelled => Some(last_year()? + (advanced(night)? - advanced(night - YEAR)?) / 2.0),
        }
    }
}

/// Which window to tell a night by, so many days ahead: the mixed, or last year's as it is or levelled, whichever would have erred
/// least on some nights that were over. In a house of strong seasons the last weeks gained what another season does, and mislead; in one that
/// changes, the year before does. To say so takes nights of more than one season.
pub(super) fn best(books: &Books, days: Day, on: Range<Day>) -> Window {
    const WINDOWS: [Window; 3] = [Window::Mixed, Window::LastYear, Window::Levelled];
    let mut off = [0.0; WINDOWS.len()];
    let mut nights = 0;
    for night in on {
        let Some(came) = books.came(night).map(f64::from) else { continue };
        let said = WINDOWS.map(|window| PickUp(window).expected(books, night, days));
        if let [Some(mixed), Some(of_year), Some(levelled)] = said {
            nights += 1;
            for (off, said) in off.iter_mut().zip([mixed, of_year, levelled]) {
                *off += (said - came).abs();
            }
        }
    }
    if nights < SEASONS {
        return Window::Mixed;
    }
    let least = WINDOWS.into_iter().zip(off).min_by(|(_, one), (_, other)| one.total_cmp(other));
    least.map_or(Window::Mixed, |(window, _)| window)
}

fn classical(books: &Books, night: Day, days: Day) -> Option<f64> {
    let over = alike(books, night, night - days).take(WEEKS);
    mean(over.filter_map(|other| books.gain(other, days)).map(f64::from))
}

fn advanced(books: &Books, night: Day, days: Day) -> Option<f64> {
    let as_of = night - days;
    let step = |left: Day| {
        // A night that is `left - 1` days ahead by then has made this day's gain.
        let past = alike(books, night, as_of + left - 1).take(WEEKS);
        mean(past.filter_map(|other| books.step(other, left - 1)).map(f64::from))
    };
    let last =
        mean(alike(books, night, as_of).take(WEEKS).filter_map(|other| books.gain(other, 0)).map(f64::from));
    (1..=days).map(step).sum::<Option<f64>>().zip(last).map(|(steps, last)| steps + last)
}

fn last_year(books: &Books, night: Day, days: Day) -> Option<f64> {
    gains(books, around_last_year(night), night - days, days)
}

/// The window of last year.
pub(super) const fn around_last_year(night: Day) -> RangeInclusive<Day> {
    night - YEAR - AROUND..=night - YEAR + AROUND
}

/// The mean gain, from `days` ahead, of nights over by `as_of`; none of too few.
pub(super) fn gains(books: &Books, nights: RangeInclusive<Day>, as_of: Day, days: Day) -> Option<f64> {
    let over = nights.filter(|night| *night >= books.first() && *night <= as_of);
    let gains: Vec<f64> = over.filter_map(|night| books.gain(night, days)).map(f64::from).collect();
    (gains.len() >= FEWEST).then(|| gains.iter().sum::<f64>() / gains.len() as f64)
}

/// Earlier nights of the same weekday, from the last that is not after `latest`; a closed one tells nothing, and the one before it
/// stands for it.
fn alike(books: &Books, night: Day, latest: Day) -> impl Iterator<Item = Day> {
    let weeks = ((night - latest).max(1) + 6) / 7;
    let first = books.first();
    let earlier = (weeks..).map(move |back| night - 7 * back).take_while(move |other| *other >= first);
    earlier.filter(|other| !books.is_closed(*other))
}

/// The mean; none of nothing.
pub(super) fn mean(of: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, number) = of.fold((0.0, 0.0), |(sum, number), one| (sum + one, number + 1.0));
    (number > 0.0).then(|| sum / number)
}

#[cfg(test)]
mod tests {
    use super::super::booking::Booking;
    use super::*;

    /// Each night takes as many rooms as its number in the week, half of them booked ten days before, half five.
    fn steady(nights: std::ops::Range<Day>) -> Vec<Booking> {
        let of = |night: Day, ahead| Booking {
            arrival: night,
            departure: night + 1,
            booked: night - ahead,
            gone: None,
        };
        nights.flat_map(|night| (0..=night % 7).flat_map(move |_| [of(night, 10), of(night, 5)])).collect()
    }

    #[test]
    fn a_house_that_books_by_the_clock_is_told_to_the_room() {
        let books = Books::new(&steady(1000..1700), 1000..1700, 60, 1650);
        for window in [Window::Classical, Window::Advanced, Window::LastYear, Window::Mixed] {
            let night = 1657;
            let expected = PickUp(window).expected(&books, night, 7).unwrap();
            let truth = f64::from(2 * (night % 7 + 1));
            let off = if window == Window::LastYear || window == Window::Mixed { 3.5 } else { 1e-9 };
            assert!((expected - truth).abs() < off, "{window:?}: {expected}, not {truth}");
        }
    }

    #[test]
    fn it_never_asks_nights_that_were_not_over_by_then() {
        let (long, short) = (Books::new(&steady(1000..1700), 1000..1700, 60, 1690), 1650);
        let then = Books::new(&steady(1000..1700), 1000..1700, 60, short);
        for window in [Window::Classical, Window::Advanced, Window::LastYear] {
            for days in [1, 7, 28] {
                let said = |books| PickUp(window).expected(books, short + days, days);
                assert_eq!(said(&long), said(&then), "{window:?} {days}");
            }
        }
    }

    /// Rooms by night, all booked three days before.
    fn late(rooms: impl Fn(Day) -> usize, nights: std::ops::Range<Day>, origin: Day) -> Books {
        let booking = |night| Booking { arrival: night, departure: night + 1, booked: night - 3, gone: None };
        let of = |night| vec![booking(night); rooms(night)];
        let bookings: Vec<Booking> = nights.clone().flat_map(of).collect();
        Books::new(&bookings, nights, 120, origin)
    }

    /// Up and down by the year, between ten and fifty.
    fn seasons(night: Day) -> usize {
        let place = night.rem_euclid(YEAR);
        usize::try_from(10 + 40 * place.min(YEAR - place) / (YEAR / 2)).unwrap()
    }

    #[test]
    fn a_house_that_gains_more_than_a_year_before_is_told_so_whatever_the_season() {
        let grown = |night: Day| seasons(night) + if night > 1800 { 8 } else { 0 };
        let books = late(grown, 1000..2100, 2000);
        for night in [2030, 2060, 2090] {
            let says = |window| PickUp(window).expected(&books, night, night - 2000).unwrap();
            let truth = f64::from(u32::try_from(grown(night)).unwrap());
            let half = truth - 4.0;
            assert!((says(Window::Levelled) - half).abs() < 1.5, "{night}: half of eight more");
            assert!((says(Window::LastYear) - (truth - 8.0)).abs() < 1.5, "{night}");
        }
    }

    #[test]
    fn the_window_is_the_one_that_has_erred_less_over_more_than_a_season() {
        let best = |books: &Books, days| best(books, days, 1000..books.origin() + 1);
        assert_ne!(best(&late(seasons, 1000..2100, 2000), 60), Window::Mixed, "the last weeks mislead");
        // From year to year nothing is alike; within one, everything is.
        let changing = |night: Day| usize::try_from(10 + 30 * (night / YEAR % 2)).unwrap();
        assert_eq!(best(&late(changing, 1000..2900, 2800), 7), Window::Mixed);
        assert_eq!(best(&late(seasons, 1000..1500, 1400), 60), Window::Mixed, "a season is not enough");
    }

    #[test]
    fn a_house_without_a_past_has_no_pick_up() {
        let books = Books::new(&[], 1000..1010, 60, 1000);
        assert_eq!(PickUp(Window::Advanced).expected(&books, 1005, 5), None);
    }
}
