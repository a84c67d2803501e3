//! The chance that a group comes at all.
//!
//! It is the share that came of groups that stood at the same stage as many days before their first night: what is left
//! to go wrong shrinks from month to month. Few such groups say little, so each share is drawn towards a wider one:
//! that of its class to that of the others of its size, that to the share of groups of other sizes, and that to what is
//! thought of a stage before any group was seen. Each group counts in one of them only.
#![expect(clippy::cast_precision_loss, reason = "counts of groups are far below 2^52")]

use super::super::booking::Day;
use super::learned::Groups;
use super::{Group, Stage, Step};
use serde::Serialize;

/// How many groups a wider share weighs as much as.
const WEIGHT: f64 = 4.0;

/// The chance that a group comes, and how much is known of such.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Chance {
    /// From nought to one.
    pub comes: f64,
    /// Groups that stood at its stage as many days ahead, and of which it is known whether they came.
    pub like: u32,
}

impl Stage {
    /// What is thought of groups at a stage before one was seen: the mean of a Beta distribution that weighs as much
    /// as four of them. Even odds for rooms held until a day; the others lie one of four to either side.
    const fn thought(self) -> f64 {
        match self {
            Self::Enquiry => 0.25,
            Self::Tentative => 0.5,
            Self::Definite => 0.75,
        }
    }
}

impl Groups {
    /// The chance that a group comes, by what is known of it at the origin: what somebody says of it, one where it has
    /// come already, nought where it is gone or not known.
    pub fn chance(&self, group: &Group) -> Chance {
        let Some(step) = group.at(self.origin) else { return Chance { comes: 0.0, like: 0 } };
        let days = step.rooms.first - self.origin;
        let learned = self.share(step, days, group.class);
        let comes = match group.odds {
            _ if days <= 0 => 1.0,
            Some(odds) => odds,
            None => learned.comes,
        };
        Chance { comes, ..learned }
    }

    /// The share that comes of groups at a step so many days ahead.
    fn share(&self, step: &Step, days: Day, class: u8) -> Chance {
        let like = |group: &Group| {
            // How one that is farther ahead will stand by then is not known.
            let reached = group.first() - days <= self.origin;
            let alike = |then: &&Step| (then.stage, then.asked) == (step.stage, step.asked);
            let then = group.ahead(days).filter(|then| reached && alike(then))?;
            let large = large(then.rooms.most()) == large(step.rooms.most());
            Some(Like { left: group.left(self.origin), large, class: large && group.class == class })
        };
        let mut all: Vec<Like> = self.known.iter().filter_map(like).collect();
        all.sort_unstable_by_key(|like| std::cmp::Reverse(like.left));
        let any = draw(step.stage.thought(), all.iter().filter(|like| !like.large));
        let sized = draw(any, all.iter().filter(|like| like.large && !like.class));
        let comes = draw(sized, all.iter().filter(|like| like.class));
        let ended = all.iter().filter(|like| like.left.has_ended()).count();
        Chance { comes, like: u32::try_from(ended).unwrap_or(u32::MAX) }
    }
}

/// From so many rooms on, a group is large: such blocks are called off more often, and whole.
const LARGE: u16 = 5;

/// Whether a group of so many rooms on its fullest night is large.
pub(super) const fn large(rooms: u16) -> bool {
    rooms >= LARGE
}

/// How far a group was followed towards its first night: days left then, and whether it was gone then. In this order, one
/// seen last with so many days left was there when another was gone with as many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Left {
    pub days: Day,
    pub gone: bool,
}

impl Left {
    /// Followed to the end.
    pub const CAME: Self = Self { days: Day::MIN, gone: false };

    /// Whether it is known that it came or that it did not.
    fn has_ended(self) -> bool {
        self.gone || self == Self::CAME
    }
}

/// A group that stood as another stands.
struct Like {
    left: Left,
    /// Of its size.
    large: bool,
    /// Of its size and class.
    class: bool,
}

/// The share that comes, drawn towards a wider one. Groups whose nights are yet to come say as much as is known of them
/// (Kaplan and Meier, *Journal of the American Statistical Association* 53, 1958); they come with most days left first.
fn draw<'a>(wider: f64, like: impl Iterator<Item = &'a Like> + Clone) -> f64 {
    let (mut share, mut ended, mut there) = (1.0, 0.0, like.clone().count() as f64);
    for Like { left, .. } in like {
        if left.gone {
            share *= 1.0 - 1.0 / there;
        }
        ended += f64::from(u8::from(left.has_ended()));
        there -= 1.0;
    }
    WEIGHT.mul_add(wider, ended * share) / (WEIGHT + ended)
}

