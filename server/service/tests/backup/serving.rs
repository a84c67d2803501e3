//! A backup is taken while others write, and shows one moment.

use super::copy::{away, backup, nothing_yet, restore};
use crate::on_both;
use crate::support::campus::{Campus, Layout};
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use chrono::Days;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

fn hundred_rooms() -> Layout {
    Layout { rooms: vec![("single", 100)], ..Layout::default() }
}

/// How many backups are taken while the desk is busy.
const BACKUPS: usize = 3;

on_both! {
    async fn a_backup_taken_while_bookings_go_on_shows_one_moment(campus: Campus = hundred_rooms()) {
        let (made, closing) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let bookings = tokio::spawn(keep_booking(campus.clone(), made.clone(), closing.clone()));
        let mut sizes = Vec::new();
        for _ in 0..BACKUPS {
            let bytes = backup(&campus).await;
            let before = made.load(Ordering::SeqCst);
            sizes.push(bytes.len());
            let copy = nothing_yet(campus.database.engine).await.unwrap();
            restore(&copy, &bytes, &[]).await.good();
            assert_eq!(copy.violations().await, [""; 0]);
            away(copy).await;
            while made.load(Ordering::SeqCst) == before && !bookings.is_finished() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
        closing.store(true, Ordering::SeqCst);
        bookings.await.unwrap();
        assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]), "bookings came between the backups: {sizes:?}");
    }
}

/// Books room after room, three nights each, until the desk closes; every third booking is called off again.
async fn keep_booking(campus: Campus, made: Arc<AtomicU64>, closing: Arc<AtomicBool>) {
    let mut booking = 0;
    while !closing.load(Ordering::SeqCst) {
        let (room, turn) = (101 + booking % 100, booking / 100);
        let arrival = day("2026-06-01") + Days::new(3 * turn);
        let stay = campus.clerk().books_room(&room.to_string(), &arrival.to_string(), 3).await.good();
        if booking % 3 == 0 {
            campus.clerk().cancels(&stay).await.good();
        }
        booking += 1;
        made.store(booking, Ordering::SeqCst);
    }
}
