//! The hours of a day, cut into cells by quarters: set-up, programme, tear-down, and the gaps between, hour by hour.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::usage::{Usage, Use};

/// How many cells an hour has.
pub const QUARTERS: i64 = 4;

/// The hours a day shows at least.
const OPENS: i64 = 7;
const CLOSES: i64 = 23;

/// The hours shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The day.
    pub day: NaiveDate,
    /// First hour.
    pub from: i64,
    /// First hour after the last.
    pub until: i64,
}

/// Some quarters in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// How many.
    pub span: i64,
    /// What they are.
    pub what: What<'a>,
}

/// What a cell is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'a> {
    /// Nobody's; whether it is the first of its gap.
    Free {
        /// When it begins.
        from: NaiveTime,
        /// Whether the cell before it is somebody's.
        first: bool,
    },
    /// Before a programme.
    Setup(&'a Use),
    /// The programme.
    Programme(&'a Use),
    /// After a programme.
    Teardown(&'a Use),
}

impl Hours {
    /// From seven to eleven at night, and more where something takes place earlier or later.
    pub fn of<'a>(day: NaiveDate, uses: impl Iterator<Item = &'a Use>) -> Self {
        let mut hours = Self { day, from: OPENS, until: CLOSES };
        // A closure that goes on for days says nothing of the hours.
        for one in uses.filter(|one| !matches!(one.usage, Usage::Closed(..)) && one.is_on(day)) {
            let (from, until) = (minute(day, one.claimed.0), minute(day, one.claimed.1));
            hours.from = hours.from.min(from.max(0) / 60);
            hours.until = hours.until.max((until.min(24 * 60) + 59) / 60);
        }
        hours
    }

    /// How many there are.
    pub const fn count(self) -> i64 {
        self.until - self.from
    }

    /// The column of an hour that is shown.
    pub fn column(self, now: NaiveDateTime) -> Option<i64> {
        let hour = minute(self.day, now).div_euclid(60);
        (self.from..self.until).contains(&hour).then_some(hour - self.from)
    }

    /// All cells of a space, without a gap.
    pub fn cells(self, uses: &[Use]) -> Vec<Cell<'_>> {
        let mut row = Row { hours: self, at: 0, cells: Vec::new() };
        for one in uses.iter().filter(|one| one.is_on(self.day)) {
            let [first, begin, end, last] =
                [one.claimed.0, one.time.0, one.time.1, one.claimed.1].map(|time| self.quarter(time));
            row.fill(first);
            row.push(begin, What::Setup(one));
            // However short, what takes place is seen.
            row.push(end.max((begin + 1).min(self.quarters())), What::Programme(one));
            row.push(last, What::Teardown(one));
        }
        row.fill(self.quarters());
        row.cells
    }

    const fn quarters(self) -> i64 {
        self.count() * QUARTERS
    }

    /// The border nearest to a time.
    fn quarter(self, time: NaiveDateTime) -> i64 {
        let minutes = minute(self.day, time) - self.from * 60;
        ((minutes * QUARTERS + 30).div_euclid(60)).clamp(0, self.quarters())
    }
}

fn minute(day: NaiveDate, time: NaiveDateTime) -> i64 {
    (time - day.and_time(NaiveTime::MIN)).num_minutes()
}

struct Row<'a> {
    hours: Hours,
    at: i64,
    cells: Vec<Cell<'a>>,
}

impl<'a> Row<'a> {
    fn push(&mut self, until: i64, what: What<'a>) {
        if self.at < until {
            self.cells.push(Cell { span: until - self.at, what });
            self.at = until;
        }
    }

    /// A gap is cut at each hour: each piece leads to a form that begins there.
    fn fill(&mut self, until: i64) {
        let mut first = true;
        while self.at < until {
            let next = ((self.at / QUARTERS + 1) * QUARTERS).min(until);
            let minutes = self.hours.from * 60 + self.at * 60 / QUARTERS;
            let from = NaiveTime::MIN + Duration::minutes(minutes);
            self.push(next, What::Free { from, first });
            first = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-11-24T{time}:00").parse().unwrap()
    }

    fn used(claimed: (&str, &str), time: (&str, &str)) -> Use {
        let pair = |(from, until)| (at(from), at(until));
        Use { usage: Usage::Occupied, time: pair(time), claimed: pair(claimed) }
    }

    fn shape(cells: &[Cell<'_>]) -> String {
        let letter = |what: &What<'_>| match what {
            What::Free { .. } => '.',
            What::Setup(_) => '<',
            What::Programme(_) => '#',
            What::Teardown(_) => '>',
        };
        let word = |cell: &Cell<'_>| format!("{}{}", letter(&cell.what), cell.span);
        cells.iter().map(word).collect::<Vec<_>>().concat()
    }

    fn hours(uses: &[Use]) -> Hours {
        Hours::of(at("00:00").date(), uses.iter())
    }

    #[test]
    fn set_up_and_tear_down_stand_around_the_programme_and_gaps_are_cut_by_the_hour() {
        let uses = [used(("08:30", "11:15"), ("09:00", "11:00"))];
        let cells = hours(&uses).cells(&uses);
        assert_eq!(shape(&cells[..8]), ".4.2<2#8>1.3.4.4");
        assert_eq!(cells.iter().map(|cell| cell.span).sum::<i64>(), 16 * QUARTERS);
        let first = cells.iter().filter(|cell| matches!(cell.what, What::Free { first: true, .. }));
        assert_eq!(first.count(), 2);
        let begins = cells.iter().find_map(|cell| match cell.what {
            What::Free { from, .. } if cell.span == 3 => Some(from.to_string()),
            _ => None,
        });
        assert_eq!(begins.unwrap(), "11:15:00");
    }

    #[test]
    fn what_is_early_late_or_short_is_seen_all_the_same() {
        let uses =
            [used(("05:30", "06:00"), ("05:30", "06:00")), used(("23:10", "23:15"), ("23:10", "23:15"))];
        let hours = hours(&uses);
        assert_eq!((hours.from, hours.until), (5, 24));
        assert_eq!(shape(&hours.cells(&uses)).matches('#').count(), 2);
    }

    #[test]
    fn uses_that_overlap_behind_the_same_walls_are_drawn_one_after_the_other() {
        let uses =
            [used(("09:00", "12:00"), ("09:00", "12:00")), used(("10:00", "13:00"), ("10:00", "13:00"))];
        let cells = hours(&uses).cells(&uses);
        assert_eq!(cells.iter().map(|cell| cell.span).sum::<i64>(), 16 * QUARTERS);
        assert_eq!(shape(&cells[2..4]), "#12#4");
    }
}
