//! One-to-one meetings on the small campus.

use super::campus::Campus;
use super::clock::day;
use super::outcome::Outcome;
use chrono::NaiveTime;
use domain::ids::{MeetingHostId, MeetingSlotId};
use domain::meeting::{Profile, Slot, Terms, Times};
use service::meeting::{self, MeetingPlan};
use service::{Actor, Store};

/// What participants read of a host.
pub fn profile(name: &str) -> Profile {
    Profile { name: name.to_owned(), place: "Desk 4".to_owned(), ..Profile::default() }
}

/// Times of half an hour on some days of June 2026, from nine to an hour.
pub fn mornings(days: &[&str], until: u32) -> Times {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    let days = days.iter().map(|text| day(text)).collect();
    Times { days, from: hour(9), until: hour(until), minutes: 30, pause: 0 }
}

impl Campus {
    /// An event has a host who can be met on its first morning until an hour, and lets participants book so many times.
    pub async fn can_be_met(&self, actor: &Actor, code: &str, (until, most): (u32, i64)) -> MeetingHostId {
        let host = self.offers_a_host(actor, code, ("Ministry of Skills", until)).await;
        let terms = Terms { open: true, most, hours: 2 };
        let version = self.meetings(actor, code).await.known.version;
        meeting::set_terms(&self.ctx, actor, (code, version), &terms).await.good();
        host
    }

    /// An event has one host more, who can be met on its first morning.
    pub async fn offers_a_host(
        &self,
        actor: &Actor,
        code: &str,
        (name, until): (&str, u32),
    ) -> MeetingHostId {
        let host = MeetingHostId::new(self.ctx.ids.next());
        meeting::add_host(&self.ctx, actor, (code, host), &profile(name)).await.good();
        meeting::make_times(&self.ctx, actor, host, &mornings(&["2026-06-01"], until)).await.good();
        host
    }

    /// The meetings of an event.
    pub async fn meetings(&self, actor: &Actor, code: &str) -> MeetingPlan {
        meeting::plan(&self.ctx, actor, code).await.good()
    }

    /// The times of a host.
    pub async fn times(&self, actor: &Actor, host: MeetingHostId) -> Vec<Slot> {
        meeting::host(&self.ctx, actor, host).await.good().1.slots
    }

    /// Somebody books a time under their own link.
    pub async fn meets(&self, link: &str, slot: MeetingSlotId) -> Result<(), service::ServiceError> {
        meeting::book_own(&self.ctx, link, slot).await
    }
}

/// Takes away what keeps a time to one person.
pub async fn drop_booking_guard(campus: &Campus) {
    let statement = match campus.ctx.store {
        Store::Postgres(_) => "alter table meeting_booking drop constraint meeting_booking_slot_id_key",
        // SQLite cannot drop a constraint: the table is made anew without it.
        Store::Sqlite(_) => {
            "create table unguarded as select * from meeting_booking; drop table meeting_booking;
            alter table unguarded rename to meeting_booking"
        }
    };
    campus.sql(statement).await;
}
