//! The board of a day: every stay in the list where the desk looks for it.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use service::stay::Why;
use service::today::{Board, BoardEntry};

on_both! {
    async fn a_stay_goes_from_expected_to_arrived_to_due_to_gone(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        let first = board(&campus, "2026-06-01 09:00").await;
        assert_eq!((first.expected.len(), first.in_house.len()), (1, 0));
        assert_eq!(first.expected[0].entry.room.as_ref().unwrap().number, "101");
        let stay = campus.clerk().checks_in(&stay).await.good();
        let evening = board(&campus, "2026-06-01 20:00").await;
        assert_eq!((evening.expected.len(), evening.arrived.len(), evening.in_house.len()), (0, 1, 1));
        let last = board(&campus, "2026-06-03 09:00").await;
        assert_eq!(references(&last.due), [stay.reference.as_str()]);
        assert_eq!(references(&last.in_house), [stay.reference.as_str()]);
        campus.clerk().checks_out(&stay).await.good();
        let after = board(&campus, "2026-06-03 11:00").await;
        assert_eq!((after.due.len(), after.gone.len(), after.in_house.len()), (0, 1, 0));
    }

    async fn whoever_should_have_left_is_overdue_and_still_in_house(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 1).await.good();
        campus.at("2026-06-01 15:00");
        campus.clerk().checks_in(&stay).await.good();
        let late = board(&campus, "2026-06-04 09:00").await;
        assert_eq!((late.overdue.len(), late.due.len(), late.in_house.len()), (1, 0, 1));
    }

    async fn whoever_did_not_come_is_to_be_decided_from_four_in_the_morning_on(campus: Campus) {
        campus.clerk().books_room("101", "2026-06-01", 3).await.good();
        let night = board(&campus, "2026-06-02 03:00").await;
        assert_eq!((night.day, night.expected.len(), night.undecided.len()), (day("2026-06-01"), 1, 0));
        let morning = board(&campus, "2026-06-02 05:00").await;
        assert_eq!((morning.expected.len(), morning.undecided.len()), (0, 1));
    }

    async fn a_day_to_come_shows_who_will_sleep_and_leave_then(campus: Campus) {
        campus.at("2026-06-01 09:00");
        campus.clerk().books_room("101", "2026-06-03", 2).await.good();
        let on = async |date| service::today::board(&campus.ctx, &campus.clerk().actor, day(date)).await.good();
        assert_eq!(on("2026-06-03").await.expected.len(), 1);
        assert_eq!(on("2026-06-04").await.in_house.len(), 1);
        assert_eq!(on("2026-06-05").await.due.len(), 1);
        assert_eq!(on("2026-06-04").await.undecided.len(), 0);
    }

    async fn arrivals_without_a_room_come_first_and_no_two_are_proposed_the_same_one(campus: Campus) {
        campus.clerk().books_room("101", "2026-06-01", 1).await.good();
        campus.clerk().books("single", "2026-06-01", 2).await.good();
        campus.clerk().books("single", "2026-06-01", 2).await.good();
        let board = board(&campus, "2026-06-01 09:00").await;
        let [one, two, housed] = board.expected.as_slice() else { panic!("three are expected") };
        assert!(one.entry.room.is_none() && two.entry.room.is_none() && housed.rooms.is_empty());
        let best = [one, two].map(|arrival| arrival.rooms[0].number.clone());
        assert!(best.contains(&"102".to_owned()) && best.contains(&"103".to_owned()), "{best:?}");
        assert_eq!(one.rooms[0].why, Why::SameType);
    }

    async fn what_is_free_tonight_is_what_nobody_took_and_nothing_closes(campus: Campus) {
        campus.clerk().books("single", "2026-06-01", 1).await.good();
        campus.clerk().closes(&["103"], "2026-06-01", "2026-06-02").await.good();
        let board = board(&campus, "2026-06-01 09:00").await;
        let single = board.types.iter().find(|kind| kind.code == "single").unwrap();
        assert_eq!((single.rooms, single.closed, single.taken, single.free()), (3, 1, 1, 1));
        assert_eq!((board.closures.len(), board.closures[0].count()), (1, 1));
        let suite = board.types.iter().find(|kind| kind.code == "suite").unwrap();
        assert_eq!(suite.free(), suite.rooms);
    }

    async fn housekeeping_sees_the_board_without_rooms_to_give(campus: Campus) {
        campus.clerk().books("single", "2026-06-01", 1).await.good();
        campus.at("2026-06-01 09:00");
        let keeper = campus.actor(Role::Housekeeping);
        let board = service::today::board(&campus.ctx, &keeper, day("2026-06-01")).await.good();
        assert!(board.expected[0].rooms.is_empty());
    }
}

async fn board(campus: &Campus, at: &str) -> Board {
    campus.at(at);
    service::today::board(&campus.ctx, &campus.clerk().actor, campus.ctx.today()).await.good()
}

fn references(entries: &[BoardEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.reference.as_str()).collect()
}
