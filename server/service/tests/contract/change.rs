//! What can be done to a stay after it is booked.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::stay::{StayError, StayStatus};
use service::ServiceError;
use service::refusal::Obstacle;

on_both! {
    async fn a_room_assigned_later_is_held_for_the_whole_stay(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 3).await.good();
        let stay = campus.clerk().assigns(&stay, "102").await.good();
        assert_eq!((stay.rooms[0].room.resource, stay.version), (campus.room("102"), 2));
        campus.clerk().books_room("102", "2026-06-03", 1).await.refused();
        let again = campus.clerk().assigns(&stay, "102").await.error();
        assert!(matches!(again, ServiceError::Stay(StayError::SameRoom)), "{again:?}");
    }

    async fn an_upgrade_on_assignment_gives_the_booked_type_back(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 1).await.good();
        campus.clerk().assigns(&stay, "105").await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
        assert_eq!(campus.taken("suite", "2026-06-01").await, 1);
    }

    async fn a_move_at_two_in_the_morning_gives_the_night_to_the_new_room(campus: Campus) {
        let stay = in_house_since_the_first(&campus).await;
        campus.at("2026-06-02 02:00");
        let stay = campus.clerk().moves(&stay, "104").await.good();
        assert_eq!(stay.rooms.len(), 2);
        assert_eq!(stay.rooms[0].interval.until_at(), stay.rooms[1].interval.from_at());
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
        assert_eq!(campus.taken("suite", "2026-06-01").await, 1);
    }

    async fn a_move_at_five_in_the_morning_leaves_the_night_where_it_was_slept(campus: Campus) {
        let stay = in_house_since_the_first(&campus).await;
        campus.at("2026-06-02 05:00");
        campus.clerk().moves(&stay, "104").await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        assert_eq!(campus.taken("suite", "2026-06-01").await, 0);
        assert_eq!(campus.taken("suite", "2026-06-02").await, 1);
        // The room left is free from that hour on.
        campus.clerk().books_room("101", "2026-06-02", 1).await.good();
    }

    async fn a_move_before_noon_of_the_arrival_day_gives_a_reserved_stay_the_whole_of_the_new_room(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        let stay = campus.clerk().moves(&stay, "102").await.good();
        assert_eq!(stay.rooms.len(), 1);
        campus.clerk().books_room("101", "2026-06-01", 2).await.good();
    }

    async fn an_extension_into_somebody_elses_nights_is_refused_and_changes_nothing(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        campus.clerk().books_room("101", "2026-06-04", 1).await.good();
        let longer = campus.clerk().redates(&stay, "2026-06-01", "2026-06-04").await.good();
        let refusal = campus.clerk().redates(&longer, "2026-06-01", "2026-06-05").await.refused();
        assert!(matches!(refusal.obstacle, Obstacle::Occupied { .. }));
        assert_eq!(campus.clerk().sees(&stay).await.good(), longer);
        assert_eq!(campus.taken("single", "2026-06-04").await, 1);
    }

    async fn a_shorter_stay_gives_its_nights_back(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 4).await.good();
        let stay = campus.clerk().redates(&stay, "2026-06-02", "2026-06-03").await.good();
        assert_eq!(stay.guests[0].dates, stay.dates);
        campus.clerk().books_room("101", "2026-06-01", 1).await.good();
        campus.clerk().books_room("101", "2026-06-03", 2).await.good();
    }

    async fn two_stays_swap_rooms_in_one_step(campus: Campus) {
        let one = campus.clerk().books_room("101", "2026-06-01", 3).await.good();
        let two = campus.clerk().books_room("104", "2026-06-02", 3).await.good();
        let (one, two) = campus.clerk().swaps(&one, &two).await.good();
        assert_eq!(one.rooms[0].room.resource, campus.room("104"));
        assert_eq!(two.rooms[0].room.resource, campus.room("101"));
        assert_eq!(campus.taken("suite", "2026-06-01").await, 1);
        assert_eq!(campus.taken("single", "2026-06-04").await, 1);
    }

    async fn a_swap_that_hits_a_third_stay_names_it(campus: Campus) {
        let one = campus.clerk().books_room("101", "2026-06-01", 3).await.good();
        let two = campus.clerk().books_room("102", "2026-06-01", 1).await.good();
        let third = campus.clerk().books_room("102", "2026-06-02", 1).await.good();
        let refusal = campus.clerk().swaps(&one, &two).await.refused();
        let Obstacle::Occupied { blockers, .. } = refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(blockers.last().unwrap().owner, Some(third.id.uuid()));
        assert_eq!(campus.clerk().sees(&one).await.good(), one);
    }

    async fn a_cancelled_stay_gives_everything_back_and_stays_cancelled(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 3).await.good();
        let stay = campus.clerk().cancels(&stay).await.good();
        assert_eq!((stay.status, stay.rooms.len()), (StayStatus::Cancelled, 0));
        assert_eq!(campus.number("select count(*) from claim where owner_kind <> 'stock'").await, 0);
        assert_eq!(campus.taken("single", "2026-06-02").await, 0);
        let late = campus.clerk().checks_in(&stay).await.error();
        assert!(matches!(late, ServiceError::Stay(StayError::WrongStatus { .. })), "{late:?}");
    }

    async fn nobody_is_a_no_show_before_the_day_of_arrival(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 3).await.good();
        let early = campus.clerk().marks_no_show(&stay).await.error();
        let due = StayError::NotDueYet { arrival: day("2026-06-01") };
        assert!(matches!(early, ServiceError::Stay(error) if error == due), "{early:?}");
        campus.at("2026-06-01 23:00");
        let stay = campus.clerk().marks_no_show(&stay).await.good();
        assert_eq!(stay.status, StayStatus::NoShow);
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
    }

    async fn check_in_needs_a_room_and_the_right_day(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 2).await.good();
        campus.at("2026-06-01 15:00");
        let roomless = campus.clerk().checks_in(&stay).await.error();
        assert!(matches!(roomless, ServiceError::Stay(StayError::NoRoom)), "{roomless:?}");
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        campus.at("2026-05-31 15:00");
        let early = campus.clerk().checks_in(&stay).await.error();
        assert!(matches!(early, ServiceError::Stay(StayError::OutsideDates { .. })), "{early:?}");
        campus.at("2026-06-01 15:00");
        assert_eq!(campus.clerk().checks_in(&stay).await.good().status, StayStatus::InHouse);
    }

    async fn an_early_departure_gives_the_nights_that_are_left_back(campus: Campus) {
        let stay = in_house_since_the_first(&campus).await;
        campus.at("2026-06-02 09:00");
        let stay = campus.clerk().checks_out(&stay).await.good();
        assert_eq!((stay.status, stay.dates.departure()), (StayStatus::Departed, day("2026-06-02")));
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        assert_eq!(campus.taken("single", "2026-06-02").await, 0);
        campus.clerk().books_room("101", "2026-06-02", 2).await.good();
    }

    async fn a_guest_in_house_cannot_give_back_a_night_that_was_slept(campus: Campus) {
        let stay = in_house_since_the_first(&campus).await;
        campus.at("2026-06-03 09:00");
        let error = campus.clerk().redates(&stay, "2026-06-01", "2026-06-02").await.error();
        assert!(matches!(error, ServiceError::Stay(StayError::AlreadySlept { .. })), "{error:?}");
    }
}

/// A guest in room 101 from the first to the fourth of June.
async fn in_house_since_the_first(campus: &Campus) -> domain::stay::Stay {
    let stay = campus.clerk().books_room("101", "2026-06-01", 3).await.good();
    campus.at("2026-06-01 15:00");
    campus.clerk().checks_in(&stay).await.good()
}
