//! What is in the hand, and what letting go of it means. No browser in here.

/// Nights of a row, half-open; columns are counted from the first night drawn and may lie outside the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub row: i64,
    pub from: i64,
    pub until: i64,
}

impl Span {
    pub(super) fn nights(self) -> i64 {
        self.until - self.from
    }
}

/// By what it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// All of it: it goes to another room.
    Whole,
    /// Its first night.
    Start,
    /// Its day of leaving.
    End,
}

/// What was picked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A bar.
    Bar,
    /// Nights of a gap, for a new stay.
    Gap,
}

/// Something in the hand: where it was, and where it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hand {
    pub what: What,
    pub home: Span,
    pub now: Span,
    pub hold: Hold,
    /// How far its ends go: the nights drawn, or those of the gap.
    pub bounds: (i64, i64),
    /// Letting go calls the stay off.
    pub cancels: bool,
}

/// What letting go means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drop {
    /// All stays as it is.
    Nothing,
    /// The stay goes into the room of a row.
    Room(i64),
    /// The stay begins on the night of a column.
    Arrival(i64),
    /// The guest leaves on the day of a column.
    Departure(i64),
    /// A new stay on these nights.
    New(Span),
    /// The stay is called off.
    Cancel,
}

impl Hand {
    /// A bar in a window of so many nights.
    pub(super) fn bar(home: Span, hold: Hold, nights: i64) -> Self {
        Self { what: What::Bar, home, now: home, hold, bounds: (0, nights), cancels: false }
    }

    /// The nights of a gap between two columns, in whichever order they were named.
    pub(super) fn gap(gap: Span, one: i64, other: i64) -> Self {
        let from = one.min(other).clamp(gap.from, gap.until - 1);
        let until = (one.max(other) + 1).clamp(from + 1, gap.until);
        let now = Span { from, until, ..gap };
        let bounds = (gap.from, gap.until);
        Self { what: What::Gap, home: now, now, hold: Hold::End, bounds, cancels: false }
    }

    /// Whether it can be held so: an end that is not drawn has no place to move from.
    pub(super) fn can(&self, hold: Hold) -> bool {
        match hold {
            Hold::Whole => self.what == What::Bar,
            Hold::Start => self.bounds.0 <= self.home.from,
            Hold::End => self.home.until <= self.bounds.1,
        }
    }

    /// Moves the end that is held so many nights from where it was picked up; a whole bar keeps its nights.
    pub(super) fn pull(self, nights: i64) -> Self {
        let home = self.home;
        // Day use has no night, and may stay so.
        let fewest = home.nights().clamp(0, 1);
        let (first, last) = self.bounds;
        let mut now = self.now;
        match self.hold {
            Hold::Whole => {}
            Hold::Start => now.from = (home.from + nights).max(first).min(now.until - fewest),
            Hold::End => now.until = (home.until + nights).min(last).max(now.from + fewest),
        }
        Self { now, cancels: false, ..self }
    }

    /// One night further from where the end is now.
    pub(super) fn step(self, nights: i64) -> Self {
        self.pull(self.gone() + nights)
    }

    /// How far the end is from where it was picked up.
    fn gone(self) -> i64 {
        match self.hold {
            Hold::Whole => 0,
            Hold::Start => self.now.from - self.home.from,
            Hold::End => self.now.until - self.home.until,
        }
    }

    /// Over another row; only a whole bar goes there.
    pub(super) fn over(self, row: i64) -> Self {
        if self.hold == Hold::Whole {
            Self { now: Span { row, ..self.now }, cancels: false, ..self }
        } else {
            self
        }
    }

    /// Held by something else, from where it was picked up.
    pub(super) fn by(self, hold: Hold) -> Self {
        Self { hold, now: self.home, cancels: false, ..self }
    }

    /// The same move from where the bar really is: what was picked up may be but the part that is drawn.
    pub(super) fn rebase(self, home: Span) -> Self {
        let moved = Self { home, now: home, ..self }.over(self.now.row).pull(self.gone());
        Self { cancels: self.cancels, ..moved }
    }

    pub(super) fn drop(self) -> Drop {
        match (self.what, self.hold) {
            _ if self.cancels => Drop::Cancel,
            (What::Gap, _) => Drop::New(self.now),
            _ if self.now == self.home => Drop::Nothing,
            (What::Bar, Hold::Whole) => Drop::Room(self.now.row),
            (What::Bar, Hold::Start) => Drop::Arrival(self.now.from),
            (What::Bar, Hold::End) => Drop::Departure(self.now.until),
        }
    }
}

/// By what a bar is taken at a place, in pixels from its left edge: near an edge that is really its end by that end,
/// anywhere else by all of it. A narrow bar keeps half of itself for that.
pub(super) fn hold_at(offset: f64, width: f64, (begins, ends): (bool, bool)) -> Hold {
    let edge = (width / 4.0).min(EDGE);
    if begins && offset < edge {
        Hold::Start
    } else if ends && width - offset < edge {
        Hold::End
    } else {
        Hold::Whole
    }
}

