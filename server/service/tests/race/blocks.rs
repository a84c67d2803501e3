//! Everybody at once at the blocks of three events, the stays in them, and the rooms left of the house: sixteen writers
//! agree, book, cancel, release, hold and shift, each by a row of numbers of its own.

#[path = "../support/shift.rs"]
mod shift;

use self::shift::shifts;
use super::load::twelve_rooms;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::raw;
use domain::ids::EventId;
use domain::occupancy::NightDelta;
use domain::stay::{Stay, StayStatus};
use service::block::Agreement;
use service::{ServiceError, Store};
use tokio::task::JoinSet;

const WRITERS: u64 = 16;
const ROUNDS: u64 = 4;
const DEEDS: u64 = 15;
const EVENTS: [&str; 3] = ["E1", "E2", "E3"];
const NIGHTS: u64 = 4;

on_both! {
    async fn no_order_of_deeds_promises_a_room_twice_or_frees_it_twice(campus: Campus = twelve_rooms()) {
        let events = events(&campus).await;
        let (mut done, mut refused) = (0, 0);
        for round in 0..ROUNDS {
            let (did, did_not) = rush(&campus, &events, round).await;
            (done, refused) = (done + did, refused + did_not);
            assert_eq!(overfull(&campus).await, 0, "in round {round}");
            assert_eq!(campus.violations().await, [""; 0], "after round {round}");
            // Each change of a block is one version and one line: nothing was let go twice, or unseen.
            let lines = campus.number("select count(*) from history where subject = 'block'").await;
            assert_eq!(campus.number("select cast(sum(version) as bigint) from block").await, lines);
        }
        assert!(done > 100 && refused > 50, "{done} done and {refused} refused: this load does not race");
        assert_eq!(deadlocks(&campus).await, 0, "writers waited for each other in a circle");
        println!("{done} done, {refused} refused");
    }

    async fn without_the_guard_the_same_load_promises_too_many(campus: Campus = twelve_rooms()) {
        campus.sql(raw::drop_count_guard(&campus.ctx.store)).await;
        let events = events(&campus).await;
        rush(&campus, &events, 0).await;
        let overfull = overfull(&campus).await;
        assert!(overfull > 0, "without its guard the database should have promised too many");
        println!("control: {overfull} nights overfull");
    }
}

async fn events(campus: &Campus) -> Vec<EventId> {
    let mut events = Vec::new();
    for code in EVENTS {
        events.push(campus.holds_event(code, ("2026-06-01", "2026-06-04"), true).await);
    }
    events
}

async fn overfull(campus: &Campus) -> i64 {
    campus.number("select count(*) from night_count where taken + closed > rooms").await
}

/// How often PostgreSQL had to break a circle of writers.
async fn deadlocks(campus: &Campus) -> i64 {
    match campus.ctx.store {
        Store::Sqlite(_) => 0,
        Store::Postgres(_) => {
            campus.number("select deadlocks from pg_stat_database where datname = current_database()").await
        }
    }
}

/// All writers at once; how many deeds were done, and how many refused.
async fn rush(campus: &Campus, events: &[EventId], round: u64) -> (u64, u64) {
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (campus, events) = (campus.clone(), events.to_vec());
        writers.spawn(async move {
            let mut dice = Dice(round * 1_000 + writer + 1);
            let (mut stays, mut done) = (Vec::new(), 0);
            for _ in 0..DEEDS {
                done += u64::from(deed(&campus, &events, &mut dice, &mut stays).await);
            }
            (done, DEEDS - done)
        });
    }
    let ends = writers.join_all().await;
    ends.into_iter().fold((0, 0), |sum, end| (sum.0 + end.0, sum.1 + end.1))
}

/// One deed; whether it was done. What is refused says why.
async fn deed(campus: &Campus, events: &[EventId], dice: &mut Dice, stays: &mut Vec<Stay>) -> bool {
    let place = usize::try_from(dice.below(3)).unwrap();
    let (event, code) = (events[place], EVENTS[place]);
    let night = day("2026-06-01") + chrono::Days::new(dice.below(NIGHTS));
    let nights = i64::try_from(1 + dice.below(3)).unwrap();
    let outcome = match dice.below(10) {
        0 | 1 => agree(campus, code, dice).await,
        2..=4 => book(campus.books_for_event(event, &night.to_string(), nights).await, stays),
        5 => book(campus.clerk().books("single", &night.to_string(), nights).await, stays),
        6 => cancel(campus, stays).await,
        7 => campus.releases(code).await,
        8 => campus.holds(code).await,
        _ => shifts(campus, event, if dice.below(2) == 0 { 1 } else { -1 }).await.map(|_| ()),
    };
    match outcome {
        Ok(()) => true,
        // Moved without an explanation, too: that is given by whoever moves the event.
        Err(
            ServiceError::Refused(_)
            | ServiceError::Short(_)
            | ServiceError::Stale { .. }
            | ServiceError::NotFound(_)
            | ServiceError::Invalid(_)
            | ServiceError::Store(store_model::StoreError::Full { .. }),
        ) => false,
        Err(other) => panic!("a writer was told only this: {other:?}"),
    }
}

fn book(outcome: Result<Stay, ServiceError>, stays: &mut Vec<Stay>) -> Result<(), ServiceError> {
    outcome.map(|stay| stays.push(stay))
}

async fn cancel(campus: &Campus, stays: &mut Vec<Stay>) -> Result<(), ServiceError> {
    let Some(stay) = stays.pop() else { return Err(ServiceError::NotFound("stay")) };
    let gone = campus.clerk().cancels(&stay).await?;
    assert_eq!(gone.status, StayStatus::Cancelled);
    Ok(())
}

async fn agree(campus: &Campus, code: &str, dice: &mut Dice) -> Result<(), ServiceError> {
    let mut rooms = NightDelta::new();
    for night in 0..NIGHTS {
        let cell = (campus.room_type("single"), day("2026-06-01") + chrono::Days::new(night));
        rooms.insert(cell, i64::try_from(dice.below(9)).unwrap());
    }
    let hold = dice.below(4) > 0;
    campus.agrees_on(code, &Agreement { rooms, cut_off: None, hold }).await
}

/// Numbers that look drawn and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}
