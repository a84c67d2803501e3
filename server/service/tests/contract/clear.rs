//! The stays of an event that is called off.

use super::pipeline::step;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use service::ServiceError;
use service::event;

fn off() -> Step {
    Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() })
}

/// An organiser's event with three rooms held, one guest in house and two expected.
async fn hosted(campus: &Campus) {
    let id = campus.holds_event("E1", ("2026-06-01", "2026-06-05"), true).await;
    campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.good();
    campus.at("2026-06-01 15:00");
    for place in 0..3 {
        let stay = campus.books_for_event(id, "2026-06-01", 2).await.good();
        if place == 0 {
            let stay = campus.clerk().assigns(&stay, "101").await.good();
            campus.clerk().checks_in(&stay).await.good();
        }
    }
}

on_both! {
    async fn the_stays_of_a_cancelled_event_go_in_one_action_and_who_is_in_house_stays(campus: Campus) {
        hosted(&campus).await;
        let organiser = campus.actor(Role::Organiser);
        step(&campus, &organiser, "E1", off()).await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 3, "the desk should still see them");
        let both = tokio::join!(
            event::cancel_stays(&campus.ctx, &organiser, "E1"),
            event::cancel_stays(&campus.ctx, &organiser, "E1")
        );
        assert_eq!(both.0.good() + both.1.good(), 2, "cancelled twice, or not at all");
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        assert_eq!(campus.number("select count(*) from history where action = 'clear'").await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn the_stays_of_an_event_that_takes_place_are_not_cancelled_like_this(campus: Campus) {
        hosted(&campus).await;
        let organiser = campus.actor(Role::Organiser);
        let kept = event::cancel_stays(&campus.ctx, &organiser, "E1").await.error();
        assert!(matches!(kept, ServiceError::Invalid(_)), "{kept:?}");
        let colleague = campus.has_a_colleague().await;
        let hidden = event::cancel_stays(&campus.ctx, &colleague, "E1").await.error();
        assert!(matches!(hidden, ServiceError::NotFound("event")), "{hidden:?}");
        assert_eq!(campus.taken("single", "2026-06-01").await, 3);
    }
}
