//! The booths that some languages need, and how many work in each.

use super::Wish;
use crate::campus::{Campus, Equipment};
use crate::language::Language;

/// Code of the equipment that is a booth one can carry to any hall.
const PORTABLE_BOOTH: &str = "portable-booth";

/// The longest that somebody interprets alone, in minutes.
pub const ALONE: i64 = 40;

/// Interpreters of one language; a booth, unless the language is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booth {
    /// The language they work into.
    pub target: Language,
    /// Whether they also work out of it, since few others understand it.
    pub two_way: bool,
    /// How many have to be there.
    pub strength: usize,
}

/// The equipment that is a booth one can carry to any hall, where the campus has any.
pub fn portable_booth(campus: &Campus) -> Option<&Equipment> {
    campus.equipment.iter().find(|kind| kind.portable && kind.code.as_str() == PORTABLE_BOOTH)
}

/// The booths of a session of so many interpreted minutes.
pub fn booths(wish: &Wish, minutes: i64) -> Vec<Booth> {
    let booth = |target| {
        let two_way = wish.floor.contains(&target) && works_both_ways(target);
        Booth { target, two_way, strength: strength(two_way, minutes) }
    };
    wish.targets().map(booth).collect()
}

/// Two take turns of half an hour; three where they also work out of their language.
const fn strength(two_way: bool, minutes: i64) -> usize {
    match (minutes <= ALONE, two_way) {
        (true, _) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }
}

/// Arabic and Chinese booths give what is said in their language to all others.
pub(super) const fn works_both_ways(language: Language) -> bool {
    matches!(language, Language::Arabic | Language::Chinese)
}
