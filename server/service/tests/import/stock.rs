//! Room types made for a file.

use super::officer::{HEADER, Officer};
use crate::on_both;
use crate::support::campus::Campus;

const ROWS: [&str; 6] = [
    "arrival,nights,room_type,status,booked_at,cancelled_at",
    "2026-03-01,2,Loft,departed,2026-02-01,",
    "2026-03-02,2,Loft,departed,2026-02-01,",
    "2026-03-03,2,Loft,departed,2026-02-01,",
    "2026-03-02,2,Loft,cancelled,2026-02-01,2026-02-02",
    "2026-03-02,2,Attic,cancelled,2026-02-01,2026-02-02",
];

on_both! {
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
