//! What those who prepare events want to be told of: of all events, the changes to their own part of the work.

use crate::words::words;

words! {
    /// A part of the work.
    Concern {
        /// Who sets up halls.
        Halls = "halls",
        /// Who caters, drives, prints and lends equipment.
        Services = "services",
        /// Who finds interpreters and translators.
        Interpretation = "interpretation",
        /// Who keeps rooms for guests.
        Rooms = "rooms",
    }
}

/// How many days before an event begins its changes are told: earlier ones stand on its sheets in time.
pub const NEAR_DAYS: u64 = 30;

/// What happens to an event as a whole that concerns everybody who prepares it.
const COURSE: [&str; 11] = [
    "option", "promote", "confirm", "release", "expire", "lose", "decline", "cancel", "reopen", "shift",
    "change",
];

impl Concern {
    /// The records in history that belong to it.
    const fn subjects(self) -> &'static [&'static str] {
        match self {
            Self::Halls => &["function"],
            Self::Services => &["service_order"],
            // Who interprets is bound to the hours of the function.
            Self::Interpretation => &["interpretation", "translation", "function"],
            Self::Rooms => &["block", "rooming_list"],
        }
    }

    /// The concerns that words name, without those that are none.
    pub fn parse_all(words: &str) -> Vec<Self> {
        words.split(',').filter_map(Self::parse).collect()
    }

    /// As they are stored.
    pub fn words(concerns: &[Self]) -> String {
        concerns.iter().map(|concern| concern.code()).collect::<Vec<_>>().join(",")
    }
}

/// Whether a line of history tells something to whoever has some concerns.
pub fn concerns(concerns: &[Concern], subject: &str, action: &str) -> bool {
    let is_own = concerns.iter().any(|concern| concern.subjects().contains(&subject));
    (is_own && action != "read") || (subject == "event" && COURSE.contains(&action))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_told_of_its_own_part_and_of_what_happens_to_the_event() {
        let kitchen = [Concern::Services];
        assert!(concerns(&kitchen, "service_order", "count"));
        assert!(["shift", "cancel", "promote"].iter().all(|action| concerns(&kitchen, "event", action)));
        assert!(!concerns(&kitchen, "function", "change"));
        assert!(!concerns(&kitchen, "event", "share"));
        assert!(!concerns(&kitchen, "service_order", "read"));
        assert!(concerns(&Concern::parse_all("rooms,halls"), "function", "add"));
    }

    #[test]
    fn what_is_stored_is_read_again_and_unknown_words_are_left_out() {
        assert_eq!(Concern::parse_all(&Concern::words(Concern::ALL)), Concern::ALL);
        assert_eq!(Concern::parse_all("halls,garden"), [Concern::Halls]);
        assert_eq!(Concern::parse_all(""), []);
    }
}
