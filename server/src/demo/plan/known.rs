//! Events on record: they come as they are told; who slept for them where is invented.

use super::group::{Draft, place};
use super::habits::segment;
use super::year::Year;
use super::{EventPlan, Party, draw};
use crate::demo::catalogue::{self, Known};
use crate::demo::grid::{Hold, Wish};
use crate::demo::organisations;

/// Adds those of the year.
pub(super) fn add(year: &mut Year<'_, '_>) {
    for known in catalogue::of_year(year.number) {
        let party = party(year, &known);
        year.add(known.kind, party);
    }
}

fn party(year: &mut Year<'_, '_>, known: &Known) -> Party {
    let (first, last) = known.days;
    let booked = draw::later(first, -year.dice.between(150, 320));
    let hold = Hold { from: draw::later(first, -1), until: last, booked, gone: None };
    let bookings = (0..4).find_map(|step| {
        // Where the house cannot take all of them, it takes what it can; the others live in town.
        let rooms = known.rooms - known.rooms * step / 5;
        let wishes = (0..rooms).map(|place| if place % 12 == 0 { Wish::Double } else { Wish::Single });
        place(year, &Draft { wishes: wishes.collect(), hold }, rooms > 40)
    });
    let event = EventPlan {
        title: known.title.to_owned(),
        kind: known.kind,
        days: known.days,
        on_campus: known.on_campus,
        online: known.online,
        source: known.source.to_owned(),
        synthetic: false,
        // What comes back every year is expected long before anyone books.
        enquired: draw::date(year.number - 1, 1, 1),
        agreed: Some(booked),
        gone: None,
    };
    Party {
        segment: segment(known.kind),
        organisation: organisations::place(known.organisation),
        event: Some(event),
        bookings: bookings.unwrap_or_default(),
    }
}
