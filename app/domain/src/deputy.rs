//! Who stands in for an organiser while they are away.

use crate::ids::AccountId;
use chrono::NaiveDate;

/// Days on which somebody sees and plans another's events as these do themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deputy {
    /// Who is away.
    pub account: AccountId,
    /// Who stands in.
    pub deputy: AccountId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeputyFault {
    /// Nobody stands in for themselves.
    Oneself,
    /// It ends before it begins.
    Backwards,
    /// It is over.
    Over,
    /// It is longer than anybody is away.
    TooLong,
}

impl Deputy {
    /// The longest time, in days: who is away longer entrusts their events to another.
    pub const LONGEST: i64 = 366;

    /// Whether a day is one of its days.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// The first thing that is wrong with it on a day.
    pub fn fault(&self, today: NaiveDate) -> Option<DeputyFault> {
        let faults = [
            (self.account == self.deputy, DeputyFault::Oneself),
            (self.until < self.from, DeputyFault::Backwards),
            (self.until < today, DeputyFault::Over),
            ((self.until - self.from).num_days() >= Self::LONGEST, DeputyFault::TooLong),
        ];
        faults.into_iter().find_map(|(wrong, fault)| wrong.then_some(fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn deputy(from: &str, until: &str) -> Deputy {
        let id = |number| AccountId::new(Uuid::from_u128(number));
        Deputy { account: id(1), deputy: id(2), from: day(from), until: day(until) }
    }

    #[test]
    fn both_ends_belong_to_it() {
        let june = deputy("2026-06-01", "2026-06-05");
        let covered =
            ["2026-05-31", "2026-06-01", "2026-06-05", "2026-06-06"].map(|one| june.covers(day(one)));
        assert_eq!(covered, [false, true, true, false]);
    }

    #[test]
    fn what_is_wrong_with_it_is_told() {
        let fault = |one: Deputy| one.fault(day("2026-06-03"));
        assert_eq!(fault(deputy("2026-06-01", "2026-06-03")), None);
        assert_eq!(fault(deputy("2026-06-05", "2026-06-04")), Some(DeputyFault::Backwards));
        assert_eq!(fault(deputy("2026-06-01", "2026-06-02")), Some(DeputyFault::Over));
        assert_eq!(fault(deputy("2026-06-01", "2027-06-01")), None);
        assert_eq!(fault(deputy("2026-06-01", "2027-06-02")), Some(DeputyFault::TooLong));
        let own = deputy("2026-06-01", "2026-06-03");
        assert_eq!(fault(Deputy { deputy: own.account, ..own }), Some(DeputyFault::Oneself));
    }
}
