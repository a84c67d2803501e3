//! Sixteen writers want the same few pieces of equipment for the same event week, each for times of its own; and the stock
//! is lowered meanwhile. The service checks nothing before it writes, so only the database stands between them.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::ids::{ServiceItemId, ServiceOrderId};
use domain::price::Profile;
use service::{ServiceError, order, price};
use tokio::task::JoinSet;

const WRITERS: usize = 16;
const DEEDS: usize = 12;
const STOCK: i64 = 3;
const EVENTS: [&str; 3] = ["E1", "E2", "E3"];

on_both! {
    async fn no_order_of_deeds_gives_one_piece_to_two(campus: Campus) {
        let charts = set(&campus).await;
        let (done, refused) = rush(&campus, charts).await;
        assert_eq!(overfull(&campus).await, 0);
        assert_eq!(campus.violations().await, [""; 0]);
        assert!(done > 20 && refused > 20, "{done} done and {refused} refused: this load does not race");
        println!("{done} done, {refused} refused");
    }

    async fn without_the_guard_the_same_load_gives_one_piece_to_two(campus: Campus) {
        campus.sql(raw::drop_hold_guard(&campus.ctx.store)).await;
        let charts = set(&campus).await;
        rush(&campus, charts).await;
        let overfull = overfull(&campus).await;
        assert!(overfull > 0, "without its guard the database should have given too many");
        println!("control: {overfull} times overfull");
    }
}

async fn set(campus: &Campus) -> ServiceItemId {
    for code in EVENTS {
        campus.holds_event(code, ("2026-06-01", "2026-06-04"), true).await;
    }
    campus.sells("Flip chart", Some(STOCK)).await
}

/// Beginnings of holds at which more is held than there is.
async fn overfull(campus: &Campus) -> i64 {
    let held = "(select sum(h.quantity) from service_hold h where h.from_at <= p.from_at and h.until_at > p.from_at)";
    let stock = "(select stock from service_item)";
    campus.number(&format!("select count(*) from service_hold p where {held} > {stock}")).await
}

/// Takes a piece away and brings it back, again and again; how often it could be taken away.
async fn count_anew(campus: &Campus, charts: ServiceItemId) -> usize {
    let (director, mut lowered) = (campus.actor(Role::Management), 0);
    for deed in 0..DEEDS {
        let known = price::one(&campus.ctx, &director, charts).await.good().item;
        let stock = if deed % 2 == 0 { STOCK - 1 } else { STOCK };
        let profile = Profile { stock: Some(stock), ..known.profile };
        match price::change(&campus.ctx, &director, (charts, known.version), &profile).await {
            Ok(()) => lowered += usize::from(stock < STOCK),
            Err(ServiceError::Invalid(_)) => {}
            Err(other) => panic!("who counts was told only this: {other:?}"),
        }
    }
    lowered
}

/// All writers at once; how many orders and withdrawals were done, and how many refused.
async fn rush(campus: &Campus, charts: ServiceItemId) -> (usize, usize) {
    let counting = {
        let campus = campus.clone();
        tokio::spawn(async move { count_anew(&campus, charts).await })
    };
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let campus = campus.clone();
        writers.spawn(async move {
            let (mut mine, mut done) = (Vec::new(), 0);
            for deed in 0..DEEDS {
                done += usize::from(one(&campus, charts, (writer, deed), &mut mine).await);
            }
            done
        });
    }
    let done = writers.join_all().await.into_iter().sum::<usize>();
    println!("lowered {} times", counting.await.expect("counted"));
    (done, WRITERS * DEEDS - done)
}

async fn one(
    campus: &Campus,
    charts: ServiceItemId,
    (writer, deed): (usize, usize),
    mine: &mut Vec<ServiceOrderId>,
) -> bool {
    let withdrawn = if deed % 3 == 2 { mine.pop() } else { None };
    let outcome = if let Some(id) = withdrawn {
        order::withdraw(&campus.ctx, &campus.actor(Role::Facilities), (id, 1)).await
    } else {
        // Hours that overlap those of the writers beside it.
        let hour = 8 + (writer + deed) % 6;
        let (from, until) = (format!("2026-06-02 {hour:02}:00"), format!("2026-06-02 {:02}:30", hour + 3));
        let wish = campus.orders(charts, (&from, &until), 1 + i64::try_from(writer % 2).unwrap());
        campus.orders_for(EVENTS[writer % 3], &wish).await.map(|id| mine.push(id))
    };
    match outcome {
        Ok(()) => true,
        // What was in the way may be gone before it is named.
        Err(
            ServiceError::Refused(_)
            | ServiceError::Stale { .. }
            | ServiceError::Store(store_model::StoreError::Scarce { .. }),
        ) => false,
        Err(other) => panic!("a writer was told only this: {other:?}"),
    }
}
