//! What groups of a kind are like. All of it is assumed, but for two hints: stays from one week to the four months of
//! a master, and groups elsewhere that book a median of 155 to 162 days ahead.

use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use domain::event::EventKind;

/// Kinds invented by quota, in the order they are placed.
pub(in crate::demo) const GROUPS: [EventKind; 9] = [
    EventKind::Master,
    EventKind::Academy,
    EventKind::Training,
    EventKind::Conference,
    EventKind::DialogueEvent,
    EventKind::LeadershipMeeting,
    EventKind::Retreat,
    EventKind::ThirdPartyRental,
    EventKind::PartnerAgency,
];

/// Habits of a kind.
pub(super) struct Habits {
    /// Rooms of a group, as quantiles.
    pub rooms: &'static [i64],
    /// Nights of a group, each as likely.
    pub nights: &'static [i64],
    /// Days on which groups arrive.
    pub arrivals: &'static [Weekday],
    /// Days booked ahead, as quantiles.
    pub lead: &'static [i64],
}

const COURSE: &[Weekday] = &[Sun];
const MEETING: &[Weekday] = &[Sun, Mon, Tue, Wed];
const ANY: &[Weekday] = &[Mon, Tue, Wed, Thu, Fri, Sat, Sun];
const FAR: &[i64] = &[60, 110, 155, 210, 320];
const MIDDLE: &[i64] = &[25, 60, 100, 150, 260];
const NEAR: &[i64] = &[12, 35, 65, 110, 200];

/// How groups of a kind book.
pub(super) fn habits(kind: EventKind) -> Habits {
    let (rooms, nights, arrivals, lead): (&[i64], &[i64], _, _) = match kind {
        EventKind::Master => (&[12, 18, 24, 32], &[35, 49, 63, 84, 105, 119], COURSE, FAR),
        EventKind::Academy => (&[22, 30, 40, 60], &[5, 12, 12, 12, 19, 26], COURSE, FAR),
        EventKind::Conference | EventKind::SpecialEvent => (&[25, 40, 60, 110], &[2, 3, 3, 4], MEETING, FAR),
        EventKind::DialogueEvent => (&[16, 28, 38, 60], &[2, 3, 3, 4, 5], MEETING, FAR),
        EventKind::LeadershipMeeting => (&[10, 16, 22, 32], &[2, 2, 3], MEETING, MIDDLE),
        EventKind::Retreat | EventKind::Internal => (&[8, 14, 20, 34], &[2, 2, 3], MEETING, NEAR),
        EventKind::ThirdPartyRental => (&[8, 18, 30, 60], &[2, 3, 4, 5, 6], ANY, MIDDLE),
        EventKind::PartnerAgency => (&[8, 14, 20, 30], &[3, 4, 5, 5], COURSE, MIDDLE),
        EventKind::Training => (&[9, 15, 20, 30], &[5, 5, 5, 4, 12, 12], COURSE, MIDDLE),
    };
    Habits { rooms, nights, arrivals, lead }
}

/// Months in which masters begin; other kinds follow the year.
pub(super) const MASTERS_BEGIN: [u64; 12] = [22, 20, 8, 6, 2, 0, 0, 0, 20, 20, 2, 0];

/// Key of the segment a kind counts in.
pub(super) const fn segment(kind: EventKind) -> &'static str {
    kind.class().code()
}
