//! Who stands in for an organiser sees and plans their events on the days of it, and on no others.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{EventPart, EventStatus};
use domain::ids::AccountId;
use service::deputy::{self, Wish};
use service::{Actor, ServiceError, event, function};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// An organiser with an event, and another with none.
async fn two(campus: &Campus) -> (Actor, Actor) {
    campus.at("2026-05-20 09:00");
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    (campus.actor(Role::Organiser), campus.has_a_colleague().await)
}

fn wish(deputy: AccountId, from: &str, until: &str) -> Wish {
    Wish { deputy, from: day(from), until: day(until) }
}

async fn sees(campus: &Campus, actor: &Actor) -> bool {
    let listed = event::mine(&campus.ctx, actor, (day("2026-06-01"), day("2026-06-30"))).await.good();
    let one = event::one(&campus.ctx, actor, "26-001").await;
    assert_eq!(listed.len(), usize::from(one.is_ok()), "list and page tell two things");
    one.is_ok()
}

/// One more organiser.
async fn has_a_third(campus: &Campus) -> Actor {
    let id = AccountId::new(campus.ctx.ids.next());
    let key = campus.id(id.uuid());
    campus
        .sql(&format!(
            "insert into account (id, email, full_name, role, password_hash, created_at)
            values ({key}, 'third@test', 'Third', 'organiser', '', 0)"
        ))
        .await;
    Actor::account(id, Role::Organiser)
}

on_both! {
    async fn a_deputy_sees_and_plans_anothers_events_from_the_first_day_to_the_last(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let (id, deputy_id) = (owner.id().unwrap(), other.id().unwrap());
        assert!(!sees(&campus, &other).await);
        deputy::set(&campus.ctx, &owner, id, &wish(deputy_id, "2026-05-22", "2026-05-24")).await.good();
        assert!(!sees(&campus, &other).await, "it has not begun");
        campus.at("2026-05-22 09:00");
        assert_eq!(deputy::turn(&campus.ctx).await.good(), 1);
        assert_eq!(deputy::turn(&campus.ctx).await.good(), 0);
        assert!(sees(&campus, &other).await);
        let hall = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
        campus.plans(&other, "26-001", &hall).await.good();
        assert_eq!(function::of_event(&campus.ctx, &other, "26-001").await.good().len(), 1);
        let people = event::one(&campus.ctx, &owner, "26-001").await.good().people;
        let parts = people.iter().map(|one| (one.name.as_str(), one.part)).collect::<Vec<_>>();
        assert_eq!(parts[1..], [("Colleague", EventPart::Deputy)], "{parts:?}");
        let share = event::share(&campus.ctx, &other, "26-001", id).await;
        assert!(matches!(share, Err(ServiceError::Forbidden(_))), "who stands in shares nothing on: {share:?}");
        let today = deputy::today(&campus.ctx, &other).await.good();
        assert_eq!((today.len(), today[0].deputy.until), (1, day("2026-05-24")));
        campus.at("2026-05-25 09:00");
        assert_eq!(deputy::turn(&campus.ctx).await.good(), 1);
        assert!(!sees(&campus, &other).await, "it is over");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_deputy_is_taken_back_at_once_and_has_no_deputy_for_what_is_not_theirs(campus: Campus) {
        let (owner, other) = two(&campus).await;
        campus.stands("26-001", EventStatus::Enquiry).await;
        let third = has_a_third(&campus).await;
        let (id, deputy_id) = (owner.id().unwrap(), other.id().unwrap());
        let now = wish(deputy_id, "2026-05-20", "2026-06-20");
        deputy::set(&campus.ctx, &owner, id, &now).await.good();
        let on = wish(third.id().unwrap(), "2026-05-20", "2026-06-20");
        deputy::set(&campus.ctx, &other, deputy_id, &on).await.good();
        assert!(sees(&campus, &other).await);
        assert_eq!(event::due(&campus.ctx, &other).await.good().len(), 1, "what is due is theirs to do");
        assert!(!sees(&campus, &third).await, "a deputy of a deputy is none");
        deputy::set(&campus.ctx, &owner, id, &now).await.good();
        let lines = "select count(*) from history where subject = 'account' and action = 'share'";
        assert_eq!(campus.number(lines).await, 2, "saved twice, written down once");
        deputy::end(&campus.ctx, &owner, id).await.good();
        deputy::end(&campus.ctx, &owner, id).await.good();
        assert!(!sees(&campus, &other).await);
        assert_eq!(campus.number("select count(*) from history where action = 'unshare'").await, 1);
    }

    async fn a_deputy_is_another_organiser_for_days_to_come(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let (id, deputy_id) = (owner.id().unwrap(), other.id().unwrap());
        let desk = campus.actor(Role::Facilities).id().unwrap();
        for (bad, field) in [
            (wish(desk, "2026-05-22", "2026-05-24"), "deputy"),
            (wish(id, "2026-05-22", "2026-05-24"), "deputy"),
            (wish(deputy_id, "2026-05-24", "2026-05-22"), "deputy_until"),
            (wish(deputy_id, "2026-05-01", "2026-05-19"), "deputy_until"),
        ] {
            let ServiceError::Invalid(faults) = deputy::set(&campus.ctx, &owner, id, &bad).await.error() else { panic!() };
            assert_eq!(faults[0].field, field);
        }
        let good = wish(deputy_id, "2026-05-22", "2026-05-24");
        let meddling = deputy::set(&campus.ctx, &other, id, &good).await;
        assert!(matches!(meddling, Err(ServiceError::Forbidden(_))), "{meddling:?}");
        deputy::set(&campus.ctx, &campus.actor(Role::Administrator), id, &good).await.good();
        let known = deputy::of(&campus.ctx, &owner, id).await.good().expect("an organiser");
        assert_eq!(known.own.map(|line| line.deputy_name), Some("Colleague".to_owned()));
        assert_eq!(known.choices.len(), 1);
        let desk = campus.actor(Role::Facilities);
        assert!(deputy::of(&campus.ctx, &desk, desk.id().unwrap()).await.good().is_none());
    }
}
