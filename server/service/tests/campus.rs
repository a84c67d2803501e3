//! The campus on both databases: imported, imported again, changed, and refused.

#[path = "campus/fresh.rs"]
mod fresh;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Role;
use domain::ids::{AccountId, ResourceId, RoomTypeId};
use domain::stay::Stay;
use foresteria_service::campus::{self, CampusSource, Imported, Overview};
use foresteria_service::context::FixedClock;
use foresteria_service::stay::{self, NewGuest, Reservation, Who, Write};
use foresteria_service::{Actor, Context, ServiceError};
use fresh::Fresh;
use std::sync::Arc;
use uuid::Uuid;

const DEMO: &str = include_str!("../../src/demo/campus.toml");

/// Rooms counted on the night of 11 May 2030; max, since a sum has another type on each database.
const ROOMS_COUNTED: &str = "select max(rooms) from night_count where night = '2030-05-11'";

/// Two singles and a hall of two parts.
const SMALL: &str = "
    [stock]
    from = 2012-01-01
    [[room_type]]
    code = 'single'
    name = 'Single'
    beds = 1
    synthetic = true
    [[pavilion]]
    code = 'P'
    name = 'Pavilion'
    cluster = 'other'
    synthetic = true
    [[pavilion.floor]]
    level = 1
    rooms = [{ numbers = '101', type = 'single' }, { numbers = '102', type = 'single' }]
    space = [
        { code = 'A', name = 'Hall A', synthetic = true },
        { code = 'B', name = 'Hall B', synthetic = true },
        { code = 'C', name = 'Hall C', synthetic = true },
        { code = 'J', name = 'Hall joined', synthetic = true, joins = ['A', 'B'] },
    ]
";

async fn take(ctx: &Context, text: &str, without: &[&str]) -> Result<Imported, ServiceError> {
    let without: Vec<String> = without.iter().map(ToString::to_string).collect();
    let source = CampusSource { file_name: "campus.toml", text, without: &without };
    campus::import(ctx, &Actor::operator(), &source).await
}

/// What the file is told.
async fn refusal(ctx: &Context, text: &str, without: &[&str]) -> String {
    match take(ctx, text, without).await {
        Err(ServiceError::Campus(problems)) => problems.to_string(),
        other => panic!("{other:?}"),
    }
}

async fn overview_on(ctx: &Context, day: &str) -> Overview {
    let noon: DateTime<Utc> = format!("{day}T12:00:00Z").parse().unwrap();
    let ctx = Context { clock: Arc::new(FixedClock(noon)), ..ctx.clone() };
    campus::overview(&ctx, &Actor::operator()).await.unwrap()
}

