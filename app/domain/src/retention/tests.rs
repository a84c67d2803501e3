//! The rule of retention, by example and for any dates.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn guest(last_departure: &str) -> GuestTrace {
    GuestTrace { last_departure: Some(day(last_departure)), in_house: false, created: day("2020-01-01") }
}

fn account(id: u128, last_used: &str) -> AccountTrace {
    AccountTrace {
        id: AccountId::new(Uuid::from_u128(id)),
        last_used: day(last_used),
        manages: false,
        held: false,
    }
}

#[test]
fn a_guest_is_due_so_many_days_after_the_last_departure() {
    let period = Period::new(Kind::Contact, 30).unwrap();
    assert_eq!(guest("2026-05-01").due(period), Some(day("2026-05-31")));
}

#[test]
fn a_guest_without_a_stay_is_due_after_being_written_down_and_one_in_house_never() {
    let period = Period::new(Kind::Need, 30).unwrap();
    let never_stayed = GuestTrace { last_departure: None, ..guest("2026-05-01") };
    assert_eq!(never_stayed.due(period), Some(day("2020-01-31")));
    assert_eq!(GuestTrace { in_house: true, ..guest("2026-05-01") }.due(period), None);
}

#[test]
fn an_account_of_which_something_holds_is_not_due() {
    let period = Period::new(Kind::Account, 365).unwrap();
    let invited = AccountTrace { held: true, ..account(1, "2020-01-01") };
    let forgotten = account(2, "2020-01-01");
    assert_eq!(accounts_due(&[invited, forgotten], period), [(forgotten.id, day("2020-12-31"))]);
}

#[test]
fn sessions_have_no_period_and_the_others_have_limits() {
    assert_eq!(Period::new(Kind::Session, 30), None);
    assert_eq!(Period::new(Kind::Account, 29), None);
    assert_eq!(Period::new(Kind::Contact, 0), None);
    assert_eq!(Period::new(Kind::Contact, LONGEST + 1), None);
    assert_eq!(Period::new(Kind::Need, 1).map(Period::days), Some(1));
}

#[test]
fn a_kind_reads_back_from_its_word() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.code()), Some(kind));
    }
    assert_eq!(Kind::parse("passport"), None);
}

#[test]
fn what_is_due_today_is_due_now_and_the_first_day_after_is_named() {
    let days = ["2026-05-01", "2026-05-02", "2026-06-01", "2026-05-20"].map(day);
    let outlook = Outlook::of(days, day("2026-05-02"));
    assert_eq!(outlook, Outlook { now: 2, soon: 2, next: Some(day("2026-05-20")) });
    assert_eq!(Outlook::of([day("2026-06-02")], day("2026-05-02")).soon, 0);
    assert_eq!(Outlook::of([], day("2026-05-02")), Outlook::default());
}

prop_compose! {
    fn any_day()(days in 0_u64..20_000) -> NaiveDate {
        day("2000-01-01") + Days::new(days)
    }
}

prop_compose! {
    fn any_account()(last_used in any_day(), manages: bool, held: bool, id: u128) -> AccountTrace {
        AccountTrace { id: AccountId::new(Uuid::from_u128(id)), last_used, manages, held }
    }
}

proptest! {
    #[test]
    fn nothing_is_due_before_its_period_is_over_nor_kept_a_day_longer(
        departure in any_day(), days in 1..=LONGEST, today in any_day(),
    ) {
        let period = Period::new(Kind::Contact, days).unwrap();
        let trace = GuestTrace { last_departure: Some(departure), in_house: false, created: departure };
        let due = trace.due(period).is_some_and(|due| due <= today);
        prop_assert_eq!(due, (today - departure).num_days() >= days);
    }

    #[test]
    fn a_longer_period_never_makes_anything_due_earlier(
        departure in any_day(), one in 1..=LONGEST, two in 1..=LONGEST,
    ) {
        let due = |days| Period::new(Kind::Need, days).unwrap().due(departure);
        prop_assert_eq!(one <= two, due(one) <= due(two));
    }

    #[test]
    fn whoever_leaves_somebody_is_left_to_manage_accounts(
        traces in prop::collection::vec(any_account(), 0..12), today in any_day(),
    ) {
        let period = Period::new(Kind::Account, 365).unwrap();
        let due = accounts_due(&traces, period);
        let gone = |id| due.iter().any(|&(of, day)| of == id && day <= today);
        let left = traces.iter().any(|trace| trace.manages && !gone(trace.id));
        prop_assert_eq!(left, traces.iter().any(|trace| trace.manages));
        prop_assert!(traces.iter().all(|trace| !(trace.held && gone(trace.id))));
    }

    #[test]
    fn an_outlook_counts_each_day_once(days in prop::collection::vec(any_day(), 0..40), today in any_day()) {
        let outlook = Outlook::of(days.clone(), today);
        let later = days.iter().filter(|&&due| due > today).count();
        prop_assert_eq!(outlook.now, i64::try_from(days.len() - later).unwrap());
        prop_assert_eq!(outlook.next, days.iter().copied().filter(|&due| due > today).min());
        prop_assert!(outlook.soon <= i64::try_from(later).unwrap());
    }
}
