//! Booking: by type and by room, and how a no explains itself.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::claim::OwnerKind;
use domain::ids::{EventId, GuestId, OrganisationId, RoomTypeId};
use domain::stay::StayStatus;
use service::ServiceError;
use service::error::FieldError;
use service::refusal::Obstacle;
use service::stay::{NewGuest, Reservation, Who};
use uuid::Uuid;

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

    async fn an_upgrade_counts_in_the_type_of_the_room_given(campus: Campus) {
        let stay = campus.clerk().books_room("104", "2026-06-01", 1).await.good();
        assert_eq!(stay.room_type, campus.room_type("single"));
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
        assert_eq!(campus.taken("suite", "2026-06-01").await, 1);
    }

    async fn day_use_holds_a_room_and_takes_no_night(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 0).await.good();
        assert_eq!(stay.rooms.len(), 1);
        assert_eq!(campus.number("select count(*) from night_count").await, 0);
        let refusal = campus.clerk().books_room("101", "2026-06-01", 1).await.refused();
        assert!(matches!(refusal.obstacle, Obstacle::Occupied { .. }));
    }

    async fn a_claimed_room_is_refused_with_its_owner_and_rooms_that_are_free(campus: Campus) {
        let first = campus.clerk().books_room("102", "2026-06-01", 4).await.good();
        let refusal = campus.clerk().books_room("102", "2026-06-03", 4).await.refused();
        let Obstacle::Occupied { resource, blockers } = refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!((resource.as_str(), blockers.len()), ("102", 1));
        assert_eq!((blockers[0].kind, blockers[0].owner), (OwnerKind::Stay, Some(first.id.uuid())));
        assert_eq!(blockers[0].name.as_deref(), Some(first.reference.as_str()));
        assert_eq!((blockers[0].from, blockers[0].until), (day("2026-06-01"), day("2026-06-05")));
        let numbers = refusal.instead.free_rooms.iter().map(|room| room.number.as_str()).collect::<Vec<_>>();
        assert_eq!(numbers, ["101", "103", "104"]);
        let wish = campus.clerk().wish("single", Some(numbers[0]), "2026-06-03", 4);
        campus.clerk().books_as(&wish, "instead").await.good();
    }

    async fn a_room_out_of_stock_could_be_booked_by_its_number(campus: Campus) {
        let room = campus.id(campus.room("101").uuid());
        // In stock until noon of 2027-01-01; 102 and 103 of the same type stay.
        campus.sql(&format!("insert into claim values ({room}, 1798801200, 253402300800, 'stock', {room})")).await;
        let refusal = campus.clerk().books_room("101", "2028-06-01", 2).await.refused();
        let Obstacle::Occupied { blockers, .. } = refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(blockers[0].kind, OwnerKind::Stock);
        assert_eq!(refusal.instead.free_rooms[0].number, "102");
    }

    async fn who_may_not_read_stays_sees_a_room_taken_and_not_by_whom(campus: Campus) {
        let stay = campus.clerk().books_room("102", "2026-06-01", 4).await.good();
        let query = service::tape::TapeQuery { from: day("2026-06-01"), nights: 7 };
        let seen_by = async |role| {
            let tape = service::tape::chart(&campus.ctx, &campus.actor(role), query).await.good();
            tape.rooms.iter().flat_map(|room| room.bars.clone()).next().unwrap()
        };
        assert_eq!(seen_by(Role::Facilities).await.label, Some(stay.reference));
        assert_eq!(seen_by(Role::Organiser).await.label, None);
    }

    async fn a_full_type_is_refused_with_its_numbers_and_another_type_to_take(campus: Campus) {
        for _ in 0..3 {
            campus.clerk().books("single", "2026-06-02", 1).await.good();
        }
        let refusal = campus.clerk().books("single", "2026-06-01", 3).await.refused();
        let full = Obstacle::Full {
            room_type: "single".to_owned(),
            night: day("2026-06-02"),
            rooms: 3,
            closed: 0,
            taken: 3,
            held: Vec::new(),
        };
        assert_eq!(refusal.obstacle, full);
        // Singles are unclaimed, yet promised: only suites may be offered.
        assert!(refusal.instead.free_rooms.iter().all(|room| room.room_type == "suite"), "{refusal:?}");
        assert_eq!(refusal.instead.free_rooms.len(), 2);
    }

    async fn a_refused_booking_leaves_no_trace(campus: Campus) {
        campus.clerk().books_room("101", "2026-06-01", 1).await.good();
        let named = NewGuest::Named { full_name: "Ada Tester".to_owned(), email: String::new() };
        let guests = vec![Who { who: named, dates: None }];
        let wish = Reservation { guests, ..campus.clerk().wish("single", Some("101"), "2026-05-30", 5) };
        campus.clerk().books_as(&wish, "in vain").await.refused();
        for table in ["stay", "stay_history", "claim where owner_kind = 'stay'"] {
            assert_eq!(campus.number(&format!("select count(*) from {table}")).await, 1, "{table}");
        }
        assert_eq!(campus.number("select count(*) from guest").await, 0);
        assert_eq!(campus.taken("single", "2026-05-30").await, 0);
    }

    async fn every_wrong_field_is_named_at_once(campus: Campus) {
        let nameless = NewGuest::Named { full_name: " ".to_owned(), email: String::new() };
        let guests = [NewGuest::Unnamed(0), nameless].map(|who| Who { who, dates: None });
        let wish = Reservation { guests: guests.into(), ..campus.clerk().wish("single", None, "2026-06-01", 1) };
        let error = campus.clerk().books_as(&wish, "faults").await.error();
        let ServiceError::Invalid(faults) = error else { panic!("{error:?}") };
        let fields = faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>();
        assert_eq!(fields, ["guests[0].heads", "guests[1].full_name"]);
    }

    async fn an_unknown_record_was_a_fault_of_the_database_and_not_of_its_field(campus: Campus) {
        let (wish, nobody) = (campus.clerk().wish("single", None, "2026-06-01", 1), Uuid::from_u128(7));
        let guest = Who { who: NewGuest::Known(GuestId::new(nobody)), dates: None };
        let unknown = [
            ("room_type", Reservation { room_type: RoomTypeId::new(nobody), ..wish.clone() }),
            ("segment", Reservation { segment: "holiday".to_owned(), ..wish.clone() }),
            ("organisation", Reservation { organisation: Some(OrganisationId::new(nobody)), ..wish.clone() }),
            ("event", Reservation { event: Some(EventId::new(nobody)), ..wish.clone() }),
            ("guests[1].guest", Reservation { guests: vec![wish.guests[0].clone(), guest], ..wish.clone() }),
        ];
        for (field, wish) in unknown {
            let error = campus.clerk().books_as(&wish, field).await.error();
            let ServiceError::Invalid(faults) = error else { panic!("{field}: {error:?}") };
            assert_eq!(faults, [FieldError::new(field, "unknown")]);
        }
        let several = Reservation { segment: "holiday".to_owned(), event: Some(EventId::new(nobody)), ..wish };
        let ServiceError::Invalid(faults) = campus.clerk().books_as(&several, "several").await.error() else {
            panic!("not the fields");
        };
        assert_eq!(faults.len(), 2);
        assert_eq!(campus.number("select count(*) from stay").await, 0);
    }
}
