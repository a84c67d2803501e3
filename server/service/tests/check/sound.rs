//! What the rules wrote is found to be sound.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;

on_both! {
    async fn an_empty_campus_is_sound(campus: Campus) {
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_campus_at_work_is_sound(campus: Campus) {
        let clerk = campus.clerk();
        let moved = clerk.books_room("101", "2026-06-01", 5).await.good();
        let named = clerk.books_for("Ada Tester", "2026-06-02", 3).await.good();
        let cancelled = clerk.books_room("102", "2026-06-01", 5).await.good();
        clerk.cancels(&cancelled).await.good();
        let lifted = clerk.closes(&["104", "105"], "2026-06-01", "2026-06-20").await.good();
        clerk.lifts(&lifted).await.good();
        clerk.closes(&["105"], "2026-06-05", "2026-06-20").await.good();
        campus.at("2026-06-01 15:00");
        let moved = clerk.checks_in(&moved).await.good();
        campus.at("2026-06-02 01:30");
        let moved = clerk.moves(&moved, "104").await.good();
        campus.at("2026-06-03 09:00");
        clerk.checks_out(&moved).await.good();
        clerk.books_room("103", "2026-06-03", 0).await.good();
        campus.someone(Role::Administrator).erases(named.guests[0].guest.unwrap()).await.good();
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
