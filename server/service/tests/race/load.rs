//! Clients that draw tickets until none is left, and what became of each.

use crate::support::campus::{Campus, Layout};
use domain::calendar::StayDates;
use service::ServiceError;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::task::JoinSet;
use uuid::Uuid;

/// How many ask at once.
pub const CLIENTS: usize = 32;

/// How a request ended.
#[derive(Debug)]
pub enum Ending {
    /// It was acknowledged under this id.
    Done(Uuid),
    /// It was not; and whether what it asked for had looked free to the client.
    Lost {
        /// The client had seen it free.
        looked_free: bool,
        /// What it was told.
        told: ServiceError,
    },
    /// The client saw that nothing was free and did not ask.
    Skipped,
}

/// A pavilion of twelve single rooms.
pub fn twelve_rooms() -> Layout {
    Layout { rooms: vec![("single", 12)], ..Layout::default() }
}

/// The dates of a ticket: fifty tickets in a row begin on the same day, for one to three nights.
pub fn dates(ticket: u64) -> StayDates {
    let first = crate::support::clock::day("2026-06-01") + chrono::Days::new(ticket / 50);
    StayDates::new(first, first + chrono::Days::new(1 + ticket % 3)).expect("dates in order")
}

/// Runs `requests` tickets through all clients at once.
pub async fn run<F: Future<Output = Ending> + Send + 'static>(
    campus: &Campus,
    requests: u64,
    request: impl Fn(Campus, u64) -> F + Clone + Send + 'static,
) -> Vec<Ending> {
    let tickets = Arc::new(AtomicU64::new(0));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (campus, tickets, request) = (campus.clone(), tickets.clone(), request.clone());
        clients.spawn(async move {
            let mut endings = Vec::new();
            loop {
                let ticket = tickets.fetch_add(1, Ordering::Relaxed);
                if ticket >= requests {
                    break endings;
                }
                endings.push(request(campus.clone(), ticket).await);
            }
        });
    }
    clients.join_all().await.into_iter().flatten().collect()
}

/// Pairs of claims on one room that share a second, counted without the program's own check.
pub async fn overlaps(campus: &Campus) -> i64 {
    campus
        .number(
            "select count(*) from claim a join claim b on a.resource_id = b.resource_id
            and a.from_at < b.until_at and b.from_at < a.until_at
            and (a.from_at, a.until_at) < (b.from_at, b.until_at)",
        )
        .await
}

/// Asserts that what was acknowledged is there, all of it and nothing else, and that each loser was told what
/// stands in the way; gives how many won and how many lost what they had seen free.
pub async fn assert_kept(campus: &Campus, table: &str, endings: &[Ending]) -> (usize, usize) {
    let (mut done, mut lost) = (0, 0);
    for ending in endings {
        match ending {
            Ending::Done(id) => {
                let query = format!("select count(*) from {table} where id = {}", campus.id(*id));
                assert_eq!(campus.number(&query).await, 1, "{id} was acknowledged and is not there");
                done += 1;
            }
            Ending::Lost { looked_free, told: ServiceError::Refused(_) } => lost += usize::from(*looked_free),
            Ending::Lost { told, .. } => panic!("a loser was told only this: {told:?}"),
            Ending::Skipped => {}
        }
    }
    (done, lost)
}
