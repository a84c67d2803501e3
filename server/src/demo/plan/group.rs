//! Invented groups: those that come, those called off, and enquiries that come to nothing.

use super::habits::{Habits, MASTERS_BEGIN, habits, segment};
use super::year::Year;
use super::{Booking, EventPlan, Party, draw};
use crate::demo::grid::{Hold, Wish};
use crate::demo::{figures, organisations, titles};
use chrono::{Datelike, NaiveDate};
use domain::event::EventKind;

/// Dates tried before a group is taken to find no room.
const TRIES: u32 = 6;

/// Of a hundred groups: those that give some rooms back, and bookings of these called off.
const WASHED_GROUPS: u64 = 35;
const WASHED_ROOMS: u64 = 18;

/// Of a hundred bookings: made with the group's own, not later; a night early; a night late; nobody comes.
const AT_ONCE: u64 = 55;
const EARLY: u64 = 7;
const LATE: u64 = 8;
const NO_SHOW: u64 = 1;

/// What became of the wish to place a group.
pub(super) enum Outcome {
    Placed(Party),
    /// No date that was tried has room.
    NoRoom,
    /// The quota leaves no nights for another.
    Full,
}

/// Rooms for a stretch of nights, agreed on a day.
pub(super) struct Draft {
    pub wishes: Vec<Wish>,
    pub hold: Hold,
}

/// A group that comes.
pub(super) fn kept(year: &mut Year<'_, '_>, kind: EventKind, left: i64) -> Outcome {
    let habits = habits(kind);
    let least = habits.rooms.first().copied().unwrap_or(1);
    let drawn = year.dice.curve(habits.rooms);
    for _ in 0..TRIES {
        let hold = nights(year, kind, &habits, figures::months(year.number));
        let new_year = draw::date(year.number + 1, 1, 1);
        let counted = (hold.until.min(new_year) - hold.from).num_days().max(1);
        // What is drawn beyond the quota is cut, so that individuals always have something left.
        let rooms = drawn.min(left / counted);
        if rooms < least {
            return Outcome::Full;
        }
        let draft = Draft { wishes: wishes(year, kind, rooms), hold };
        let washed = year.dice.chance(WASHED_GROUPS);
        if let Some(bookings) = place(year, &draft, washed) {
            return Outcome::Placed(party(year, kind, hold, bookings));
        }
    }
    Outcome::NoRoom
}

/// A group that was agreed and is called off whole.
pub(super) fn called_off(year: &mut Year<'_, '_>, kind: EventKind) -> Option<Party> {
    let habits = habits(kind);
    let mut hold = nights(year, kind, &habits, draw::meant_months(year.number));
    hold.gone = Some(draw::gone(&mut year.dice, hold.booked, hold.from));
    let rooms = year.dice.curve(habits.rooms);
    let draft = Draft { wishes: wishes(year, kind, rooms), hold };
    let bookings = place(year, &draft, false)?;
    Some(party(year, kind, hold, bookings))
}

/// An enquiry that goes elsewhere: no rooms were ever booked.
pub(super) fn lost(year: &mut Year<'_, '_>, kind: EventKind) -> Party {
    let habits = habits(kind);
    let mut hold = nights(year, kind, &habits, draw::meant_months(year.number));
    hold.gone = Some(draw::later(hold.booked, year.dice.between(10, 60)).min(hold.from));
    let heads = year.dice.curve(habits.rooms);
    let mut party = party(year, kind, hold, Vec::new());
    if let Some(event) = &mut party.event {
        (event.agreed, event.on_campus) = (None, heads);
    }
    party
}

/// Nights of a group, with the day it books.
fn nights(year: &mut Year<'_, '_>, kind: EventKind, habits: &Habits, months: [u64; 12]) -> Hold {
    let months = if kind == EventKind::Master { MASTERS_BEGIN } else { months };
    let from = draw::arrival(&mut year.dice, year.number, &months, habits.arrivals);
    let nights = year.dice.pick(habits.nights).unwrap_or(1);
    let booked = draw::later(from, -year.dice.curve(habits.lead));
    Hold { from, until: draw::later(from, nights), booked, gone: None }
}

