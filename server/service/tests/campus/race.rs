//! Bookings that run against an import which takes rooms out of stock: whoever comes first, no night has more rooms
//! taken than there are.

use super::empty::on_both_empty;
use super::steps::{SMALL, overview_on, refusal_or_none, reserve, reserve_from, take};
use crate::support::campus::Campus;
use crate::support::clock::day;
use chrono::Days;
use std::sync::Arc;
use tokio::task::JoinSet;

/// Rooms there are, and how many ask for one at the same time.
const ROOMS: usize = 12;
const GUESTS: usize = 20;

/// Counted nights that do not agree with the rooms in stock.
const WRONG: &str = "select count(*) from night_count n where rooms <> (
    select count(*) from guest_room r where r.room_type_id = n.room_type_id and r.stock_from <= n.night
      and (r.stock_until is null or n.night < r.stock_until))";

on_both_empty! {
    async fn a_booking_and_the_end_of_a_room_never_both_win(campus: Campus) {
        let many = SMALL.replace("numbers = '102'", "numbers = '102-112'");
        take(&campus.ctx, &many, &[]).await.unwrap();
        let single = overview_on(&campus, "2024-11-01").await.room_types[0].0.id;
        let half = Arc::new(many.replace("'102-112'", "'102-106', type = 'single' },
            { numbers = '107-112', stock_until = 2030-05-01"));

        let mut tasks = JoinSet::new();
        for guest in 0..GUESTS {
            let (ctx, half) = (campus.ctx.clone(), half.clone());
            tasks.spawn(async move {
                if guest == GUESTS / 2 {
                    return (false, refusal_or_none(&ctx, &half).await.is_none());
                }
                (reserve(&ctx, single, None, &format!("guest {guest}")).await.is_ok(), false)
            });
        }
        let outcomes = tasks.join_all().await;
        let booked = outcomes.iter().filter(|(booked, _)| *booked).count();
        let ended = outcomes.iter().any(|(_, ended)| *ended);
        let left = if ended { ROOMS / 2 } else { ROOMS };
        assert_eq!(booked, left, "ended: {ended}");
        assert_eq!(campus.number(WRONG).await, 0);
        assert_eq!(campus.number("select max(taken) from night_count").await, i64::try_from(booked).unwrap());
    }

    async fn nights_first_counted_during_an_import_count_its_rooms(campus: Campus) {
        let many = SMALL.replace("numbers = '102'", "numbers = '102-112'");
        take(&campus.ctx, &many, &[]).await.unwrap();
        let single = overview_on(&campus, "2024-11-01").await.room_types[0].0.id;
        let mut more = JoinSet::new();
        for guest in 0..4 * GUESTS {
            let ctx = campus.ctx.clone();
            let more_rooms = many.replace("'102-112'", &format!("'102-{}'", 113 + guest));
            more.spawn(async move {
                if guest % GUESTS == GUESTS / 2 {
                    take(&ctx, &more_rooms, &[]).await.unwrap();
                    return;
                }
                let arrival = day("2030-05-10") + Days::new(2 * u64::try_from(guest).unwrap());
                reserve_from(&ctx, arrival, single, None, &format!("guest {guest}")).await.unwrap();
            });
        }
        more.join_all().await;
        assert_eq!(campus.number(WRONG).await, 0);
    }
}
