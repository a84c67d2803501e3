//! One thing somebody does. Numbers are taken modulo what there is, so that every history can be played.

use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Deed {
    /// Book by type, perhaps by name.
    Book { suite: bool, day: u32, nights: i64, named: bool },
    /// Book a room by number.
    BookRoom { room: u32, day: u32, nights: i64 },
    /// Give a stay a room.
    Assign { stay: usize, room: u32 },
    /// Give a stay another room.
    Move { stay: usize, room: u32 },
    /// Change its dates.
    Redate { stay: usize, day: u32, nights: i64 },
    /// Call it off.
    Cancel { stay: usize },
    /// Decide that nobody came.
    NoShow { stay: usize },
    /// Let the guest in.
    CheckIn { stay: usize },
    /// See the guest off.
    CheckOut { stay: usize },
    /// Exchange two rooms.
    Swap { one: usize, two: usize },
    /// Close a room.
    Close { room: u32, day: u32, nights: i64 },
    /// Give it back.
    Lift { closure: usize },
    /// Erase the guest of a stay.
    Erase { stay: usize },
    /// Wait.
    Pass { hours: i64 },
}

/// Days of June 2026 on which things begin.
const DAYS: u32 = 12;

pub fn history() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec(deed(), 25..40)
}

fn deed() -> impl Strategy<Value = Deed> {
    let (room, day, nights, stay) = (101..=105_u32, 1..=DAYS, 0..5_i64, 0..30_usize);
    prop_oneof![
        5 => (any::<bool>(), day.clone(), nights.clone(), any::<bool>())
            .prop_map(|(suite, day, nights, named)| Deed::Book { suite, day, nights, named }),
        5 => (room.clone(), day.clone(), nights.clone())
            .prop_map(|(room, day, nights)| Deed::BookRoom { room, day, nights }),
        4 => (stay.clone(), room.clone()).prop_map(|(stay, room)| Deed::Assign { stay, room }),
        4 => (stay.clone(), room.clone()).prop_map(|(stay, room)| Deed::Move { stay, room }),
        4 => (stay.clone(), day.clone(), nights.clone())
            .prop_map(|(stay, day, nights)| Deed::Redate { stay, day, nights }),
        2 => stay.clone().prop_map(|stay| Deed::Cancel { stay }),
        1 => stay.clone().prop_map(|stay| Deed::NoShow { stay }),
        6 => stay.clone().prop_map(|stay| Deed::CheckIn { stay }),
        3 => stay.clone().prop_map(|stay| Deed::CheckOut { stay }),
        2 => (stay.clone(), stay.clone()).prop_map(|(one, two)| Deed::Swap { one, two }),
        2 => (room, day, 1..4_i64).prop_map(|(room, day, nights)| Deed::Close { room, day, nights }),
        1 => stay.clone().prop_map(|closure| Deed::Lift { closure }),
        1 => stay.prop_map(|stay| Deed::Erase { stay }),
        4 => (1..30_i64).prop_map(|hours| Deed::Pass { hours }),
    ]
}
