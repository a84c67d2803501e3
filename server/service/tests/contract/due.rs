//! What is due about events.

use super::pipeline::{asked, option, step, wants_all};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{Due, Step};
use service::block::Agreement;
use service::event;

async fn due(campus: &Campus, role: Role) -> Vec<(Due, i64)> {
    let lines = event::due(&campus.ctx, &campus.actor(role)).await.expect("what is due");
    lines.into_iter().map(|line| (line.due, line.number)).collect()
}

on_both! {
    async fn an_enquiry_is_due_when_it_begins_soon_and_an_option_before_it_ends(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let code = asked(&campus, &organiser).await;
        assert_eq!(due(&campus, Role::Organiser).await, [], "it begins in four months");
        campus.at("2026-08-12 09:00");
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::Answer, 0)]);
        step(&campus, &organiser, &code, option(day("2026-08-31"))).await.good();
        assert_eq!(due(&campus, Role::Organiser).await, [], "nineteen days are left");
        campus.at("2026-08-20 09:00");
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::Option, 0)]);
        step(&campus, &organiser, &code, Step::Confirm).await.good();
        assert_eq!(due(&campus, Role::Organiser).await, []);
        campus.at("2026-09-21 09:00");
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::Came, 0)]);
    }

    async fn rooms_before_their_cut_off_and_functions_without_a_hall_are_due(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let code = wants_all(&campus, &organiser).await;
        let rooms = campus.rooms(&[("single", "2026-09-07", 2)]);
        let wish = Agreement { rooms, cut_off: Some(day("2026-08-20")), hold: false };
        campus.agrees_on(&code, &wish).await.good();
        step(&campus, &organiser, &code, Step::Confirm).await.good();
        campus.at("2026-08-10 09:00");
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::CutOff, 2)]);
        campus.sql("update function set state = 'waiting'").await;
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::CutOff, 2), (Due::Halls, 1)]);
    }

    async fn an_enquiry_whose_day_passed_was_never_heard_of_again_and_so_were_stays_it_left(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let code = asked(&campus, &organiser).await;
        campus.at("2026-10-20 09:00");
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::Answer, 0)]);
        campus.at("2026-05-20 09:00");
        let id = event::one(&campus.ctx, &organiser, &code).await.good().line.event.id;
        step(&campus, &organiser, &code, option(day("2026-06-01"))).await.good();
        campus.hosts(id, "Anna Rossi", "2026-09-07", 2).await;
        campus.at("2026-06-02 09:00");
        assert_eq!(event::expire(&campus.ctx).await.good(), 1);
        assert_eq!(due(&campus, Role::Organiser).await, [(Due::Stays, 1)], "rooms are kept by an option that is over");
    }

    async fn what_is_due_about_anothers_event_is_not_told_to_an_organiser_but_to_the_desk(campus: Campus) {
        asked(&campus, &campus.actor(Role::Facilities)).await;
        campus.at("2026-08-12 09:00");
        assert_eq!(due(&campus, Role::Organiser).await, []);
        assert_eq!(due(&campus, Role::Facilities).await, [(Due::Answer, 0)]);
    }
}
