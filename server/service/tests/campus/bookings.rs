//! What an import may do to rooms that are booked.

use super::empty::on_both_empty;
use super::steps::{SMALL, overview_on, refusal, reserve, take};
use crate::support::campus::Campus;
use service::Actor;

/// Rooms counted on the night of 11 May 2030; max, since a sum has another type on each database.
const ROOMS_COUNTED: &str = "select max(rooms) from night_count where night = '2030-05-11'";

on_both_empty! {
    async fn counts_of_nights_follow_the_stock_and_never_fall_below_what_is_taken(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.unwrap();
        let single = overview_on(&campus, "2024-11-01").await.room_types[0].0.id;
        reserve(&campus.ctx, single, None, "one").await.unwrap();
        assert_eq!(campus.number(ROOMS_COUNTED).await, 2);

        let more = SMALL.replace("numbers = '102'", "numbers = '102-104'");
        take(&campus.ctx, &more, &[]).await.unwrap();
        assert_eq!(campus.number(ROOMS_COUNTED).await, 4);

        let fewer = |number: &str| format!("numbers = '{number}', stock_until = 2030-05-11");
        let none =
            SMALL.replace("numbers = '101'", &fewer("101")).replace("numbers = '102'", &fewer("102-104"));
        assert_eq!(
            refusal(&campus.ctx, &none).await,
            "pavilion.floor.rooms: too few rooms of type \"single\" would be left on 2030-05-11; cancel, move or \
             reopen some first"
        );
        assert_eq!(campus.number(ROOMS_COUNTED).await, 4, "nothing was changed");

        let one = SMALL.replace("numbers = '102'", &fewer("102-104"));
        take(&campus.ctx, &one, &[]).await.unwrap();
        assert_eq!(campus.number(ROOMS_COUNTED).await, 1);
    }

    async fn a_booked_room_neither_leaves_the_stock_nor_changes_its_type(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.unwrap();
        let room = service::campus::room(&campus.ctx, &Actor::operator(), "P-101").await.unwrap().room;
        reserve(&campus.ctx, room.room_type, Some(room.id), "one").await.unwrap();

        let ended = |until: &str| SMALL.replace("'101'", &format!("'101', stock_until = {until}"));
        assert_eq!(
            refusal(&campus.ctx, &ended("2030-05-11")).await,
            "line 16, column 26: pavilion.floor.rooms: \"P-101\" is booked or closed on nights that would be out of \
             stock (2030-05-10); move or cancel those first"
        );
        take(&campus.ctx, &ended("2030-05-12"), &[]).await.unwrap();

        let kinds = "[[room_type]]\ncode = 'suite'\nname = 'Suite'\nbeds = 2\n[[pavilion]]";
        let suite = ended("2030-05-12").replacen("[[pavilion]]", kinds, 1).replacen(
            "type = 'single'",
            "type = 'suite'",
            1,
        );
        let told = refusal(&campus.ctx, &suite).await;
        assert!(
            told.contains("\"P-101\" cannot change its type while it is booked or closed (2030-05-10)"),
            "{told}"
        );
    }
}
