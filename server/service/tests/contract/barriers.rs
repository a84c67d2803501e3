//! Barriers: anybody reports one, administrators answer, and what is personal leaves on time.

use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::barrier::{LONGEST_TEXT, Status, is_reference};
use domain::ids::BarrierId;
use service::ServiceError;
use service::barrier::{self, NewBarrier};
use uuid::Uuid;

const PLACE: &str = "192.0.2.7";

fn id(number: u128) -> BarrierId {
    BarrierId::new(Uuid::from_u128(0xba00 + number))
}

fn told(obstacle: &str) -> NewBarrier {
    NewBarrier {
        wish: "Book a room".to_owned(),
        obstacle: obstacle.to_owned(),
        contact: "ada@example.org".to_owned(),
        ..NewBarrier::default()
    }
}

async fn reports(campus: &Campus, number: u128) -> Result<String, ServiceError> {
    barrier::report(&campus.ctx, None, id(number), &told("The button has no name"), PLACE).await
}

on_both! {
    async fn a_stranger_reports_a_barrier_and_sent_twice_it_is_one(campus: Campus) {
        let reference = reports(&campus, 1).await.expect("a report");
        assert!(is_reference(&reference), "{reference}");
        assert_eq!(reports(&campus, 1).await.expect("the same"), reference);
        assert_eq!(campus.number("select count(*) from barrier").await, 1);
        let lines = barrier::list(&campus.ctx, &campus.actor(Role::Administrator)).await.unwrap();
        assert_eq!(lines[0].barrier.status, Status::Open);
        assert_eq!(lines[0].barrier.contact, "ada@example.org");
    }

    async fn what_is_missing_or_too_long_is_named_and_nothing_is_kept(campus: Campus) {
        let new = NewBarrier { contact: "x".repeat(301), ..told(&"x".repeat(LONGEST_TEXT + 1)) };
        let new = NewBarrier { wish: "  ".to_owned(), ..new };
        let outcome = barrier::report(&campus.ctx, None, id(1), &new, PLACE).await;
        let Err(ServiceError::Invalid(faults)) = outcome else { panic!("{outcome:?}") };
        let named = faults.iter().map(|fault| (fault.field.as_str(), fault.code)).collect::<Vec<_>>();
        assert_eq!(named, [("wish", "missing"), ("obstacle", "too_long"), ("contact", "too_long")]);
        assert_eq!(campus.number("select count(*) from barrier").await, 0);
    }

    async fn a_flood_from_one_address_waits_and_another_address_does_not(campus: Campus) {
        let mut taken = 0;
        for number in 0..30 {
            taken += u32::from(reports(&campus, number).await.is_ok());
        }
        assert_eq!(taken, 10);
        assert!(matches!(reports(&campus, 99).await, Err(ServiceError::TooManyTries { .. })));
        let elsewhere = barrier::report(&campus.ctx, None, id(100), &told("No contrast"), "192.0.2.8").await;
        assert!(elsewhere.is_ok());
        campus.at("2026-05-01 09:30");
        assert!(reports(&campus, 101).await.is_ok());
    }

    async fn an_answer_says_who_and_when_and_needs_the_version_seen(campus: Campus) {
        reports(&campus, 1).await.expect("a report");
        let administrator = campus.actor(Role::Administrator);
        let seen = (id(1), 1);
        barrier::answer(&campus.ctx, &administrator, seen, Status::Answered, " Named it ").await.expect("an answer");
        let again = barrier::answer(&campus.ctx, &administrator, seen, Status::Closed, "").await;
        assert!(matches!(again, Err(ServiceError::Stale { current: 2, .. })));
        let (line, days) = barrier::get(&campus.ctx, &administrator, id(1)).await.unwrap();
        assert_eq!((line.barrier.note.as_str(), line.barrier.status), ("Named it", Status::Answered));
        assert_eq!(line.barrier.changed.map(|(_, by)| by), administrator.id());
        assert!(line.changed_by.is_some());
        assert_eq!(days, 180);
    }

    async fn history_keeps_the_steps_of_a_report_and_not_a_word_of_it(campus: Campus) {
        reports(&campus, 1).await.expect("a report");
        let administrator = campus.actor(Role::Administrator);
        barrier::answer(&campus.ctx, &administrator, (id(1), 1), Status::Closed, "Told Ada").await.unwrap();
        let steps = "select count(*) from history where subject = 'barrier'";
        assert_eq!(campus.number(steps).await, 2);
        let words = "select count(*) from history where subject = 'barrier' and (before like '%Ada%' or after like '%Ada%'
            or after like '%button%' or after like '%example.org%')";
        assert_eq!(campus.number(words).await, 0);
    }

    async fn a_closed_report_leaves_when_its_time_is_over_and_an_open_one_stays(campus: Campus) {
        let administrator = campus.actor(Role::Administrator);
        for number in 1..=3 {
            reports(&campus, number).await.expect("a report");
        }
        barrier::answer(&campus.ctx, &administrator, (id(1), 1), Status::Closed, "").await.unwrap();
        barrier::answer(&campus.ctx, &administrator, (id(2), 1), Status::Closed, "").await.unwrap();
        // Opened again: whoever answers it still needs it.
        barrier::answer(&campus.ctx, &administrator, (id(2), 2), Status::Open, "").await.unwrap();
        // A day is 24 hours, and summer time ended in between.
        campus.at("2026-10-28 07:59");
        assert_eq!(barrier::forget_due(&campus.ctx).await.unwrap(), 0);
        campus.at("2026-10-28 08:00");
        assert_eq!(barrier::forget_due(&campus.ctx).await.unwrap(), 1);
        assert_eq!(campus.number("select count(*) from barrier").await, 2);
    }
}
