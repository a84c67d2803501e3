//! What past groups teach.

use super::super::booking::Day;
use super::{Group, Rooms, known_at};

/// What all groups of a path share: a good year and a bad one, of which one past cannot tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shocks {
    /// Standard deviation, in logits, of what makes all groups known more or less likely to come.
    pub coming: f64,
    /// Standard deviation of the factor on how many groups become known that are not yet; its mean is one.
    pub new: f64,
}

impl Default for Shocks {
    /// As measured for this project on the groups of a resort hotel, where they lifted what P10 to P90 hold of nights 90
    /// days ahead from 50 to 65 %. A house of a few years cannot tell them from its own.
    fn default() -> Self {
        Self { coming: 0.6, new: 0.35 }
    }
}

/// What has been learned of groups.
#[derive(Clone, Debug)]
pub struct Groups {
    pub(super) origin: Day,
    /// Groups as they were known at the origin.
    pub(super) known: Vec<Group>,
    pub(super) shocks: Shocks,
    /// How many years the groups are laid from that are not known yet.
    pub(super) years: Day,
    /// How many groups become known for each of a year before.
    pub(super) level: f64,
}

impl Groups {
    /// Learns from what was known at the end of the day `origin`.
    pub fn learn(groups: &[Group], origin: Day, shocks: Shocks) -> Self {
        let mut learned = Self { origin, known: known_at(groups, origin), shocks, years: 1, level: 1.0 };
        learned.learn_new();
        learned
    }

    /// Groups whose nights are over, and what came of them.
    pub(super) fn came(&self) -> impl Iterator<Item = (&Group, &Rooms)> {
        let over = self.known.iter().filter(|group| group.over(self.origin) && !group.unseen);
        over.filter_map(|group| Some((group, group.came()?)))
    }

    /// The day at whose end this was known.
    pub const fn origin(&self) -> Day {
        self.origin
    }
}
