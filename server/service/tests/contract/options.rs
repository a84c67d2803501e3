//! Options and those who look after their events: told once before one ends, when it has, and when a second one holds.

use super::pipeline::{found, option, step, wants_all};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::block::BlockState;
use domain::event::{EndReason, Ending, Step};
use domain::function::{FunctionState, Wish};
use service::block::Agreement;
use service::event::{self, Freed};
use service::function;

/// Kinds of the mails that wait, and for whom, in order of their writing.
async fn mails(campus: &Campus) -> Vec<String> {
    campus.texts("select kind || ' ' || recipient from mail order by created_at, kind, recipient").await
}

/// What the organiser asked for, under an option.
async fn optioned(campus: &Campus, until: &str) -> String {
    let organiser = campus.actor(Role::Organiser);
    let code = wants_all(campus, &organiser).await;
    step(campus, &organiser, &code, option(day(until))).await.good();
    code
}

on_both! {
    async fn who_looks_after_an_event_is_told_once_that_its_option_ends(campus: Campus) {
        optioned(&campus, "2026-07-10").await;
        campus.at("2026-07-02 09:00");
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0, "eight days before");
        campus.at("2026-07-03 09:00");
        let (one, other) = tokio::join!(event::remind(&campus.ctx), event::remind(&campus.ctx));
        assert_eq!(one.expect("done") + other.expect("done"), 1, "told twice, or not at all");
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0);
        assert_eq!(mails(&campus).await, ["option_ends organiser@campus.test"]);
    }

    async fn an_option_that_was_given_longer_is_told_of_again_and_one_let_go_is_not(campus: Campus) {
        let (code, organiser) = (optioned(&campus, "2026-07-10").await, campus.actor(Role::Organiser));
        campus.at("2026-07-05 09:00");
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 1);
        step(&campus, &organiser, &code, option(day("2026-07-20"))).await.good();
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0, "fifteen days before");
        campus.at("2026-07-14 09:00");
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 1);
        let gone = optioned_elsewhere(&campus).await;
        step(&campus, &organiser, &gone, Step::Release).await.good();
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0);
    }

    async fn who_is_switched_off_is_told_nothing(campus: Campus) {
        optioned(&campus, "2026-07-10").await;
        campus.sql("update account set disabled = true where role = 'organiser'").await;
        campus.at("2026-07-05 09:00");
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0);
        assert_eq!(mails(&campus).await, Vec::<String>::new());
    }

    async fn an_option_that_nobody_looked_after_was_taken_for_one_somebody_was_told_of(campus: Campus) {
        let code = optioned(&campus, "2026-07-10").await;
        campus.sql("delete from event_account").await;
        campus.at("2026-07-05 09:00");
        let untold = "select count(*) from event where reminded_for is null";
        for _ in 0..2 {
            assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0);
        }
        assert_eq!(campus.number(untold).await, 1, "nobody was told, and it was written down");
        let organiser = campus.actor(Role::Organiser).id();
        event::entrust(&campus.ctx, &campus.actor(Role::Facilities), &code, organiser).await.good();
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 1);
        assert_eq!(mails(&campus).await, ["option_ends organiser@campus.test"]);
        assert_eq!(event::remind(&campus.ctx).await.expect("done"), 0);
    }

    async fn the_end_of_an_option_and_what_it_gives_on_are_told(campus: Campus) {
        optioned(&campus, "2026-07-01").await;
        let organiser = campus.actor(Role::Organiser);
        let second = wants_all(&campus, &organiser).await;
        step(&campus, &organiser, &second, Step::Option { until: day("2026-07-20"), second: true }).await.good();
        campus.at("2026-07-02 09:00");
        assert_eq!(event::expire(&campus.ctx).await.expect("done"), 1);
        assert_eq!(event::promote(&campus.ctx).await.expect("done"), 1);
        let (ended, held) = ("option_ended organiser@campus.test", "now_held organiser@campus.test");
        let mut told = mails(&campus).await;
        told.sort();
        assert_eq!(told, [held, ended]);
        assert!(!found(&campus, &second).await.waits);
    }

    async fn whatever_step_frees_something_it_is_given_on_once(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let (first, mut freed) = (optioned(&campus, "2026-07-10").await, Freed::default());
        let second = wants_all(&campus, &organiser).await;
        step(&campus, &organiser, &second, Step::Option { until: day("2026-07-20"), second: true }).await.good();
        for _ in 0..2 {
            assert_eq!(freed.give_on(&campus.ctx).await.expect("done"), 0, "what it waits for is not free");
        }
        step(&campus, &organiser, &first, Step::Release).await.good();
        assert_eq!(freed.give_on(&campus.ctx).await.expect("done"), 1);
        assert_eq!(freed.give_on(&campus.ctx).await.expect("done"), 0);
        assert!(!found(&campus, &second).await.waits);
    }

    async fn a_function_that_waited_in_an_event_that_holds_kept_its_place_for_ever(campus: Campus) {
        let (organiser, desk) = (campus.actor(Role::Organiser), campus.actor(Role::Facilities));
        campus.has_a_hall().await;
        for (code, own) in [("26-001", false), ("26-002", true), ("26-003", true)] {
            campus.holds_event(code, ("2026-06-01", "2026-06-05"), own).await;
        }
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let first = campus.plans(&desk, "26-001", &wish).await.good();
        let second = Wish { may_wait: true, ..wish.clone() };
        let mut waiting = Vec::new();
        for code in ["26-003", "26-002"] {
            campus.clock.pass(60);
            waiting.push(campus.plans(&organiser, code, &second).await.good());
        }
        // A block that holds nothing on purpose is not touched.
        let rooms = campus.rooms(&[("single", "2026-06-01", 2)]);
        campus.agrees_on("26-003", &Agreement { rooms, cut_off: None, hold: false }).await.good();
        assert_eq!(event::promote(&campus.ctx).await.expect("done"), 0, "what they wait for is not free");
        function::remove(&campus.ctx, &desk, (first, 1)).await.good();
        let (one, other) = tokio::join!(event::promote(&campus.ctx), event::promote(&campus.ctx));
        assert_eq!(one.expect("done") + other.expect("done"), 1, "who asked first, and once");
        let held = function::one(&campus.ctx, &desk, waiting[0]).await.good().line.function;
        assert_eq!((held.state, held.version), (FunctionState::Held, 2));
        let behind = function::one(&campus.ctx, &desk, waiting[1]).await.good().line.function;
        assert_eq!((behind.state, behind.version), (FunctionState::Waiting, 1));
        assert_eq!(mails(&campus).await, ["hall_held organiser@campus.test"]);
        assert_eq!(campus.number("select count(*) from history where subject = 'function' and action = 'take_up'").await, 1);
        assert_eq!(campus.state("26-003").await, Some(BlockState::Waiting));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_function_that_moved_to_another_hour_came_before_those_who_waited_there(campus: Campus) {
        let (organiser, desk) = (campus.actor(Role::Organiser), campus.actor(Role::Facilities));
        campus.has_a_hall().await;
        for (code, own) in [("26-001", false), ("26-002", true), ("26-003", true)] {
            campus.holds_event(code, ("2026-06-01", "2026-06-05"), own).await;
        }
        let of = |from, until| campus.wants_hall(&format!("2026-06-01 {from}"), &format!("2026-06-01 {until}"));
        let waits = |wish: &Wish| Wish { may_wait: true, ..wish.clone() };
        let (morning, afternoon) = (of("09:00", "11:00"), of("14:00", "16:00"));
        let first = campus.plans(&desk, "26-001", &morning).await.good();
        campus.plans(&desk, "26-001", &afternoon).await.good();
        let moved = campus.plans(&organiser, "26-003", &waits(&afternoon)).await.good();
        campus.clock.pass(60);
        let there = campus.plans(&organiser, "26-002", &waits(&morning)).await.good();
        campus.clock.pass(60);
        function::change(&campus.ctx, &organiser, (moved, 1), &waits(&morning)).await.good();
        function::remove(&campus.ctx, &desk, (first, 1)).await.good();
        assert_eq!(event::promote(&campus.ctx).await.expect("done"), 1);
        let state = async |id| function::one(&campus.ctx, &desk, id).await.good().line.function.state;
        assert_eq!((state(there).await, state(moved).await), (FunctionState::Held, FunctionState::Waiting));
    }

    async fn what_waited_for_a_time_that_is_over_holds_nothing(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        campus.has_a_hall().await;
        for code in ["26-001", "26-002"] {
            campus.holds_event(code, ("2026-06-01", "2026-06-05"), false).await;
        }
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let first = campus.plans(&desk, "26-001", &wish).await.good();
        campus.plans(&desk, "26-002", &Wish { may_wait: true, ..wish }).await.good();
        campus.at("2026-06-01 11:00");
        function::remove(&campus.ctx, &desk, (first, 1)).await.good();
        assert_eq!(event::promote(&campus.ctx).await.expect("done"), 0);
    }

    async fn an_option_somebody_let_go_by_hand_is_not_told_as_one_that_ended(campus: Campus) {
        let code = optioned(&campus, "2026-07-10").await;
        let why = Ending { reason: EndReason::Dates, note: String::new() };
        step(&campus, &campus.actor(Role::Facilities), &code, Step::Lose(why)).await.good();
        campus.at("2026-07-11 09:00");
        assert_eq!(event::expire(&campus.ctx).await.expect("done"), 0);
        assert_eq!(mails(&campus).await, Vec::<String>::new());
    }
}

/// Another event under an option that ends soon, which nothing is held for.
async fn optioned_elsewhere(campus: &Campus) -> String {
    let organiser = campus.actor(Role::Organiser);
    let code = super::pipeline::asked(campus, &organiser).await;
    step(campus, &organiser, &code, option(day("2026-07-16"))).await.good();
    code
}
