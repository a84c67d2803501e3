//! A function in the hand: where it was, and where it is now. No browser in here.

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// A function that is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Row of the hall it was taken from, and the one it is over.
    pub home: i64,
    pub row: i64,
    /// Columns it was carried to the right.
    pub columns: i64,
    /// Minutes of a column: a quarter of an hour, or a day.
    pub step: i64,
    /// When it began, in minutes of the day that is drawn, and how long it takes.
    pub from: i64,
    pub length: i64,
}

impl Held {
    /// Over another row.
    pub(super) fn over(self, row: i64) -> Self {
        Self { row, ..self }
    }

    /// So many columns from where it was.
    pub(super) fn at(self, columns: i64) -> Self {
        Self { columns, ..self }
    }

    /// Minutes it was carried.
    pub(super) fn minutes(self) -> i64 {
        self.columns * self.step
    }

    /// So many days from where it is.
    pub(super) fn by_days(self, days: i64) -> Self {
        self.at(self.columns + days * DAY / self.step)
    }

    /// The day on which it would begin, counted from the first one drawn.
    pub(super) fn day(self) -> i64 {
        (self.from + self.minutes()).div_euclid(DAY)
    }

    /// Whether it is where it was.
    pub(super) fn is_home(self) -> bool {
        self.row == self.home && self.columns == 0
    }

    /// From when to when it would take place, by the clock.
    pub(super) fn time(self) -> String {
        let from = self.from + self.minutes();
        clock(from) + "–" + &clock(from + self.length)
    }
}

fn clock(minutes: i64) -> String {
    let minutes = minutes.rem_euclid(DAY);
    two(minutes / 60) + ":" + &two(minutes % 60)
}

/// The formatting of the standard library weighs more than all of this file.
fn two(number: i64) -> String {
    let digits = number.to_string();
    if number < 10 { "0".to_owned() + &digits } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELD: Held = Held { home: 2, row: 2, columns: 0, step: 15, from: 570, length: 90 };

    #[test]
    fn a_function_is_carried_by_quarters_of_an_hour_and_says_when_it_would_be() {
        assert_eq!(HELD.time(), "09:30–11:00");
        assert_eq!((HELD.at(-2).time(), HELD.at(-2).minutes()), ("09:00–10:30".to_owned(), -30));
        assert_eq!(HELD.at(52).time(), "22:30–00:00", "midnight is the end of a day");
    }

    #[test]
    fn by_days_it_keeps_its_hours() {
        let days = Held { step: 1440, ..HELD };
        assert_eq!((days.at(3).time(), days.at(3).minutes()), (HELD.time(), 4320));
    }

    #[test]
    fn past_midnight_it_is_on_another_day_which_can_be_told() {
        assert_eq!(
            (HELD.at(57).day(), HELD.at(58).day(), HELD.at(58).time()),
            (0, 1, "00:00–01:30".to_owned())
        );
        assert_eq!((HELD.at(-39).day(), HELD.by_days(-1).day(), HELD.by_days(2).at(0).day()), (-1, -1, 0));
        assert_eq!((HELD.by_days(3).day(), HELD.by_days(3).time()), (3, HELD.time()));
        let days = Held { step: 1440, from: 570 + 2 * 1440, ..HELD };
        assert_eq!((days.day(), days.by_days(7).day(), days.by_days(7).columns), (2, 9, 7));
    }

    #[test]
    fn what_comes_back_to_where_it_was_changes_nothing() {
        assert!(HELD.over(4).at(2).over(2).at(0).is_home());
        assert!(!HELD.over(4).is_home() && !HELD.at(1).is_home());
    }
}
