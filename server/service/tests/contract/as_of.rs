//! What was on the books at an earlier instant.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;

on_both! {
    async fn a_report_as_of_an_instant_knows_what_was_known_then(campus: Campus) {
        campus.at("2026-02-01 10:00");
        let early = campus.clerk().books("single", "2026-06-01", 10).await.good();
        campus.at("2026-03-01 10:00");
        campus.clerk().books("suite", "2026-06-05", 4).await.good();
        let early = campus.clerk().redates(&early, "2026-06-01", "2026-06-06").await.good();
        campus.at("2026-04-01 10:00");
        campus.clerk().cancels(&early).await.good();
        let booked = async |as_of| {
            let rows = campus.clerk().reads_nights(("2026-06-01", "2026-07-01"), as_of).await.good();
            rows[0].count.on_the_books
        };
        assert_eq!(booked(Some("2026-01-31 10:00")).await, 0);
        assert_eq!(booked(Some("2026-02-01 10:00")).await, 10);
        assert_eq!(booked(Some("2026-03-15 10:00")).await, 9);
        assert_eq!(booked(None).await, 4);
    }

    async fn nights_slept_and_nights_booked_divide_at_the_instant_asked_about(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 4).await.good();
        campus.at("2026-06-01 18:00");
        campus.clerk().checks_in(&stay).await.good();
        campus.at("2026-06-20 09:00");
        let june = async |as_of| campus.clerk().reads_nights(("2026-06-01", "2026-07-01"), as_of).await.good()[0].count;
        let then = june(Some("2026-06-03 09:00")).await;
        assert_eq!((then.room_nights, then.on_the_books), (2, 2));
        let now = june(None).await;
        assert_eq!((now.room_nights, now.on_the_books), (4, 0));
    }
}
