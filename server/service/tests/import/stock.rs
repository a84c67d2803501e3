//! Room types made for a file.

use super::officer::{HEADER, Officer};
use crate::on_both;
use crate::support::campus::{Campus, Layout};
use crate::support::clock::day;
use crate::support::engine::Database;
use chrono::Days;
use domain::forecast::outlook::{How, Outlook};
use service::Actor;
use service::forecast::{Asked, outlook};

const ROWS: [&str; 6] = [
    "arrival,nights,room_type,status,booked_at,cancelled_at",
    "2026-03-01,2,Loft,departed,2026-02-01,",
    "2026-03-02,2,Loft,departed,2026-02-01,",
    "2026-03-03,2,Loft,departed,2026-02-01,",
    "2026-03-02,2,Loft,cancelled,2026-02-01,2026-02-02",
    "2026-03-02,2,Attic,cancelled,2026-02-01,2026-02-02",
];

/// Two lofts slept in night after night, five of them in March and twelve booked for April, and in February a night of one that
/// was called off; then as many more as are asked for, booked after the end of March.
fn grown(later: u64) -> Vec<String> {
    let row = |arrival: u64, nights: i64, status: &str, booked: &str| {
        let arrival = day("2026-01-01") + Days::new(arrival);
        format!("{arrival},{nights},Loft,{status},{booked},")
    };
    let steady = (0..14).flat_map(|week| (0..2).map(move |_| (7 * week, 7)));
    let steady = steady.map(|(arrival, nights)| row(arrival, nights, "departed", "2025-12-01"));
    let spring = (80..84).map(|arrival| row(arrival, 3, "departed", "2026-02-01"));
    let ahead = (0..12).map(|_| row(108, 3, "departed", "2026-03-01"));
    let later = (0..later).map(|place| row(100 + place % 9, 4, "departed", "2026-04-02"));
    let called_off = "2026-02-10,1,Loft,cancelled,2026-01-02,2026-01-03".to_owned();
    let head = "arrival,nights,room_type,status,booked_at,cancelled_at".to_owned();
    [head, called_off].into_iter().chain(steady).chain(spring).chain(ahead).chain(later).collect()
}

/// What a campus tells as of the end of March, and as of now, once it imported a file.
async fn told(campus: &Campus, lines: &[String]) -> [Outlook; 2] {
    let officer = Officer { create_room_types: true, ..Officer::of(campus) };
    let done = officer.imports(&lines.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!((done.totals.rejected, done.made.len()), (0, 1), "{done}");
    let of = async |as_of: Option<&str>| {
        let as_of = as_of.map(|as_of| as_of.parse().unwrap());
        let asked = Asked { as_of, until: None, how: Some(How::PickUp) };
        outlook(&campus.ctx, &Actor::operator(), &asked).await.unwrap()
    };
    [of(Some("2026-03-31T21:59:59Z")).await, of(None).await]
}

on_both! {
    async fn what_was_booked_later_told_a_forecast_by_the_rooms_made_for_it(campus: Campus) {
        let other = Database::fresh(campus.database.engine).await.expect("a second database");
        let beside = Campus::build(&other, &Layout::default()).await;
        let (few, many) = (told(&campus, &grown(4)).await, told(&beside, &grown(60)).await);
        beside.ctx.store.close().await;
        other.remove().await;
        assert!(few[0] == many[0], "what was booked in April moved what was known in March");
        assert!(few[1] != many[1], "the files do not differ, so that this test could not fail");
        // Five lofts beside the five rooms of the house had been slept in by then, and twelve were promised.
        let fullest = few[0].nights.iter().max_by_key(|night| night.booked).expect("nights");
        assert_eq!((fullest.booked, fullest.open, few[0].nights[0].open), (12, 12, 10));
    }

    async fn rooms_join_the_stock_on_the_night_that_first_takes_so_many(campus: Campus) {
        let officer = Officer { create_room_types: true, ..Officer::of(&campus) };
        let lines = [HEADER, "2026-03-01,2,loft,2026-02-01", "2026-03-04,2,loft,2026-02-01", "2026-03-05,9,loft,2026-02-01",
            "2026-06-01,2,loft,2026-02-01", "2026-06-01,2,loft,2026-02-01", "2026-06-01,2,loft,2026-02-01"];
        let done = officer.imports(&lines).await;
        assert_eq!((done.totals.new, done.made[0].rooms, done.made[0].from), (6, 3, day("2026-03-01")));
        let stock = "select number || ' ' || cast(stock_from as text) from guest_room where number like 'S%' order by number";
        let from = campus.texts(stock).await;
        // Of nights to come the room is there from the day of the import on: the desk may give it before.
        let dates: Vec<_> = from.iter().map(|room| &room[room.len() - 10..]).collect();
        assert_eq!(dates, ["2026-03-01", "2026-03-05", "2026-05-01"], "{from:?}");
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn types_get_as_many_rooms_as_their_fullest_night_takes(campus: Campus) {
        let officer =
            Officer { create_room_types: true, source: Some("old house".into()), ..Officer::of(&campus) };
        let done = officer.imports(&ROWS).await;
        assert_eq!((done.totals.new, done.totals.rejected), (5, 0));
        let made: Vec<_> =
            done.made.iter().map(|made| (made.code.as_str(), made.rooms, made.from.to_string())).collect();
        assert_eq!(
            made,
            [("old-house-attic", 0, "2026-03-01".into()), ("old-house-loft", 2, "2026-03-01".into())]
        );
        assert_eq!(
            campus
                .texts("select code || ' ' || name || ' ' || cluster from pavilion where code <> 'T'")
                .await,
            ["OH old house other"]
        );
        assert_eq!(
            campus.texts("select number from guest_room where number like 'OH%' order by number").await,
            ["OH-001", "OH-002"]
        );
        assert_eq!(
            campus.number("select count(*) from history where action = 'import'").await,
            6,
            "pavilion, floor, 2 types, 2 rooms"
        );
    }

    async fn types_are_made_once(campus: Campus) {
        let officer = Officer { create_room_types: true, ..Officer::of(&campus) };
        officer.imports(&ROWS).await;
        let again = officer.imports(&ROWS).await;
        assert_eq!((again.totals.same, again.made.len()), (5, 0));
        let more = officer.imports(&[HEADER, "2026-03-01,1,cellar,2026-02-01"]).await;
        assert_eq!((more.made.len(), more.totals.new), (1, 1));
        assert_eq!(
            campus.number("select count(*) from pavilion").await,
            2,
            "the second file finds the source's pavilion"
        );
    }

    async fn types_of_the_campus_are_used_where_they_fit(campus: Campus) {
        let officer = Officer { create_room_types: true, ..Officer::of(&campus) };
        let done = officer.imports(&[HEADER, "2026-07-01,1,SINGLE,2026-04-01"]).await;
        assert_eq!((done.totals.new, done.made.len()), (1, 0));
        assert_eq!(campus.taken("single", "2026-07-01").await, 1);
    }
}
