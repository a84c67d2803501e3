//! Random courses of events, played by several at once. Whatever is asked for, in whatever order, and whatever the
//! server does by itself meanwhile: no claim is broken, nothing is promised beyond the stock, nothing is let go twice.

mod around;
mod deed;
mod house;
mod lane;
mod sound;

use self::deed::{Deed, EVENTS, lanes};
use self::house::{House, first_day, strayed};
use self::lane::Lane;
use self::sound::{assert_sound, promised_twice};
use crate::support::campus::{Campus, Layout};
use crate::support::engine::{self, Engine};
use crate::support::meeting::drop_booking_guard;
use crate::support::raw;
use crate::support::stand::drop_stand_guard;
use chrono::Days;
use domain::access::Role;
use domain::event::{Client, Event, EventDraft, EventKind, Step};
use domain::ids::EventId;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use service::event::{self, Enquiry};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;

#[test]
fn no_course_of_events_promises_twice_or_frees_twice_on_sqlite() {
    hold_for(Engine::Sqlite, 24);
}

#[test]
fn no_course_of_events_promises_twice_or_frees_twice_on_postgres() {
    hold_for(Engine::Postgres, 12);
}

#[test]
fn without_the_guards_the_same_courses_promise_twice() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let broken = RefCell::new(BTreeMap::new());
        let outcome = runner(8, 0).run(&lanes(), |lanes| {
            for (what, twice) in play(engine, lanes, true) {
                *broken.borrow_mut().entry(what).or_insert(0) += twice;
            }
            Ok(())
        });
        outcome.unwrap_or_else(|failed| panic!("{failed}"));
        if is_missing(engine) {
            continue;
        }
        for what in ALONE {
            assert!(broken.borrow()[what] > 0, "{engine:?}: without guards no {what} was promised twice");
        }
    }
}

/// Before which the database stands alone: nobody looks before they write. (Interpreters, and on SQLite all else, are also
/// asked in order: the database's own no is tried in `race::posted`.)
const ALONE: [&str; 3] = ["piece of what is ordered", "stand", "time of a meeting"];

fn is_missing(engine: Engine) -> bool {
    engine == Engine::Postgres && std::env::var("FORESTERIA_TEST_POSTGRES").is_err()
}

fn hold_for(engine: Engine, cases: u32) {
    let outcome = runner(cases, 64).run(&lanes(), |lanes| {
        play(engine, lanes, false);
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
}

/// What is asked is the same each time; who comes first is not, so a failure may need more than one run to be seen again.
fn runner(cases: u32, max_shrink_iters: u32) -> TestRunner {
    let config = Config { cases, max_shrink_iters, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// Plays all lanes at once on a database of their own, and looks at what is left: with its guards in place, all of it
/// has to be sound; without them, says how often what is promised twice.
fn play(engine: Engine, lanes: Vec<Vec<Deed>>, unguarded: bool) -> Vec<(&'static str, i64)> {
    let broken = Arc::new(Mutex::new(Vec::new()));
    let counted = broken.clone();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let body = async move |campus: Campus| {
        campus.has_a_hall().await;
        let house = House::furnish(&campus, events(&campus).await).await;
        if unguarded {
            drop_all_guards(&campus).await;
        }
        let mut at_work = JoinSet::new();
        for deeds in lanes {
            let mut lane = Lane::new(campus.clone(), house.clone());
            at_work.spawn(async move {
                for deed in &deeds {
                    lane.play(deed).await;
                }
            });
        }
        at_work.join_all().await;
        if unguarded {
            *counted.lock().expect("not poisoned") = promised_twice(&campus).await;
        } else {
            assert_sound(&campus).await;
            assert_eq!(strayed(&campus, &house).await, [], "an event went, and its guests did not");
        }
    };
    runtime.expect("a runtime").block_on(engine::run(engine, Layout::default(), body));
    broken.lock().expect("not poisoned").clone()
}

async fn drop_all_guards(campus: &Campus) {
    campus.drop_guards().await;
    campus.sql(raw::drop_count_guard(&campus.ctx.store)).await;
    campus.sql(raw::drop_hold_guard(&campus.ctx.store)).await;
    drop_booking_guard(campus).await;
    drop_stand_guard(campus).await;
}

/// Events of the same week, a day apart: every second one is agreed, the others are asked for.
async fn events(campus: &Campus) -> Vec<(EventId, String)> {
    let mut events = Vec::new();
    for later in 0..EVENTS {
        let id = EventId::new(campus.ctx.ids.next());
        let from = first_day(later);
        let named = (String::new(), format!("Workshop {later}"));
        let plain = Event::enquiry(id, named, EventKind::Training, (from, from + Days::new(3)));
        let draft = EventDraft { on_campus: 20, client: Client::Own, ..EventDraft::from(&plain) };
        let enquiry = Enquiry { draft, organisation: String::new() };
        let desk = campus.actor(Role::Facilities);
        let code = event::ask(&campus.ctx, &desk, id, &enquiry).await.expect("taken down");
        if later % 2 == 0 {
            event::step(&campus.ctx, &desk, (&code, 1), &Step::Confirm).await.expect("agreed");
        }
        events.push((id, code));
    }
    events
}
