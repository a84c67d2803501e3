//! The days of an event changed in its form: what would lie outside the new ones is told first, and marked afterwards.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::programme::draft;
use crate::support::rooming::sleeper;
use domain::access::Role;
use domain::event::{Event, EventDraft, EventStatus, Hanging};
use domain::language::Language;
use service::event::{self, Changed, Enquiry, Outside, mark};
use service::{Actor, ServiceError, interpretation};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// The organiser's own event with a session, a hall with its interpreter, meetings and lunch on its first day, a session on
/// its third day, and a minibus on its eve.
async fn set(campus: &Campus) -> Actor {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    let organiser = campus.actor(Role::Organiser);
    let morning = campus.has_a_morning(&organiser, "26-001").await;
    let ada = campus.knows_french(&["Ada"]).await[0];
    interpretation::set(&campus.ctx, &organiser, (morning, 0), &into_french()).await.good();
    interpretation::put(&campus.ctx, &organiser, (morning, 1), (ada, Language::French)).await.good();
    for (title, on) in [("Opening", "2026-06-01"), ("Closing", "2026-06-03")] {
        let session = draft(title, &format!("{on} 09:00"), &format!("{on} 10:00"));
        campus.adds(&organiser, "26-001", &session).await.good();
    }
    campus.can_be_met(&organiser, "26-001", (11, 3)).await;
    let (lunch, bus) = (campus.sells("Lunch", None).await, campus.sells("Minibus", Some(2)).await);
    let noon = campus.orders(lunch, ("2026-06-01 12:00", "2026-06-01 14:00"), 12);
    campus.orders_for("26-001", &noon).await.good();
    let eve = campus.orders(bus, ("2026-05-31 12:00", "2026-05-31 14:00"), 1);
    campus.orders_for("26-001", &eve).await.good();
    organiser
}

async fn known(campus: &Campus) -> Event {
    event::one(&campus.ctx, &campus.actor(Role::Facilities), "26-001").await.good().line.event
}

async fn changes(
    campus: &Campus,
    actor: &Actor,
    (from, until): (&str, &str),
    keeps: i64,
) -> Result<Changed, ServiceError> {
    let known = known(campus).await;
    let version = known.version;
    let draft = EventDraft { from: day(from), until: day(until), ..EventDraft::from(&known) };
    let enquiry = Enquiry { draft, organisation: String::new() };
    event::change(&campus.ctx, actor, ("26-001", version), &enquiry, keeps).await
}

fn left(changed: Changed) -> Vec<Outside> {
    match changed {
        Changed::Leaves(left) => left,
        Changed::Done => panic!("the days were changed without a word"),
    }
}

fn told(outside: &[Outside]) -> Vec<(Hanging, i64)> {
    outside.iter().map(|one| (one.what, one.number)).collect()
}

