//! The reconciliation: what the files hold, what is here, and why the two differ, by month and status.
//!
//! Each event of the files is put beside the event that its reference means here. Whatever differs between the two has
//! one reason, which is booked in every month and status the difference touches: so the reasons of a line add up to its
//! difference, and nothing is lost between them.

use chrono::{Datelike, NaiveDate};
use domain::event::EventStatus;
use std::collections::BTreeMap;
use store_model::import::events::Balance;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    Events,
    RoomNights,
}

impl Counted {
    const fn code(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::RoomNights => "room_nights",
        }
    }
}

/// A month and a status; none where the file does not say it.
pub(super) type Place = (Option<NaiveDate>, Option<EventStatus>);

/// So many in a month and status.
pub(super) type Share = (Place, i64);

/// Why files and house differ about an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It, or what was changed about it, was not taken.
    Rejected,
    /// It was changed here since it was taken.
    Since,
    /// Its option had ended when it was taken.
    Lapsed,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    in_file: i64,
    here: i64,
    others: i64,
    rejected: i64,
    since: i64,
    lapsed: i64,
}

/// Sums by what is counted, month and status.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<(Counted, Option<NaiveDate>, usize), Sum>);

impl Tally {
    /// Puts what the files say of an event beside what is here of it.
    pub fn settle(&mut self, counted: Counted, in_file: &[Share], here: &[Share], why: Why) {
        for (place, number) in in_file {
            let sum = self.sum(counted, *place);
            sum.in_file += number;
            *sum.why(why) -= number;
        }
        for (place, number) in here {
            let sum = self.sum(counted, *place);
            sum.here += number;
            *sum.why(why) += number;
        }
    }

    /// Adds what is here from elsewhere.
    pub fn beside(&mut self, counted: Counted, place: Place, number: i64) {
        self.sum(counted, place).others += number;
    }

    /// The lines, events first, then by month and status.
    pub fn lines(self) -> Vec<Balance> {
        let line = |((counted, month, status), sum): ((Counted, Option<NaiveDate>, usize), Sum)| Balance {
            counted: counted.code().to_owned(),
            month,
            status: EventStatus::ALL.get(status).map(|status| status.code().to_owned()),
            in_file: sum.in_file,
            here: sum.here,
            others: sum.others,
            rejected: sum.rejected,
            since: sum.since,
            lapsed: sum.lapsed,
        };
        self.0.into_iter().map(line).collect()
    }

    fn sum(&mut self, counted: Counted, (month, status): Place) -> &mut Sum {
        let status = status.and_then(|status| EventStatus::ALL.iter().position(|one| *one == status));
        self.0.entry((counted, month, status.unwrap_or(EventStatus::ALL.len()))).or_default()
    }
}

impl Sum {
    const fn why(&mut self, why: Why) -> &mut i64 {
        match why {
            Why::Rejected => &mut self.rejected,
            Why::Since => &mut self.since,
            Why::Lapsed => &mut self.lapsed,
        }
    }
}

/// The first day of the month of a day.
pub(super) fn month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventStatus as S;

    fn place(month: &str, status: S) -> Place {
        (Some(month.parse().unwrap()), Some(status))
    }

    #[test]
    fn the_reasons_of_a_line_add_up_to_its_difference() {
        let (march, april) = ("2027-03-01", "2027-04-01");
        let mut tally = Tally::default();
        let settle = |tally: &mut Tally, file: &[Share], here: &[Share], why| {
            tally.settle(Counted::Events, file, here, why);
        };
        let held = (place(march, S::Tentative), 1);
        settle(&mut tally, &[held], &[held], Why::Since);
        settle(&mut tally, &[held], &[(place(march, S::Enquiry), 1)], Why::Lapsed);
        settle(&mut tally, &[held], &[(place(april, S::Tentative), 1)], Why::Since);
        settle(&mut tally, &[held], &[], Why::Rejected);
        settle(&mut tally, &[((None, None), 1)], &[], Why::Rejected);
        tally.beside(Counted::Events, place(march, S::Tentative), 7);
        let lines = tally.lines();
        for line in &lines {
            assert_eq!(line.difference(), line.rejected + line.since + line.lapsed, "{line:?}");
        }
        let march = lines.iter().find(|line| line.status.as_deref() == Some("tentative")).unwrap();
        assert_eq!((march.in_file, march.here, march.others), (4, 1, 7));
        assert_eq!((march.rejected, march.since, march.lapsed), (-1, -1, -1));
        let unread = lines.iter().find(|line| line.month.is_none()).unwrap();
        assert_eq!((unread.in_file, unread.here, unread.status.as_deref()), (1, 0, None));
        assert_eq!(lines.iter().map(|line| line.in_file).sum::<i64>(), 5);
    }
}
