//! The process that is killed: books room after room and tells each id once it is stored.

use crate::support::campus::{Campus, Layout};
use crate::support::engine::Database;
use crate::support::outcome::Outcome;
use service::context::{Ids, SeededIds};
use std::io::Write;
use std::sync::Arc;
use uuid::Uuid;

/// Address of the database; its presence makes this program the writer.
pub const DATABASE: &str = "FORESTERIA_CRASH_DATABASE";
/// Which start this is: ids, keys and dates go on from it.
pub const ROUND: &str = "FORESTERIA_CRASH_ROUND";
/// Acknowledge before the commit: the control.
pub const TOO_EARLY: &str = "FORESTERIA_CRASH_TOO_EARLY";

/// What stands before an acknowledged id.
pub const BOOKED: &str = "booked ";
/// What stands before the id of an acknowledged cancellation.
pub const CANCELLED: &str = "cancelled ";

/// Nights each round may fill; the next one begins after them.
const NIGHTS: u64 = 60;

pub fn rooms() -> Layout {
    Layout { rooms: vec![("single", 12)], ..Layout::default() }
}

/// Does nothing unless started by [`super::rounds`].
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_writer_that_gets_killed() {
    let Ok(url) = std::env::var(DATABASE) else { return };
    let round: u64 = std::env::var(ROUND).expect("a round").parse().expect("a number");
    let seed = round + 1000;
    let mut campus = Campus::open(&Database::at(&url), &Layout { seed, ..rooms() }).await;
    if std::env::var(TOO_EARLY).is_ok() {
        campus.ctx.ids = Arc::new(TooEarly(SeededIds::new(seed)));
    }
    for ticket in 0..NIGHTS * 12 {
        let night =
            crate::support::clock::day("2026-06-01") + chrono::Days::new(round * NIGHTS + ticket / 12);
        let room = (101 + ticket % 12).to_string();
        campus.clock.pass(1);
        let stay = campus.clerk().books_room(&room, &night.to_string(), 1).await.good();
        if std::env::var(TOO_EARLY).is_err() {
            tell(BOOKED, stay.id.uuid());
        }
        if ticket % 3 == 0 {
            campus.clerk().cancels(&stay).await.good();
            tell(CANCELLED, stay.id.uuid());
        }
    }
}

/// Acknowledges an id as soon as it is thought of, long before it is stored.
#[derive(Debug)]
struct TooEarly(SeededIds);

impl Ids for TooEarly {
    fn next(&self) -> Uuid {
        let id = self.0.next();
        tell(BOOKED, id);
        id
    }
}

/// One write, so that a line is told whole or not at all.
fn tell(what: &str, id: Uuid) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{what}{id}\n").as_bytes()).expect("somebody listens");
    out.flush().expect("somebody listens");
}
