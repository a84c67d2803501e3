//! Orders of services: held with their event, never more than there is, counted by stages, free of persons in history.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use domain::ids::{EventId, ServiceItemId, ServiceOrderId};
use domain::order::{Diet, Order, OrderState, Stage};
use service::order::{self, OrderLine};
use service::refusal::Obstacle;
use service::{ServiceError, event};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const MORNING: (&str, &str) = ("2026-06-01 09:00", "2026-06-01 12:00");
const NOON: (&str, &str) = ("2026-06-01 11:00", "2026-06-01 15:00");
const EVENING: (&str, &str) = ("2026-06-01 15:00", "2026-06-01 18:00");

/// Two events, of which the first is the organiser's own, and two minibuses.
async fn set(campus: &Campus) -> ServiceItemId {
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    campus.sells("Minibus", Some(2)).await
}

async fn lines(campus: &Campus, code: &str) -> Vec<OrderLine> {
    order::of_event(&campus.ctx, &campus.actor(Role::Facilities), code).await.good().lines
}

async fn held(campus: &Campus) -> i64 {
    campus.number("select cast(coalesce(sum(quantity), 0) as bigint) from service_hold").await
}

async fn version(campus: &Campus, code: &str) -> i64 {
    event::one(&campus.ctx, &campus.actor(Role::Facilities), code).await.good().line.event.version
}

fn obstacle(outcome: Result<(), ServiceError>) -> Obstacle {
    match outcome {
        Err(ServiceError::Refused(refusal)) => refusal.obstacle,
        other => panic!("{other:?}"),
    }
}

fn cancelled() -> Step {
    Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() })
}

