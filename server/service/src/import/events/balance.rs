//! The reconciliation: what the files hold, what is here, and why the two differ, by month and status.
//!
//! What the files hold and what is here are counted each by itself. Then each event of the files is put beside the event
//! that its reference means here, and where the two differ and it is known why, that is booked in every month and status the
//! difference touches. What the reasons do not come to is left over as unexplained: nothing books it, so nothing hides it.

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
    /// Somebody changed it here since it was taken.
    Since,
    /// Its option was over, when it was taken or since.
    Lapsed,
    /// It is from the same source, and not in these files.
    Absent,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    in_file: i64,
    here: i64,
    others: i64,
    rejected: i64,
    since: i64,
    lapsed: i64,
    absent: i64,
}

/// Sums by what is counted, month and status.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<(Counted, Option<NaiveDate>, usize), Sum>);

impl Tally {
    /// Counts what the files say.
    pub fn in_file(&mut self, counted: Counted, (place, number): Share) {
        self.sum(counted, place).in_file += number;
    }

    /// Counts what is here from the same source.
    pub fn here(&mut self, counted: Counted, (place, number): Share) {
        self.sum(counted, place).here += number;
    }

    /// Counts what is here from elsewhere.
    pub fn others(&mut self, counted: Counted, (place, number): Share) {
        self.sum(counted, place).others += number;
    }

    /// Books why what the files say of an event is not what is here of it.
    pub fn explain(&mut self, counted: Counted, why: Why, (in_file, here): (&[Share], &[Share])) {
        for (place, number) in in_file {
            *self.sum(counted, *place).why(why) -= number;
        }
        for (place, number) in here {
            *self.sum(counted, *place).why(why) += number;
        }
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
            absent: sum.absent,
            unexplained: sum.here - sum.in_file - sum.rejected - sum.since - sum.lapsed - sum.absent,
        };
        self.0.into_iter().map(line).collect()
    }

    fn sum(&mut self, counted: Counted, (month, status): Place) -> &mut Sum {
        self.0.entry((counted, month, rank(status))).or_default()
    }
}

/// The place of a status in the order of lines; what is not said comes last.
fn rank(status: Option<EventStatus>) -> usize {
    let known = status.and_then(|status| EventStatus::ALL.iter().position(|one| *one == status));
    known.unwrap_or(EventStatus::ALL.len())
}

/// Whether what is here is what the files say, but for options that were let go and are enquiries now.
pub(super) fn is_lapsed(in_file: &[Share], here: &[Share]) -> bool {
    let sums = |shares: &[Share], let_go: bool| {
        let mut sums = BTreeMap::<_, i64>::new();
        for ((month, status), number) in shares {
            let status = match status {
                Some(EventStatus::Tentative) if let_go => Some(EventStatus::Enquiry),
                status => *status,
            };
            *sums.entry((*month, rank(status))).or_default() += number;
        }
        sums
    };
    sums(in_file, true) == sums(here, false)
}

impl Sum {
    const fn why(&mut self, why: Why) -> &mut i64 {
        match why {
            Why::Rejected => &mut self.rejected,
            Why::Since => &mut self.since,
            Why::Lapsed => &mut self.lapsed,
            Why::Absent => &mut self.absent,
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

    /// Counts an event in the files and here, and books why the two differ where that is known.
    fn put(tally: &mut Tally, file: &[Share], here: &[Share], why: Option<Why>) {
        for share in file {
            tally.in_file(Counted::Events, *share);
        }
        for share in here {
            tally.here(Counted::Events, *share);
        }
        if let Some(why) = why {
            tally.explain(Counted::Events, why, (file, here));
        }
    }

    #[test]
    fn the_reasons_of_a_line_add_up_to_its_difference() {
        let (march, april) = ("2027-03-01", "2027-04-01");
        let mut tally = Tally::default();
        let held = (place(march, S::Tentative), 1);
        put(&mut tally, &[held], &[held], Some(Why::Since));
        put(&mut tally, &[held], &[(place(march, S::Enquiry), 1)], Some(Why::Lapsed));
        put(&mut tally, &[held], &[(place(april, S::Tentative), 1)], Some(Why::Since));
        put(&mut tally, &[held], &[], Some(Why::Rejected));
        put(&mut tally, &[((None, None), 1)], &[], Some(Why::Rejected));
        put(&mut tally, &[], &[held], Some(Why::Absent));
        tally.others(Counted::Events, (place(march, S::Tentative), 7));
        let lines = tally.lines();
        assert!(lines.iter().all(|line| line.unexplained == 0), "{lines:?}");
        let march = lines.iter().find(|line| line.status.as_deref() == Some("tentative")).unwrap();
        assert_eq!((march.in_file, march.here, march.others), (4, 2, 7));
        assert_eq!((march.rejected, march.since, march.lapsed, march.absent), (-1, -1, -1, 1));
        let unread = lines.iter().find(|line| line.month.is_none()).unwrap();
        assert_eq!((unread.in_file, unread.here, unread.status.as_deref()), (1, 0, None));
        assert_eq!(lines.iter().map(|line| line.in_file).sum::<i64>(), 5);
    }

    #[test]
    fn a_difference_without_a_reason_is_left_over_and_told() {
        let mut tally = Tally::default();
        let month = "2027-03-01";
        put(&mut tally, &[(place(month, S::Tentative), 1)], &[(place(month, S::Definite), 1)], None);
        let left = tally.lines().iter().map(|line| line.unexplained).collect::<Vec<_>>();
        assert_eq!(left, [-1, 1]);
    }

    #[test]
    fn an_option_that_was_let_go_is_an_enquiry_in_the_same_month_and_nothing_else() {
        let at = |month, status, number| (place(month, status), number);
        let file = [at("2027-03-01", S::Tentative, 3)];
        assert!(is_lapsed(&file, &[at("2027-03-01", S::Enquiry, 1), at("2027-03-01", S::Enquiry, 2)]));
        assert!(!is_lapsed(&file, &[at("2027-03-01", S::Enquiry, 2)]));
        assert!(!is_lapsed(&file, &[at("2027-04-01", S::Enquiry, 3)]));
        assert!(!is_lapsed(&file, &[at("2027-03-01", S::Lost, 3)]));
        assert!(!is_lapsed(&[at("2027-03-01", S::Definite, 3)], &[at("2027-03-01", S::Enquiry, 3)]));
    }
}
