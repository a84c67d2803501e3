//! One thing somebody does with what an event has besides rooms and halls: what is ordered for it, who interprets, its
//! booths, its stands and its one-to-one meetings. Numbers are taken modulo what there is.

use super::deed::EVENTS;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Around {
    /// Order pieces of what there are few of, for hours of the first day of an event.
    Order { event: usize, hour: u32, pieces: i64 },
    /// Ask for other hours, or for another number.
    Reorder { order: usize, hour: u32, pieces: i64 },
    /// Withdraw an order.
    Withdraw { order: usize },
    /// Have a function heard in French, by whoever is free, with a booth.
    Agree { function: usize },
    /// Have one interpreter come, whoever else does.
    Put { function: usize, voice: usize },
    /// Let one interpreter go.
    LetGo { function: usize, voice: usize },
    /// Give an exhibitor a stand of its event, or none.
    Allot { event: usize, exhibitor: usize, stand: Option<usize> },
    /// Give the free stands out.
    GiveOut { event: usize },
    /// Book a time for somebody.
    Meet { event: usize, person: usize, slot: usize },
    /// Have somebody book it by their own link.
    MeetOwn { event: usize, person: usize, slot: usize },
    /// Take a time back.
    TakeBack { event: usize, person: usize, slot: usize },
}

/// Any of them.
pub fn around() -> impl Strategy<Value = Around> {
    let (event, few) = (0..EVENTS, 0..20_usize);
    let pair = (few.clone(), few.clone());
    let place = (event.clone(), few.clone(), few.clone());
    prop_oneof![
        6 => (event.clone(), 8..14_u32, 1..3_i64)
            .prop_map(|(event, hour, pieces)| Around::Order { event, hour, pieces }),
        3 => (few.clone(), 8..14_u32, 1..4_i64)
            .prop_map(|(order, hour, pieces)| Around::Reorder { order, hour, pieces }),
        2 => few.clone().prop_map(|order| Around::Withdraw { order }),
        9 => few.clone().prop_map(|function| Around::Agree { function }),
        3 => pair.clone().prop_map(|(function, voice)| Around::Put { function, voice }),
        2 => pair.prop_map(|(function, voice)| Around::LetGo { function, voice }),
        4 => (event.clone(), few.clone(), prop::option::weighted(0.8, few.clone()))
            .prop_map(|(event, exhibitor, stand)| Around::Allot { event, exhibitor, stand }),
        1 => event.prop_map(|event| Around::GiveOut { event }),
        4 => place.clone().prop_map(|(event, person, slot)| Around::Meet { event, person, slot }),
        4 => place.clone().prop_map(|(event, person, slot)| Around::MeetOwn { event, person, slot }),
        2 => place.prop_map(|(event, person, slot)| Around::TakeBack { event, person, slot }),
    ]
}
