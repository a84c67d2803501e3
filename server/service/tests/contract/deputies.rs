//! Who stands in for an organiser sees and plans their events on the days of it, and on no others.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{EventPart, EventStatus};
use domain::ids::{AccountId, EventId};
use service::account::{self, Settings};
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

    async fn what_passed_while_no_server_ran_ended_without_ever_having_begun(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let (id, deputy_id) = (owner.id().unwrap(), other.id().unwrap());
        deputy::set(&campus.ctx, &owner, id, &wish(deputy_id, "2026-05-22", "2026-05-24")).await.good();
        campus.at("2026-05-26 09:00");
        assert_eq!(deputy::turn(&campus.ctx).await.good(), 0);
        assert_eq!(campus.number("select count(*) from history where action in ('begin', 'end')").await, 0);
        assert_eq!(campus.number("select count(*) from account_deputy").await, 0);
        let again = wish(deputy_id, "2026-05-26", "2026-05-27");
        deputy::set(&campus.ctx, &owner, id, &again).await.good();
        campus.at("2026-05-28 09:00");
        assert_eq!(deputy::turn(&campus.ctx).await.good(), 1);
        assert_eq!(campus.number("select count(*) from history where action = 'end'").await, 1);
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

    async fn who_stands_in_is_told_what_others_change_and_not_what_they_did_themselves(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let now = wish(other.id().unwrap(), "2026-05-20", "2026-06-20");
        deputy::set(&campus.ctx, &owner, owner.id().unwrap(), &now).await.good();
        let told = async |campus: &Campus| {
            campus.clock.pass(660);
            event::tell_changes(&campus.ctx).await.good();
            let sent = campus.texts("select recipient from mail where kind = 'changed' order by recipient").await;
            campus.sql("delete from mail").await;
            sent
        };
        let first = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
        campus.plans(&campus.actor(Role::Facilities), "26-001", &first).await.good();
        assert_eq!(told(&campus).await.len(), 2);
        let second = campus.wants_hall("2026-06-03 09:00", "2026-06-03 11:00");
        campus.plans(&other, "26-001", &second).await.good();
        assert_eq!(told(&campus).await.len(), 1, "who did it was told of it, or nobody was");
        assert_eq!(told(&campus).await.len(), 0);
    }

    async fn sharing_with_who_stands_in_did_nothing_and_said_it_was_done(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let (id, deputy_id) = (owner.id().unwrap(), other.id().unwrap());
        deputy::set(&campus.ctx, &owner, id, &wish(deputy_id, "2026-05-20", "2026-06-20")).await.good();
        event::share(&campus.ctx, &owner, "26-001", deputy_id).await.good();
        deputy::end(&campus.ctx, &owner, id).await.good();
        assert!(sees(&campus, &other).await, "what was shared is lost with the deputy");
    }

    async fn who_is_no_organiser_any_more_has_no_deputy_and_is_none(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let (id, deputy_id) = (owner.id().unwrap(), other.id().unwrap());
        deputy::set(&campus.ctx, &owner, id, &wish(deputy_id, "2026-05-20", "2026-06-20")).await.good();
        assert!(sees(&campus, &other).await);
        let settings = Settings { full_name: "Owner".to_owned(), role: Role::Management, disabled: false };
        let administrator = campus.actor(Role::Administrator);
        account::change(&campus.ctx, &administrator, (id, 1), &settings).await.good();
        assert!(!sees(&campus, &other).await, "somebody stands in for a director");
        assert_eq!(campus.number("select count(*) from account_deputy").await, 0);
    }

    async fn what_a_deputy_repeats_is_of_whom_they_stand_in_for(campus: Campus) {
        let (owner, other) = two(&campus).await;
        let now = wish(other.id().unwrap(), "2026-05-20", "2026-06-20");
        deputy::set(&campus.ctx, &owner, owner.id().unwrap(), &now).await.good();
        let id = EventId::new(campus.ctx.ids.next());
        let next = event::duplicate(&campus.ctx, &other, "26-001", (id, day("2027-06-07"))).await.good();
        let people = event::one(&campus.ctx, &owner, &next).await.good().people;
        assert_eq!((people[0].account, people[0].part), (owner.id().unwrap(), EventPart::Organiser));
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