async fn rooms_on(ctx: &Context, day: &str) -> (i64, i64) {
    let overview = overview_on(ctx, day).await;
    let by_pavilion = overview.pavilions.iter().map(|pavilion| pavilion.rooms_in_stock).sum();
    let by_type = overview.room_types.iter().map(|(_, rooms)| rooms).sum();
    (by_pavilion, by_type)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A stay of two nights from 10 May 2030, with a room or without.
async fn book(ctx: &Context, room_type: RoomTypeId, room: Option<ResourceId>, key: &str) -> Stay {
    let new = Reservation {
        room_type,
        room,
        arrival: day("2030-05-10"),
        departure: day("2030-05-12"),
        segment: "individual".to_owned(),
        organisation: None,
        event: None,
        guests: vec![Who { who: NewGuest::Unnamed(1), dates: None }],
    };
    stay::reserve(ctx, &Actor::operator(), &new, &Write::new(key)).await.unwrap()
}

#[tokio::test]
async fn the_demo_imported_twice_changes_nothing_the_second_time() {
    for fresh in Fresh::each().await {
        let first = take(&fresh.ctx, DEMO, &[]).await.unwrap();
        assert_eq!((first.new, first.changed, first.same), (first.read, 0, 0));
        let kept = fresh.number("select count(*) from history").await;
        assert_eq!(kept, first.new, "one line of history a record");
        let before = overview_on(&fresh.ctx, "2024-11-01").await;

        let second = take(&fresh.ctx, DEMO, &[]).await.unwrap();
        assert_eq!(
            second,
            Imported { read: first.read, new: 0, changed: 0, same: first.read, unnamed: vec![] }
        );
        assert_eq!(fresh.number("select count(*) from history").await, kept);
        assert_eq!(overview_on(&fresh.ctx, "2024-11-01").await, before);
        assert_eq!(fresh.number("select count(*) from import where kind = 'campus'").await, 2);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn the_known_facts_are_on_the_page() {
    for fresh in Fresh::each().await {
        take(&fresh.ctx, DEMO, &[]).await.unwrap();
        assert_eq!(rooms_on(&fresh.ctx, "2019-06-01").await, (280, 280));
        assert_eq!(rooms_on(&fresh.ctx, "2024-11-01").await, (200, 200));

        let overview = overview_on(&fresh.ctx, "2024-11-01").await;
        assert_eq!(overview.pavilions.len(), 21);
        let spaces: Vec<_> =
            overview.pavilions.iter().flat_map(|p| &p.floors).flat_map(|floor| &floor.spaces).collect();
        let space = |code: &str| *spaces.iter().find(|view| view.space.code.as_str() == code).unwrap();
        let auditorium = space("PIE-AUD");
        assert_eq!(auditorium.space.capacities[0].seats.get(), 350);
        assert!(!auditorium.space.capacities[0].synthetic && auditorium.space.step_free);
        assert_eq!(auditorium.space.booths.count, 5);
        let joined = space("EU-AB");
        assert_eq!(joined.parts.iter().map(|code| code.as_str()).collect::<Vec<_>>(), ["EU-A", "EU-B"]);
        assert_eq!(space("EU-A").excludes, [joined.space.code.clone()]);
        assert_eq!(space("AF11-LAB").space.area_m2, Some(200));
        assert!(overview.facts.iter().all(|fact| fact.synthetic || !fact.source.is_empty()));
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_room_is_found_by_its_number() {
    for fresh in Fresh::each().await {
        take(&fresh.ctx, DEMO, &[]).await.unwrap();
        let found = campus::room(&fresh.ctx, &Actor::operator(), " am2-104 ").await.unwrap();
        assert_eq!((found.pavilion.name.as_str(), found.floor.level), ("Americas 2", 1));
        assert_eq!(found.room_type.code.as_str(), "single");
        let missing = campus::room(&fresh.ctx, &Actor::operator(), "AM2-999").await;
        assert!(matches!(missing, Err(ServiceError::NotFound("room"))), "{missing:?}");
        fresh.remove().await;
    }
}

#[tokio::test]
async fn only_what_differs_is_written_and_the_rest_stays() {
    for fresh in Fresh::each().await {
        let first = take(&fresh.ctx, SMALL, &[]).await.unwrap();
        let other = SMALL
            .replace("Hall C", "Hall Cedar")
            .replace(
                "numbers = '101', type = 'single' }, {",
                "numbers = '101', type = 'single', step_free = true }, {",
            )
            .replace("numbers = '102'", "numbers = '103'");
        let second = take(&fresh.ctx, &other, &[]).await.unwrap();
        assert_eq!((second.new, second.changed, second.same), (1, 2, first.read - 3));
        assert_eq!(second.unnamed.iter().map(|code| code.as_str()).collect::<Vec<_>>(), ["P-102"]);
        assert_eq!(rooms_on(&fresh.ctx, "2024-11-01").await, (3, 3), "nothing is deleted");
        let told = "select count(*) from history where subject = 'space' and before like '%Hall C\"%'
            and after like '%Hall Cedar%'";
        assert_eq!(fresh.number(told).await, 1);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_file_with_a_fault_changes_nothing_and_names_every_field() {
    for fresh in Fresh::each().await {
        let wrong = SMALL.replace("'other'", "'atlantis'").replace("beds = 1", "beds = 0");
        assert_eq!(
            refusal(&fresh.ctx, &wrong, &[]).await,
            "line 7, column 12: room_type.beds: \"0\": 0 is not between 1 and 20\n\
             line 12, column 15: pavilion.cluster: \"atlantis\" is not known; use one of: africa, americas, asia, \
             europe, oceania, other\n\
             line 16, column 37: pavilion.floor.rooms.type: \"single\" is not known; use one of: \n\
             line 16, column 73: pavilion.floor.rooms.type: \"single\" is not known; use one of: "
        );
        assert_eq!(fresh.number("select count(*) from pavilion").await, 0);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn counts_of_nights_follow_the_stock_and_never_fall_below_what_is_taken() {
    for fresh in Fresh::each().await {
        take(&fresh.ctx, SMALL, &[]).await.unwrap();
        let single = overview_on(&fresh.ctx, "2024-11-01").await.room_types[0].0.id;
        book(&fresh.ctx, single, None, "one").await;
        assert_eq!(fresh.number(ROOMS_COUNTED).await, 2);

        let more = SMALL.replace("numbers = '102'", "numbers = '102-104'");
        take(&fresh.ctx, &more, &[]).await.unwrap();
        assert_eq!(fresh.number(ROOMS_COUNTED).await, 4);

        let fewer = |number: &str| format!("numbers = '{number}', stock_until = 2030-05-11");
        let none =
            SMALL.replace("numbers = '101'", &fewer("101")).replace("numbers = '102'", &fewer("102-104"));
        assert_eq!(
            refusal(&fresh.ctx, &none, &[]).await,
            "pavilion.floor.rooms: too few rooms of type \"single\" would be left on 2030-05-11; cancel, move or \
             reopen some first"
        );
        assert_eq!(fresh.number(ROOMS_COUNTED).await, 4, "nothing was changed");

        let one = SMALL.replace("numbers = '102'", &fewer("102-104"));
        take(&fresh.ctx, &one, &[]).await.unwrap();
        assert_eq!(fresh.number(ROOMS_COUNTED).await, 1);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_booked_room_neither_leaves_the_stock_nor_changes_its_type() {
    for fresh in Fresh::each().await {
        take(&fresh.ctx, SMALL, &[]).await.unwrap();
        let room = campus::room(&fresh.ctx, &Actor::operator(), "P-101").await.unwrap().room;
        book(&fresh.ctx, room.room_type, Some(room.id), "one").await;

        let ended = |until: &str| SMALL.replace("'101'", &format!("'101', stock_until = {until}"));
        assert_eq!(
            refusal(&fresh.ctx, &ended("2030-05-11"), &[]).await,
            "line 16, column 26: pavilion.floor.rooms: \"P-101\" is booked or closed on nights that would be out of \
             stock (2030-05-10); move or cancel those first"
        );
        take(&fresh.ctx, &ended("2030-05-12"), &[]).await.unwrap();

        let kinds = "[[room_type]]\ncode = 'suite'\nname = 'Suite'\nbeds = 2\n[[pavilion]]";
        let suite = ended("2030-05-12").replacen("[[pavilion]]", kinds, 1).replacen(
            "type = 'single'",
            "type = 'suite'",
            1,
        );
        let told = refusal(&fresh.ctx, &suite, &[]).await;
        assert!(
            told.contains("\"P-101\" cannot change its type while it is booked or closed (2030-05-10)"),
            "{told}"
        );
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_variant_is_chosen_once() {
    for fresh in Fresh::each().await {
        take(&fresh.ctx, DEMO, &["americas-2-rooms"]).await.unwrap();
        assert_eq!(rooms_on(&fresh.ctx, "2019-06-01").await, (280, 280));
        assert_eq!(rooms_on(&fresh.ctx, "2024-11-01").await, (200, 200));
        let told = refusal(&fresh.ctx, DEMO, &[]).await;
        assert!(told.contains("\"AM4-001\" is in the database, and records are never deleted"), "{told}");
        assert_eq!(rooms_on(&fresh.ctx, "2024-11-01").await, (200, 200));
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_known_space_keeps_its_parts() {
    for fresh in Fresh::each().await {
        take(&fresh.ctx, SMALL, &[]).await.unwrap();
        let told = refusal(&fresh.ctx, &SMALL.replace("['A', 'B']", "['A', 'C']"), &[]).await;
        assert_eq!(
            told,
            "line 21, column 18: pavilion.floor.space.joins: \"J\" cannot be made of other parts than before; give \
             the new arrangement a code of its own"
        );
        fresh.remove().await;
    }
}

#[tokio::test]
async fn an_organiser_reads_the_campus_and_may_not_import_it() {
    for fresh in Fresh::each().await {
        let organiser = Actor::account(AccountId::new(Uuid::nil()), Role::Organiser);
        let source = CampusSource { file_name: "campus.toml", text: SMALL, without: &[] };
        let refused = campus::import(&fresh.ctx, &organiser, &source).await;
        assert!(matches!(refused, Err(ServiceError::Forbidden(_))), "{refused:?}");
        assert_eq!(campus::overview(&fresh.ctx, &organiser).await.unwrap().pavilions, []);
        fresh.remove().await;
    }
}