/// Mostly rooms for one; some share, and meetings have a guest of honour.
fn wishes(year: &mut Year<'_, '_>, kind: EventKind, rooms: i64) -> Vec<Wish> {
    let honoured =
        matches!(kind, EventKind::Conference | EventKind::DialogueEvent | EventKind::LeadershipMeeting);
    let suite = honoured && year.dice.chance(40);
    let wish = |place| match place {
        0 if suite => Wish::Suite,
        _ if year.dice.chance(7) => Wish::Double,
        _ => Wish::Single,
    };
    (0..rooms).map(wish).collect()
}

/// Books rooms for all wishes, or none.
pub(super) fn place(year: &mut Year<'_, '_>, draft: &Draft, washed: bool) -> Option<Vec<Booking>> {
    let rooms = year.grid.choose(&draft.wishes, &draft.hold)?;
    let mut bookings = Vec::with_capacity(rooms.len());
    for (bedroom, wish) in rooms.into_iter().zip(&draft.wishes) {
        let hold = own_nights(year, bedroom, draft.hold, washed);
        year.grid.hold(bedroom, hold);
        let shared = *wish == Wish::Double && year.grid.beds(bedroom) > 1;
        let heads = if shared && year.dice.chance(85) { 2 } else { 1 };
        let no_show = hold.gone.is_none() && year.dice.chance(NO_SHOW);
        bookings.push(Booking { bedroom, hold, heads, no_show, face: year.dice.any() });
    }
    Some(bookings)
}

/// The group's nights with what is one participant's own: the day booked, a night more, a change of mind.
fn own_nights(year: &mut Year<'_, '_>, bedroom: usize, group: Hold, washed: bool) -> Hold {
    let mut own = group;
    let lead = (group.from - group.booked).num_days();
    if !year.dice.chance(AT_ONCE) {
        own.booked = draw::later(group.from, -(lead * year.dice.between(5, 95) / 100).max(1));
    }
    if group.gone.is_some_and(|gone| own.booked >= gone) {
        own.booked = group.booked;
    }
    if group.gone.is_none() && washed && year.dice.chance(WASHED_ROOMS) {
        let gone = draw::later(group.from, -year.dice.between(1, 30));
        own.gone = (own.booked < gone).then_some(gone);
    }
    let early = i64::from(year.dice.chance(EARLY));
    let late = i64::from(year.dice.chance(LATE));
    let wide = Hold { from: draw::later(own.from, -early), until: draw::later(own.until, late), ..own };
    let comes = own.gone.is_none() && wide.booked < wide.from && wide.from.year() == own.from.year();
    if comes && year.grid.is_free(bedroom, &wide) { wide } else { own }
}

fn party(year: &mut Year<'_, '_>, kind: EventKind, hold: Hold, bookings: Vec<Booking>) -> Party {
    let organisation = organisations::host(kind, &mut year.dice);
    let title = titles::title(kind, organisation, &mut year.dice);
    let sleeping: i64 = bookings.iter().map(|booking| i64::from(booking.heads)).sum();
    // Some live in town.
    let on_campus = sleeping + sleeping * year.dice.between(0, 25) / 100;
    let online = if year.dice.chance(20) { on_campus * year.dice.between(1, 4) } else { 0 };
    let event = EventPlan {
        title,
        kind,
        days: (first_day(hold), hold.until),
        on_campus,
        online,
        source: String::new(),
        synthetic: true,
        enquired: draw::later(hold.booked, -year.dice.between(10, 70)),
        agreed: Some(hold.booked),
        gone: hold.gone,
    };
    Party { segment: segment(kind), organisation, event: Some(event), bookings }
}

/// Groups arrive on the evening before.
fn first_day(hold: Hold) -> NaiveDate {
    draw::later(hold.from, 1).min(hold.until)
}
