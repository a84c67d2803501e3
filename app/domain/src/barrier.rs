//! Barriers: what stands in the way of somebody who uses the product, as they tell it.

use crate::ids::BarrierId;

/// The longest text of a report or of a note on it, in characters.
pub const LONGEST_TEXT: usize = 4_000;

/// The longest of the short lines: page, technology, contact.
pub const LONGEST_LINE: usize = 300;

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody has answered.
    Open,
    /// The reporter knows what will be done.
    Answered,
    /// Nothing is left to do; what is personal leaves after its time.
    Closed,
}

impl Status {
    /// All of them, in the order of work.
    pub const ALL: [Self; 3] = [Self::Open, Self::Answered, Self::Closed];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// What the reporter of a barrier quotes: `B-7KQ4-M2XT`, made of the end of its id, which is random.
pub fn reference(id: BarrierId) -> String {
    crate::reference::of('B', id.uuid())
}

/// Whether a text could be a reference; only such a one is shown from an address.
pub fn is_reference(text: &str) -> bool {
    crate::reference::is_one("B", text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_reference_is_short_can_be_read_out_and_follows_from_the_id() {
        let one = reference(BarrierId::new(Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def0)));
        assert_eq!(one.len(), 11);
        assert!(is_reference(&one), "{one}");
        let other = reference(BarrierId::new(Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def1)));
        assert_ne!(one, other);
    }

    #[test]
    fn what_is_no_reference_is_known() {
        for text in ["", "B", "B-7KQ4", "B-7KQ4-M2X1", "C-7KQ4-M2XT", "B-7KQ4-M2XT-22AA", "B-<b>4-M2XT"] {
            assert!(!is_reference(text), "{text}");
        }
    }
}
