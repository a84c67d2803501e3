//! The first free room, wanted by all.

use super::load::{Ending, assert_kept, dates, overlaps, run, twelve_rooms};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::raw;
use service::stay::Reservation;

const BOOKINGS: u64 = 2_000;

on_both! {
    async fn no_room_is_given_twice_and_every_loser_is_told_why(campus: Campus = twelve_rooms()) {
        let endings = run(&campus, BOOKINGS, first_free_room).await;
        assert_eq!(overlaps(&campus).await, 0);
        let (done, lost) = assert_kept(&campus, "stay", &endings).await;
        assert!(lost > 50, "only {lost} lost a room they had seen free: this load does not race");
        assert_eq!(campus.number("select count(*) from stay").await, i64::try_from(done).unwrap());
        assert_eq!(campus.violations().await, [""; 0]);
        println!("{BOOKINGS} asked, {done} booked, {lost} lost a room they had seen free");
    }

    async fn without_the_guard_the_same_load_books_rooms_twice(campus: Campus = twelve_rooms()) {
        campus.drop_guards().await;
        campus.sql(raw::drop_count_guard(&campus.ctx.store)).await;
        run(&campus, BOOKINGS / 4, first_free_room).await;
        let overlaps = overlaps(&campus).await;
        assert!(overlaps > 0, "without its guard the database should have taken overlaps");
        println!("control: {overlaps} overlaps");
    }
}

/// Reads the free rooms, posts the first; where none is free, posts one all the same, to be told.
async fn first_free_room(campus: Campus, ticket: u64) -> Ending {
    let dates = dates(ticket);
    let free = campus.clerk().sees_free(dates).await;
    let any = format!("{}", 101 + ticket % 12);
    let (room, looked_free) = free.first().map_or_else(|| (campus.room(&any), false), |room| (*room, true));
    let clerk = campus.clerk();
    let wish = Reservation {
        room: Some(room),
        departure: dates.departure(),
        ..clerk.wish("single", None, &dates.arrival().to_string(), 1)
    };
    match clerk.books_as(&wish, &format!("ticket {ticket}")).await {
        Ok(stay) => Ending::Done(stay.id.uuid()),
        Err(told) => Ending::Lost { looked_free, told },
    }
}
