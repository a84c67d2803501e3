//! Registration: participants write themselves onto a rooming list, change it, withdraw, and owe a fee or do not.

use super::erasure::is_anywhere;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use crate::support::registration::{answers, terms};
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use domain::registration::{Gate, Payment, TermsDraft};
use domain::rooming::{Field, Pending, Source, State};
use domain::stay::StayStatus;
use service::error::FieldError;
use service::registration::{
    Answers, change_own, close, look_up, needs, open, own, replace_link, report_payment, set_payment,
    withdraw_own,
};
use service::rooming::{set_rule, settle};
use service::stay::Write;
use service::{Actor, ServiceError, event};

pub const DAYS: (&str, &str) = ("2026-06-01", "2026-06-05");
const BLOCK: [(&str, &str, i64); 3] =
    [("single", "2026-05-31", 1), ("single", "2026-06-01", 2), ("single", "2026-06-02", 2)];

pub async fn opened(campus: &Campus) -> String {
    campus.holds_event("E1", DAYS, true).await;
    campus.opens_registration("E1", &terms()).await
}

on_both! {
    async fn who_registers_waits_on_the_list_and_is_approved_and_booked_like_any_other(campus: Campus) {
        let link = opened(&campus).await;
        let ada = Answers { step_free: true, organisation: "Union".to_owned(), ..answers("Ada", "ada@example.org") };
        let own_link = campus.registers(&link, &ada).await.good().unwrap();
        let entry = campus.entry("E1", "Ada").await;
        assert_eq!((entry.source, entry.state, entry.details.step_free), (Source::Registration, State::Proposed, true));
        let mine = own(&campus.ctx, &own_link).await.good();
        assert_eq!((mine.registrant.fee, mine.registrant.organisation.as_str()), (Some((5_000, Payment::Due)), "Union"));
        assert!(mine.changes && mine.withdraws);
        campus.approves_all("E1").await;
        assert_eq!(campus.books_the_list("E1").await.good().done, 1);
        assert_eq!(campus.texts("select kind || ' ' || recipient || ' ' || language from mail").await, ["registration ada@example.org fr"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn by_rule_whoever_fits_is_approved_when_they_register(campus: Campus) {
        let link = opened(&campus).await;
        campus.agrees("E1", &BLOCK).await.good();
        set_rule(&campus.ctx, &campus.actor(Role::Facilities), "E1", true).await.good();
        for (name, state) in [("Ada", State::Approved), ("Eve", State::Approved), ("Zoe", State::Proposed)] {
            campus.registers(&link, &answers(name, &format!("{name}@example.org"))).await.good();
            assert_eq!(campus.entry("E1", name).await.state, state, "{name}");
        }
    }

    async fn every_fault_is_named_and_nothing_is_written(campus: Campus) {
        let link = opened(&campus).await;
        let before = campus.number("select count(*) from guest").await;
        let wrong = Answers {
            name: " ".to_owned(),
            email: "ada".to_owned(),
            departure: "2026-06-06".to_owned(),
            visa_from: "2026-05-01".to_owned(),
            language: "xx".to_owned(),
            consent: false,
            ..answers("", "")
        };
        let found = faults(campus.registers(&link, &wrong).await.error());
        let expected = [
            ("email", "not_an_address"), ("language", "unknown"), ("consent", "missing"), ("name", "missing"),
            ("visa_until", "missing"),
        ];
        assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code)));
        let late = Answers { departure: "2026-06-06".to_owned(), ..answers("Ada", "ada@example.org") };
        assert_eq!(faults(campus.registers(&link, &late).await.error()), [("departure".to_owned(), "not_offered")]);
        let header = answers("Ada", "ada@example.org,eve@example.org");
        assert_eq!(faults(campus.registers(&link, &header).await.error()), [("email".to_owned(), "not_an_address")]);
        assert_eq!(campus.number("select count(*) from guest").await, before);
        assert_eq!(campus.number("select count(*) from mail").await, 0);
    }

    async fn a_form_sent_twice_registers_once_and_one_gone_back_to_registers_the_next_person(campus: Campus) {
        let link = opened(&campus).await;
        let form = service::registration::fresh_form(&campus.ctx).unwrap().reveal().to_owned();
        let ada = answers("Ada", "ada@example.org");
        let (one, two) = tokio::join!(campus.registers_as(&link, &form, &ada), campus.registers_as(&link, &form, &ada));
        for link in [one.good().unwrap(), two.good().unwrap()] {
            assert_eq!(own(&campus.ctx, &link).await.good().entry.details.name, "Ada");
        }
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 1);
        assert_eq!(campus.number("select count(*) from mail").await, 1);
        let eve = campus.registers_as(&link, &form, &answers("Eve", "eve@example.org")).await.good().unwrap();
        assert_eq!(own(&campus.ctx, &eve).await.good().entry.details.name, "Eve");
    }

    async fn the_key_of_a_form_opens_no_registration(campus: Campus) {
        let link = opened(&campus).await;
        let form = service::registration::fresh_form(&campus.ctx).unwrap().reveal().to_owned();
        let ada = answers("Ada", "ada@example.org");
        campus.registers_as(&link, &form, &ada).await.good().unwrap();
        let gone = |error| assert!(matches!(error, ServiceError::NotFound("registration")), "{error:?}");
        gone(own(&campus.ctx, &form).await.error());
        gone(change_own(&campus.ctx, (&form, 1), &ada).await.error());
        gone(withdraw_own(&campus.ctx, (&form, 1)).await.error());
    }

    async fn an_address_registers_once_and_its_link_is_mailed_again(campus: Campus) {
        let link = opened(&campus).await;
        let first = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        let again = answers("Somebody Else", " ADA@example.org ");
        assert_eq!(campus.registers(&link, &again).await.good(), None);
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 1);
        assert_eq!(campus.number("select count(*) from mail where kind = 'registration'").await, 2);
        assert_eq!(campus.number("select count(*) from registration_link where registrant_id is not null").await, 2);
        assert_eq!(own(&campus.ctx, &first).await.good().entry.details.name, "Ada");
    }

    async fn of_many_at_once_with_one_address_one_is_taken(campus: Campus) {
        let link = opened(&campus).await;
        let ada = answers("Ada", "ada@example.org");
        let mut at_once = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (campus, link, ada) = (campus.clone(), link.clone(), ada.clone());
            at_once.spawn(async move { campus.registers(&link, &ada).await });
        }
        let taken = at_once.join_all().await.into_iter().filter_map(Outcome::good).count();
        assert_eq!(taken, 1);
        assert_eq!(campus.number("select count(*) from registrant").await, 1);
    }

    async fn without_the_guard_of_the_database_one_address_is_taken_twice(campus: Campus) {
        let link = opened(&campus).await;
        campus.forgets_addresses().await;
        for _ in 0..2 {
            campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        }
        assert_eq!(campus.number("select count(*) from registrant").await, 2);
    }

    async fn the_last_place_is_given_once_and_a_full_registration_lets_those_on_it_change(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let link = campus.opens_registration("E1", &TermsDraft { places: Some(1), ..terms() }).await;
        let mut at_once = tokio::task::JoinSet::new();
        for name in ["Ada", "Eve", "Zoe"] {
            let (campus, link) = (campus.clone(), link.clone());
            at_once.spawn(async move { campus.registers(&link, &answers(name, &format!("{name}@example.org"))).await });
        }
        let (taken, refused): (Vec<_>, Vec<_>) = at_once.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!((taken.len(), refused.len()), (1, 2));
        for refusal in refused {
            assert_eq!(faults(refusal.error()), [("gate".to_owned(), "full")]);
        }
        assert_eq!(look_up(&campus.ctx, &link).await.good().gate, Gate::Full);
        let own_link = taken.into_iter().next().unwrap().good().unwrap();
        let mine = own(&campus.ctx, &own_link).await.good();
        let name = mine.entry.details.name.clone();
        change_own(&campus.ctx, (&own_link, 1), &changed(&name, "2026-06-04")).await.good();
        withdraw_own(&campus.ctx, (&own_link, 2)).await.good();
        assert_eq!(look_up(&campus.ctx, &link).await.good().gate, Gate::Open);
    }

    async fn a_link_is_closed_by_its_day_by_hand_and_with_its_event_and_opens_again(campus: Campus) {
        let link = opened(&campus).await;
        let organiser = campus.actor(Role::Organiser);
        let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        close(&campus.ctx, &organiser, ("E1", 1)).await.good();
        assert_eq!(look_up(&campus.ctx, &link).await.good().gate, Gate::Closed);
        assert_eq!(faults(campus.registers(&link, &answers("Eve", "eve@example.org")).await.error()), [("gate".to_owned(), "closed")]);
        assert_eq!(faults(change_own(&campus.ctx, (&ada, 1), &changed("Ada", "2026-06-04")).await.error()), [("gate".to_owned(), "closed")]);
        assert!(open(&campus.ctx, &organiser, ("E1", 1), &terms()).await.is_err_and(|error| matches!(error, ServiceError::Stale { .. })));
        assert!(open(&campus.ctx, &organiser, ("E1", 2), &terms()).await.unwrap().is_none());
        campus.registers(&link, &answers("Eve", "eve@example.org")).await.good();
        campus.at("2026-05-26 09:00");
        assert_eq!(look_up(&campus.ctx, &link).await.good().gate, Gate::Closed);
        withdraw_own(&campus.ctx, (&ada, 1)).await.good();
        campus.at("2026-05-02 09:00");
        let version = campus.list("E1").await.line.event.version;
        let ending = Ending { reason: EndReason::Other, note: "No money".to_owned() };
        service::event::step(&campus.ctx, &campus.actor(Role::Facilities), ("E1", version), &Step::Cancel(ending)).await.good();
        assert_eq!(look_up(&campus.ctx, &link).await.good().gate, Gate::Off);
        assert_eq!(faults(campus.registers(&link, &answers("Zoe", "zoe@example.org")).await.error()), [("gate".to_owned(), "off")]);
    }

    async fn a_replaced_link_opens_nothing_and_participants_keep_theirs(campus: Campus) {
        let link = opened(&campus).await;
        let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        let other = replace_link(&campus.ctx, &campus.actor(Role::Organiser), "E1").await.unwrap().reveal().to_owned();
        for gone in [link.as_str(), "fsr_", "", &ada] {
            assert!(matches!(look_up(&campus.ctx, gone).await.error(), ServiceError::NotFound("registration")));
        }
        look_up(&campus.ctx, &other).await.good();
        own(&campus.ctx, &ada).await.good();
        assert!(matches!(own(&campus.ctx, &other).await.error(), ServiceError::NotFound("registration")));
    }

    async fn offered_nights_move_with_the_event(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        let early = TermsDraft { first: Some(day("2026-05-31")), ..terms() };
        let link = campus.opens_registration("E1", &early).await;
        let version = campus.list("E1").await.line.event.version;
        service::event::shift(&campus.ctx, &campus.actor(Role::Facilities), ("E1", version), (7, true)).await.good();
        let offer = look_up(&campus.ctx, &link).await.good();
        assert_eq!(offer.nights, (day("2026-06-07"), day("2026-06-12")));
        assert_eq!(offer.closes_on, day("2026-06-01"));
        let far = TermsDraft { first: Some(day("2026-06-06")), last: Some(day("2026-06-12")), ..terms() };
        let organiser = campus.actor(Role::Organiser);
        let error = open(&campus.ctx, &organiser, ("E1", 2), &far).await.map(drop).error();
        assert_eq!(faults(error), [("first".to_owned(), "outside")]);
    }

    async fn what_changes_after_booking_waits_and_so_does_a_withdrawal(campus: Campus) {
        let link = opened(&campus).await;
        let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        let eve = campus.registers(&link, &answers("Eve", "eve@example.org")).await.good().unwrap();
        campus.approves_all("E1").await;
        campus.books_the_list("E1").await.good();
        let version = async |own_link: &str| own(&campus.ctx, own_link).await.good().entry.version;
        change_own(&campus.ctx, (&ada, version(&ada).await), &changed("Ada", "2026-06-04")).await.good();
        withdraw_own(&campus.ctx, (&eve, version(&eve).await)).await.good();
        assert!(matches!(campus.entry("E1", "Ada").await.pending(), Some(Pending::Nights(_))));
        assert_eq!(campus.entry("E1", "Eve").await.pending(), Some(Pending::Withdrawn));
        assert_eq!(campus.number("select count(*) from stay where status = 'reserved'").await, 2);
        let shared = Answers { sharing: "Eve".to_owned(), ..changed("Ada", "2026-06-04") };
        let error = change_own(&campus.ctx, (&ada, version(&ada).await), &shared).await.error();
        assert_eq!(faults(error), [("sharing".to_owned(), "booked")]);
        settle(&campus.ctx, &campus.actor(Role::Facilities), "E1").await.good();
        assert_eq!(campus.entry("E1", "Eve").await.booked.unwrap().status, StayStatus::Cancelled);
        change_own(&campus.ctx, (&eve, version(&eve).await), &changed("Eve", "2026-06-03")).await.good();
        let eve = campus.entry("E1", "Eve").await;
        assert_eq!((eve.state, eve.booked), (State::Proposed, None));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_change_and_a_booking_at_once_leave_the_stay_as_booked_or_the_change_waiting(campus: Campus) {
        let link = opened(&campus).await;
        let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        campus.approves_all("E1").await;
        let version = own(&campus.ctx, &ada).await.good().entry.version;
        let change = changed("Ada", "2026-06-04");
        let (change, booked) = tokio::join!(change_own(&campus.ctx, (&ada, version), &change), campus.books_the_list("E1"));
        let entry = campus.entry("E1", "Ada").await;
        let nights = entry.details.nights.count();
        match (change, booked.good().done) {
            // Booked first: the version that was seen is another, and nothing is altered.
            (Err(error), 1) => {
                assert!(matches!(error, ServiceError::Stale { subject: "entry", .. }), "{error:?}");
                assert_eq!((nights, entry.pending()), (2, None));
            }
            // Changed first: it is to be approved again, and so not booked.
            (Ok(()), 0) => assert_eq!((nights, entry.state, entry.booked), (3, State::Proposed, None)),
            other => panic!("{other:?}"),
        }
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_stale_form_changes_nothing_and_an_address_cannot_be_changed(campus: Campus) {
        let link = opened(&campus).await;
        let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        let other = Answers { email: "eve@example.org".to_owned(), ..changed("Ada Byron", "2026-06-04") };
        change_own(&campus.ctx, (&ada, 1), &other).await.good();
        let error = change_own(&campus.ctx, (&ada, 1), &changed("Ada King", "2026-06-05")).await.error();
        assert!(matches!(error, ServiceError::Stale { subject: "entry", current: 2 }), "{error:?}");
        let details = campus.entry("E1", "Ada Byron").await.details;
        assert_eq!((details.email.as_str(), details.value(Field::Departure)), ("ada@example.org", domain::rooming::Value::Day(Some(day("2026-06-04")))));
    }

    async fn a_fee_is_paid_by_report_once_and_set_by_hand_by_the_desk(campus: Campus) {
        let link = opened(&campus).await;
        let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        let reference = own(&campus.ctx, &ada).await.good().registrant.reference;
        let program = campus.actor(Role::ApiClient);
        let report = async |payment, key: &str| {
            report_payment(&campus.ctx, &program, &reference, payment, &Write::new(key)).await
        };
        for _ in 0..2 {
            assert_eq!(report(Payment::Paid, "k1").await.good().payment, Payment::Paid);
        }
        report(Payment::Refunded, "k1").await.error();
        assert_eq!(campus.number("select count(*) from history where subject = 'registrant' and action = 'pay'").await, 1);
        report(Payment::Refunded, "k2").await.good();
        assert_eq!(faults(report(Payment::Paid, "k3").await.error()), [("status".to_owned(), "not_from")]);
        let error = report_payment(&campus.ctx, &program, "R-2222-2222", Payment::Paid, &Write::new("k4")).await.error();
        assert!(matches!(error, ServiceError::NotFound(_)));
        let (entry, desk) = (campus.entry("E1", "Ada").await, campus.actor(Role::Facilities));
        let version = own(&campus.ctx, &ada).await.good().registrant.version;
        set_payment(&campus.ctx, &desk, ("E1", entry.id), Payment::Waived, version).await.good();
        let error = set_payment(&campus.ctx, &desk, ("E1", entry.id), Payment::Due, version).await.error();
        assert!(matches!(error, ServiceError::Stale { subject: "registrant", .. }), "{error:?}");
        campus.holds_event("E2", DAYS, true).await;
        let error = set_payment(&campus.ctx, &desk, ("E2", entry.id), Payment::Due, version + 1).await.error();
        assert!(matches!(error, ServiceError::NotFound("registrant")), "{error:?}");
    }

    async fn what_somebody_needs_is_kept_apart_and_who_reads_it_is_written_down(campus: Campus) {
        let link = opened(&campus).await;
        let ada = Answers { diet: "No peanuts".to_owned(), other: "A fridge".to_owned(), ..answers("Ada", "ada@example.org") };
        let own_link = campus.registers(&link, &ada).await.good().unwrap();
        let organiser = campus.actor(Role::Organiser);
        let found = needs(&campus.ctx, &organiser, "E1").await.good();
        assert_eq!((found.people[0].1.diet.as_str(), found.people[0].1.other.as_str()), ("No peanuts", "A fridge"));
        assert_eq!(campus.number("select count(*) from history where action = 'read'").await, 1);
        let before = event::changes(&campus.ctx, &organiser, "E1").await.good().news();
        let told = event::tell_changes(&campus.ctx).await.good();
        needs(&campus.ctx, &campus.actor(Role::Facilities), "E1").await.good();
        campus.at("2026-05-03 09:00");
        assert_eq!(event::changes(&campus.ctx, &organiser, "E1").await.good().news(), before, "reading was told as a change");
        assert_eq!((told, event::tell_changes(&campus.ctx).await.good()), (0, 0), "reading was mailed as a change");
        change_own(&campus.ctx, (&own_link, 1), &changed("Ada", "2026-06-03")).await.good();
        assert_eq!(campus.number("select count(*) from guest_need").await, 0);
    }

    async fn who_is_erased_leaves_nothing_and_history_names_nobody(campus: Campus) {
        let link = opened(&campus).await;
        let ada = Answers { diet: "Nothing Erasable".to_owned(), organisation: "Erasable Union".to_owned(), ..answers("Wilhelmina Erasable", "wilhelmina@erasable.test") };
        let own_link = campus.registers(&link, &ada).await.good().unwrap();
        let lines = campus.texts("select coalesce(before, '') || coalesce(after, '') from history").await.join(" ");
        assert!(!lines.contains("rasable") && !lines.contains(&own_link) && !lines.contains(&link), "{lines}");
        assert!(!is_anywhere(&campus, &link).await);
        campus.at("2028-12-01 09:00");
        service::retention::run(&campus.ctx, &Actor::operator()).await.good();
        for trace in ["Wilhelmina", "rasable", &own_link] {
            assert!(!is_anywhere(&campus, trace).await, "{trace} is still there");
        }
        assert_eq!(campus.number("select count(*) from registrant").await, 0);
        assert!(matches!(own(&campus.ctx, &own_link).await.error(), ServiceError::NotFound("registration")));
    }

    async fn registrations_of_others_are_not_there(campus: Campus) {
        campus.holds_event("E1", DAYS, false).await;
        let organiser = campus.actor(Role::Organiser);
        let error = open(&campus.ctx, &organiser, ("E1", 0), &terms()).await.map(drop).error();
        assert!(matches!(error, ServiceError::NotFound("event")), "{error:?}");
        assert!(matches!(needs(&campus.ctx, &organiser, "E1").await.error(), ServiceError::NotFound("event")));
        let error = needs(&campus.ctx, &campus.actor(Role::Management), "E1").await.error();
        assert!(matches!(error, ServiceError::Forbidden(_)), "{error:?}");
    }

    async fn tries_are_slowed_by_address_and_a_whole_campus_is_not(campus: Campus) {
        let link = opened(&campus).await;
        for number in 0..40 {
            campus.registers(&link, &answers("Ada", &format!("ada{number}@example.org"))).await.good().unwrap();
        }
        for _ in 0..10 {
            campus.registers(&link, &answers("Eve", "eve@example.org")).await.good();
        }
        let error = campus.registers(&link, &answers("Eve", "eve@example.org")).await.error();
        assert!(matches!(error, ServiceError::TooManyTries { .. }), "{error:?}");
        let mails = "select count(*) from mail where recipient = 'eve@example.org'";
        assert_eq!(campus.number(mails).await, 10);
    }

    async fn check_finds_an_entry_that_does_not_agree_with_its_stay(campus: Campus) {
        let link = opened(&campus).await;
        campus.registers(&link, &answers("Ada", "ada@example.org")).await.good();
        let other = campus.holds_event("E2", DAYS, true).await;
        campus.hosts(other, "Eve", "2026-06-01", 1).await;
        campus.sql("update rooming_entry set stay_id = (select id from stay)").await;
        campus.sql("update rooming_entry set source = 'typed'").await;
        let found = campus.violations().await;
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().all(|line| line.starts_with("rooming list: entry 1 of E1")), "{found:?}");
    }
}

/// What somebody says in the place of what they said, until another day.
fn changed(name: &str, departure: &str) -> Answers {
    Answers { departure: departure.to_owned(), ..answers(name, "kept@example.org") }
}

#[track_caller]
fn faults(error: ServiceError) -> Vec<(String, &'static str)> {
    let ServiceError::Invalid(faults) = error else { panic!("{error:?}") };
    faults.into_iter().map(|FieldError { field, code }| (field, code)).collect()
}
