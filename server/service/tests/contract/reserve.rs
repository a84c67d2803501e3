//! Booking: by type and by room, and how a no explains itself.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::stay::StayStatus;

on_both! {
    async fn a_stay_booked_by_type_takes_its_nights_and_no_room(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 3).await.good();
        assert_eq!((stay.status, stay.rooms.len(), stay.version), (StayStatus::Reserved, 0, 1));
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        assert_eq!(campus.taken("single", "2026-06-03").await, 1);
        assert_eq!(campus.taken("single", "2026-06-04").await, 0);
        assert_eq!(campus.clerk().sees(&stay).await.good(), stay);
    }

    async fn a_stay_booked_by_room_holds_it_from_noon_to_noon(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        let held = stay.rooms[0];
        assert_eq!(held.room.resource, campus.room("101"));
        assert_eq!(held.interval.until_at() - held.interval.from_at(), 48 * 3600);
        campus.clerk().books_room("101", "2026-06-03", 1).await.good();
        campus.clerk().books_room("101", "2026-05-31", 1).await.good();
    }
}
