//! Sixteen clients each see that an interpreter, a booth or a person is free, and then all of them post it. Through the
//! service they come one after the other, for it keeps whom it asks; so here they post past it, and the database alone
//! stands between them. Without its guard it takes all sixteen.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::local;
use crate::support::hall::{HALF_A, HALF_B, SALON};
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::raw;
use crate::support::registration::{answers, terms};
use domain::access::Role;
use domain::event::EventStatus;
use domain::function::Wish;
use domain::ids::FunctionId;
use service::{Actor, ServiceError, Store, interpretation};
use std::sync::Arc;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

const CLIENTS: usize = 16;

on_both! {
    async fn three_halls_that_agree_at_once_share_two_voices_and_one_booth(campus: Campus) {
        let desk = set(&campus, EventStatus::Definite).await;
        let mut writers = JoinSet::new();
        for space in [HALF_A, HALF_B, SALON] {
            let id = french(&campus, &desk, Wish { space, ..morning(&campus) }).await;
            let campus = campus.clone();
            writers.spawn(async move { interpretation::agree(&campus.ctx, &desk, (id, 1)).await });
        }
        for outcome in writers.join_all().await {
            assert!(matches!(outcome, Ok(()) | Err(ServiceError::Invalid(_))), "{outcome:?}");
        }
        assert_eq!(campus.number("select count(*) from interpreter_duty").await, 2);
        assert_eq!(campus.number("select taken from equipment_day").await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn one_interpreter_posted_to_sixteen_halls_is_in_one(campus: Campus) {
        let (look, posts) = interpreters(&campus).await;
        assert_eq!(post_at_once(&campus, &look, posts).await, 1);
    }

    async fn without_the_guard_one_interpreter_is_in_sixteen_halls(campus: Campus) {
        let (look, posts) = interpreters(&campus).await;
        drop_guard(&campus, "interpreter_duty", "interpreter_duty_overlap").await;
        assert_eq!(post_at_once(&campus, &look, posts).await, CLIENTS);
    }

    async fn one_booth_posted_sixteen_times_is_promised_once(campus: Campus) {
        let (look, posts) = booths(&campus).await;
        assert_eq!(post_at_once(&campus, &look, posts).await, 1);
    }

    async fn without_the_guard_one_booth_is_promised_sixteen_times(campus: Campus) {
        let (look, posts) = booths(&campus).await;
        match campus.ctx.store {
            Store::Sqlite(_) => campus.sql("pragma ignore_check_constraints = on").await,
            Store::Postgres(_) => drop_guard(&campus, "equipment_day", "equipment_day_stock").await,
        }
        assert_eq!(post_at_once(&campus, &look, posts).await, CLIENTS);
    }

    async fn one_person_posted_to_sixteen_hosts_meets_one(campus: Campus) {
        let (look, posts) = meetings(&campus).await;
        assert_eq!(post_at_once(&campus, &look, posts).await, 1);
    }

    async fn without_the_guard_one_person_meets_sixteen_hosts_at_once(campus: Campus) {
        let (look, posts) = meetings(&campus).await;
        drop_guard(&campus, "meeting_booking", "meeting_booking_overlap").await;
        assert_eq!(post_at_once(&campus, &look, posts).await, CLIENTS);
    }
}

/// A hall, a booth, two French voices and an event.
async fn set(campus: &Campus, status: EventStatus) -> Actor {
    campus.has_a_hall().await;
    campus.has_booths(1).await;
    campus.knows_french(&["Ada", "Bo"]).await;
    campus.holds_event("E1", ("2026-06-01", "2026-06-05"), true).await;
    campus.stands("E1", status).await;
    campus.actor(Role::Facilities)
}

fn morning(campus: &Campus) -> Wish {
    campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00")
}

async fn french(campus: &Campus, desk: &Actor, wish: Wish) -> FunctionId {
    let id = campus.plans(desk, "E1", &wish).await.good();
    interpretation::set(&campus.ctx, desk, (id, 0), &into_french()).await.good();
    id
}

/// How many duties there are, and one interpreter for each of many functions of the same hours.
async fn interpreters(campus: &Campus) -> (String, Vec<String>) {
    let desk = set(campus, EventStatus::Enquiry).await;
    let (from, until) = (local("2026-06-01 09:00").timestamp(), local("2026-06-01 11:00").timestamp());
    let mut posts = Vec::new();
    for _ in 0..CLIENTS {
        let id = campus.id(french(campus, &desk, morning(campus)).await.uuid());
        posts.push(format!(
            "insert into interpreter_duty select id, {id}, 'fr', '2026-06-01', {from}, {until}, 120
            from interpreter where full_name = 'Ada'"
        ));
    }
    ("select count(*) from interpreter_duty".to_owned(), posts)
}

/// How many booths are promised, and one more each time.
async fn booths(campus: &Campus) -> (String, Vec<String>) {
    campus.has_booths(1).await;
    let post = "insert into equipment_day (equipment_id, day, stock, taken)
        select id, '2026-06-01', stock, 1 from equipment where code = 'portable-booth'
        on conflict (equipment_id, day) do update set taken = equipment_day.taken + excluded.taken";
    // SQLite cannot tell the clause of a conflict from one of a join without a condition before it.
    let post = post.replace("'portable-booth'", "'portable-booth' and true");
    let look = "select cast(coalesce(sum(taken), 0) as bigint) from equipment_day".to_owned();
    (look, vec![post; CLIENTS])
}

/// How many times somebody has, and a booking with each of many hosts at one hour.
async fn meetings(campus: &Campus) -> (String, Vec<String>) {
    campus.holds_event("E1", ("2026-06-01", "2026-06-05"), true).await;
    let link = campus.opens_registration("E1", &terms()).await;
    campus.registers(&link, &answers("Eve", "eve@example.org")).await.good();
    let organiser = campus.actor(Role::Organiser);
    let mut posts = Vec::new();
    for number in 0..CLIENTS {
        let host = campus.offers_a_host(&organiser, "E1", (&format!("Host {number}"), 10)).await;
        let slot = campus.id(campus.times(&organiser, host).await[0].id.uuid());
        posts.push(format!(
            "insert into meeting_booking (slot_id, event_id, entry_id, from_at, until_at, booked_at)
            select s.id, s.event_id, e.id, s.from_at, s.until_at, 0
            from meeting_slot s join rooming_entry e on e.event_id = s.event_id where s.id = {slot}"
        ));
    }
    ("select count(*) from meeting_booking".to_owned(), posts)
}

/// All look, and see that nobody has it; then all post. How many were let.
async fn post_at_once(campus: &Campus, look: &str, posts: Vec<String>) -> usize {
    let (all_looked, mut writers) = (Arc::new(Barrier::new(posts.len())), JoinSet::new());
    for post in posts {
        let (campus, all_looked, look) = (campus.clone(), Arc::clone(&all_looked), look.to_owned());
        writers.spawn(async move {
            assert_eq!(campus.number(&look).await, 0);
            all_looked.wait().await;
            raw::try_execute(&campus.ctx.store, &post).await.is_ok()
        });
    }
    let let_in = writers.join_all().await.into_iter().filter(|posted| *posted).count();
    assert_eq!(campus.number(look).await, i64::try_from(let_in).expect("few"));
    let_in
}

async fn drop_guard(campus: &Campus, table: &str, guard: &str) {
    let statement = match campus.ctx.store {
        Store::Postgres(_) => format!("alter table {table} drop constraint {guard}"),
        Store::Sqlite(_) => format!("drop trigger {guard}"),
    };
    campus.sql(&statement).await;
}
