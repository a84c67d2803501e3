//! The ways a stay changes.

use super::{GuestLine, Held, NewStay, Room, Stay, StayAction, StayError, StayStatus, hold, reference};
use crate::calendar::{CampusZone, StayDates};
use chrono::{DateTime, NaiveDate, Utc};

type Outcome = Result<Stay, StayError>;

impl Stay {
    /// Books a stay, unassigned or in a room asked for by number.
    pub fn reserve(new: NewStay, zone: CampusZone) -> Outcome {
        if new.guests.is_empty() {
            return Err(StayError::NoGuest);
        }
        if new.guests.iter().any(|line| !new.dates.covers(line.dates)) {
            return Err(StayError::GuestOutside);
        }
        let rooms = new.room.and_then(|room| held(room, new.dates, zone)).into_iter().collect();
        Ok(Self {
            id: new.id,
            reference: reference(new.id),
            status: StayStatus::Reserved,
            segment: new.segment,
            organisation: new.organisation,
            event: new.event,
            room_type: new.room_type,
            dates: new.dates,
            booked_at: new.booked_at,
            synthetic: new.synthetic,
            guests: new.guests,
            rooms,
            version: 1,
        })
    }

    /// Gives a reserved stay a room, in place of any it had.
    pub fn assign(self, room: Room, zone: CampusZone) -> Outcome {
        self.require(StayAction::Assign, &[StayStatus::Reserved])?;
        if self.rooms.len() == 1 && self.rooms[0].room == room {
            return Err(StayError::SameRoom);
        }
        let rooms = held(room, self.dates, zone).into_iter().collect();
        Ok(Self { rooms, ..self }.next())
    }

    /// Gives the stay another room. A reserved stay has the new room for all its nights; of a guest in house what
    /// was held before `at` stays as it was, and the claim is split at that instant.
    pub fn move_to(self, room: Room, at: DateTime<Utc>, zone: CampusZone) -> Outcome {
        self.require(StayAction::Move, &[StayStatus::Reserved, StayStatus::InHouse])?;
        if self.rooms.is_empty() {
            return Err(StayError::NoRoom);
        }
        if self.status == StayStatus::Reserved {
            return self.assign(room, zone);
        }
        let Some(current) = self.current_room(at) else { return Err(StayError::NoRoom) };
        if current == room {
            return Err(StayError::SameRoom);
        }
        let mut rooms: Vec<Held> = self.rooms.iter().filter_map(|held| held.before(at)).collect();
        rooms.extend(self.rooms.iter().filter_map(|held| held.after(at)).map(|held| Held { room, ..held }));
        Ok(Self { rooms, ..self }.next())
    }

    /// Exchanges the rooms of two stays, from `at` on where a guest is in house. Both claims change in one step:
    /// neither room is free in between.
    pub fn swap(self, other: Self, at: DateTime<Utc>, zone: CampusZone) -> Result<(Self, Self), StayError> {
        let (Some(mine), Some(theirs)) = (self.current_room(at), other.current_room(at)) else {
            return Err(StayError::NoRoom);
        };
        Ok((self.move_to(theirs, at, zone)?, other.move_to(mine, at, zone)?))
    }

    /// Changes arrival, departure or both; longer or shorter. A guest in house keeps the arrival, and no night
    /// before today is given back. The last room held is extended; guests who stayed for the whole follow.
    pub fn change_dates(self, dates: StayDates, at: DateTime<Utc>, zone: CampusZone) -> Outcome {
        self.require(date_action(self.dates, dates), &[StayStatus::Reserved, StayStatus::InHouse])?;
        let today = zone.business_date(at);
        if self.status == StayStatus::InHouse
            && (dates.arrival() != self.dates.arrival() || dates.departure() < today)
        {
            return Err(StayError::AlreadySlept { today });
        }
        Ok(self.with_dates(dates, zone).next())
    }

    /// Other guests, or other nights of theirs; the stay is as long as they need it.
    pub fn change_guests(self, guests: Vec<GuestLine>, at: DateTime<Utc>, zone: CampusZone) -> Outcome {
        let arrival = guests.iter().map(|line| line.dates.arrival()).min();
        let departure = guests.iter().map(|line| line.dates.departure()).max();
        let dates = arrival.zip(departure).and_then(|(from, until)| StayDates::new(from, until).ok());
        let Some(dates) = dates else { return Err(StayError::NoGuest) };
        Ok(Self { guests, ..self.change_dates(dates, at, zone)? })
    }

    /// Moves a reserved stay as a whole, its guests with it, so many days later or, below zero, earlier. Its room goes
    /// with it, or is let go.
    pub fn shift(self, days: i64, keep_room: bool, zone: CampusZone) -> Outcome {
        self.require(StayAction::Extend, &[StayStatus::Reserved])?;
        let dates = self.dates.shifted(days);
        let guests = self.guests.iter().map(|line| GuestLine { dates: line.dates.shifted(days), ..*line });
        let room = self.rooms.last().map(|held| held.room).filter(|_| keep_room);
        let rooms = room.and_then(|room| held(room, dates, zone)).into_iter().collect();
        Ok(Self { guests: guests.collect(), dates, rooms, ..self }.next())
    }

