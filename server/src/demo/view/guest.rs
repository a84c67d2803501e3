//! Who sleeps: with names while these are kept, and as a number of heads before and after.

use crate::demo::names;
use crate::demo::plan::{Booking, later};
use chrono::{Months, NaiveDate};
use domain::calendar::StayDates;
use domain::ids::GuestId;
use domain::stay::GuestLine;
use service::carry::Guest;
use uuid::Uuid;

/// Names of guests who left longer ago are gone already.
const KEPT_FOR: Months = Months::new(13);

/// Rooming lists of groups are complete this many days ahead; of earlier ones, some.
const LISTED_AHEAD: i64 = 40;
const LISTED_EARLIER: u64 = 35;

/// The guests of a booking.
pub(super) struct Guests {
    /// How many.
    pub heads: u32,
    /// The persons, if they are named; then all of them are.
    pub named: Vec<Guest>,
}

/// The guests of a booking, named or not.
pub(super) fn lines(booking: &Booking, ids: [Uuid; 2], in_group: bool, today: NaiveDate) -> Guests {
    let named = if is_named(booking, in_group, today) {
        let heads = usize::try_from(booking.heads).unwrap_or(1);
        (0_u64..)
            .zip(ids.into_iter().take(heads))
            .map(|(place, id)| person(booking.face, place, id))
            .collect()
    } else {
        Vec::new()
    };
    Guests { heads: booking.heads, named }
}

impl Guests {
    /// The lines for a stay of these dates.
    pub fn lines(&self, dates: StayDates) -> Vec<GuestLine> {
        if self.named.is_empty() {
            return vec![GuestLine { guest: None, heads: self.heads, dates }];
        }
        self.named.iter().map(|guest| GuestLine { guest: Some(guest.id), heads: 1, dates }).collect()
    }
}

fn is_named(booking: &Booking, in_group: bool, today: NaiveDate) -> bool {
    let hold = booking.hold;
    let oldest = today.checked_sub_months(KEPT_FOR).unwrap_or(today);
    let called_off = hold.gone.is_some_and(|gone| gone < today);
    let listed = !in_group || hold.from < later(today, LISTED_AHEAD) || booking.face % 100 < LISTED_EARLIER;
    hold.until > oldest && !called_off && listed
}

fn person(face: u64, place: u64, id: Uuid) -> Guest {
    let (full_name, nationality) =
        names::name(face.rotate_left(7).wrapping_add(place * 0x9E37_79B9_7F4A_7C15));
    let (mailbox, _) = id.as_u64_pair();
    Guest {
        id: GuestId::new(id),
        full_name,
        email: format!("{mailbox:016x}@guest.invalid"),
        phone: String::new(),
        nationality: nationality.to_owned(),
        synthetic: true,
    }
}
