//! Events on the small campus, and who looks after them.

use super::campus::Campus;
use super::clock::day;
use domain::access::Role;
use domain::event::{Event, EventKind, EventStatus};
use domain::ids::{AccountId, EventId};
use domain::stay::Stay;
use service::Actor;
use service::carry::Load;
use service::stay::{NewGuest, Reservation, Who};
use std::fmt::Write as _;
use uuid::Uuid;

/// Another organiser than the one there is.
pub const COLLEAGUE: AccountId = AccountId::new(Uuid::from_u128(0xacf0));

impl Campus {
    /// An event of some days, carried in as the demonstration does it; entrusted to the organiser if `own`.
    pub async fn holds_event(&self, code: &str, (from, until): (&str, &str), own: bool) -> EventId {
        let id = EventId::new(self.ctx.ids.next());
        let named = (code.to_owned(), format!("Workshop {code}"));
        let event = Event {
            status: EventStatus::Definite,
            on_campus: 12,
            synthetic: true,
            ..Event::enquiry(id, named, EventKind::Training, (day(from), day(until)))
        };
        let organiser = self.actor(Role::Organiser).id().expect("an account");
        let organisers = own.then_some((id, organiser)).into_iter().collect();
        let load = Load { events: vec![event], organisers, ..Load::default() };
        service::carry::carry_in(&self.ctx, &Actor::operator(), &load).await.expect("carried in");
        id
    }

    /// A stay of an event for a guest with a name.
    pub async fn hosts(&self, event: EventId, name: &str, arrival: &str, nights: i64) -> Stay {
        let clerk = self.clerk();
        let named = NewGuest::Named { full_name: name.to_owned(), email: String::new() };
        let guests = vec![Who { who: named, dates: None }];
        let wish = Reservation { event: Some(event), guests, ..clerk.wish("single", None, arrival, nights) };
        clerk.books_as(&wish, &self.fresh_key()).await.expect("booked")
    }

    /// A space of two parts that one function holds; gives the first second held, and the first after.
    pub async fn has_a_space(&self, code: &str) -> (i64, i64) {
        let of = |number| self.id(Uuid::from_u128(number));
        let (space, floor, owner) = (of(0xa000), of(0x2000), of(0xf000));
        let (from, until) = (1_780_300_800, 1_780_308_000);
        let mut text = format!(
            "insert into space (id, floor_id, code, name, booths, booths_synthetic, step_free, hearing_loop, source,
                position, synthetic) values ({space}, {floor}, '{code}', 'Hall', 0, false, false, false, '', 1, true);"
        );
        for (part, name) in [(of(0xa001), "A"), (of(0xa002), "B")] {
            let _ = write!(
                text,
                "insert into resource (id, kind) values ({part}, 'space_part');
                insert into space_part (id, code) values ({part}, '{code}-{name}');
                insert into space_element (space_id, part_id) values ({space}, {part});
                insert into claim (resource_id, from_at, until_at, owner_kind, owner_id)
                    values ({part}, {from}, {until}, 'function', {owner});"
            );
        }
        self.sql(&text).await;
        (from, until)
    }

    /// Gives the house a second organiser.
    pub async fn has_a_colleague(&self) -> Actor {
        let id = self.id(COLLEAGUE.uuid());
        self.sql(&format!(
            "insert into account (id, email, full_name, role, password_hash, created_at)
                values ({id}, 'colleague@campus.test', 'Colleague', 'organiser', '', 0)"
        ))
        .await;
        Actor::account(COLLEAGUE, Role::Organiser)
    }
}
