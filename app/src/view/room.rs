//! One guest room: what it is, what it holds, what was done.

use chrono::NaiveDate;
use domain::calendar::nights;
use service::campus::RoomFacts;
use service::tape::{Bar, Holder, RoomLine, RoomRecord};

/// The page.
#[derive(Clone, Debug)]
pub struct RoomPage {
    /// What is known of the room.
    pub facts: RoomFacts,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// The date looked at: today, or that of the link followed.
    pub around: NaiveDate,
    /// What holds the room that night; none where it is free.
    pub holder: Option<Bar>,
    /// The free nights around the date, half-open; no end where nothing follows.
    pub gap: Option<Gap>,
    /// Stays and holds, in order of time.
    pub stays: Vec<Bar>,
    /// Closures, in order of time.
    pub closures: Vec<Bar>,
    /// History, newest first; none for those who may not read it.
    pub history: Option<Vec<RoomLine>>,
    /// What the reader may do.
    pub may: May,
}

/// What the reader may do on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Make and change stays.
    pub stays: bool,
    /// Close rooms.
    pub closures: bool,
    /// Change the room itself.
    pub campus: bool,
}

/// Nights in a row on which nothing holds a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// First free night.
    pub from: NaiveDate,
    /// First night taken after it.
    pub until: Option<NaiveDate>,
}

impl RoomPage {
    /// Lays a room out.
    pub fn new(
        facts: RoomFacts,
        record: RoomRecord,
        may: May,
        (today, around): (NaiveDate, NaiveDate),
    ) -> Self {
        let sleeps = |bar: &&Bar| bar.from <= around && around < bar.until;
        let by_day = |bar: &&Bar| bar.from == around && around == bar.until;
        let holder = record.bars.iter().find(sleeps).or_else(|| record.bars.iter().find(by_day)).cloned();
        let gap = if holder.is_none() { Some(gap(&record.bars, around)) } else { None };
        let (closures, stays) =
            record.bars.into_iter().partition(|bar| matches!(bar.holder, Holder::Closure(_)));
        Self { facts, today, around, holder, gap, stays, closures, history: record.history, may }
    }
}

/// The nights of a bar.
pub fn length(bar: &Bar) -> usize {
    nights(bar.from, bar.until).count()
}

/// The free nights from `around` on.
fn gap(bars: &[Bar], around: NaiveDate) -> Gap {
    Gap { from: around, until: bars.iter().map(|bar| bar.from).find(|from| around < *from) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::closure::ClosureKind;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_room_is_free_until_the_next_bar_begins() {
        let bar = |from, until| Bar {
            from: day(from),
            until: day(until),
            holder: Holder::Closure(ClosureKind::OutOfOrder),
            label: None,
        };
        let bars = [bar(2, 4), bar(9, 12)];
        assert_eq!(gap(&bars, day(5)), Gap { from: day(5), until: Some(day(9)) });
        assert_eq!(gap(&bars, day(12)), Gap { from: day(12), until: None });
        assert_eq!(length(&bars[1]), 3);
    }
}
