//! Random courses of events, played by several at once. Whatever is asked for, in whatever order, and whatever the
//! server does by itself meanwhile: no claim is broken, nothing is promised beyond the stock, nothing is let go twice.

mod deed;
mod lane;

use self::deed::{Deed, EVENTS, lanes};
use self::lane::Lane;
use crate::support::campus::{Campus, Layout};
use crate::support::clock::day;
use crate::support::engine::{self, Engine};
use crate::support::raw;
use chrono::Days;
use domain::access::Role;
use domain::event::{Client, Event, EventDraft, EventKind};
use domain::ids::EventId;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use service::event::{self, Enquiry};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
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
        let broken = Cell::new(0);
        let outcome = runner(8, 0).run(&lanes(), |lanes| {
            broken.set(broken.get() + play(engine, lanes, true));
            Ok(())
        });
        outcome.unwrap_or_else(|failed| panic!("{failed}"));
        assert!(broken.get() > 0 || is_missing(engine), "{engine:?}: without guards nothing went wrong");
    }
}

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
/// has to be sound; without them, says how many nights and hours are promised twice.
fn play(engine: Engine, lanes: Vec<Vec<Deed>>, unguarded: bool) -> i64 {
    let broken = Arc::new(AtomicI64::new(0));
    let counted = broken.clone();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let body = async move |campus: Campus| {
        campus.has_a_hall().await;
        if unguarded {
            campus.drop_guards().await;
            campus.sql(raw::drop_count_guard(&campus.ctx.store)).await;
        }
        let events = events(&campus).await;
        let mut at_work = JoinSet::new();
        for deeds in lanes {
            let mut lane = Lane::new(campus.clone(), events.clone());
            at_work.spawn(async move {
                for deed in &deeds {
                    lane.play(deed).await;
                }
            });
        }
        at_work.join_all().await;
        if unguarded {
            counted.store(promised_twice(&campus).await, Ordering::Relaxed);
        } else {
            assert_sound(&campus).await;
        }
    };
    runtime.expect("a runtime").block_on(engine::run(engine, Layout::default(), body));
    broken.load(Ordering::Relaxed)
}

/// Nights with more rooms taken than there are, and claims of one part that share a second. Counted without the program's
/// own check, which would object to the guards being gone.
async fn promised_twice(campus: &Campus) -> i64 {
    let nights = campus.number("select count(*) from night_count where taken + closed > rooms").await;
    let claims = "select count(*) from claim a join claim b on a.resource_id = b.resource_id
        and a.from_at < b.until_at and b.from_at < a.until_at and a.owner_id < b.owner_id";
    nights + campus.number(claims).await
}

/// Enquiries of the same week, a day apart.
async fn events(campus: &Campus) -> Vec<(EventId, String)> {
    let mut events = Vec::new();
    for later in 0..EVENTS {
        let id = EventId::new(campus.ctx.ids.next());
        let from = day("2026-06-08") + Days::new(u64::try_from(later).expect("few"));
        let named = (String::new(), format!("Workshop {later}"));
        let plain = Event::enquiry(id, named, EventKind::Training, (from, from + Days::new(3)));
        let draft = EventDraft { on_campus: 20, client: Client::Own, ..EventDraft::from(&plain) };
        let enquiry = Enquiry { draft, organisation: String::new() };
        let code = event::ask(&campus.ctx, &campus.actor(Role::Facilities), id, &enquiry).await;
        events.push((id, code.expect("taken down")));
    }
    events
}

async fn assert_sound(campus: &Campus) {
    assert_eq!(campus.violations().await, [""; 0]);
    let none = async |query: &str| assert_eq!(campus.number(query).await, 0, "{query}");
    assert_eq!(promised_twice(campus).await, 0);
    // An event that is not held holds nothing.
    let idle = "from event e where e.waits or e.status in ('enquiry', 'lost', 'declined', 'cancelled')";
    none(&format!("select count(*) from function where state = 'held' and event_id in (select e.id {idle})"))
        .await;
    none(&format!("select count(*) from block where state = 'held' and event_id in (select e.id {idle})"))
        .await;
    // Each change of an event and of a block is one version and one line: nothing was let go twice, or unseen.
    for subject in ["event", "block"] {
        let lines = campus.number(&format!("select count(*) from history where subject = '{subject}'")).await;
        let versions = format!("select cast(coalesce(sum(version), 0) as bigint) from {subject}");
        assert_eq!(campus.number(&versions).await, lines, "of {subject}s");
    }
    // And each begins where the one before it ended.
    none(
        "select count(*) from (
            select before, lag(after) over (partition by subject_id order by seq) as left_at, action
            from history where subject = 'event') line
        where before is not null and before <> left_at",
    )
    .await;
}