#[cfg(test)]
mod tests {
    use super::super::{Rooms, Shocks};
    use super::*;

    const ORIGIN: Day = 2000;

    /// A group of ten rooms for a night, booked a hundred days before; gone with so many days left.
    fn group(first: Day, gone: Option<Day>) -> Group {
        let step = Step {
            since: first - 100,
            stage: Stage::Tentative,
            asked: true,
            rooms: Rooms { first, by_night: vec![10] },
        };
        Group::new(0, 0, vec![step], gone.map(|days| first - days), None).unwrap()
    }

    fn chance(groups: &[Group], first: Day) -> Chance {
        Groups::learn(groups, ORIGIN, Shocks::default()).chance(&group(first, None))
    }

    #[test]
    fn before_a_group_was_seen_a_stage_has_the_chance_it_is_thought_to_have() {
        assert_eq!(chance(&[], ORIGIN + 50), Chance { comes: 0.5, like: 0 });
        assert!(Stage::Enquiry.thought() < 0.5 && Stage::Definite.thought() > 0.5);
    }

    #[test]
    fn the_share_of_a_hundred_groups_is_the_chance_and_grows_as_the_night_draws_near() {
        let past: Vec<Group> =
            (1..=100).map(|number| group(ORIGIN - number, (number % 4 == 0).then_some(30))).collect();
        let (far, near) = (chance(&past, ORIGIN + 40), chance(&past, ORIGIN + 20));
        assert!((far.comes - 0.75).abs() < 0.01, "{far:?}");
        assert!((near.comes - 77.0 / 79.0).abs() < 1e-9, "all 75 that were still there came: {near:?}");
        assert_eq!((far.like, near.like), (100, 75));
    }

    #[test]
    fn events_known_only_by_who_booked_for_them_do_not_say_that_every_block_comes() {
        let booked = |number| {
            let mut group = group(ORIGIN - number, None);
            group.steps[0].asked = false;
            group
        };
        let past: Vec<Group> = (1..=100).map(booked).collect();
        assert_eq!(chance(&past, ORIGIN + 40), Chance { comes: 0.5, like: 0 });
    }

    #[test]
    fn groups_yet_to_come_say_as_much_as_is_known_of_them() {
        // Eight of ten were gone with 60 days left, and the other two are now 50 days ahead.
        let open = (0..10).map(|number| group(ORIGIN + 50, (number < 8).then_some(60)));
        let open: Vec<Group> = open.collect();
        let (far, near) = (chance(&open, ORIGIN + 70), chance(&open, ORIGIN + 55));
        assert!(far.comes < 0.31 && far.like == 8, "{far:?}");
        assert_eq!(near, Chance { comes: 0.5, like: 0 }, "of these no end is known");
        // Not one has been 40 days ahead yet.
        assert_eq!(chance(&open, ORIGIN + 40).like, 0);
    }

    #[test]
    fn a_group_in_house_has_come_and_one_gone_does_not() {
        assert_eq!(chance(&[group(ORIGIN - 9, Some(1))], ORIGIN).comes.to_bits(), 1.0_f64.to_bits());
        let learned = Groups::learn(&[], ORIGIN, Shocks::default());
        let doubted = group(ORIGIN, None).with_odds(Some(0.3));
        assert_eq!(learned.chance(&doubted).comes.to_bits(), 1.0_f64.to_bits(), "whatever was typed");
        assert_eq!(learned.chance(&group(ORIGIN + 9, Some(10))).comes.to_bits(), 0.0_f64.to_bits());
        let asked = group(ORIGIN + 9, None).with_odds(Some(0.3));
        assert_eq!(learned.chance(&asked).comes.to_bits(), 0.3_f64.to_bits());
    }

    #[test]
    fn kaplan_and_meier_reckon_as_by_hand() {
        let like = |days, gone| Like { left: Left { days, gone }, large: true, class: true };
        let came = Like { left: Left::CAME, large: true, class: true };
        // Of five, one is gone; of three left after one is seen last, another: 4/5 · 2/3, of four whose end is known.
        let all = [like(50, true), like(40, false), like(30, true), like(Day::MIN, false), came];
        let share = 4.0 / 5.0 * 2.0 / 3.0;
        assert!((draw(0.5, all.iter()) - (4.0 * 0.5 + 4.0 * share) / 8.0).abs() < 1e-12);
    }
}
