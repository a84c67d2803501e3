//! One thing an organiser, the desk or the server itself does with the events. Numbers are taken modulo what there is.

use super::around::{Around, around};
use proptest::prelude::*;

/// How many events there are to do something with.
pub const EVENTS: usize = 4;

/// How many do something at the same time.
pub const LANES: usize = 4;

#[derive(Clone, Debug)]
pub enum Deed {
    /// Hold what an event needs until some days from now, or come second.
    Option { event: usize, days: u64, second: bool },
    /// Take a step that needs no more words.
    Step { event: usize, step: Plain },
    /// Move an event with all that hangs on it, its stays with their rooms or without.
    Shift { event: usize, days: i64, keep: bool },
    /// Agree on rooms of an event.
    Agree { event: usize, rooms: i64, hold: bool },
    /// Let its block go.
    LetGo { event: usize },
    /// Let its block hold again.
    Hold { event: usize },
    /// Plan a function of an event.
    Plan { event: usize, hour: u32, space: usize, may_wait: bool },
    /// Take one away.
    Remove { function: usize },
    /// Do something with what an event has besides rooms and halls.
    Around(Around),
    /// Book a single for an event.
    Book { event: usize, nights: i64 },
    /// Book a single for nobody's event.
    Individual { nights: i64 },
    /// Call a stay off.
    Cancel { stay: usize },
    /// Give a stay a room.
    Assign { stay: usize, room: usize },
    /// Have a guest arrive.
    CheckIn { stay: usize },
    /// Have a guest leave.
    CheckOut { stay: usize },
    /// Close a room for some nights from the first day on.
    Close { room: usize, nights: u64 },
    /// What the server does by itself: options that ran out.
    Expire,
    /// What came second.
    Promote,
    /// Blocks past their cut-off.
    ReleaseDue,
    /// Wait.
    Pass { days: i64 },
    /// Wait until the afternoon of the first day there is, if that is still to come.
    Begin,
}

/// A step without anything to fill in.
#[derive(Clone, Copy, Debug)]
pub enum Plain {
    Confirm,
    Release,
    Lose,
    Decline,
    Cancel,
    Reopen,
    TakePlace,
}

/// What each of those who work at the same time does, one thing after the other.
pub fn lanes() -> impl Strategy<Value = Vec<Vec<Deed>>> {
    prop::collection::vec(prop::collection::vec(deed(), 14..28), LANES)
}

fn deed() -> impl Strategy<Value = Deed> {
    let event = 0..EVENTS;
    prop_oneof![
        8 => (event.clone(), 0..12_u64, any::<bool>())
            .prop_map(|(event, days, second)| Deed::Option { event, days, second }),
        8 => (event.clone(), plain()).prop_map(|(event, step)| Deed::Step { event, step }),
        6 => (event.clone(), -2..3_i64, any::<bool>())
            .prop_map(|(event, days, keep)| Deed::Shift { event, days, keep }),
        5 => (event.clone(), 0..4_i64, any::<bool>())
            .prop_map(|(event, rooms, hold)| Deed::Agree { event, rooms, hold }),
        2 => event.clone().prop_map(|event| Deed::LetGo { event }),
        2 => event.clone().prop_map(|event| Deed::Hold { event }),
        9 => (event.clone(), 8..18_u32, 0..4_usize, any::<bool>())
            .prop_map(|(event, hour, space, may_wait)| Deed::Plan { event, hour, space, may_wait }),
        2 => (0..20_usize).prop_map(|function| Deed::Remove { function }),
        6 => (event, 1..4_i64).prop_map(|(event, nights)| Deed::Book { event, nights }),
        2 => (1..4_i64).prop_map(|nights| Deed::Individual { nights }),
        40 => around().prop_map(Deed::Around),
        2 => (0..20_usize).prop_map(|stay| Deed::Cancel { stay }),
        12 => desk(),
        3 => Just(Deed::Expire),
        3 => Just(Deed::Promote),
        2 => Just(Deed::ReleaseDue),
        1 => (1..6_i64).prop_map(|days| Deed::Pass { days }),
        2 => Just(Deed::Begin),
    ]
}

/// What the front desk does meanwhile.
fn desk() -> impl Strategy<Value = Deed> {
    let few = 0..20_usize;
    prop_oneof![
        4 => (few.clone(), 0..3_usize).prop_map(|(stay, room)| Deed::Assign { stay, room }),
        4 => few.clone().prop_map(|stay| Deed::CheckIn { stay }),
        1 => few.prop_map(|stay| Deed::CheckOut { stay }),
        1 => (0..3_usize, 1..3_u64).prop_map(|(room, nights)| Deed::Close { room, nights }),
    ]
}

fn plain() -> impl Strategy<Value = Plain> {
    prop_oneof![
        5 => Just(Plain::Confirm),
        3 => Just(Plain::Release),
        1 => Just(Plain::Lose),
        1 => Just(Plain::Decline),
        2 => Just(Plain::Cancel),
        3 => Just(Plain::Reopen),
        1 => Just(Plain::TakePlace),
    ]
}
