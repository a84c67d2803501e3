//! Which key means what: with empty hands, and with something in them. No browser in here.

use super::hand::Hold;
use super::step::Step;

/// What a key means while nothing is in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Empty {
    /// Go there.
    Walk(Step),
    /// Open what a bar stands for. A gap is a link and opens by itself.
    Open,
    /// Pick it up.
    Take(Hold),
    /// Begin a new stay on the first night of a gap.
    New,
    /// Pick it up to call it off.
    Cancel,
}

/// What a key means while something is in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// Over the room so many rows down.
    Over(i64),
    /// The end so many nights later.
    Pull(i64),
    /// Hold it by something else.
    Hold(Hold),
    /// Letting go is to call it off.
    Cancel,
    /// Let go.
    Drop,
    /// Put it back.
    PutBack,
}

impl Empty {
    pub(super) fn from_key(key: &str, ctrl: bool) -> Option<Self> {
        Some(match (key, ctrl) {
            ("Enter", false) => Self::Open,
            ("n" | "N", false) => Self::New,
            ("Delete", false) => Self::Cancel,
            (key, false) if hold(key).is_some() => Self::Take(hold(key)?),
            (key, ctrl) => Self::Walk(Step::from_key(key, ctrl)?),
        })
    }
}

impl Full {
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "Enter" => Self::Drop,
            "Escape" => Self::PutBack,
            "Delete" => Self::Cancel,
            "ArrowLeft" => Self::Pull(-1),
            "ArrowRight" => Self::Pull(1),
            key if hold(key).is_some() => Self::Hold(hold(key)?),
            key => match Step::from_key(key, false)? {
                Step::Across(rows) => Self::Over(rows),
                _ => return None,
            },
        })
    }
}

/// M for move, E for end; A for arrival.
fn hold(key: &str) -> Option<Hold> {
    match key {
        "m" | "M" => Some(Hold::Whole),
        "e" | "E" => Some(Hold::End),
        "a" | "A" => Some(Hold::Start),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::step::End;
    use super::*;

    #[test]
    fn a_letter_picks_up_and_control_leaves_it_to_the_browser() {
        assert_eq!(Empty::from_key("m", false), Some(Empty::Take(Hold::Whole)));
        assert_eq!(Empty::from_key("E", false), Some(Empty::Take(Hold::End)));
        assert_eq!(Empty::from_key("a", true), None);
        assert_eq!(Empty::from_key("Home", true), Some(Empty::Walk(Step::GridEnd(End::First))));
        assert_eq!(Empty::from_key("x", false), None);
    }

    #[test]
    fn the_arrows_carry_what_is_in_the_hand() {
        assert_eq!(Full::from_key("ArrowDown"), Some(Full::Over(1)));
        assert_eq!(Full::from_key("PageUp"), Some(Full::Over(-10)));
        assert_eq!(Full::from_key("ArrowLeft"), Some(Full::Pull(-1)));
        assert_eq!(Full::from_key("m"), Some(Full::Hold(Hold::Whole)));
        assert_eq!(Full::from_key("Home"), None);
        assert_eq!(Full::from_key("Tab"), None);
    }
}
