//! Several rooms that leave the stock on one day, or join it.

use super::added::told;
use super::empty::on_both_empty;
use super::steps::{SMALL, reserve, rooms_on, take};
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::campus::Code;
use service::campus::{Move, Reason, StockWish, move_stock};
use service::{Actor, ServiceError};

on_both_empty! {
    async fn rooms_leave_together_on_a_day_and_counts_follow(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        campus.at("2026-05-01 12:00");
        for _ in 0..2 {
            go(&campus, &["P-101", "P-102"], Move::Leave, "2030-05-11").await.good();
        }
        let kept = "select action from history where subject = 'guest_room' and action <> 'import'";
        assert_eq!(campus.texts(kept).await, ["change", "change"], "sent twice, done once");
        assert_eq!(rooms_on(&campus, "2030-05-10").await, (2, 2));
        assert_eq!(rooms_on(&campus, "2030-05-11").await, (0, 0));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn where_one_is_held_none_leaves_and_each_in_the_way_is_named(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        campus.at("2026-05-01 12:00");
        let held = service::campus::room(&campus.ctx, &Actor::operator(), "P-102").await.good().room;
        reserve(&campus.ctx, held.room_type, Some(held.id), "held").await.good();
        let refused = go(&campus, &["P-101", "P-102"], Move::Leave, "2030-05-11").await.error();
        let ServiceError::Campus(problems) = refused else { panic!("refused for another reason") };
        let told = Reason::NightsInUse { found: "P-102".to_owned(), nights: vec![day("2030-05-10")] };
        assert_eq!(problems.0.into_iter().map(|problem| problem.reason).collect::<Vec<_>>(), [told]);
        assert_eq!(campus.number("select count(*) from guest_room where stock_until is not null").await, 0);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn rooms_to_come_join_on_another_day_and_those_of_the_past_stay_as_they_were(campus: Campus) {
        let later = SMALL.replace("{ numbers = '102',", "{ numbers = '102', stock_from = 2031-01-01,");
        take(&campus.ctx, &later, &[]).await.good();
        campus.at("2026-05-01 12:00");
        go(&campus, &["P-102"], Move::Join, "2030-01-01").await.good();
        assert_eq!(rooms_on(&campus, "2030-01-01").await, (2, 2));
        campus.at("2026-05-01 12:00");
        let refused = async |rooms: &[&str], way, on| told(go(&campus, rooms, way, on).await);
        assert_eq!(refused(&["P-101", "P-102"], Move::Join, "2030-02-01").await, ["rooms[P-101]: cannot_move"]);
        assert_eq!(refused(&["P-102"], Move::Leave, "2030-01-01").await, ["rooms[P-102]: cannot_move"]);
        assert_eq!(refused(&["P-999"], Move::Leave, "2030-01-01").await, ["rooms[P-999]: unknown"]);
        assert_eq!(refused(&[], Move::Leave, "2030-01-01").await, ["rooms: missing"]);
        go(&campus, &["P-101"], Move::Leave, "2026-04-01").await.good();
        let back = refused(&["P-101"], Move::Leave, "2030-01-01").await;
        assert_eq!(back, ["rooms[P-101]: cannot_move"], "it has left, and the nights since stay without it");
        assert_eq!(campus.violations().await, [""; 0]);
    }
}

async fn go(campus: &Campus, rooms: &[&str], way: Move, on: &str) -> Result<(), ServiceError> {
    let rooms = rooms.iter().map(|number| Code::parse(number).unwrap()).collect();
    move_stock(&campus.ctx, &Actor::operator(), &StockWish { rooms, way, on: day(on) }).await
}