    /// Calls off a reserved stay; every night and room comes back.
    pub fn cancel(self) -> Outcome {
        self.require(StayAction::Cancel, &[StayStatus::Reserved])?;
        Ok(self.ended(StayStatus::Cancelled))
    }

    /// Decides that nobody came; possible from the day of arrival on.
    pub fn no_show(self, at: DateTime<Utc>, zone: CampusZone) -> Outcome {
        self.require(StayAction::NoShow, &[StayStatus::Reserved])?;
        if zone.business_date(at) < self.dates.arrival() {
            return Err(StayError::NotDueYet { arrival: self.dates.arrival() });
        }
        Ok(self.ended(StayStatus::NoShow))
    }

    /// The guest arrives. A room must be assigned, and today must be one of the stay's days.
    pub fn check_in(self, at: DateTime<Utc>, zone: CampusZone) -> Outcome {
        self.require(StayAction::CheckIn, &[StayStatus::Reserved])?;
        if self.rooms.is_empty() {
            return Err(StayError::NoRoom);
        }
        let today = zone.business_date(at);
        let (arrival, departure) = (self.dates.arrival(), self.dates.departure());
        if !(self.dates.contains(today) || self.dates.is_day_use() && today == arrival) {
            return Err(StayError::OutsideDates { today, arrival, departure });
        }
        Ok(Self { status: StayStatus::InHouse, ..self }.next())
    }

    /// The guest leaves. Before the departure date the nights that are left come back.
    pub fn check_out(self, at: DateTime<Utc>, zone: CampusZone) -> Outcome {
        self.require(StayAction::CheckOut, &[StayStatus::InHouse])?;
        let leaving = zone.business_date(at).clamp(self.dates.arrival(), self.dates.departure());
        let early = StayDates::new(self.dates.arrival(), leaving).unwrap_or(self.dates);
        let stay = if early == self.dates { self } else { self.with_dates(early, zone) };
        Ok(Self { status: StayStatus::Departed, ..stay }.next())
    }

    fn require(&self, action: StayAction, allowed: &[StayStatus]) -> Result<(), StayError> {
        if allowed.contains(&self.status) {
            Ok(())
        } else {
            Err(StayError::WrongStatus { status: self.status, action })
        }
    }

    /// The room held now; before arrival the first one, after departure the last.
    fn current_room(&self, at: DateTime<Utc>) -> Option<Room> {
        self.room_at(at)
            .or_else(|| {
                self.rooms.first().filter(|held| at.timestamp() < held.interval.from_at()).map(|h| h.room)
            })
            .or_else(|| self.rooms.last().map(|held| held.room))
    }

    fn ended(self, status: StayStatus) -> Self {
        Self { status, rooms: Vec::new(), ..self }.next()
    }

    fn next(self) -> Self {
        Self { version: self.version + 1, ..self }
    }

    fn with_dates(self, dates: StayDates, zone: CampusZone) -> Self {
        let guests = self.guests.iter().map(|line| line.follow(self.dates, dates)).collect();
        let rooms = stretch(&self.rooms, dates, zone);
        Self { dates, guests, rooms, ..self }
    }
}

impl Held {
    fn before(self, at: DateTime<Utc>) -> Option<Self> {
        self.interval.before(at).map(|interval| Self { interval, ..self })
    }

    fn after(self, at: DateTime<Utc>) -> Option<Self> {
        self.interval.after(at).map(|interval| Self { interval, ..self })
    }
}

impl GuestLine {
    /// Ends that coincided with the stay's move with it; others are only cut to fit.
    fn follow(self, from: StayDates, to: StayDates) -> Self {
        let follow = |own: NaiveDate, old: NaiveDate, new: NaiveDate| if own == old { new } else { own };
        let arrival = follow(self.dates.arrival(), from.arrival(), to.arrival());
        let departure = follow(self.dates.departure(), from.departure(), to.departure());
        let dates = StayDates::new(arrival, departure).map_or(to, |dates| dates.within(to));
        Self { dates, ..self }
    }
}

fn held(room: Room, dates: StayDates, zone: CampusZone) -> Option<Held> {
    hold(dates, zone).map(|interval| Held { room, interval })
}

/// The rooms cut or stretched to new dates: the first reaches to the arrival, the last to the departure.
fn stretch(rooms: &[Held], dates: StayDates, zone: CampusZone) -> Vec<Held> {
    let (Some(whole), Some(first), Some(last)) = (hold(dates, zone), rooms.first(), rooms.last()) else {
        return Vec::new();
    };
    let reach = |held: &Held| {
        let from = if held == first { whole.from_at() } else { held.interval.from_at() };
        let until = if held == last { whole.until_at() } else { held.interval.until_at() };
        let (from, until) = (from.max(whole.from_at()), until.min(whole.until_at()));
        crate::claim::Interval::from_seconds(from, until).map(|interval| Held { interval, ..*held })
    };
    rooms.iter().filter_map(reach).collect()
}

fn date_action(old: StayDates, new: StayDates) -> StayAction {
    if old.covers(new) { StayAction::Shorten } else { StayAction::Extend }
}

#[cfg(test)]
mod tests;
