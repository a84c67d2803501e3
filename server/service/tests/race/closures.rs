//! Works and guests want the same rooms: half of the clients close what the other half books.

use super::load::{Ending, assert_kept, dates, overlaps, run, twelve_rooms};
use crate::on_both;
use crate::support::campus::Campus;
use domain::closure::{Closure, ClosureKind, ClosureStatus};
use domain::ids::ClosureId;
use service::Store;
use service::stay::Reservation;

const REQUESTS: u64 = 600;

on_both! {
    async fn no_room_is_closed_over_a_guest_or_given_during_works(campus: Campus = twelve_rooms()) {
        let endings = run(&campus, REQUESTS, close_or_book).await;
        assert_eq!(overlaps(&campus).await, 0);
        let everything = "(select id from stay union all select id from closure) as done";
        let (done, lost) = assert_kept(&campus, everything, &endings).await;
        assert!(lost > 10, "only {lost} lost a room they had seen free: this load does not race");
        assert_eq!(campus.violations().await, [""; 0]);
        assert_eq!(deadlocks(&campus).await, 0, "writers waited for each other in a circle");
        println!("{REQUESTS} asked, {done} done, {lost} lost a room they had seen free");
    }
}

/// How often PostgreSQL had to break a circle of writers, each time after a second of waiting.
async fn deadlocks(campus: &Campus) -> i64 {
    match campus.ctx.store {
        Store::Sqlite(_) => 0,
        Store::Postgres(_) => {
            campus.number("select deadlocks from pg_stat_database where datname = current_database()").await
        }
    }
}

async fn close_or_book(campus: Campus, ticket: u64) -> Ending {
    let dates = dates(ticket);
    let free = campus.clerk().sees_free(dates).await;
    let Some(&room) = free.first() else { return Ending::Skipped };
    let clerk = campus.clerk();
    let outcome = if ticket.is_multiple_of(2) {
        let wish = clerk.wish("single", None, &dates.arrival().to_string(), 1);
        let wish = Reservation { room: Some(room), departure: dates.departure(), ..wish };
        clerk.books_as(&wish, &format!("ticket {ticket}")).await.map(|stay| stay.id.uuid())
    } else {
        let closure = Closure {
            id: ClosureId::new(campus.ctx.ids.next()),
            kind: ClosureKind::Renovation,
            status: ClosureStatus::Active,
            reason: "works".to_owned(),
            from: dates.arrival(),
            until: dates.departure(),
            resources: free.into_iter().take(3).collect(),
            synthetic: true,
            version: 1,
        };
        let closed = service::closure::close(&campus.ctx, &clerk.actor, &closure).await;
        closed.map(|()| closure.id.uuid())
    };
    outcome.map_or_else(|told| Ending::Lost { looked_free: true, told }, Ending::Done)
}