on_both! {
    async fn no_more_is_held_at_any_second_than_there_is_and_the_refusal_says_who_holds_it(campus: Campus) {
        let bus = set(&campus).await;
        campus.orders_for("26-001", &campus.orders(bus, MORNING, 1)).await.good();
        campus.orders_for("26-002", &campus.orders(bus, NOON, 1)).await.good();
        campus.orders_for("26-002", &campus.orders(bus, EVENING, 2)).await.good();
        let organiser = campus.actor(Role::Organiser);
        let id = ServiceOrderId::new(campus.ctx.ids.next());
        let third = campus.orders(bus, ("2026-06-01 11:30", "2026-06-01 11:45"), 1);
        match obstacle(order::add(&campus.ctx, &organiser, ("26-001", id), &third).await) {
            Obstacle::Scarce { item, wanted, stock, held } => {
                assert_eq!((&*item, wanted, stock), ("Minibus", 1, 2));
                let whose = held.iter().map(|held| (held.event.as_deref(), held.pieces)).collect::<Vec<_>>();
                assert_eq!(whose, [(Some("26-001"), 1), (None, 1)]);
                assert_eq!(held[1].until.to_string(), "2026-06-01 15:00:00");
            }
            other => panic!("{other:?}"),
        }
        let free = campus.orders(bus, ("2026-06-01 12:00", "2026-06-01 15:00"), 1);
        order::add(&campus.ctx, &organiser, ("26-001", id), &free).await.good();
        assert_eq!(lines(&campus, "26-001").await.len(), 2);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_order_sent_twice_is_taken_once_and_one_of_others_is_not_there(campus: Campus) {
        let bus = set(&campus).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let (id, wish) = (ServiceOrderId::new(ctx.ids.next()), campus.orders(bus, MORNING, 2));
        for _ in 0..2 {
            order::add(ctx, &organiser, ("26-001", id), &wish).await.good();
        }
        assert_eq!(held(&campus).await, 2);
        let theirs = campus.orders_for("26-002", &campus.orders(bus, EVENING, 1)).await.good();
        for outcome in [
            order::add(ctx, &organiser, ("26-002", ServiceOrderId::new(ctx.ids.next())), &wish).await,
            order::change(ctx, &organiser, (theirs, 1), &wish).await,
            order::count(ctx, &organiser, (theirs, 1), (Stage::Guaranteed, 1)).await,
            order::withdraw(ctx, &organiser, (theirs, 1)).await,
            order::one(ctx, &organiser, theirs).await.map(drop),
            order::of_event(ctx, &organiser, "26-002").await.map(drop),
        ] {
            assert!(matches!(outcome, Err(ServiceError::NotFound(_))), "{outcome:?}");
        }
    }

    async fn two_at_once_under_one_id_order_once(campus: Campus) {
        let bus = set(&campus).await;
        let (ctx, desk, wish) = (&campus.ctx, campus.actor(Role::Facilities), campus.orders(bus, MORNING, 2));
        for _ in 0..5 {
            let id = ServiceOrderId::new(ctx.ids.next());
            let (one, two) = tokio::join!(
                order::add(ctx, &desk, ("26-001", id), &wish),
                order::add(ctx, &desk, ("26-001", id), &wish)
            );
            one.good();
            two.good();
            assert_eq!(held(&campus).await, 2);
            order::withdraw(ctx, &desk, (id, 1)).await.good();
            order::withdraw(ctx, &desk, (id, 1)).await.good();
            assert_eq!(held(&campus).await, 0);
        }
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn what_does_not_fit_the_event_or_the_item_is_told(campus: Campus) {
        let bus = set(&campus).await;
        let right = campus.orders(bus, MORNING, 1);
        let cases = [
            (campus.orders(bus, ("2026-06-20 09:00", "2026-06-20 12:00"), 1), "day"),
            (campus.orders(ServiceItemId::new(uuid::Uuid::nil()), MORNING, 1), "item"),
            (Order { diets: [(Diet::Vegan, 1)].into(), ..right.clone() }, "item"),
            (Order { expected: 0, ..right.clone() }, "expected"),
            (Order { guarantee_due: day("2026-06-02"), ..right }, "guarantee_due"),
        ];
        for (wrong, field) in cases {
            match campus.orders_for("26-001", &wrong).await {
                Err(ServiceError::Invalid(faults)) => assert_eq!(faults[0].field, field, "{faults:?}"),
                other => panic!("{field}: {other:?}"),
            }
        }
        assert_eq!(campus.number("select count(*) from service_order").await, 0);
    }

    async fn an_order_is_not_for_a_function_of_another_event(campus: Campus) {
        let bus = set(&campus).await;
        campus.has_a_hall().await;
        let (ctx, desk, key) = (&campus.ctx, campus.actor(Role::Facilities), service::stay::Write::new("k"));
        let session = campus.wants_hall("2026-06-01 09:00", "2026-06-01 12:00");
        let theirs = service::function::add(ctx, &desk, "26-002", &session, &key).await.good();
        let right = campus.orders(bus, MORNING, 1);
        let wrong = Order { function: Some(theirs), ..right.clone() };
        let told = |outcome: Result<(), ServiceError>| match outcome {
            Err(ServiceError::Invalid(faults)) => (faults[0].field.clone(), faults[0].code),
            other => panic!("{other:?}"),
        };
        let unknown = ("function".to_owned(), "unknown");
        assert_eq!(told(campus.orders_for("26-001", &wrong).await.map(drop)), unknown);
        let id = campus.orders_for("26-001", &right).await.good();
        assert_eq!(told(order::change(ctx, &desk, (id, 1), &wrong).await), unknown);
        assert_eq!(lines(&campus, "26-001").await[0].order.order.function, None);
    }

    async fn an_organiser_promises_a_count_when_the_item_asks_for_it_and_the_house_when_it_was_agreed(campus: Campus) {
        set(&campus).await;
        let lunch = campus.sells("Lunch", None).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let right = campus.orders(lunch, NOON, 40);
        let late = Order { guarantee_due: day("2026-05-30"), ..right.clone() };
        let told = |outcome: Result<(), ServiceError>| match outcome {
            Err(ServiceError::Invalid(faults)) => (faults[0].field.clone(), faults[0].code),
            other => panic!("{other:?}"),
        };
        let refused = ("guarantee_due".to_owned(), "late");
        let id = ServiceOrderId::new(ctx.ids.next());
        assert_eq!(told(order::add(ctx, &organiser, ("26-001", id), &late).await), refused);
        order::add(ctx, &organiser, ("26-001", id), &right).await.good();
        assert_eq!(told(order::change(ctx, &organiser, (id, 1), &late).await), refused);
        order::change(ctx, &campus.actor(Role::Facilities), (id, 1), &late).await.good();
        // What was agreed with the house stays when something else changes.
        let more = Order { expected: 45, ..late };
        order::change(ctx, &organiser, (id, 2), &more).await.good();
    }

    async fn counts_rise_by_stages_and_an_organiser_does_not_lower_a_promise_after_its_day(campus: Campus) {
        set(&campus).await;
        let lunch = campus.sells("Lunch", None).await;
        let (ctx, organiser, desk) = (&campus.ctx, campus.actor(Role::Organiser), campus.actor(Role::Facilities));
        let wish = Order { diets: [(Diet::Halal, 4)].into(), ..campus.orders(lunch, NOON, 40) };
        let id = campus.orders_for("26-001", &wish).await.good();
        let told = |outcome: Result<(), ServiceError>| match outcome {
            Err(ServiceError::Invalid(faults)) => faults[0].code,
            other => panic!("{other:?}"),
        };
        assert_eq!(told(order::count(ctx, &organiser, (id, 1), (Stage::Actual, 38)).await), "not_yet");
        order::count(ctx, &organiser, (id, 1), (Stage::Guaranteed, 38)).await.good();
        assert_eq!(held(&campus).await, 38);
        campus.at("2026-05-30 09:00");
        assert_eq!(told(order::count(ctx, &organiser, (id, 2), (Stage::Guaranteed, 30)).await), "promised");
        assert_eq!(told(order::withdraw(ctx, &organiser, (id, 2)).await), "promised");
        order::count(ctx, &organiser, (id, 2), (Stage::Guaranteed, 39)).await.good();
        order::count(ctx, &desk, (id, 3), (Stage::Guaranteed, 35)).await.good();
        campus.at("2026-06-01 16:00");
        order::count(ctx, &organiser, (id, 4), (Stage::Actual, 33)).await.good();
        let line = lines(&campus, "26-001").await.remove(0);
        assert_eq!((line.order.guaranteed, line.order.actual), (Some(35), Some(33)));
        let said = line.said.iter().find(|said| said.stage == Stage::Guaranteed).unwrap();
        assert_eq!(said.by.as_deref(), Some("facilities"));
        let stale = order::count(ctx, &organiser, (id, 4), (Stage::Actual, 30)).await;
        assert!(matches!(stale, Err(ServiceError::Stale { .. })), "{stale:?}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_organiser_does_not_lower_a_promise_in_two_saves_by_way_of_a_later_day_or_another_thing(campus: Campus) {
        set(&campus).await;
        let (lunch, dinner) = (campus.sells("Lunch", None).await, campus.sells("Dinner", None).await);
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let wish = campus.orders(lunch, NOON, 40);
        let id = campus.orders_for("26-001", &wish).await.good();
        campus.at("2026-05-30 09:00");
        let cases = [
            (Order { guarantee_due: day("2026-05-31"), ..wish.clone() }, "guarantee_due"),
            (Order { item: dinner, ..wish.clone() }, "item"),
            (Order { time: campus.orders(lunch, EVENING, 1).time, ..wish.clone() }, "day"),
            (Order { expected: 39, ..wish.clone() }, "expected"),
        ];
        for (wrong, field) in cases {
            match order::change(ctx, &organiser, (id, 1), &wrong).await {
                Err(ServiceError::Invalid(faults)) => assert_eq!((&*faults[0].field, faults[0].code), (field, "promised")),
                other => panic!("{field}: {other:?}"),
            }
        }
        order::change(ctx, &organiser, (id, 1), &Order { expected: 41, ..wish.clone() }).await.good();
        // The house may, once it is agreed with whoever delivers.
        let fewer = Order { expected: 20, guarantee_due: day("2026-05-31"), ..wish };
        order::change(ctx, &campus.actor(Role::Facilities), (id, 2), &fewer).await.good();
    }

    async fn an_event_that_is_cancelled_frees_its_orders_once_and_one_that_comes_back_takes_them_again(campus: Campus) {
        let bus = set(&campus).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        campus.orders_for("26-001", &campus.orders(bus, MORNING, 2)).await.good();
        event::step(ctx, &desk, ("26-001", version(&campus, "26-001").await), &cancelled()).await.good();
        assert_eq!(held(&campus).await, 0);
        campus.orders_for("26-002", &campus.orders(bus, MORNING, 1)).await.good();
        assert!(!lines(&campus, "26-001").await[0].held);
        event::step(ctx, &desk, ("26-001", version(&campus, "26-001").await), &Step::Reopen).await.good();
        // Reopened, it is an enquiry that holds nothing; it asks for two buses of which one is gone.
        let option = Step::Option { until: day("2026-05-20"), second: false };
        let refused = event::step(ctx, &desk, ("26-001", version(&campus, "26-001").await), &option).await;
        assert!(matches!(obstacle(refused), Obstacle::Scarce { wanted: 2, .. }));
        assert_eq!(held(&campus).await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_event_that_moves_takes_its_orders_along_or_is_refused_with_who_is_in_the_way(campus: Campus) {
        let bus = set(&campus).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        campus.orders_for("26-001", &campus.orders(bus, MORNING, 2)).await.good();
        let later = ("2026-06-03 09:00", "2026-06-03 12:00");
        let other = campus.orders_for("26-002", &campus.orders(bus, later, 1)).await.good();
        let refused = event::shift(ctx, &desk, ("26-001", version(&campus, "26-001").await), (2, true)).await;
        match obstacle(refused) {
            Obstacle::Scarce { held, .. } => assert_eq!(held[0].event.as_deref(), Some("26-002")),
            other => panic!("{other:?}"),
        }
        order::withdraw(ctx, &desk, (other, 1)).await.good();
        event::shift(ctx, &desk, ("26-001", version(&campus, "26-001").await), (2, true)).await.good();
        let line = lines(&campus, "26-001").await.remove(0);
        assert_eq!(line.order.order.time, campus.orders(bus, later, 2).time);
        assert_eq!(line.order.order.guarantee_due, day("2026-05-31"));
        assert!(line.held);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_repeated_event_asks_for_the_same_without_diets_promises_and_holds(campus: Campus) {
        set(&campus).await;
        let lunch = campus.sells("Lunch", None).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let wish = Order {
            diets: [(Diet::Vegan, 3)].into(),
            allergies: "two without nuts".to_owned(),
            ..campus.orders(lunch, NOON, 40)
        };
        let id = campus.orders_for("26-001", &wish).await.good();
        order::count(ctx, &desk, (id, 1), (Stage::Guaranteed, 38)).await.good();
        let again = EventId::new(ctx.ids.next());
        let code = event::duplicate(ctx, &desk, "26-001", (again, day("2026-09-07"))).await.good();
        let line = lines(&campus, &code).await.remove(0);
        assert_eq!(line.order.order.time, campus.orders(lunch, ("2026-09-07 11:00", "2026-09-07 15:00"), 1).time);
        assert_eq!((line.order.order.expected, line.order.guaranteed), (40, None));
        assert!(line.order.order.diets.is_empty() && line.order.order.allergies.is_empty() && !line.held);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_order_follows_the_function_it_is_for_and_stands_without_it_once_it_is_gone(campus: Campus) {
        let bus = set(&campus).await;
        campus.has_a_hall().await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let session = campus.wants_hall("2026-06-01 09:00", "2026-06-01 12:00");
        let function = service::function::add(ctx, &desk, "26-001", &session, &service::stay::Write::new("k")).await.good();
        let wish = Order { function: Some(function), ..campus.orders(bus, MORNING, 1) };
        campus.orders_for("26-001", &wish).await.good();
        let later = campus.wants_hall("2026-06-02 10:00", "2026-06-02 13:00");
        service::function::change(ctx, &desk, (function, 1), &later).await.good();
        let line = lines(&campus, "26-001").await.remove(0);
        assert_eq!(line.order.order.time, campus.orders(bus, ("2026-06-02 10:00", "2026-06-02 13:00"), 1).time);
        assert_eq!(line.order.order.guarantee_due, day("2026-05-30"));
        service::function::remove(ctx, &desk, (function, 2)).await.good();
        let line = lines(&campus, "26-001").await.remove(0);
        assert_eq!((line.order.order.function, line.held), (None, true));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn two_orders_of_one_function_do_not_stand_in_each_others_way_when_it_moves(campus: Campus) {
        let bus = set(&campus).await;
        campus.has_a_hall().await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let session = campus.wants_hall("2026-06-01 09:00", "2026-06-01 12:00");
        let function = service::function::add(ctx, &desk, "26-001", &session, &service::stay::Write::new("k")).await.good();
        for time in [("2026-06-01 08:00", "2026-06-01 09:00"), ("2026-06-01 10:00", "2026-06-01 11:00")] {
            let wish = Order { function: Some(function), ..campus.orders(bus, time, 2) };
            campus.orders_for("26-001", &wish).await.good();
        }
        // Two hours later the first stands where the second stood, and two hours earlier the other way round.
        let later = campus.wants_hall("2026-06-01 11:00", "2026-06-01 14:00");
        service::function::change(ctx, &desk, (function, 1), &later).await.good();
        service::function::change(ctx, &desk, (function, 2), &session).await.good();
        assert_eq!(held(&campus).await, 4);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn the_sheet_of_a_day_shows_what_is_held_that_day_and_the_next_of_the_events_one_sees(campus: Campus) {
        let bus = set(&campus).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        campus.orders_for("26-001", &campus.orders(bus, MORNING, 1)).await.good();
        campus.orders_for("26-002", &campus.orders(bus, ("2026-06-02 09:00", "2026-06-02 10:00"), 1)).await.good();
        campus.orders_for("26-002", &campus.orders(bus, ("2026-06-03 09:00", "2026-06-03 10:00"), 1)).await.good();
        let gone = campus.orders_for("26-001", &campus.orders(bus, EVENING, 1)).await.good();
        order::withdraw(ctx, &desk, (gone, 1)).await.good();
        let seen = async |role, on| {
            let sheet = order::day(ctx, &campus.actor(role), day(on)).await.good();
            sheet.lines.into_iter().map(|line| line.event_code).collect::<Vec<_>>()
        };
        assert_eq!(seen(Role::Facilities, "2026-06-01").await, ["26-001", "26-002"]);
        assert_eq!(seen(Role::Organiser, "2026-06-01").await, ["26-001"]);
        assert_eq!(seen(Role::Facilities, "2026-06-02").await, ["26-002", "26-002"]);
        assert_eq!(seen(Role::Facilities, "2026-05-20").await, [""; 0]);
        // Lunch is served on each day it is ordered for, a bus that stays comes once.
        let lunch = campus.sells("Lunch", None).await;
        campus.orders_for("26-001", &campus.orders(lunch, ("2026-06-01 12:30", "2026-06-04 14:00"), 20)).await.good();
        campus.orders_for("26-001", &campus.orders(bus, ("2026-06-01 16:00", "2026-06-04 17:00"), 1)).await.good();
        assert_eq!(seen(Role::Facilities, "2026-06-04").await, ["26-001"]);
        assert_eq!(seen(Role::Facilities, "2026-06-05").await, [""; 0]);
    }

    async fn words_of_an_order_stay_out_of_history_and_are_erased_when_needs_are(campus: Campus) {
        set(&campus).await;
        let lunch = campus.sells("Lunch", None).await;
        let wish = Order { allergies: "Ada eats no nuts".to_owned(), note: "Ask Ada".to_owned(), ..campus.orders(lunch, NOON, 40) };
        campus.orders_for("26-001", &wish).await.good();
        let history = campus.texts("select coalesce(after, '') from history").await.concat();
        assert!(!history.contains("Ada"), "{history}");
        service::retention::run(&campus.ctx, &service::Actor::operator()).await.good();
        assert!(campus.dump().await.contains("Ada"));
        let outlook = async || service::retention::due(&campus.ctx, &service::Actor::operator()).await.good()[1].outlook;
        let day = outlook().await.next.expect("a day on which the words are due");
        assert_eq!(outlook().await.now, 0);
        campus.at(&format!("{} 09:00", day.pred_opt().unwrap()));
        service::retention::run(&campus.ctx, &service::Actor::operator()).await.good();
        assert!(campus.dump().await.contains("Ada"), "erased the day before");
        campus.at(&format!("{day} 09:00"));
        assert_eq!(outlook().await.now, 1, "what is due is not told");
        service::retention::run(&campus.ctx, &service::Actor::operator()).await.good();
        assert!(!campus.dump().await.contains("Ada"));
        assert_eq!(lines(&campus, "26-001").await[0].order.state, OrderState::Ordered);
    }
}
