//! The price list: added once, never rewritten, with a stock that is not lowered below what is held.

use crate::on_both;
use crate::support::campus::{Campus, Layout};
use crate::support::clock::day;
use crate::support::engine::{Database, Engine};
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::ids::ServiceItemId;
use domain::order::Stage;
use domain::price::{Kind, Price, Profile, Unit, in_force};
use service::{Actor, ServiceError, order, price};

async fn charged(campus: &Campus, id: ServiceItemId, on: &str) -> Option<i64> {
    let known = price::one(&campus.ctx, &campus.actor(Role::Management), id).await.good();
    in_force(&known.prices, day(on)).map(|price| price.price)
}

on_both! {
    async fn an_item_sent_twice_is_added_once_and_its_prices_stay_what_they_were(campus: Campus) {
        let (ctx, director) = (&campus.ctx, campus.actor(Role::Management));
        let (id, lunch) = (ServiceItemId::new(ctx.ids.next()), campus.offers(" Lunch ", None));
        for _ in 0..2 {
            price::add(ctx, &director, id, (&lunch, campus.costs("2026-01-01", 1_850))).await.good();
        }
        price::set(ctx, &director, (id, 1), campus.costs("2026-07-01", 2_000)).await.good();
        price::set(ctx, &director, (id, 2), campus.costs("2026-07-01", 1_990)).await.good();
        for (on, price) in [("2025-12-31", None), ("2026-06-30", Some(1_850)), ("2026-07-01", Some(1_990))] {
            assert_eq!(charged(&campus, id, on).await, price, "on {on}");
        }
        assert_eq!(campus.number("select count(*) from service_item").await, 1);
        assert_eq!(campus.number("select count(*) from service_price").await, 3);
        let known = price::one(ctx, &director, id).await.good();
        assert_eq!(known.item.profile.name, "Lunch");
        let lines = campus.texts("select action from history where subject = 'service_item' order by seq").await;
        assert_eq!(lines, ["add", "price", "price"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_price_that_is_there_is_not_rewritten_by_anybody(campus: Campus) {
        campus.sells("Lunch", None).await;
        let store = campus.ctx.store.clone();
        let rewritten = tokio::spawn(async move {
            crate::support::raw::execute(&store, "update service_price set price_cents = 1").await;
        });
        assert!(rewritten.await.is_err(), "the database let a price be rewritten");
        assert_eq!(campus.number("select price_cents from service_price").await, 1_850);
    }

    async fn a_form_seen_before_a_change_is_stale_and_a_wrong_one_is_told_whole(campus: Campus) {
        let (ctx, director) = (&campus.ctx, campus.actor(Role::Management));
        let id = campus.sells("Lunch", None).await;
        let bigger = campus.offers("Big lunch", None);
        price::change(ctx, &director, (id, 1), &bigger).await.good();
        for outcome in [
            price::change(ctx, &director, (id, 1), &bigger).await,
            price::set(ctx, &director, (id, 1), campus.costs("2026-07-01", 1)).await,
        ] {
            assert!(matches!(outcome, Err(ServiceError::Stale { .. })), "{outcome:?}");
        }
        let wrong = Profile { name: String::new(), unit: Unit::Night, ..bigger };
        let price = Price { cost: -1, ..campus.costs("2026-07-01", 1) };
        match price::add(ctx, &director, ServiceItemId::new(ctx.ids.next()), (&wrong, price)).await {
            Err(ServiceError::Invalid(faults)) => assert_eq!(faults.len(), 3, "{faults:?}"),
            other => panic!("{other:?}"),
        }
    }

    async fn a_stock_does_not_fall_below_what_is_held_from_now_on(campus: Campus) {
        let (ctx, director) = (&campus.ctx, campus.actor(Role::Management));
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let charts = campus.sells("Flip chart", Some(12)).await;
        let order = campus.orders(charts, ("2026-06-01 09:00", "2026-06-01 18:00"), 8);
        let id = campus.orders_for("26-001", &order).await.good();
        let of = |stock| campus.offers("Flip chart", stock);
        match price::change(ctx, &director, (charts, 1), &of(Some(7))).await {
            Err(ServiceError::Invalid(faults)) => assert_eq!((&*faults[0].field, faults[0].code), ("stock", "held")),
            other => panic!("{other:?}"),
        }
        price::change(ctx, &director, (charts, 1), &of(Some(8))).await.good();
        campus.at("2026-06-02 09:00");
        price::change(ctx, &director, (charts, 2), &of(Some(2))).await.good();
        assert_eq!(campus.violations().await, [""; 0]);
        // What was is counted and told anew though there is less now.
        let desk = campus.actor(Role::Facilities);
        order::count(ctx, &desk, (id, 1), (Stage::Actual, 7)).await.good();
        order::count(ctx, &desk, (id, 2), (Stage::Guaranteed, 7)).await.good();
        let next = campus.orders(charts, ("2026-06-03 09:00", "2026-06-03 18:00"), 3);
        let outcome = campus.orders_for("26-001", &next).await;
        assert!(matches!(outcome, Err(ServiceError::Refused(_))), "{outcome:?}");
    }

    async fn a_stock_that_was_lowered_does_not_make_the_next_backup_useless(campus: Campus) {
        let (ctx, director) = (&campus.ctx, campus.actor(Role::Management));
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let charts = campus.sells("Flip chart", Some(12)).await;
        campus.orders_for("26-001", &campus.orders(charts, ("2026-06-01 09:00", "2026-06-01 18:00"), 8)).await.good();
        campus.orders_for("26-001", &campus.orders(charts, ("2026-06-01 09:00", "2026-06-04 18:00"), 2)).await.good();
        campus.at("2026-06-02 09:00");
        price::change(ctx, &director, (charts, 1), &campus.offers("Flip chart", Some(2))).await.good();
        let mut bytes = Vec::new();
        service::backup::backup(ctx, &Actor::operator(), &mut bytes).await.good();
        for engine in [Engine::Postgres, Engine::Sqlite] {
            let Some(database) = Database::fresh(engine).await else { continue };
            let copy = Campus::open(&database, &Layout::default()).await;
            service::backup::restore(&copy.ctx, &Actor::operator(), &mut bytes.as_slice(), &[]).await.good();
            assert_eq!(copy.number("select count(*) from service_hold").await, 2);
            assert_eq!(copy.violations().await, [""; 0]);
            copy.ctx.store.close().await;
            copy.database.remove().await;
        }
    }

    async fn a_room_type_has_one_price_in_force_and_a_space_one_in_each_unit(campus: Campus) {
        campus.has_a_hall().await;
        let (ctx, director) = (&campus.ctx, campus.actor(Role::Management));
        let places = service::function::places(ctx, &director).await.good();
        let (single, hall) = (places.room_types[0].id, places.spaces[0].id);
        let none = campus.offers("Room", None);
        let room = Profile { kind: Kind::Room, unit: Unit::Night, room_type: Some(single), ..none.clone() };
        let daily = Profile { kind: Kind::Hall, unit: Unit::Day, space: Some(hall), ..none };
        let morning = Profile { unit: Unit::HalfDay, ..daily.clone() };
        let amount = campus.costs("2026-01-01", 1_850);
        let add = async |profile: &Profile| {
            let id = ServiceItemId::new(ctx.ids.next());
            price::add(ctx, &director, id, (profile, amount)).await.map(|()| id)
        };
        let first = add(&room).await.good();
        for profile in [&daily, &morning, &Profile { active: false, ..room.clone() }] {
            add(profile).await.good();
        }
        for (profile, field) in [(&room, "room_type"), (&daily, "space"), (&morning, "space")] {
            match add(profile).await {
                Err(ServiceError::Invalid(faults)) => assert_eq!((&*faults[0].field, faults[0].code), (field, "taken")),
                other => panic!("{field}: {other:?}"),
            }
        }
        price::change(ctx, &director, (first, 1), &Profile { active: false, ..room.clone() }).await.good();
        add(&room).await.good();
    }

    async fn organisers_see_what_they_pay_and_not_what_it_costs(campus: Campus) {
        let id = campus.sells("Lunch", None).await;
        let organiser = campus.actor(Role::Organiser);
        // Next year it costs more, and whoever plans for then is told so.
        let director = campus.actor(Role::Management);
        price::set(&campus.ctx, &director, (id, 1), campus.costs("2027-01-01", 1_950)).await.good();
        for (on, price) in [("2026-12-31", Some(1_850)), ("2027-01-01", Some(1_950)), ("2025-12-31", None)] {
            let offers = price::offer(&campus.ctx, &organiser, day(on)).await.good();
            assert_eq!(offers.iter().map(|offer| (offer.item.id, offer.price)).collect::<Vec<_>>(), [(id, price)]);
        }
        let list = price::list(&campus.ctx, &organiser).await;
        assert!(matches!(list, Err(ServiceError::Forbidden(_))), "{list:?}");
    }
}
