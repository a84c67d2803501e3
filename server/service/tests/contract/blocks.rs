//! Rooms held for an event: counted in the database, picked up by its stays, let go once.

#[path = "../support/shift.rs"]
mod shift;

use self::shift::shifts;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::event::COLLEAGUE;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::block::{BlockNight, BlockState};
use domain::calendar::StayDates;
use domain::event::{Event, EventKind};
use domain::ids::EventId;
use service::block::Agreement;
use service::carry::Load;
use service::refusal::{HeldFor, Obstacle};
use service::{Actor, ServiceError};

const DAYS: (&str, &str) = ("2026-06-01", "2026-06-03");

on_both! {
    async fn rooms_held_are_taken_and_who_comes_after_is_told_for_which_event(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 2)]).await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        campus.clerk().books("single", "2026-06-01", 1).await.good();
        let refusal = campus.clerk().books("single", "2026-06-01", 1).await.refused();
        let Obstacle::Full { taken: 3, held, .. } = refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(held, [HeldFor { event: Some("E1".to_owned()), rooms: 2 }]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_stay_of_the_event_takes_what_is_held_even_where_the_house_is_full(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.good();
        campus.books_for_event(event, "2026-06-01", 1).await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 3);
        let cell = campus.singles("E1", "2026-06-01").await;
        assert_eq!((cell.agreed, cell.picked, cell.left, cell.most), (3, 1, 2, 3));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_stay_beyond_the_block_takes_from_the_house_and_a_cancelled_one_gives_back_to_the_block(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 1)]).await.good();
        let inside = campus.books_for_event(event, "2026-06-01", 2).await.good();
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("single", "2026-06-02").await), (1, 1));
        let beyond = campus.books_for_event(event, "2026-06-01", 1).await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        campus.clerk().cancels(&beyond).await.good();
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.singles("E1", "2026-06-01").await.left), (1, 0));
        campus.clerk().cancels(&inside).await.good();
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("single", "2026-06-02").await), (1, 0));
        assert_eq!(campus.singles("E1", "2026-06-01").await.left, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn stays_booked_before_count_as_picked_up_and_follow_the_type_of_their_room(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        let stay = campus.books_for_event(event, "2026-06-01", 1).await.good();
        campus.agrees("E1", &[("single", "2026-06-01", 2), ("suite", "2026-06-01", 1)]).await.good();
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("suite", "2026-06-01").await), (2, 1));
        campus.clerk().assigns(&stay, "104").await.good();
        assert_eq!(campus.singles("E1", "2026-06-01").await.left, 2);
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("suite", "2026-06-01").await), (2, 1));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_agreement_that_is_short_is_refused_whole_and_every_short_night_is_named(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.holds_event("E2", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 1)]).await.good();
        campus.agrees("E2", &[("single", "2026-06-01", 1), ("single", "2026-06-02", 2)]).await.good();
        campus.clerk().closes(&["103"], "2026-06-01", "2026-06-02").await.good();
        let wish = [("single", "2026-06-01", 4), ("single", "2026-06-02", 1), ("suite", "2026-06-02", 5)];
        let before = campus.dump().await;
        let ServiceError::Short(short) = campus.agrees("E1", &wish).await.error() else { panic!("not short") };
        assert_eq!(campus.dump().await, before);
        let told = short.nights.iter().map(|short| (short.code.as_str(), short.night, short.missing(), short.closed));
        let expected = [("single", day("2026-06-01"), 3, 1), ("suite", day("2026-06-02"), 3, 0)];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        assert_eq!(short.nights[0].held, [HeldFor { event: Some("E2".to_owned()), rooms: 1 }]);
    }

    async fn a_block_that_waits_holds_nothing_until_it_can(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.holds_event("E2", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.good();
        let rooms = campus.rooms(&[("single", "2026-06-01", 2)]);
        campus.agrees_on("E2", &Agreement { rooms, cut_off: None, hold: false }).await.good();
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.state("E2").await), (3, Some(BlockState::Waiting)));
        assert!(matches!(campus.holds("E2").await.error(), ServiceError::Short(_)));
        campus.releases("E1").await.good();
        campus.holds("E2").await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_enquiry_may_ask_and_not_hold(campus: Campus) {
        let named = ("E9".to_owned(), "Enquiry".to_owned());
        let days = (day("2026-06-01"), day("2026-06-03"));
        let event = Event::enquiry(EventId::new(campus.ctx.ids.next()), named, EventKind::Training, days);
        let load = Load { events: vec![event], ..Load::default() };
        service::carry::carry_in(&campus.ctx, &Actor::operator(), &load).await.good();
        let error = campus.agrees("E9", &[("single", "2026-06-01", 1)]).await.error();
        assert!(matches!(&error, ServiceError::Invalid(faults) if faults[0].code == "holds_nothing"), "{error:?}");
        let rooms = campus.rooms(&[("single", "2026-06-01", 1)]);
        campus.agrees_on("E9", &Agreement { rooms, cut_off: None, hold: false }).await.good();
        assert!(matches!(campus.holds("E9").await.error(), ServiceError::Invalid(_)));
    }

    async fn what_is_released_is_let_go_once_and_the_plan_stays_readable(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.good();
        let stay = campus.books_for_event(event, "2026-06-01", 1).await.good();
        let seen = campus.block("E1").await.unwrap().version;
        campus.releases("E1").await.good();
        let again = service::block::release(&campus.ctx, &campus.actor(Role::Facilities), "E1", seen).await.error();
        assert!(matches!(again, ServiceError::Stale { subject: "block", .. }), "{again:?}");
        assert!(matches!(campus.releases("E1").await.error(), ServiceError::Stale { .. }));
        let block = campus.block("E1").await.unwrap();
        let cell = (campus.room_type("single"), day("2026-06-01"));
        assert_eq!(block.nights[&cell], BlockNight { agreed: 3, picked: 1, released: 2 });
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        campus.clerk().cancels(&stay).await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn on_the_day_after_its_cut_off_a_block_is_released_once_and_by_nobody(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.holds_event("E2", DAYS, true).await;
        let rooms = campus.rooms(&[("single", "2026-06-01", 2)]);
        campus.agrees_on("E1", &Agreement { rooms, cut_off: Some(day("2026-05-18")), hold: true }).await.good();
        campus.agrees("E2", &[("single", "2026-06-01", 1)]).await.good();
        campus.at("2026-05-18 20:00");
        assert_eq!(service::block::release_due(&campus.ctx).await.good(), 0);
        campus.at("2026-05-19 08:00");
        let (one, two) = tokio::join!(
            service::block::release_due(&campus.ctx),
            service::block::release_due(&campus.ctx)
        );
        assert_eq!(one.good() + two.good(), 1);
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        let lines = "select count(*) from history where subject = 'block' and action = 'let_go' and actor_id is null";
        assert_eq!(campus.number(lines).await, 1);
        campus.at("2026-06-04 08:00");
        assert_eq!(service::block::release_due(&campus.ctx).await.good(), 1, "what is held after its event");
    }

    async fn a_released_block_can_be_agreed_anew_as_far_as_rooms_are_left(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.good();
        campus.releases("E1").await.good();
        campus.clerk().books("single", "2026-06-01", 1).await.good();
        assert!(matches!(campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.error(), ServiceError::Short(_)));
        campus.agrees("E1", &[("single", "2026-06-01", 2)]).await.good();
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.state("E1").await), (3, Some(BlockState::Held)));
    }

    async fn a_block_moved_with_its_event_holds_the_new_nights_and_gives_the_old_ones_back(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 2)]).await.good();
        campus.books_for_event(event, "2026-06-01", 1).await.good();
        assert!(shifts(&campus, event, 1).await.good());
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("single", "2026-06-02").await), (1, 2));
        assert_eq!(campus.violations().await, [""; 0]);
        for _ in 0..3 {
            campus.clerk().books("suite", "2026-06-05", 1).await.ok();
            campus.clerk().books("single", "2026-06-05", 1).await.good();
        }
        assert!(shifts(&campus, event, 3).await.is_err(), "the nights there are full");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn rooms_held_are_not_closed_away(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 3)]).await.good();
        let refusal = campus.clerk().closes(&["101"], "2026-06-01", "2026-06-05").await.refused();
        let Obstacle::Full { held, .. } = refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(held, [HeldFor { event: Some("E1".to_owned()), rooms: 3 }]);
    }

    async fn what_is_held_is_free_to_the_event_alone(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 2), ("single", "2026-06-02", 3)]).await.good();
        let dates = StayDates::new(day("2026-06-01"), day("2026-06-03")).unwrap();
        let free = async |event| {
            let actor = campus.actor(Role::Facilities);
            service::listing::availability(&campus.ctx, &actor, dates, event).await.good()[0].free
        };
        assert_eq!((free(None).await, free(Some("E1")).await), (0, 3));
    }

    async fn an_organiser_plans_their_own_events_and_is_told_of_no_others(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.holds_event("E2", DAYS, false).await;
        campus.agrees("E2", &[("single", "2026-06-01", 2)]).await.good();
        let organiser = campus.actor(Role::Organiser);
        let wish = |rooms| Agreement { rooms: campus.rooms(&[("single", "2026-06-01", rooms)]), cut_off: None, hold: true };
        let others = service::block::agree(&campus.ctx, &organiser, "E2", &wish(1), Some(1)).await.error();
        assert!(matches!(others, ServiceError::NotFound("event")), "{others:?}");
        let seen = service::block::one(&campus.ctx, &organiser, "E2", 0).await.error();
        assert!(matches!(seen, ServiceError::NotFound("event")), "{seen:?}");
        let short = service::block::agree(&campus.ctx, &organiser, "E1", &wish(2), None).await.error();
        let ServiceError::Short(short) = short else { panic!("{short:?}") };
        assert_eq!(short.nights[0].held, [HeldFor { event: None, rooms: 2 }]);
        service::block::agree(&campus.ctx, &organiser, "E1", &wish(1), None).await.good();
        let colleague = campus.has_a_colleague().await;
        assert_eq!(colleague.id(), Some(COLLEAGUE));
        let theirs = service::block::release(&campus.ctx, &colleague, "E1", 1).await.error();
        assert!(matches!(theirs, ServiceError::NotFound("event")), "{theirs:?}");
    }

    async fn nobody_overwrites_an_agreement_they_did_not_see(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 2)]).await.good();
        let rooms = campus.rooms(&[("single", "2026-06-01", 1)]);
        let wish = Agreement { rooms, cut_off: None, hold: true };
        for seen in [None, Some(0), Some(7)] {
            let actor = campus.actor(Role::Facilities);
            let stale = service::block::agree(&campus.ctx, &actor, "E1", &wish, seen).await.error();
            assert!(matches!(stale, ServiceError::Stale { subject: "block", current: 1 }), "{stale:?}");
        }
    }

    async fn what_cannot_be_is_named_by_its_field(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let faults = async |rooms, cut_off, hold| {
            let wish = Agreement { rooms: campus.rooms(rooms), cut_off, hold };
            match campus.agrees_on("E1", &wish).await.error() {
                ServiceError::Invalid(faults) => {
                    faults.into_iter().map(|one| (one.field, one.code)).collect::<Vec<_>>()
                }
                other => panic!("{other:?}"),
            }
        };
        let one = |field: &str, code| vec![(field.to_owned(), code)];
        assert_eq!(faults(&[], None, true).await, one("rooms", "none"));
        assert_eq!(faults(&[("single", "2026-08-01", 1)], None, true).await, one("rooms", "out_of_range"));
        assert_eq!(faults(&[("single", "2026-06-01", -1), ("suite", "2026-06-01", 1)], None, true).await, one("rooms", "out_of_range"));
        let rooms: &[(&str, &str, i64)] = &[("single", "2026-06-01", 1)];
        assert_eq!(faults(rooms, Some(day("2026-04-30")), true).await, one("cut_off", "past"));
        assert_eq!(faults(rooms, Some(day("2026-06-04")), true).await, one("cut_off", "after_event"));
    }

    async fn the_check_finds_a_block_that_says_otherwise_than_its_stays(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &[("single", "2026-06-01", 2)]).await.good();
        campus.books_for_event(event, "2026-06-01", 1).await.good();
        campus.sql("update block_night set picked = 0").await;
        let found = campus.violations().await;
        assert!(found.iter().any(|line| line.ends_with("picked up is 0, its stays are 1")), "{found:?}");
        assert!(found.contains(&"single on 2026-06-01: taken is 2, should be 3".to_owned()), "{found:?}");
    }
}
