//! Individuals, and with them exactly the nights that are still missing.

use super::year::Year;
use super::{Booking, Party, draw};
use crate::demo::figures;
use crate::demo::grid::{Hold, Wish};
use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

const ANY_DAY: [chrono::Weekday; 7] = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
const NIGHTS: [i64; 6] = [1, 2, 3, 5, 9, 24];
const LEAD: [i64; 6] = [1, 4, 11, 24, 60, 180];

/// Of a hundred: bookings called off besides those that come, and bookings for which nobody comes.
const CALLED_OFF: u64 = 22;
const NO_SHOW: u64 = 3;

/// Dates tried in vain before a night is given up; then a year misses its figure, which a test would tell.
const GIVE_UP: u32 = 4000;

/// Fills the year up to its figure.
pub(super) fn add(year: &mut Year<'_, '_>) {
    let mut failures = 0;
    while failures < GIVE_UP {
        let left = figures::figure(year.number).room_nights - year.tally.total(year.number);
        if left <= 0 {
            return;
        }
        let nights = year.dice.curve(&NIGHTS).min(left);
        // A house that is all but full has single nights left.
        let nights = if failures > GIVE_UP / 2 { 1 } else { nights };
        let fate = if year.dice.chance(CALLED_OFF) { Fate::CalledOff } else { Fate::Comes };
        match booking(year, nights, fate) {
            Some(booking) => {
                failures = 0;
                year.tally.add(None, &booking);
                year.parties.push(alone(booking));
            }
            None => failures += 1,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Comes,
    CalledOff,
}

fn booking(year: &mut Year<'_, '_>, nights: i64, fate: Fate) -> Option<Booking> {
    let from = draw::arrival(&mut year.dice, year.number, &figures::months(year.number), &ANY_DAY);
    let booked = draw::later(from, -year.dice.curve(&LEAD));
    let gone = (fate == Fate::CalledOff).then(|| draw::gone(&mut year.dice, booked, from));
    let hold = Hold { from, until: draw::later(from, nights), booked, gone };
    if hold.until > draw::date(year.number + 1, 1, 1) {
        return None;
    }
    let wish = [Wish::Single, Wish::Single, Wish::Single, Wish::Double][year.dice.place(4)];
    let bedroom = *year.grid.choose(&[wish], &hold)?.first()?;
    year.grid.hold(bedroom, hold);
    let heads = if year.grid.beds(bedroom) > 1 && year.dice.chance(60) { 2 } else { 1 };
    let no_show = gone.is_none() && year.dice.chance(NO_SHOW);
    Some(Booking { bedroom, hold, heads, no_show, face: year.dice.any() })
}

fn alone(booking: Booking) -> Party {
    Party { segment: "individual", organisation: None, event: None, bookings: vec![booking] }
}
