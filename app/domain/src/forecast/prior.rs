//! How far off a night may be before a house has seen enough of its own errors.
//!
//! A house that has just begun has no past to take a range from; to say none would be to say that all is certain. What may
//! happen to a night is then reckoned from what is known of hotels at large:
//!
//! * each room on the books is cancelled or not by itself, a binomial number (Thompson, *Operational Research Quarterly* 12, 1961);
//! * those still to be booked are a Poisson number (Lee, *Airline reservations forecasting*, MIT, 1990), as many as are expected,
//!   and no fewer than make up for the rooms lost;
//! * how many are expected is itself off by the level of a whole year, which all nights of a path share ([`LEVEL`]).
//!
//! It gives way to the house's own errors with each that is known, and is gone once there are enough. Of nights so far ahead that
//! they are told by years ([`super::far`]) the level is drawn apart from this one, and counts for more: at the border a range may
//! widen at once while a house is young.

use super::booking::Day;
use super::far::LEVEL;

/// So many errors known make a range of their own: as many as the simple ways beside the forecast ask for.
pub(super) const FEWEST: usize = 28;

/// The largest share of rooms booked very early that is lost.
const MOST_LOST: f64 = 0.35;

/// So many days ahead, half of that is lost. Of what the public resort hotel had on the books 7, 28, 90 and 270 days ahead it lost
/// 3, 10, 20 and 31 % (Antonio, de Almeida and Nunes, *Data in Brief* 22, 2019; measured for this project); these say 4, 11, 21 and 29 %.
const HALF: f64 = 60.0;

/// The share of rooms on the books so many days ahead that is lost, of a house of which nothing else is known.
pub(super) fn lost(days: Day) -> f64 {
    let days = f64::from(days.max(0));
    MOST_LOST * days / (days + HALF)
}

/// How far a night may be off, in rooms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Doubt {
    /// Deviation that all nights of a path share.
    common: f32,
    /// Deviation of the night itself.
    own: f32,
}

impl Doubt {
    /// Of a night with so many rooms on the books and so many expected to come of it, so many days ahead.
    #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
    pub fn of(booked: f32, middle: f32, days: Day) -> Self {
        let (booked, lost) = (f64::from(booked), lost(days));
        let gone = booked * lost;
        let new = (f64::from(middle) - booked + gone).max(gone);
        let own = (gone * (1.0 - lost) + new).sqrt() as f32;
        Self { common: (LEVEL * new) as f32, own }
    }

    /// How far off a night may be in all, as a deviation; never less than a room.
    pub fn deviation(self) -> f32 {
        (1.0 + self.common.powi(2) + self.own.powi(2)).sqrt()
    }

    /// Where a night comes to that is so many deviations off its middle: to no more above it than there may be below, since
    /// nights with hardly a room would else grow in the mean.
    #[expect(clippy::cast_possible_truncation, reason = "rooms are few")]
    pub fn at(self, middle: f32, common: f64, own: f64) -> f32 {
        let most = middle.max(0.0);
        middle + (self.common * common as f32 + self.own * own as f32).clamp(-most, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_lost_as_those_of_the_hotel_measured() {
        for (days, share) in [(0, 0.0), (7, 0.03), (28, 0.10), (90, 0.20), (270, 0.31)] {
            assert!((lost(days) - share).abs() < 0.03, "{days} days ahead {} and not {share}", lost(days));
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "small whole numbers")]
    fn a_night_is_as_unsure_as_its_rooms_to_come_and_to_be_lost() {
        // Sixty days ahead 17.5 % of forty rooms, which are seven, are lost; with ten more expected, seventeen come.
        let Doubt { common, own } = Doubt::of(40.0, 50.0, 60);
        assert!((f64::from(common) - LEVEL * 17.0).abs() < 1e-4, "{common}");
        assert!((own.powi(2) - (7.0 * 0.825 + 17.0)).abs() < 1e-3, "{own}");
        assert_eq!(Doubt::of(0.0, 0.0, 60), Doubt { common: 0.0, own: 0.0 });
        let at = |middle, own| Doubt::of(40.0, 50.0, 60).at(middle, -1.0, own);
        assert!((at(50.0, 2.0) - (50.0 + 2.0 * own - common)).abs() < 1e-4, "both are added");
        assert_eq!([at(3.0, 9.0), at(3.0, -9.0), at(0.0, 9.0)], [6.0, 0.0, 0.0]);
    }
}
