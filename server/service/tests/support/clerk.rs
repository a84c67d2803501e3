//! Someone at work: each verb is one use case, asked for once, on the version last seen.

use super::campus::Campus;
use super::clock::day;
use domain::calendar::StayDates;
use domain::closure::{Closure, ClosureKind, ClosureStatus};
use domain::ids::{ClosureId, GuestId, ResourceId};
use domain::nights::{Grain, PeriodNights};
use domain::stay::{Stay, Step};
use service::nights::NightsQuery;
use service::stay::{NewGuest, Reservation, Who, Write};
use service::{Actor, ServiceError};

/// A person with a role on a campus.
#[derive(Clone, Debug)]
pub struct Clerk {
    campus: Campus,
    /// Who acts.
    pub actor: Actor,
}

impl Clerk {
    /// Someone who acts as `actor`.
    pub const fn new(campus: Campus, actor: Actor) -> Self {
        Self { campus, actor }
    }

    /// Books a room of a type for one unnamed guest.
    pub async fn books(&self, code: &str, arrival: &str, nights: i64) -> Result<Stay, ServiceError> {
        self.books_as(&self.wish(code, None, arrival, nights), &self.campus.fresh_key()).await
    }

    /// Books a room by its number; it is sold as the type `single`.
    pub async fn books_room(&self, room: &str, arrival: &str, nights: i64) -> Result<Stay, ServiceError> {
        self.books_as(&self.wish("single", Some(room), arrival, nights), &self.campus.fresh_key()).await
    }

    /// Books a room of a type for a guest with a name.
    pub async fn books_for(&self, name: &str, arrival: &str, nights: i64) -> Result<Stay, ServiceError> {
        let named = NewGuest::Named { full_name: name.to_owned(), email: String::new() };
        let guests = vec![Who { who: named, dates: None }];
        let wish = Reservation { guests, ..self.wish("single", None, arrival, nights) };
        self.books_as(&wish, &self.campus.fresh_key()).await
    }

    /// Sends a reservation under a key.
    pub async fn books_as(&self, wish: &Reservation, key: &str) -> Result<Stay, ServiceError> {
        service::stay::reserve(&self.campus.ctx, &self.actor, wish, &Write::new(key)).await
    }

    /// A reservation for one unnamed guest, to be changed before it is sent.
    pub fn wish(&self, code: &str, room: Option<&str>, arrival: &str, nights: i64) -> Reservation {
        let arrival = day(arrival);
        Reservation {
            room_type: self.campus.room_type(code),
            room: room.map(|number| self.campus.room(number)),
            arrival,
            departure: arrival + chrono::Duration::days(nights),
            segment: "individual".to_owned(),
            organisation: None,
            event: None,
            guests: vec![Who { who: NewGuest::Unnamed(1), dates: None }],
        }
    }

    /// Gives a stay a room.
    pub async fn assigns(&self, stay: &Stay, room: &str) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::Assign(self.campus.room(room))).await
    }

    /// Gives a stay another room.
    pub async fn moves(&self, stay: &Stay, room: &str) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::Move(self.campus.room(room))).await
    }

    /// Changes the dates of a stay.
    pub async fn redates(&self, stay: &Stay, arrival: &str, departure: &str) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::Dates(StayDates::new(day(arrival), day(departure))?)).await
    }

    /// Calls a stay off.
    pub async fn cancels(&self, stay: &Stay) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::Cancel).await
    }

    /// Decides that nobody came.
    pub async fn marks_no_show(&self, stay: &Stay) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::NoShow).await
    }

    /// Lets the guest in.
    pub async fn checks_in(&self, stay: &Stay) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::CheckIn).await
    }

    /// Sees the guest off.
    pub async fn checks_out(&self, stay: &Stay) -> Result<Stay, ServiceError> {
        self.steps(stay, Step::CheckOut).await
    }

    /// Any step, on the version seen.
    pub async fn steps(&self, stay: &Stay, step: Step<ResourceId>) -> Result<Stay, ServiceError> {
        let write = Write::of_version(self.campus.fresh_key(), stay.version);
        service::stay::change(&self.campus.ctx, &self.actor, stay.id, step, &write).await
    }

    /// Exchanges the rooms of two stays.
    pub async fn swaps(&self, one: &Stay, two: &Stay) -> Result<(Stay, Stay), ServiceError> {
        let seen = ((one.id, one.version), (two.id, two.version));
        let write = Write::new(self.campus.fresh_key());
        service::stay::swap(&self.campus.ctx, &self.actor, seen, &write).await
    }

    /// Closes rooms for works.
    pub async fn closes(&self, rooms: &[&str], from: &str, until: &str) -> Result<Closure, ServiceError> {
        let closure = Closure {
            id: ClosureId::new(self.campus.ctx.ids.next()),
            kind: ClosureKind::OutOfOrder,
            status: ClosureStatus::Active,
            reason: "a burst pipe".to_owned(),
            from: day(from),
            until: day(until),
            resources: rooms.iter().map(|room| self.campus.room(room)).collect(),
            synthetic: true,
            version: 1,
        };
        service::closure::close(&self.campus.ctx, &self.actor, &closure).await?;
        Ok(closure)
    }

    /// Gives a closure's rooms back.
    pub async fn lifts(&self, closure: &Closure) -> Result<(), ServiceError> {
        service::closure::lift(&self.campus.ctx, &self.actor, closure.id, closure.version).await
    }

    /// Erases a person.
    pub async fn erases(&self, guest: GuestId) -> Result<(), ServiceError> {
        service::person::erase(&self.campus.ctx, &self.actor, guest).await
    }

    /// Reads which rooms are free on all nights of some dates, by number.
    pub async fn sees_free(&self, dates: StayDates) -> Vec<ResourceId> {
        let free = service::availability::free_rooms(&self.campus.ctx, &self.actor, dates).await;
        free.expect("the list of free rooms").into_iter().map(|room| ResourceId::new(room.id)).collect()
    }

    /// Looks a stay up.
    pub async fn sees(&self, stay: &Stay) -> Result<Stay, ServiceError> {
        service::stay::get(&self.campus.ctx, &self.actor, stay.id).await
    }

    /// Reads the months of some nights, as known at an instant or now.
    pub async fn reads_nights(
        &self,
        (from, until): (&str, &str),
        as_of: Option<&str>,
    ) -> Result<Vec<PeriodNights>, ServiceError> {
        let as_of = as_of.map(super::clock::local);
        let query = NightsQuery { from: day(from), until: day(until), grain: Grain::Month, as_of };
        service::nights::report(&self.campus.ctx, &self.actor, &query).await
    }
}
