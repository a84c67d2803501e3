//! Many issue recharge notes at once. The numbers of a year go up from 1 without a gap, whoever is refused meanwhile. Clients
//! that read the highest number and post the next one are stopped by the database alone.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::ids::RechargeNoteId;
use domain::price::Unit;
use domain::quote::{Limits, Line, Part};
use service::quote::{self, Rules};
use service::{ServiceError, recharge};
use std::sync::Arc;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

const NOTES: usize = 12;

on_both! {
    async fn numbers_go_up_without_a_gap_whoever_is_refused_meanwhile(campus: Campus) {
        set(&campus).await;
        let mut writers = JoinSet::new();
        for writer in 0..NOTES * 2 {
            let campus = campus.clone();
            writers.spawn(async move {
                // Each note twice, as a double click sends it.
                let (code, desk) = (event(writer % NOTES), campus.actor(Role::Facilities));
                recharge::issue(&campus.ctx, &desk, &code, (1, 2)).await
            });
        }
        let done = writers.join_all().await;
        let refused = done.iter().filter(|one| matches!(one, Err(ServiceError::Invalid(_)))).count();
        assert_eq!(refused, NOTES / 3 * 2, "{done:?}");
        assert!(done.iter().all(|one| matches!(one, Ok(()) | Err(ServiceError::Invalid(_)))), "{done:?}");
        let numbers = campus.texts("select cast(serial as text) from recharge_note where serial is not null order by serial").await;
        let expected = (1..=NOTES - NOTES / 3).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(numbers, expected);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn who_reads_the_highest_number_and_posts_the_next_is_refused(campus: Campus) {
        set(&campus).await;
        let posted = post_the_next(&campus).await;
        assert_eq!((posted, twice(&campus).await), (1, 0));
    }

    async fn without_the_guard_the_same_load_gives_a_number_twice(campus: Campus) {
        set(&campus).await;
        campus.sql("drop index recharge_note_year_key").await;
        let posted = post_the_next(&campus).await;
        let twice = twice(&campus).await;
        assert!(posted > 1 && twice > 0, "without its guard the database should have given a number twice");
        assert!(!campus.violations().await.is_empty());
        println!("control: {twice} numbers given again");
    }
}

fn event(place: usize) -> String {
    format!("E{place:02}")
}

/// Events with a draft each; a third of them is charged to nobody yet.
async fn set(campus: &Campus) {
    let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
    let limits = Limits { total: 1_000_000, discount: 0 };
    let rules = Rules { limits, percent: 0, tax: String::new() };
    quote::set_rules(ctx, &campus.actor(Role::Management), &rules).await.good();
    let fee = Line {
        part: Part::Free,
        label: "Fee".to_owned(),
        quantity: 1,
        unit: Unit::Piece,
        price: 10_000,
        cost: 0,
        stands_for: None,
    };
    for place in 0..NOTES {
        campus.at("2026-05-01 09:00").holds_event(&event(place), ("2026-06-01", "2026-06-02"), false).await;
        campus.at("2026-06-12 09:00");
        recharge::make(ctx, &desk, &event(place), RechargeNoteId::new(ctx.ids.next())).await.good();
        recharge::change(ctx, &desk, &event(place), (1, 1), std::slice::from_ref(&fee)).await.good();
        if place % 3 > 0 {
            recharge::set_code(ctx, &desk, (&event(place), 0), "P-17").await.good();
        }
    }
}

/// All read the highest number, and then all post the next; how many were let.
async fn post_the_next(campus: &Campus) -> usize {
    let (all_read, mut writers) = (Arc::new(Barrier::new(NOTES)), JoinSet::new());
    for place in 0..NOTES {
        let (campus, all_read) = (campus.clone(), Arc::clone(&all_read));
        writers.spawn(async move {
            let next = campus.number("select coalesce(max(serial), 0) + 1 from recharge_note").await;
            all_read.wait().await;
            let code = event(place);
            let post = format!(
                "update recharge_note set state = 'issued', year = 2026, serial = {next}, code = 'P-17'
                where event_id = (select id from event where code = '{code}')"
            );
            raw::try_execute(&campus.ctx.store, &post).await.is_ok()
        });
    }
    writers.join_all().await.into_iter().filter(|posted| *posted).count()
}

async fn twice(campus: &Campus) -> i64 {
    campus.number("select count(serial) - count(distinct serial) from recharge_note").await
}
