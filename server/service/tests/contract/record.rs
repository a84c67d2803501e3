//! A stay's page, several steps at once, and whom a closure would hit.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::calendar::StayDates;
use domain::claim::OwnerKind;
use domain::stay::{Stay, StayError, StayStatus, Step};
use service::ServiceError;
use service::stay::Write;
use service::today::ClosedRooms;

on_both! {
    async fn a_stay_is_found_by_its_reference_in_small_letters_too(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 1).await.good();
        let actor = campus.clerk().actor;
        let found = service::stay::find(&campus.ctx, &actor, &stay.reference.to_lowercase()).await.good();
        assert_eq!(found, stay);
        let unknown = service::stay::find(&campus.ctx, &actor, "00000-00000").await.error();
        assert!(matches!(unknown, ServiceError::NotFound("stay")), "{unknown:?}");
    }

    async fn the_record_names_guests_rooms_and_who_did_what_newest_first(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Rossi", "2026-06-01", 2).await.good();
        campus.clerk().assigns(&stay, "102").await.good();
        let record = service::stay::record(&campus.ctx, &campus.clerk().actor, &stay.reference).await.good();
        assert_eq!(record.guests[0].full_name.as_deref(), Some("Ada Rossi"));
        assert_eq!(record.rooms[0].number, "102");
        let history = record.history.unwrap();
        let actions: Vec<_> = history.iter().map(|line| line.action.as_str()).collect();
        assert_eq!(actions, ["assign", "reserve"]);
        assert_eq!((history[0].actor.as_deref(), history[0].rooms.as_slice()), (Some("facilities"), &["102".to_owned()][..]));
        assert!(record.suggestions.iter().all(|room| room.number != "102"));
    }

    async fn who_may_not_read_history_or_change_a_stay_gets_neither_lines_nor_rooms(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 2).await.good();
        let keeper = campus.actor(Role::Housekeeping);
        let record = service::stay::record(&campus.ctx, &keeper, &stay.reference).await.good();
        assert!(record.history.is_none() && record.suggestions.is_empty());
    }

    async fn a_room_and_the_check_in_are_one_step_or_none(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 2).await.good();
        let both = [Step::Assign(campus.room("102")), Step::CheckIn];
        campus.at("2026-05-31 15:00");
        let early = all(&campus, &stay, &both, "early").await.error();
        assert!(matches!(early, ServiceError::Stay(StayError::OutsideDates { .. })), "{early:?}");
        assert_eq!(campus.clerk().sees(&stay).await.good(), stay);
        campus.at("2026-06-01 15:00");
        let arrived = all(&campus, &stay, &both, "on time").await.good();
        assert_eq!((arrived.status, arrived.version), (StayStatus::InHouse, 3));
        // Sent twice, done once.
        assert_eq!(all(&campus, &stay, &both, "on time").await.good(), arrived);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn an_extension_that_hits_the_next_guest_can_be_had_in_another_room(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        campus.clerk().books_room("101", "2026-06-03", 2).await.good();
        let dates = StayDates::new(day("2026-06-01"), day("2026-06-05")).unwrap();
        let refusal = campus.clerk().redates(&stay, "2026-06-01", "2026-06-05").await.refused();
        let free = refusal.instead.free_rooms[0].room;
        let longer = all(&campus, &stay, &[Step::Move(free), Step::Dates(dates)], "longer").await.good();
        assert_eq!((longer.dates, longer.rooms.len()), (dates, 1));
        assert_eq!(longer.rooms[0].room.resource, free);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn several_steps_on_a_version_that_moved_on_change_nothing(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 2).await.good();
        let now = campus.clerk().assigns(&stay, "101").await.good();
        let stale = all(&campus, &stay, &[Step::Assign(campus.room("102"))], "late").await.error();
        assert!(matches!(stale, ServiceError::Stale { current: 2, .. }), "{stale:?}");
        assert_eq!(campus.clerk().sees(&stay).await.good(), now);
    }

    async fn every_stay_a_closure_would_hit_is_named_room_by_room(campus: Campus) {
        let one = campus.clerk().books_room("101", "2026-06-03", 2).await.good();
        let two = campus.clerk().books_room("102", "2026-06-04", 3).await.good();
        campus.clerk().books_room("102", "2026-07-04", 3).await.good();
        let rooms = [campus.room("101"), campus.room("102")];
        let dates = (day("2026-06-01"), day("2026-06-30"));
        let hits = service::closure::hits(&campus.ctx, &campus.clerk().actor, &rooms, dates).await.good();
        let named: Vec<_> = hits.iter().map(|hit| (hit.room.as_str(), hit.reference.as_deref(), hit.until)).collect();
        assert_eq!(named, [
            ("101", Some(one.reference.as_str()), day("2026-06-05")),
            ("102", Some(two.reference.as_str()), day("2026-06-07")),
        ]);
        assert!(hits.iter().all(|hit| hit.kind == OwnerKind::Stay));
    }

    async fn closures_are_listed_until_they_end_or_are_lifted(campus: Campus) {
        let list = async || service::closure::list(&campus.ctx, &campus.clerk().actor).await.good();
        let closure = campus.clerk().closes(&["101", "102"], "2026-06-01", "2026-06-05").await.good();
        campus.clerk().closes(&["103"], "2026-06-02", "2026-06-03").await.good();
        assert_eq!(list().await.iter().map(ClosedRooms::count).collect::<Vec<_>>(), [2, 1]);
        campus.at("2026-06-03 12:30");
        assert_eq!(list().await.len(), 1);
        campus.clerk().lifts(&closure).await.good();
        assert_eq!(list().await.len(), 0);
    }

    async fn what_a_stay_can_refer_to_is_read_by_who_may_book(campus: Campus) {
        let dates = (day("2026-06-01"), day("2026-06-03"));
        let choices = service::stay::choices(&campus.ctx, &campus.clerk().actor, dates, Some("nothing")).await.good();
        assert_eq!(choices.room_types[0].code, "single");
        assert!(choices.segments.iter().any(|segment| segment.code == "individual"));
        assert!(choices.events.is_empty());
    }
}

async fn all(
    campus: &Campus,
    stay: &Stay,
    steps: &[Step<domain::ids::ResourceId>],
    key: &str,
) -> Result<Stay, ServiceError> {
    let write = Write::of_version(key, stay.version);
    service::stay::change_all(&campus.ctx, &campus.clerk().actor, stay.id, steps, &write).await
}
