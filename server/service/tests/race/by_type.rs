//! The last rooms of a type, without a room of one's own: only the counts stand in the way.

use super::load::{Ending, assert_kept, dates, run, twelve_rooms};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::raw;
use service::stay::Reservation;

const BOOKINGS: u64 = 1_000;

on_both! {
    async fn no_night_is_sold_beyond_its_rooms(campus: Campus = twelve_rooms()) {
        let endings = run(&campus, BOOKINGS, if_a_room_is_left).await;
        assert_eq!(oversold(&campus).await, 0);
        let (done, lost) = assert_kept(&campus, "stay", &endings).await;
        assert!(lost > 0, "nobody lost a room that looked free: this load does not race");
        assert_eq!(campus.violations().await, [""; 0]);
        println!("{BOOKINGS} asked, {done} booked, {lost} lost a room they had seen free");
    }

    async fn without_the_guard_the_same_load_sells_too_many(campus: Campus = twelve_rooms()) {
        campus.sql(raw::drop_count_guard(&campus.ctx.store)).await;
        run(&campus, BOOKINGS / 2, if_a_room_is_left).await;
        let oversold = oversold(&campus).await;
        assert!(oversold > 0, "without its guard the database should have sold too many");
        println!("control: {oversold} nights oversold");
    }
}

async fn oversold(campus: &Campus) -> i64 {
    campus.number("select count(*) from night_count where taken > rooms").await
}

/// Reads the count of each night, and posts only where a room is left on all of them.
async fn if_a_room_is_left(campus: Campus, ticket: u64) -> Ending {
    let dates = dates(ticket);
    let query = format!(
        "select count(*) from night_count where taken >= rooms and night >= '{}' and night < '{}'",
        dates.arrival(),
        dates.departure()
    );
    if raw::number_read(&campus.ctx.store, &query).await > 0 {
        return Ending::Skipped;
    }
    let clerk = campus.clerk();
    let wish = clerk.wish("single", None, &dates.arrival().to_string(), 1);
    let wish = Reservation { departure: dates.departure(), ..wish };
    match clerk.books_as(&wish, &format!("ticket {ticket}")).await {
        Ok(stay) => Ending::Done(stay.id.uuid()),
        Err(told) => Ending::Lost { looked_free: true, told },
    }
}
