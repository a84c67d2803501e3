//! Divisible halls: which spaces share walls, and the ways to divide them.

use super::{SetupStyle, Space};
use crate::ids::ResourceId;
use std::collections::BTreeSet;

/// Spaces tied together by the parts they share; a space that shares none is a hall of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hall<'a> {
    /// The spaces, in the order given.
    pub spaces: Vec<&'a Space>,
}

/// Groups spaces into halls, in the order of the first space of each.
pub fn halls(spaces: &[Space]) -> Vec<Hall<'_>> {
    let mut halls: Vec<Hall<'_>> = Vec::new();
    for space in spaces {
        // A joined space may tie together halls that looked separate until now.
        let (tied, apart): (Vec<_>, Vec<_>) = halls.into_iter().partition(|hall| hall.touches(space));
        halls = apart;
        let mut spaces: Vec<&Space> = tied.into_iter().flat_map(|hall| hall.spaces).collect();
        spaces.push(space);
        halls.push(Hall { spaces });
    }
    halls.sort_by_key(|hall| {
        spaces.iter().position(|space| hall.spaces.first().is_some_and(|first| first.id == space.id))
    });
    halls
}

impl<'a> Hall<'a> {
    fn touches(&self, space: &Space) -> bool {
        self.spaces.iter().any(|own| own.conflicts_with(space))
    }

    /// All its parts.
    pub fn parts(&self) -> BTreeSet<ResourceId> {
        self.spaces.iter().flat_map(|space| space.parts.iter().copied()).collect()
    }

    /// Whether there is more than one way to use it.
    pub fn is_divisible(&self) -> bool {
        self.spaces.len() > 1
    }

    /// The ways to divide it: sets of spaces that use every part once. A part that no space offers in a way the
    /// others leave open makes that way drop out.
    pub fn divisions(&self) -> Vec<Vec<&'a Space>> {
        let mut found = Vec::new();
        self.divide(&self.parts(), &mut Vec::new(), &mut found);
        found
    }

    /// Covers the first open part with each space that fits into what is open, and goes on with the rest.
    fn divide(
        &self,
        open: &BTreeSet<ResourceId>,
        chosen: &mut Vec<&'a Space>,
        found: &mut Vec<Vec<&'a Space>>,
    ) {
        let Some(first) = open.first() else {
            found.push(chosen.clone());
            return;
        };
        for space in &self.spaces {
            if space.parts.contains(first) && space.parts.is_subset(open) {
                chosen.push(space);
                self.divide(&(open - &space.parts), chosen, found);
                chosen.pop();
            }
        }
    }

    /// The spaces that seat so many in a style, the tightest fit first.
    pub fn fitting(&self, style: SetupStyle, people: i64) -> Vec<&'a Space> {
        let mut fitting: Vec<&Space> =
            self.spaces.iter().copied().filter(|space| space.fits(style, people)).collect();
        fitting.sort_by_key(|space| space.seats(style));
        fitting
    }
}

#[cfg(test)]
mod tests {
    use super::super::space::tests::space;
    use super::*;

    fn codes(spaces: &[&Space]) -> String {
        spaces.iter().map(|space| space.code.as_str()).collect::<Vec<_>>().join("+")
    }

    #[test]
    fn four_rooms_that_join_two_by_two_are_two_halls() {
        let all = [
            space("A", &[1]),
            space("B", &[2]),
            space("C", &[3]),
            space("D", &[4]),
            space("E", &[1, 2]),
            space("F", &[3, 4]),
        ];
        let halls = halls(&all);
        assert_eq!(halls.iter().map(|hall| codes(&hall.spaces)).collect::<Vec<_>>(), ["A+B+E", "C+D+F"]);
        let ways: Vec<String> = halls[0].divisions().iter().map(|way| codes(way)).collect();
        assert_eq!(ways, ["A+B", "E"]);
    }

    #[test]
    fn a_row_of_three_is_divided_in_four_ways() {
        let all = [
            space("A", &[1]),
            space("B", &[2]),
            space("C", &[3]),
            space("D", &[1, 2]),
            space("E", &[2, 3]),
            space("F", &[1, 2, 3]),
        ];
        let halls = halls(&all);
        assert_eq!(halls.len(), 1);
        let ways: Vec<String> = halls[0].divisions().iter().map(|way| codes(way)).collect();
        assert_eq!(ways, ["A+B+C", "A+E", "D+C", "F"]);
    }

    #[test]
    fn a_room_of_its_own_is_not_divisible() {
        let all = [space("A", &[1])];
        let halls = halls(&all);
        assert!(!halls[0].is_divisible());
        assert_eq!(halls[0].divisions().len(), 1);
    }

    #[test]
    fn the_tightest_fit_comes_first() {
        let all = [space("F", &[1, 2]), space("A", &[1]), space("B", &[2])];
        let halls = halls(&all);
        assert_eq!(codes(&halls[0].fitting(SetupStyle::Theatre, 8)), "A+B+F");
        assert_eq!(codes(&halls[0].fitting(SetupStyle::Theatre, 15)), "F");
    }
}