on_both! {
    async fn new_days_are_not_written_before_somebody_said_that_what_lies_outside_them_is_kept(campus: Campus) {
        let organiser = set(&campus).await;
        let june = ("2026-06-03", "2026-06-05");
        let first = left(changes(&campus, &organiser, june, 0).await.good());
        assert_eq!(told(&first), [
            (Hanging::Session, 80), (Hanging::Meetings, 4), (Hanging::Function, 80), (Hanging::Interpreters, 1),
            (Hanging::Serving, 12),
        ]);
        assert_eq!(known(&campus).await.from, day("2026-06-01"), "the days were written before anybody agreed");
        assert_eq!(changes(&campus, &organiser, june, mark(&first)).await.good(), Changed::Done);
        assert_eq!(known(&campus).await.from, day("2026-06-03"));
        assert_eq!(event::outside(&campus.ctx, &organiser, "26-001").await.good(), first);
        assert_eq!(campus.number("select count(*) from claim where owner_kind = 'function'").await, 2, "a half of its hall went");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn what_came_to_be_in_the_way_after_the_list_was_shown_is_shown_before_it_is_left_outside(campus: Campus) {
        let organiser = set(&campus).await;
        let june = ("2026-06-03", "2026-06-05");
        let first = left(changes(&campus, &organiser, june, 0).await.good());
        let late = draft("Late", "2026-06-02 09:00", "2026-06-02 10:00");
        campus.adds(&organiser, "26-001", &late).await.good();
        let second = left(changes(&campus, &organiser, june, mark(&first)).await.good());
        assert_eq!(second.len(), first.len() + 1);
        let other = left(changes(&campus, &organiser, ("2026-06-04", "2026-06-05"), mark(&second)).await.good());
        assert_eq!(other.len(), second.len() + 1, "other days leave other things outside");
    }

    async fn what_lay_outside_before_is_not_asked_about_again_and_more_days_ask_for_nothing(campus: Campus) {
        let organiser = set(&campus).await;
        let first = left(changes(&campus, &organiser, ("2026-06-03", "2026-06-05"), 0).await.good());
        assert_eq!(changes(&campus, &organiser, ("2026-06-03", "2026-06-05"), mark(&first)).await.good(), Changed::Done);
        assert_eq!(changes(&campus, &organiser, ("2026-06-03", "2026-06-04"), 0).await.good(), Changed::Done);
        assert_eq!(changes(&campus, &organiser, ("2026-05-30", "2026-06-09"), 0).await.good(), Changed::Done);
        assert_eq!(event::outside(&campus.ctx, &organiser, "26-001").await.good(), []);
    }

    async fn guests_and_rooms_were_left_behind_without_a_word(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let organiser = campus.actor(Role::Organiser);
        campus.agrees("26-001", &[("single", "2026-05-31", 3), ("single", "2026-06-04", 2), ("suite", "2026-06-04", 1)]).await.good();
        let guests = [("Ada", "2026-05-31", "2026-06-03"), ("Bo", "2026-06-02", "2026-06-05"), ("Cy", "2026-06-04", "2026-06-06")];
        campus.lists("26-001", &guests.map(|(name, from, until)| sleeper(name, from, until))).await.good();
        let first = left(changes(&campus, &organiser, ("2026-06-03", "2026-06-05"), 0).await.good());
        assert_eq!(told(&first), [(Hanging::Guests, 1), (Hanging::Rooms, 3)]);
        let second = left(changes(&campus, &organiser, ("2026-06-08", "2026-06-12"), mark(&first)).await.good());
        assert_eq!(told(&second), [(Hanging::Guests, 3), (Hanging::Rooms, 6)]);
        campus.lists("26-001", &[sleeper("Di", "2026-06-02", "2026-06-04")]).await.good();
        let third = left(changes(&campus, &organiser, ("2026-06-08", "2026-06-12"), mark(&second)).await.good());
        assert_eq!(third[0].number, 4, "one more guest within the same nights was not shown");
        assert_eq!(changes(&campus, &organiser, ("2026-06-08", "2026-06-12"), mark(&third)).await.good(), Changed::Done);
        assert_eq!(event::outside(&campus.ctx, &organiser, "26-001").await.good(), third);
    }

    async fn a_stay_beside_the_rooming_list_was_left_outside_without_a_word(campus: Campus) {
        let event = campus.holds_event("26-001", JUNE, true).await;
        let organiser = campus.actor(Role::Organiser);
        campus.hosts(event, "Eve", "2026-05-31", 3).await;
        campus.lists("26-001", &[sleeper("Ada", "2026-05-31", "2026-06-03")]).await.good();
        let listed = left(changes(&campus, &organiser, ("2026-06-03", "2026-06-05"), 0).await.good());
        assert_eq!(told(&listed), [(Hanging::Guests, 2)]);
        campus.books_the_list("26-001").await.good();
        let booked = left(changes(&campus, &organiser, ("2026-06-03", "2026-06-05"), 0).await.good());
        assert_eq!(told(&booked), [(Hanging::Guests, 2)], "whoever is on the list is counted once");
    }

    async fn nothing_of_an_event_that_is_off_lies_outside_and_that_of_others_is_not_there(campus: Campus) {
        let organiser = set(&campus).await;
        campus.sql("update event set from_date = '2026-06-03'").await;
        assert_eq!(event::outside(&campus.ctx, &organiser, "26-001").await.good().len(), 5);
        let colleague = campus.has_a_colleague().await;
        let theirs = event::outside(&campus.ctx, &colleague, "26-001").await;
        assert!(matches!(theirs, Err(ServiceError::NotFound("event"))), "{theirs:?}");
        campus.stands("26-001", EventStatus::Cancelled).await;
        assert_eq!(event::outside(&campus.ctx, &organiser, "26-001").await.good(), []);
    }
}
