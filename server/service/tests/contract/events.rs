//! Events: who sees which, what their stays come to, and who looks after them.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::event::COLLEAGUE;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::EventPart;
use service::event::{self, EventRecord};
use service::{Actor, ServiceError};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// The codes somebody sees of a year.
async fn sees(campus: &Campus, actor: &Actor) -> Vec<String> {
    let days = (day("2026-01-01"), day("2027-01-01"));
    let events = event::mine(&campus.ctx, actor, days).await.expect("a list");
    events.into_iter().map(|summary| summary.line.event.code).collect()
}

async fn opens(campus: &Campus, actor: &Actor, code: &str) -> Result<EventRecord, ServiceError> {
    event::one(&campus.ctx, actor, code).await
}

fn is_missing<T>(outcome: &Result<T, ServiceError>) -> bool {
    matches!(outcome, Err(ServiceError::NotFound("event")))
}

on_both! {
    async fn an_organiser_sees_the_events_entrusted_to_them_and_all_others_see_every_one(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, false).await;
        let organiser = campus.actor(Role::Organiser);
        assert_eq!(sees(&campus, &organiser).await, ["26-001"]);
        assert!(opens(&campus, &organiser, "26-001").await.is_ok());
        assert!(is_missing(&opens(&campus, &organiser, "26-002").await), "another's event was shown");
        for role in [Role::Facilities, Role::Administrator, Role::Auditor, Role::Management] {
            assert_eq!(sees(&campus, &campus.actor(role)).await, ["26-001", "26-002"], "{role:?}");
        }
    }

    async fn an_event_that_is_shared_is_seen_until_it_is_no_more(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let (organiser, colleague) = (campus.actor(Role::Organiser), campus.has_a_colleague().await);
        assert!(is_missing(&opens(&campus, &colleague, "26-001").await));
        event::share(&campus.ctx, &organiser, "26-001", COLLEAGUE).await.expect("shared");
        event::share(&campus.ctx, &organiser, "26-001", COLLEAGUE).await.expect("a second time is no fault");
        let record = opens(&campus, &colleague, "26-001").await.expect("the event");
        let parts = record.people.iter().map(|person| person.part).collect::<Vec<_>>();
        assert_eq!(parts, [EventPart::Organiser, EventPart::Shared]);
        assert!(record.names && !record.may.share, "one it is shared with shares it on");
        let on = event::share(&campus.ctx, &colleague, "26-001", COLLEAGUE).await;
        assert!(matches!(on, Err(ServiceError::Forbidden(_))));
        event::unshare(&campus.ctx, &organiser, "26-001", COLLEAGUE).await.expect("no longer shared");
        assert!(is_missing(&opens(&campus, &colleague, "26-001").await));
    }

    async fn nobody_gives_a_part_in_an_event_that_is_not_theirs_or_to_somebody_who_is_no_organiser(campus: Campus) {
        campus.holds_event("26-001", JUNE, false).await;
        let organiser = campus.actor(Role::Organiser);
        let own = organiser.id().expect("an account");
        assert!(is_missing(&event::share(&campus.ctx, &organiser, "26-001", own).await));
        assert!(is_missing(&event::unshare(&campus.ctx, &organiser, "26-001", own).await));
        let taken = event::entrust(&campus.ctx, &organiser, "26-001", Some(own)).await;
        assert!(matches!(taken, Err(ServiceError::Forbidden(_))));
        let desk = campus.actor(Role::Facilities);
        let auditor = campus.actor(Role::Auditor).id();
        let wrong = event::entrust(&campus.ctx, &desk, "26-001", auditor).await;
        assert!(matches!(wrong, Err(ServiceError::Invalid(faults)) if faults[0].code == "not_an_organiser"));
        assert!(sees(&campus, &organiser).await.is_empty(), "a refused change was made");
    }

    async fn an_event_entrusted_to_another_leaves_the_first_and_history_tells_it_without_names(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let (organiser, colleague) = (campus.actor(Role::Organiser), campus.has_a_colleague().await);
        let desk = campus.actor(Role::Facilities);
        event::share(&campus.ctx, &desk, "26-001", COLLEAGUE).await.expect("shared");
        event::entrust(&campus.ctx, &desk, "26-001", Some(COLLEAGUE)).await.expect("entrusted");
        assert!(sees(&campus, &organiser).await.is_empty());
        let record = opens(&campus, &colleague, "26-001").await.expect("the event");
        assert_eq!((record.people.len(), record.people[0].part), (1, EventPart::Organiser));
        event::entrust(&campus.ctx, &desk, "26-001", None).await.expect("taken back");
        assert!(sees(&campus, &colleague).await.is_empty());
        let lines = campus.texts("select coalesce(after, '') from history where action = 'entrust' order by seq").await;
        assert_eq!(lines.len(), 3);
        assert!(lines[1].contains(&COLLEAGUE.to_string()) && !lines[1].contains("Colleague"));
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn the_names_of_guests_are_for_those_who_look_after_the_event_or_may_read_stays(campus: Campus) {
        let event = campus.holds_event("26-001", JUNE, true).await;
        let stay = campus.hosts(event, "Anna Rossi", "2026-06-01", 3).await;
        let names = async |role: Role| {
            let record = opens(&campus, &campus.actor(role), "26-001").await.expect("the event");
            let line = record.rooming.into_iter().next().expect("a stay");
            (line.names.concat(), line.reference)
        };
        assert_eq!(names(Role::Organiser).await, ("Anna Rossi".to_owned(), None));
        assert_eq!(names(Role::Facilities).await, ("Anna Rossi".to_owned(), Some(stay.reference)));
        assert_eq!(names(Role::Management).await, (String::new(), None));
    }

    async fn what_the_stays_come_to_follows_them(campus: Campus) {
        let event = campus.holds_event("26-001", JUNE, true).await;
        let first = campus.hosts(event, "Anna Rossi", "2026-06-01", 3).await;
        campus.hosts(event, "Bruno Verdi", "2026-06-02", 1).await;
        campus.clerk().assigns(&first, "101").await.good();
        campus.at("2026-06-01 10:00");
        let organiser = campus.actor(Role::Organiser);
        let record = opens(&campus, &organiser, "26-001").await.expect("the event");
        let tally = record.tally;
        assert_eq!((tally.rooms, tally.room_nights, tally.guests), (2, 4, 2));
        assert_eq!((tally.arriving, tally.unnamed, tally.roomless), (1, 0, 1));
        let nights = record.nights.iter().map(|night| (night.all(), night.guests)).collect::<Vec<_>>();
        assert_eq!(nights, [(1, 1), (2, 2), (1, 1)]);
        campus.someone(Role::Facilities).cancels(&campus.clerk().sees(&first).await.good()).await.good();
        let record = opens(&campus, &organiser, "26-001").await.expect("the event");
        assert_eq!((record.tally.room_nights, record.rooming.len()), (1, 2), "a stay called off is listed, not counted");
    }
}
