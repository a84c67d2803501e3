//! Events afterwards: what was slept of what was agreed, and what was learned.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{AfterNight, Lessons};
use service::event::{self, EventAfter};
use service::{Actor, ServiceError};

async fn afterwards(campus: &Campus, actor: &Actor) -> EventAfter {
    event::after(&campus.ctx, actor, "E1").await.expect("the event")
}

fn lessons(good: &str) -> Lessons {
    Lessons { good: good.to_owned(), better: "Fewer forms".to_owned(), talked_on: Some(day("2026-06-04")) }
}

/// An organiser's event that is over, of which one guest came and one did not.
async fn over(campus: &Campus) -> Actor {
    let event = campus.holds_event("E1", ("2026-06-01", "2026-06-03"), true).await;
    campus.agrees("E1", &[("single", "2026-06-01", 2), ("single", "2026-06-02", 2)]).await.good();
    campus.at("2026-06-01 15:00");
    let came = campus.books_for_event(event, "2026-06-01", 2).await.good();
    let missed = campus.books_for_event(event, "2026-06-01", 1).await.good();
    let came = campus.clerk().assigns(&came, "101").await.good();
    campus.clerk().checks_in(&came).await.good();
    campus.at("2026-06-02 09:00");
    campus.clerk().marks_no_show(&missed).await.good();
    campus.at("2026-06-05 09:00");
    campus.actor(Role::Organiser)
}

on_both! {
    async fn what_was_slept_stands_beside_what_was_agreed(campus: Campus) {
        let organiser = over(&campus).await;
        let shown = afterwards(&campus, &organiser).await;
        let night = AfterNight { agreed: 2, slept: 1, guests: 1, over: 2, unslept: 1 };
        assert_eq!(shown.aftermath.nights.into_values().collect::<Vec<_>>(), [night, night]);
        assert_eq!((shown.aftermath.no_shows, shown.aftermath.cancelled, shown.aftermath.undecided), (1, 0, 0));
        assert!(shown.begun && shown.record.may.plan);
    }

    async fn what_was_learned_is_kept_once_and_two_who_write_do_not_undo_each_other(campus: Campus) {
        let organiser = over(&campus).await;
        event::learn(&campus.ctx, &organiser, ("E1", 0), &lessons("The hall")).await.good();
        let other = event::learn(&campus.ctx, &campus.actor(Role::Facilities), ("E1", 0), &lessons("The food")).await;
        assert!(matches!(other, Err(ServiceError::Stale { current: 1, .. })));
        let shown = afterwards(&campus, &organiser).await;
        assert_eq!((shown.lessons, shown.version), (lessons("The hall"), 1));
        event::learn(&campus.ctx, &organiser, ("E1", 1), &lessons("The hall ")).await.good();
        let lines = campus.number("select count(*) from history where action = 'learn'").await;
        assert_eq!(lines, 1, "the same words again are no change");
        assert!(!campus.texts("select after from history where action = 'learn'").await[0].contains("The hall"));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn nothing_is_learned_before_the_event_nor_on_a_day_to_come_nor_at_any_length(campus: Campus) {
        campus.holds_event("E1", ("2026-06-01", "2026-06-03"), true).await;
        let organiser = campus.actor(Role::Organiser);
        let learn = async |lessons: Lessons| event::learn(&campus.ctx, &organiser, ("E1", 0), &lessons).await;
        let faults = |outcome: Result<(), ServiceError>| match outcome {
            Err(ServiceError::Invalid(faults)) => faults.into_iter().map(|one| (one.field, one.code)).collect(),
            other => panic!("not refused for a field: {other:?}"),
        };
        let early = Lessons { talked_on: None, ..lessons("Too early") };
        assert_eq!(faults(learn(early).await), [("good".to_owned(), "not_begun")]);
        campus.at("2026-06-03 09:00");
        let long = Lessons { better: "x".repeat(Lessons::LONGEST + 1), ..lessons("") };
        let both: Vec<_> = faults(learn(long).await);
        assert_eq!(both, [("better".to_owned(), "too_long"), ("talked_on".to_owned(), "future")]);
        assert_eq!(campus.number("select count(*) from event_lessons").await, 0);
    }

    async fn to_another_organiser_an_event_is_not_there_afterwards_either(campus: Campus) {
        over(&campus).await;
        let colleague = campus.has_a_colleague().await;
        assert!(matches!(event::after(&campus.ctx, &colleague, "E1").await, Err(ServiceError::NotFound("event"))));
        let learned = event::learn(&campus.ctx, &colleague, ("E1", 0), &lessons("Mine")).await;
        assert!(matches!(learned, Err(ServiceError::NotFound("event"))));
    }
}
