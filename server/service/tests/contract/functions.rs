//! Functions: what they hold of a hall and its parts, how much time they take to set up, and who comes second.

mod laid;

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use crate::support::hall::{HALF_A, HALF_B, SALON, TIDY, TURN};
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::campus::SetupStyle;
use domain::event::EventStatus;
use domain::function::{Every, FunctionState, Margins, Repeat, Wish};
use domain::ids::FunctionId;
use service::function::{self, FunctionRecord, HallObstacle, HallRefusal, HallUser};
use service::stay::Write;
use service::{Actor, ServiceError};
use std::fmt::Debug;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// A hall, an event of the organiser's own, one of others, and the organiser.
async fn set(campus: &Campus) -> Actor {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    campus.actor(Role::Organiser)
}

async fn sees(campus: &Campus, id: FunctionId) -> FunctionRecord {
    function::one(&campus.ctx, &campus.actor(Role::Facilities), id).await.good()
}

#[track_caller]
fn hall_refused<T: Debug>(outcome: Result<T, ServiceError>) -> HallRefusal {
    match outcome {
        Err(ServiceError::Hall(refusal)) => *refusal,
        other => panic!("should have been refused with a reason, but: {other:?}"),
    }
}

async fn claims(campus: &Campus) -> i64 {
    campus.number("select count(*) from claim where owner_kind = 'function'").await
}