/// How wide the edge of a bar is to a hand, in pixels.
const EDGE: f64 = 8.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn span(row: i64, from: i64, until: i64) -> Span {
        Span { row, from, until }
    }

    fn held(hold: Hold) -> Hand {
        Hand::bar(span(3, 5, 8), hold, 14)
    }

    #[test]
    fn a_whole_bar_goes_to_another_row_and_keeps_its_nights() {
        let moved = held(Hold::Whole).over(7).pull(4);
        assert_eq!((moved.now, moved.drop()), (span(7, 5, 8), Drop::Room(7)));
    }

    #[test]
    fn an_end_moves_along_its_row_and_no_further_than_one_night() {
        let longer = held(Hold::End).step(1).step(1).over(9);
        assert_eq!((longer.now, longer.drop()), (span(3, 5, 10), Drop::Departure(10)));
        assert_eq!(held(Hold::End).pull(-7).drop(), Drop::Departure(6));
        assert_eq!(held(Hold::Start).pull(7).drop(), Drop::Arrival(7));
        assert_eq!(held(Hold::Start).pull(-2).drop(), Drop::Arrival(3));
    }

    #[test]
    fn an_end_moves_within_the_window_and_not_at_all_where_it_is_not_drawn() {
        assert_eq!(held(Hold::Start).pull(-9).drop(), Drop::Arrival(0));
        assert_eq!(held(Hold::End).pull(90).drop(), Drop::Departure(14));
        let long = Hand::bar(span(3, -2, 16), Hold::Whole, 14);
        assert!(long.can(Hold::Whole) && !long.can(Hold::Start) && !long.can(Hold::End));
        assert!(held(Hold::Whole).can(Hold::End));
    }

    #[test]
    fn what_comes_back_to_where_it_was_changes_nothing() {
        assert_eq!(held(Hold::Whole).over(7).over(3).drop(), Drop::Nothing);
        assert_eq!(held(Hold::End).step(1).step(-1).drop(), Drop::Nothing);
    }

    #[test]
    fn day_use_gets_a_night_and_gives_it_back() {
        let day_use = Hand::bar(span(3, 5, 5), Hold::End, 14);
        assert_eq!(day_use.step(1).drop(), Drop::Departure(6));
        assert_eq!(day_use.step(-1).drop(), Drop::Nothing);
        assert_eq!(day_use.step(1).step(-1).drop(), Drop::Nothing);
    }

    #[test]
    fn a_new_stay_keeps_to_its_gap_whichever_way_it_is_drawn() {
        let gap = span(2, 4, 9);
        assert_eq!(Hand::gap(gap, 7, 5).drop(), Drop::New(span(2, 5, 8)));
        assert_eq!(Hand::gap(gap, 0, 40).drop(), Drop::New(gap));
        assert_eq!(Hand::gap(gap, 4, 4).step(1).drop(), Drop::New(span(2, 4, 6)));
        assert_eq!(Hand::gap(gap, 8, 8).step(1).drop(), Drop::New(span(2, 8, 9)));
        let start = Hand { hold: Hold::Start, ..Hand::gap(gap, 6, 6) };
        assert_eq!(start.step(-1).step(-9).drop(), Drop::New(span(2, 4, 7)));
    }

    #[test]
    fn a_stay_about_to_be_called_off_is_kept_by_any_other_step() {
        let cancels = Hand { cancels: true, ..held(Hold::Whole) };
        assert_eq!(cancels.drop(), Drop::Cancel);
        assert_eq!(cancels.over(4).drop(), Drop::Room(4));
    }

    #[test]
    fn what_was_moved_before_its_nights_were_known_has_moved_as_far_from_them() {
        // Drawn from the first night of the window, begun three nights before.
        let drawn = Hand::bar(span(3, 0, 4), Hold::End, 14).pull(2);
        assert_eq!(drawn.rebase(span(3, -3, 4)).drop(), Drop::Departure(6));
        let over = Hand::bar(span(3, 0, 4), Hold::Whole, 14).over(5);
        assert_eq!(over.rebase(span(3, -3, 4)).drop(), Drop::Room(5));
        let day_use = Hand::bar(span(3, 5, 6), Hold::End, 14).pull(1);
        assert_eq!(day_use.rebase(span(3, 5, 5)).drop(), Drop::Departure(6));
    }

    #[test]
    fn taken_by_another_end_it_begins_anew() {
        let hand = held(Hold::End).step(2).by(Hold::Start);
        assert_eq!((hand.now, hand.drop()), (hand.home, Drop::Nothing));
    }

    #[test]
    fn a_bar_is_taken_by_an_end_only_where_that_end_is_drawn() {
        assert_eq!(hold_at(3.0, 90.0, (true, true)), Hold::Start);
        assert_eq!(hold_at(87.0, 90.0, (true, true)), Hold::End);
        assert_eq!(hold_at(87.0, 90.0, (true, false)), Hold::Whole);
        assert_eq!(hold_at(3.0, 90.0, (false, true)), Hold::Whole);
        // On one night of ninety, 18 pixels wide, the middle still takes the whole bar.
        assert_eq!(hold_at(9.0, 18.0, (true, true)), Hold::Whole);
        assert_eq!(hold_at(15.0, 18.0, (true, true)), Hold::End);
    }
}
