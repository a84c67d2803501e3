//! The same function on further days.

use super::Wish;
use crate::calendar::CampusZone;
use crate::words::words;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

words! {
    /// On which days a function takes place again.
    Every {
        /// Every day.
        Day = "day",
        /// Monday to Friday.
        WorkingDay = "working_day",
        /// Every week on the same day.
        Week = "week",
    }
}

/// A function on several days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// On which.
    pub every: Every,
    /// The last day it may begin on.
    pub until: NaiveDate,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatFault {
    /// It ends before it begins.
    Backwards,
    /// There are more days than are laid at once.
    TooMany,
    /// It is not over when it begins again.
    Overlaps,
}

impl Repeat {
    /// The most days laid at once: all of them are held, or none.
    pub const MOST: usize = 60;

    /// The days on which it begins, the first among them.
    fn days(self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let is_one = move |day: &NaiveDate| match self.every {
            Every::Day => true,
            Every::WorkingDay => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
            Every::Week => day.weekday() == first.weekday(),
        };
        let later = first.iter_days().skip(1).take_while(move |day| *day <= self.until).filter(is_one);
        std::iter::once(first).chain(later)
    }

    /// A wish for each of the days, at the same hours of the campus clock.
    pub fn wishes(self, wish: &Wish, zone: CampusZone) -> Result<Vec<Wish>, RepeatFault> {
        let (from, until) = (zone.local(wish.from), zone.local(wish.until));
        let first = from.date();
        if self.until < first {
            return Err(RepeatFault::Backwards);
        }
        let days = self.days(first).take(Self::MOST + 1).collect::<Vec<_>>();
        if days.len() > Self::MOST {
            return Err(RepeatFault::TooMany);
        }
        if days.windows(2).any(|pair| pair[1] - pair[0] < until - from) {
            return Err(RepeatFault::Overlaps);
        }
        let on = |day: NaiveDate| {
            let by = TimeDelta::days((day - first).num_days());
            Wish { from: zone.instant(from + by), until: zone.instant(until + by), ..wish.clone() }
        };
        Ok(days.into_iter().map(on).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campus::SetupStyle;
    use crate::function::Margins;
    use crate::ids::SpaceId;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// From nine to noon by the campus clock.
    fn wish(on: &str) -> Wish {
        let at = |hour| CampusZone::default().at(day(on), hour);
        Wish {
            space: SpaceId::new(Uuid::from_u128(1)),
            title: "Seminar".to_owned(),
            style: SetupStyle::Theatre,
            from: at(9),
            until: at(12),
            overnight: false,
            asked: Margins::default(),
            attendance: 20,
            note: String::new(),
            may_wait: false,
        }
    }

    fn laid(every: Every, on: &str, until: &str) -> Result<Vec<String>, RepeatFault> {
        let zone = CampusZone::default();
        let wishes = Repeat { every, until: day(until) }.wishes(&wish(on), zone)?;
        Ok(wishes.iter().map(|wish| zone.local(wish.from).format("%m-%d %H:%M").to_string()).collect())
    }

    #[test]
    fn every_day_every_working_day_and_every_week_until_the_last_day() {
        let days = laid(Every::Day, "2026-06-05", "2026-06-07").unwrap();
        assert_eq!(days, ["06-05 09:00", "06-06 09:00", "06-07 09:00"]);
        let days = laid(Every::WorkingDay, "2026-06-05", "2026-06-09").unwrap();
        assert_eq!(days, ["06-05 09:00", "06-08 09:00", "06-09 09:00"]);
        assert_eq!(laid(Every::Week, "2026-06-05", "2026-06-18").unwrap(), ["06-05 09:00", "06-12 09:00"]);
        assert_eq!(
            laid(Every::WorkingDay, "2026-06-06", "2026-06-06").unwrap().len(),
            1,
            "the day that was chosen stays"
        );
    }

    #[test]
    fn the_hours_stay_when_the_clocks_change() {
        let weeks = laid(Every::Week, "2026-10-19", "2026-10-26").unwrap();
        assert_eq!(weeks, ["10-19 09:00", "10-26 09:00"]);
    }

    #[test]
    fn a_series_that_is_not_over_when_it_begins_again_was_in_its_own_way() {
        let zone = CampusZone::default();
        let long = Wish { until: zone.at(day("2026-06-06"), 17), overnight: true, ..wish("2026-06-05") };
        let again = |every| Repeat { every, until: day("2026-06-20") }.wishes(&long, zone);
        assert_eq!(again(Every::Day), Err(RepeatFault::Overlaps));
        assert_eq!(again(Every::Week).unwrap().len(), 3);
    }

    #[test]
    fn a_series_that_ends_before_it_begins_or_never_is_refused() {
        assert_eq!(laid(Every::Day, "2026-06-05", "2026-06-04"), Err(RepeatFault::Backwards));
        assert_eq!(laid(Every::Day, "2026-06-01", "2026-07-30").unwrap().len(), Repeat::MOST);
        assert_eq!(laid(Every::Day, "2026-06-01", "2199-06-04"), Err(RepeatFault::TooMany));
    }
}