on_both! {
    async fn a_function_holds_every_part_of_its_hall_from_set_up_to_tear_down(campus: Campus) {
        let organiser = set(&campus).await;
        let asked = Margins { setup: 0, teardown: 30 };
        let wish = Wish { asked, ..campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00") };
        let id = campus.plans(&organiser, "26-001", &wish).await.good();
        let found = sees(&campus, id).await.line;
        assert_eq!(found.function.margins, Margins { setup: TIDY, teardown: 30 });
        assert_eq!((found.function.state, found.event_code.as_str()), (FunctionState::Held, "26-001"));
        let (from, until) = (local("2026-06-01 08:45").timestamp(), local("2026-06-01 11:30").timestamp());
        let held = format!("select count(*) from claim where owner_kind = 'function' and from_at = {from} and until_at = {until}");
        assert_eq!(campus.number(&held).await, 2);
        assert_eq!(campus.violations().await, [""; 0]);
        let kept = campus.texts("select coalesce(after, '') from history where subject = 'function'").await;
        assert!(kept[0].contains("Plenary") && kept[0].contains("held"), "{kept:?}");
    }

    async fn a_taken_hall_is_refused_with_what_is_in_the_way_and_what_is_free_instead(campus: Campus) {
        let organiser = set(&campus).await;
        let nine = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        campus.plans(&organiser, "26-001", &nine).await.good();
        let half = Wish { space: HALF_A, ..campus.wants_hall("2026-06-01 10:00", "2026-06-01 12:00") };
        let desk = campus.actor(Role::Facilities);
        let refusal = hall_refused(campus.plans(&desk, "26-002", &half).await);
        let HallObstacle::Occupied(blockers) = &refusal.obstacle else { panic!("{refusal:?}") };
        let named = matches!(&blockers[0].user, HallUser::Function { title, event_code, .. }
            if title == "Plenary" && event_code == "26-001");
        assert!(named && blockers.len() == 1, "{blockers:?}");
        assert_eq!(blockers[0].claimed.from_at(), local("2026-06-01 08:45").timestamp());
        let free = refusal.spaces.iter().map(|space| (space.code.as_str(), space.seats)).collect::<Vec<_>>();
        assert_eq!(free, [("SA", 120)], "the other half is part of the hall that is taken");
        // A quarter of an hour to tidy after eleven.
        assert_eq!(refusal.next.unwrap().from_at(), local("2026-06-01 11:15").timestamp());
        assert_eq!(claims(&campus).await, 2, "a refused function left claims");
        // The organiser of the first may not know of others' events.
        campus.plans(&desk, "26-002", &Wish { space: SALON, ..nine.clone() }).await.good();
        let refusal = hall_refused(campus.plans(&organiser, "26-001", &Wish { space: SALON, ..nine }).await);
        let HallObstacle::Occupied(blockers) = &refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(blockers[0].user, HallUser::Unknown);
    }

    async fn a_closed_part_stands_in_the_way_with_its_reason(campus: Campus) {
        let organiser = set(&campus).await;
        let part = campus.id(uuid::Uuid::from_u128(0xb102));
        let closure = campus.id(uuid::Uuid::from_u128(0xc1));
        let (from, until) = (local("2026-06-01 12:00").timestamp(), local("2026-06-09 12:00").timestamp());
        campus.sql(&format!(
            "insert into closure values ({closure}, 'out_of_order', 'active', 'Leak', '2026-06-01', '2026-06-09', true, 1);
            insert into closure_resource values ({closure}, {part});
            insert into claim values ({part}, {from}, {until}, 'closure', {closure})"
        )).await;
        let wish = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
        let refusal = hall_refused(campus.plans(&organiser, "26-001", &wish).await);
        let HallObstacle::Occupied(blockers) = &refusal.obstacle else { panic!("{refusal:?}") };
        assert!(matches!(&blockers[0].user, HallUser::Closure { reason, .. } if reason == "Leak"));
        assert_eq!(refusal.next, None);
        campus.plans(&organiser, "26-001", &Wish { space: HALF_A, ..wish }).await.good();
    }

    async fn a_hall_is_turned_between_styles_and_refused_where_there_is_no_time(campus: Campus) {
        let organiser = set(&campus).await;
        let lecture = campus.wants_hall("2026-06-01 14:00", "2026-06-01 17:00");
        campus.plans(&organiser, "26-001", &lecture).await.good();
        let dinner = |from| Wish { style: SetupStyle::Banquet, ..campus.wants_hall(from, "2026-06-01 22:00") };
        let refusal = hall_refused(campus.plans(&organiser, "26-001", &dinner("2026-06-01 17:30")).await);
        let HallObstacle::TooClose { needed, between, other } = &refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!((*needed, *between), (TURN, 30));
        assert!(matches!(&other.user, HallUser::Function { title, .. } if title == "Plenary"));
        let dinner = campus.plans(&organiser, "26-001", &dinner("2026-06-01 19:00")).await.good();
        assert_eq!(sees(&campus, dinner).await.line.function.margins, Margins { setup: TURN, teardown: 0 });
        // Put in before a function that is set up for the same style, another makes good for what it leaves behind.
        let lunch = Wish { style: SetupStyle::Banquet, ..campus.wants_hall("2026-06-01 11:00", "2026-06-01 13:00") };
        let lunch = campus.plans(&organiser, "26-001", &lunch).await.good();
        let margins = sees(&campus, lunch).await.line.function.margins;
        assert_eq!(margins, Margins { setup: TIDY, teardown: TURN - TIDY });
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn too_many_people_are_refused_with_the_rooms_that_seat_them(campus: Campus) {
        let organiser = set(&campus).await;
        let many = Wish { space: HALF_A, attendance: 110, ..campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00") };
        let refusal = hall_refused(campus.plans(&organiser, "26-001", &many).await);
        let most = Some((SetupStyle::Theatre, 90));
        assert_eq!(refusal.obstacle, HallObstacle::Unfit { style: SetupStyle::Theatre, seats: Some(90), most });
        let free = refusal.spaces.iter().map(|space| space.code.as_str()).collect::<Vec<_>>();
        assert_eq!(free, ["SA", "H"], "the nearest in size comes first");
        let round = Wish { style: SetupStyle::Cabaret, ..many };
        let refusal = hall_refused(campus.plans(&organiser, "26-001", &round).await);
        assert!(matches!(refusal.obstacle, HallObstacle::Unfit { seats: None, .. }));
        assert_eq!(campus.number("select count(*) from function").await, 0);
    }

    async fn a_second_option_waits_and_takes_its_place_when_the_first_is_gone(campus: Campus) {
        let organiser = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let first = campus.plans(&organiser, "26-001", &wish).await.good();
        campus.clock.pass(60);
        let second = Wish { may_wait: true, ..wish.clone() };
        let id = campus.plans(&desk, "26-002", &second).await.good();
        assert_eq!(sees(&campus, id).await.line.function.state, FunctionState::Waiting);
        let listed = function::of_event(&campus.ctx, &desk, "26-002").await.good();
        assert_eq!((listed[0].place, listed[0].space.as_str()), (Some(2), "Room H"));
        assert_eq!((claims(&campus).await, campus.violations().await), (2, Vec::new()));
        function::remove(&campus.ctx, &organiser, (first, 1)).await.good();
        function::change(&campus.ctx, &desk, (id, 1), &wish).await.good();
        let found = sees(&campus, id).await.line.function;
        assert_eq!((found.state, found.version), (FunctionState::Held, 2));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_enquiry_asks_and_holds_nothing_and_one_called_off_takes_no_function(campus: Campus) {
        let organiser = set(&campus).await;
        campus.stands("26-001", EventStatus::Enquiry).await;
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let id = campus.plans(&organiser, "26-001", &wish).await.good();
        assert_eq!((sees(&campus, id).await.line.function.state, claims(&campus).await), (FunctionState::Waiting, 0));
        campus.stands("26-001", EventStatus::Lost).await;
        let error = campus.plans(&organiser, "26-001", &wish).await.error();
        assert!(matches!(error, ServiceError::Invalid(faults) if faults[0].to_string() == "event: called_off"));
    }

    async fn what_was_sent_twice_is_added_once_and_what_changed_meanwhile_is_not_overwritten(campus: Campus) {
        let organiser = set(&campus).await;
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let (ctx, key) = (&campus.ctx, Write::new("once"));
        let id = function::add(ctx, &organiser, "26-001", &wish, &key).await.good();
        assert_eq!(function::add(ctx, &organiser, "26-001", &wish, &key).await.good(), id);
        let moved = Wish { space: HALF_B, ..campus.wants_hall("2026-06-01 10:00", "2026-06-01 12:00") };
        function::change(ctx, &organiser, (id, 1), &moved).await.good();
        assert_eq!(claims(&campus).await, 1);
        let late = function::change(ctx, &organiser, (id, 1), &wish).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "function", current: 2 }), "{late:?}");
        let late = function::remove(ctx, &organiser, (id, 1)).await.error();
        assert!(matches!(late, ServiceError::Stale { .. }), "{late:?}");
        function::remove(ctx, &organiser, (id, 2)).await.good();
        assert_eq!((claims(&campus).await, campus.violations().await), (0, Vec::new()));
        let kept = campus.texts("select action from history where subject = 'function' order by seq").await;
        assert_eq!(kept, ["add", "change", "remove"]);
    }

    async fn to_an_organiser_the_functions_of_others_are_occupied_hours(campus: Campus) {
        let organiser = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let id = campus.plans(&desk, "26-002", &wish).await.good();
        campus.plans(&desk, "26-002", &Wish { may_wait: true, ..wish.clone() }).await.good();
        let days = (day("2026-06-01"), day("2026-06-02"));
        let seen = function::diary(&campus.ctx, &organiser, days).await.good().lines;
        assert_eq!(seen.len(), 1, "what another waits for was told");
        let told = format!("{seen:?}");
        assert!(!seen[0].seen && !told.contains("Plenary") && !told.contains("26-002"), "{told}");
        let missing = function::one(&campus.ctx, &organiser, id).await.error();
        assert!(matches!(missing, ServiceError::NotFound("function")));
        for outcome in [
            function::change(&campus.ctx, &organiser, (id, 1), &wish).await,
            function::remove(&campus.ctx, &organiser, (id, 1)).await,
            campus.plans(&organiser, "26-002", &wish).await.map(drop),
            function::of_event(&campus.ctx, &organiser, "26-002").await.map(drop),
        ] {
            assert!(matches!(outcome, Err(ServiceError::NotFound("event"))), "{outcome:?}");
        }
        assert_eq!(function::diary(&campus.ctx, &desk, days).await.good().lines.len(), 2);
    }

    async fn everything_that_is_wrong_with_a_function_is_named(campus: Campus) {
        let organiser = set(&campus).await;
        let wrong = Wish { title: " ".to_owned(), attendance: -1, ..campus.wants_hall("2026-06-02 09:00", "2026-06-01 11:00") };
        let ServiceError::Invalid(faults) = campus.plans(&organiser, "26-001", &wrong).await.error() else {
            panic!("not told what is wrong")
        };
        let faults = faults.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(faults, ["title: missing", "attendance: out_of_range", "until: backwards"]);
        let nowhere = Wish { space: domain::ids::SpaceId::new(uuid::Uuid::nil()), ..campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00") };
        let error = campus.plans(&organiser, "26-001", &nowhere).await.error();
        assert!(matches!(error, ServiceError::Invalid(faults) if faults[0].to_string() == "space: missing"));
    }

    async fn an_event_lays_what_waits_and_gives_back_what_it_holds_all_or_nothing(campus: Campus) {
        let organiser = set(&campus).await;
        campus.stands("26-001", EventStatus::Enquiry).await;
        let morning = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let dinner = Wish { style: SetupStyle::Banquet, ..campus.wants_hall("2026-06-01 19:00", "2026-06-01 22:00") };
        for wish in [&dinner, &morning] {
            campus.plans(&organiser, "26-001", wish).await.good();
        }
        let event = function::of_event(&campus.ctx, &organiser, "26-001").await.good()[0].function.event;
        assert_eq!(campus.lays(event).await.good(), 2);
        let listed = function::of_event(&campus.ctx, &organiser, "26-001").await.good();
        let setups = listed.iter().map(|one| one.function.margins.setup).collect::<Vec<_>>();
        assert_eq!((setups, claims(&campus).await), (vec![TIDY, TURN], 4));
        assert_eq!(campus.lays(event).await.good(), 0);
        assert_eq!(campus.gives_halls_back(event, FunctionState::Waiting).await.good(), 2);
        assert_eq!((claims(&campus).await, campus.violations().await), (0, Vec::new()));
        // Somebody else takes the evening: then nothing of the event is laid, the morning neither.
        campus.plans(&campus.actor(Role::Facilities), "26-002", &dinner).await.good();
        let refused = campus.lays(event).await.error();
        assert!(matches!(refused, ServiceError::Store(store_model::StoreError::Overlap { .. })), "{refused:?}");
        assert_eq!((claims(&campus).await, campus.violations().await), (2, Vec::new()));
        assert_eq!(campus.gives_halls_back(event, FunctionState::Released).await.good(), 2);
        let listed = function::of_event(&campus.ctx, &organiser, "26-001").await.good();
        assert!(listed.iter().all(|one| one.function.state == FunctionState::Released && one.place.is_none()));
    }

    async fn an_event_that_moves_keeps_its_hours_when_the_clocks_change(campus: Campus) {
        let organiser = set(&campus).await;
        let wish = campus.wants_hall("2026-10-20 09:00", "2026-10-20 11:00");
        campus.plans(&organiser, "26-001", &wish).await.good();
        let next_day = campus.wants_hall("2026-10-21 09:00", "2026-10-21 11:00");
        campus.plans(&organiser, "26-001", &next_day).await.good();
        let event = function::of_event(&campus.ctx, &organiser, "26-001").await.good()[0].function.event;
        // By a day each function comes to stand where another of the same event stood.
        assert_eq!(campus.shifts(event, 1).await.good(), 2);
        assert_eq!(campus.shifts(event, 7).await.good(), 2);
        let listed = function::of_event(&campus.ctx, &organiser, "26-001").await.good();
        let begin = listed[0].function.time.from_at();
        assert_eq!(begin, local("2026-10-28 09:00").timestamp());
        assert_eq!((claims(&campus).await, campus.violations().await), (4, Vec::new()));
        let desk = campus.actor(Role::Facilities);
        campus.plans(&desk, "26-002", &wish).await.good();
        campus.shifts(event, -8).await.error();
        let listed = function::of_event(&campus.ctx, &organiser, "26-001").await.good();
        assert_eq!(listed[0].function.time.from_at(), begin, "half of a refused move was made");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_function_on_several_days_is_held_on_all_of_them_or_on_none(campus: Campus) {
        let organiser = set(&campus).await;
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let daily = Repeat { every: Every::Day, until: day("2026-06-05") };
        let wishes = daily.wishes(&wish, campus.ctx.zone).unwrap();
        let lay = async |key| function::add_all(&campus.ctx, &organiser, "26-001", &wishes, &Write::new(key)).await;
        let third = campus.wants_hall("2026-06-03 10:00", "2026-06-03 12:00");
        let other = campus.plans(&campus.actor(Role::Facilities), "26-002", &third).await.good();
        let before = campus.dump().await;
        let refusal = hall_refused(lay("k1").await);
        let HallObstacle::Occupied(blockers) = &refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(blockers[0].time.from_at(), local("2026-06-03 10:00").timestamp(), "the day that fails is named");
        assert_eq!(campus.dump().await, before);
        function::remove(&campus.ctx, &campus.actor(Role::Facilities), (other, 1)).await.good();
        let first = lay("k2").await.good();
        assert_eq!(lay("k2").await.good(), first, "a second click lays nothing more");
        assert_eq!(campus.number("select count(*) from function where state = 'held'").await, 5);
        assert_eq!(campus.number("select count(*) from history where subject = 'function' and action = 'add'").await, 6);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
