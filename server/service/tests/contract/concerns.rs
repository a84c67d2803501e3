//! Who prepares events is told what others change of their part of the work: once, after a quiet while, of near events.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::concern::Concern;
use domain::event::{EndReason, Ending, Step};
use service::concern;
use service::mail::{self, Letter};
use service::{Actor, ServiceError};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// A week before an event with a hall, an organiser who plans it, and a kitchen that wants to hear of services.
async fn kitchen(campus: &Campus) -> (Actor, Actor) {
    campus.at("2026-05-25 09:00");
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    let kitchen = campus.actor(Role::Management);
    concern::set(&campus.ctx, &kitchen, &[Concern::Services]).await.good();
    (campus.actor(Role::Organiser), kitchen)
}

async fn orders(campus: &Campus, event: &str, day: &str) {
    let item = campus.sells(&format!("Lunch of {day}"), None).await;
    let (from, until) = (format!("{day} 12:30"), format!("{day} 14:00"));
    campus.orders_for(event, &campus.orders(item, (&from, &until), 40)).await.good();
}

async fn told(campus: &Campus) -> usize {
    concern::tell(&campus.ctx).await.good()
}

/// The mail that waits: the event and the kind of record of each change.
async fn letter(campus: &Campus) -> Vec<(String, String)> {
    let id = *mail::due(&campus.ctx).await.good().first().expect("a mail");
    let taken = mail::take(&campus.ctx, id).await.good().expect("a mail to send");
    let Letter::Concerned { changes, .. } = &taken.letter else { panic!("another mail: {:?}", taken.letter) };
    let read = changes.iter().map(|one| (one.event.code.clone(), one.change.kind.clone())).collect();
    mail::sent(&campus.ctx, &taken).await.good();
    read
}

on_both! {
    async fn the_kitchen_is_told_of_orders_and_moves_once_and_of_nothing_else(campus: Campus) {
        let (organiser, _) = kitchen(&campus).await;
        campus.plans(&organiser, "26-001", &campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00")).await.good();
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "a hall is not the kitchen's");
        orders(&campus, "26-001", "2026-06-02").await;
        assert_eq!(told(&campus).await, 0, "somebody may still be at work");
        campus.clock.pass(660);
        let (one, other) = tokio::join!(concern::tell(&campus.ctx), concern::tell(&campus.ctx));
        assert_eq!(one.good() + other.good(), 1, "told twice, or not at all");
        assert_eq!(letter(&campus).await, [("26-001".to_owned(), "service_order".to_owned())]);
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0);
        service::event::shift(&campus.ctx, &organiser, ("26-001", 1), (60, false)).await.good();
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 1, "an event that is no longer near because it was moved");
        assert!(letter(&campus).await.contains(&("26-001".to_owned(), "event".to_owned())));
    }

    async fn an_event_called_off_is_told_to_those_who_prepare_it(campus: Campus) {
        let (organiser, _) = kitchen(&campus).await;
        let off = Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() });
        service::event::step(&campus.ctx, &organiser, ("26-001", 1), &off).await.good();
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 1);
        assert_eq!(letter(&campus).await, [("26-001".to_owned(), "event".to_owned())]);
    }

    async fn who_registers_is_told_on_the_list_and_who_is_kept_out_is_told_nothing(campus: Campus) {
        kitchen(&campus).await;
        let rooms = campus.actor(Role::Facilities);
        concern::set(&campus.ctx, &rooms, &[Concern::Rooms]).await.good();
        campus.sql("insert into history (subject, subject_id, action, effective_at, recorded_at, event_id) select 'rooming_list', id, 'change', 1779690000, 1779690000, id from event").await;
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "each registration was told by mail");
        campus.sql("update account set disabled = true where role = 'management'").await;
        orders(&campus, "26-001", "2026-06-02").await;
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0);
        campus.sql("update account set disabled = false where role = 'management'").await;
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "who comes back is told all that was");
    }

    async fn what_is_far_off_over_or_ones_own_is_not_told(campus: Campus) {
        let (organiser, _) = kitchen(&campus).await;
        campus.holds_event("26-050", ("2026-09-01", "2026-09-04"), false).await;
        orders(&campus, "26-050", "2026-09-02").await;
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "an event of the autumn is told in May");
        let desk = campus.actor(Role::Facilities);
        concern::set(&campus.ctx, &desk, &[Concern::Halls]).await.good();
        campus.plans(&desk, "26-001", &campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00")).await.good();
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "told of one's own work");
        let later = campus.wants_hall("2026-06-03 09:00", "2026-06-03 11:00");
        campus.plans(&organiser, "26-001", &later).await.good();
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 1);
    }

    async fn who_wants_to_hear_no_more_does_not_and_organisers_never_hear_of_the_events_of_others(campus: Campus) {
        let (organiser, kitchen) = kitchen(&campus).await;
        assert_eq!(concern::mine(&campus.ctx, &kitchen).await.good(), Some(vec![Concern::Services]));
        concern::set(&campus.ctx, &kitchen, &[]).await.good();
        assert_eq!(concern::mine(&campus.ctx, &kitchen).await.good(), Some(Vec::new()));
        orders(&campus, "26-001", "2026-06-02").await;
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0);
        assert_eq!(concern::mine(&campus.ctx, &organiser).await.good(), None);
        let refused = concern::set(&campus.ctx, &organiser, Concern::ALL).await;
        assert!(matches!(refused, Err(ServiceError::NotFound("account"))), "{refused:?}");
        concern::set(&campus.ctx, &kitchen, &[Concern::Services]).await.good();
        campus.sql("update account set role = 'organiser' where role = 'management'").await;
        orders(&campus, "26-001", "2026-06-03").await;
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "somebody who became an organiser is told of another's event");
    }
}
