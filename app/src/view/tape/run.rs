//! The nights of a room, cut into runs: bars, and the gaps between them.

use chrono::NaiveDate;
use domain::calendar::next_day;
use domain::closure::ClosureKind;
use service::tape::{Bar, Holder};

use crate::components::Tone;

/// Some nights in a row that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// First night drawn.
    pub from: NaiveDate,
    /// How many nights of it are drawn.
    pub nights: i64,
    /// What they are.
    pub what: What,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Nobody's.
    Free,
    /// The room was not, or is no longer, in stock.
    NoStock,
    /// Somebody's.
    Taken {
        /// Who holds it.
        holder: Holder,
        /// What to write on it; none for those who may not know.
        label: Option<String>,
        /// It began before the first night drawn.
        before: bool,
        /// It goes on after the last night drawn.
        after: bool,
        /// First night after it, drawn or not.
        until: NaiveDate,
        /// It holds the room by day only, and nobody sleeps there.
        day_use: bool,
    },
}

impl Run {
    /// Whether a night is one of those drawn.
    pub fn covers(&self, night: NaiveDate) -> bool {
        (0..self.nights).contains(&(night - self.from).num_days())
    }

    /// The stay that holds them; none of a gap, a closure, or for those who may not read stays.
    pub fn reference(&self) -> Option<&str> {
        match &self.what {
            What::Taken { holder, .. } => holder.reference(),
            What::Free | What::NoStock => None,
        }
    }
}

/// What a holder means.
pub const fn tone(holder: &Holder) -> Tone {
    use domain::stay::StayStatus as Status;
    match holder {
        Holder::Stay { status: Status::Departed, .. } => Tone::Past,
        Holder::Stay { status: Status::InHouse, .. } => Tone::Present,
        Holder::Stay { status: Status::Reserved, .. } => Tone::Booked,
        Holder::Stay { status: Status::Cancelled | Status::NoShow, .. } => Tone::Bad,
        Holder::Closure(ClosureKind::OutOfOrder | ClosureKind::Renovation) => Tone::Closed,
        Holder::Hold(_) => Tone::Held,
    }
}

/// Cuts the nights `from` up to, not including, `until`. `bars` are in order and do not overlap: the database sees
/// to that. Day use takes no night, but the night cannot be given: it is drawn as its own, unless a bar begins there.
pub fn runs(
    from: NaiveDate,
    until: NaiveDate,
    (stock_from, stock_until): (NaiveDate, Option<NaiveDate>),
    bars: &[Bar],
) -> Vec<Run> {
    let opens = stock_from.clamp(from, until);
    let closes = stock_until.unwrap_or(until).clamp(opens, until);
    let mut runs = Vec::new();
    push(&mut runs, from, opens, What::NoStock);
    let mut night = opens;
    for (place, bar) in bars.iter().enumerate() {
        let follows = bars.get(place + 1).is_some_and(|next| next.from == bar.from);
        let day_use = bar.from == bar.until;
        let free_from = if day_use && !follows { next_day(bar.from) } else { bar.until };
        let (first, last) = (bar.from.clamp(night, closes), free_from.clamp(night, closes));
        if first == last {
            continue;
        }
        push(&mut runs, night, first, What::Free);
        let taken = What::Taken {
            holder: bar.holder.clone(),
            label: bar.label.clone(),
            before: bar.from < from,
            after: bar.until > until,
            until: free_from,
            day_use,
        };
        push(&mut runs, first, last, taken);
        night = last;
    }
    push(&mut runs, night, closes, What::Free);
    push(&mut runs, closes, until, What::NoStock);
    runs
}

fn push(runs: &mut Vec<Run>, from: NaiveDate, until: NaiveDate, what: What) {
    let nights = (until - from).num_days();
    if nights > 0 {
        runs.push(Run { from, nights, what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::stay::StayStatus;
    use proptest::prelude::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn bar(from: u32, until: u32) -> Bar {
        let holder = Holder::Stay { status: StayStatus::Reserved, reference: None };
        Bar { from: day(from), until: day(until), holder, label: Some("Rossi".into()) }
    }

    fn shape(runs: &[Run]) -> Vec<(char, i64)> {
        let letter = |what: &What| match what {
            What::Free => '.',
            What::NoStock => 'x',
            What::Taken { day_use: true, .. } => 'u',
            What::Taken { before: true, .. } => '<',
            What::Taken { after: true, .. } => '>',
            What::Taken { .. } => '#',
        };
        runs.iter().map(|run| (letter(&run.what), run.nights)).collect()
    }

    #[test]
    fn gaps_stand_between_bars_and_bars_over_the_edge_are_cut() {
        let runs = runs(day(5), day(15), (day(1), None), &[bar(2, 7), bar(9, 10), bar(10, 20)]);
        assert_eq!(shape(&runs), [('<', 2), ('.', 2), ('#', 1), ('>', 5)]);
    }

    #[test]
    fn a_free_room_is_one_gap() {
        assert_eq!(shape(&runs(day(1), day(30), (day(1), None), &[])), [('.', 29)]);
    }

    #[test]
    fn nights_out_of_stock_are_not_free() {
        let runs = runs(day(1), day(10), (day(3), Some(day(8))), &[bar(4, 5)]);
        assert_eq!(shape(&runs), [('x', 2), ('.', 1), ('#', 1), ('.', 3), ('x', 2)]);
    }

    #[test]
    fn day_use_was_not_drawn_and_its_night_was_offered_as_free() {
        let drawn = |bars: &[Bar]| runs(day(1), day(5), (day(1), None), bars);
        assert_eq!(shape(&drawn(&[bar(2, 2)])), [('.', 1), ('u', 1), ('.', 2)]);
        assert_eq!(shape(&drawn(&[bar(1, 3), bar(3, 3), bar(4, 5)])), [('#', 2), ('u', 1), ('#', 1)]);
        // Somebody moved out the same day: the night is theirs who sleep there.
        assert_eq!(shape(&drawn(&[bar(2, 2), bar(2, 4)])), [('.', 1), ('#', 2), ('.', 1)]);
        assert_eq!(shape(&drawn(&[bar(7, 7)])), [('.', 4)]);
    }

    proptest! {
        #[test]
        fn every_night_is_in_exactly_one_run(cuts in prop::collection::btree_set(1_u32..30, 0..12)) {
            let cuts: Vec<u32> = cuts.into_iter().collect();
            let bars: Vec<Bar> = cuts.chunks_exact(2).map(|pair| bar(pair[0], pair[1])).collect();
            let runs = runs(day(5), day(25), (day(1), None), &bars);
            prop_assert_eq!(runs.iter().map(|run| run.nights).sum::<i64>(), 20);
            prop_assert!(runs.windows(2).all(|pair| !(pair[0].what == What::Free && pair[1].what == What::Free)));
        }
    }
}
