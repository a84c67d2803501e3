//! A backup is taken while others write, and shows one moment.

use super::copy::{away, backup, nothing_yet, restore};
use crate::on_both;
use crate::support::campus::{Campus, Layout};
use crate::support::outcome::Outcome;

fn hundred_rooms() -> Layout {
    Layout { rooms: vec![("single", 100)], ..Layout::default() }
}

on_both! {
    async fn a_backup_taken_while_bookings_go_on_shows_one_moment(campus: Campus = hundred_rooms()) {
        let desk = campus.clone();
        let bookings = tokio::spawn(async move {
            for night in 1..=100 {
                let arrival = format!("2026-{:02}-{:02}", 6 + night / 28, 1 + night % 28);
                let stay = desk.clerk().books_room(&format!("{}", 100 + night), &arrival, 3).await.good();
                if night % 3 == 0 {
                    desk.clerk().cancels(&stay).await.good();
                }
            }
        });
        let mut sizes = Vec::new();
        while !bookings.is_finished() {
            let bytes = backup(&campus).await;
            sizes.push(bytes.len());
            let copy = nothing_yet(campus.database.engine).await.unwrap();
            restore(&copy, &bytes, &[]).await.good();
            assert_eq!(copy.violations().await, [""; 0]);
            away(copy).await;
        }
        bookings.await.unwrap();
        assert!(sizes.windows(2).any(|pair| pair[0] < pair[1]), "no booking came between the backups: {sizes:?}");
    }
}
