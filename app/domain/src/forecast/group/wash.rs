//! How much of a group's block is slept in, if it comes.
//!
//! Mostly all of it; sometimes little is left. A mean would say neither, so what came of past groups is drawn as it
//! was, and laid on the whole block at once.

use super::super::booking::Day;
use super::Step;
use super::chance::large;
use super::learned::Groups;

/// Past groups of its size that say how much of a group comes; fewer, and those of any size speak too.
const FEWEST: usize = 10;

/// The most a block is said to come to, as a share of what it holds. One of five rooms that was agreed anew for a hundred is no
/// wash but another event: laid as a share of twenty on the next large block it would fill the house. Names have no such end, for a list
/// of them only begins.
const MOST: f32 = 2.0;

impl Groups {
    /// Room-nights slept in over room-nights held so many days ahead, of past groups that came, in order; above one where more
    /// came than was held, and of a block at most [`MOST`]. One where there were none. Of a step with a block only groups tell that
    /// had one by then, and of one without only those that had none.
    pub(super) fn wash(&self, days: Day, of: &Step) -> Vec<f32> {
        let of_large = large(of.rooms.most());
        let share = |(came, held): (u32, u32)| {
            #[expect(clippy::cast_possible_truncation, reason = "a share of rooms")]
            let share = (f64::from(came) / f64::from(held)) as f32;
            if of.asked { share.min(MOST) } else { share }
        };
        let past = self.came().filter_map(|(group, came)| {
            let step = group.ahead(days).filter(|step| step.asked == of.asked)?;
            let held = step.rooms.sum();
            (held > 0).then(|| (large(step.rooms.most()), share((came.sum(), held))))
        });
        let (alike, others): (Vec<_>, Vec<_>) = past.partition(|(large, _)| *large == of_large);
        let others = if alike.len() < FEWEST { others } else { Vec::new() };
        let mut shares: Vec<f32> = alike.into_iter().chain(others).map(|(_, share)| share).collect();
        shares.sort_unstable_by(f32::total_cmp);
        if shares.is_empty() { vec![1.0] } else { shares }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Group, Rooms, Shocks, Stage, Step};
    use super::*;

    const ORIGIN: Day = 2000;

    /// Rooms held a hundred and, changed since, thirty days before, and slept in for one night.
    fn group(number: Day, held: [u16; 2], slept: u16) -> Group {
        let first = ORIGIN - number;
        let rooms = |rooms| Rooms { first, by_night: vec![rooms] };
        let step = |since, held| Step {
            since: first - since,
            stage: Stage::Definite,
            asked: true,
            rooms: rooms(held),
        };
        Group::new(0, 0, vec![step(100, held[0]), step(30, held[1])], None, Some(rooms(slept))).unwrap()
    }

    fn wash(groups: &[Group], days: Day, large: bool) -> Vec<f32> {
        let rooms = Rooms { first: ORIGIN + days, by_night: vec![if large { 10 } else { 2 }] };
        let step = Step { since: ORIGIN, stage: Stage::Definite, asked: true, rooms };
        Groups::learn(groups, ORIGIN, Shocks::default()).wash(days, &step)
    }

    #[test]
    fn the_share_is_of_what_was_held_so_many_days_ahead_and_may_be_more_than_one() {
        let groups = [group(5, [20, 10], 10), group(6, [10, 20], 20), group(7, [10, 10], 0)];
        assert_eq!(wash(&groups, 60, true), [0.5, 2.0], "who did not come at all is no wash");
        assert_eq!((wash(&groups, 10, true), wash(&groups, 101, true)), (vec![1.0, 1.0], vec![1.0]));
    }

    #[test]
    fn one_block_agreed_anew_for_twenty_times_as_many_filled_the_house_with_the_next() {
        let grown = group(5, [5, 100], 100);
        let usual: Vec<Group> = (6..10).map(|number| group(number, [10, 10], 9)).collect();
        let past = [usual, vec![grown]].concat();
        assert_eq!(wash(&past, 60, true), [0.9, 0.9, 0.9, 0.9, 2.0]);
        assert_eq!(wash(&past, 10, true), [0.9, 0.9, 0.9, 0.9, 1.0], "once it was agreed it came whole");
    }

    #[test]
    fn enough_groups_of_its_size_speak_alone() {
        let small = group(5, [2, 2], 1);
        let large: Vec<Group> = (1..=10).map(|number| group(number, [10, 10], 10)).collect();
        let both = |large: &[Group]| [large, std::slice::from_ref(&small)].concat();
        assert_eq!(wash(&both(&large), 60, true), [1.0; 10]);
        assert_eq!(wash(&both(&large[1..]), 60, true)[..2], [0.5, 1.0]);
        assert_eq!(wash(&[], 60, true), [1.0]);
    }

    #[test]
    fn a_block_is_not_said_to_overflow_because_past_events_had_none_and_were_booked_name_by_name() {
        // Two of ten guests booked a month before, the others later; no block ever asked for rooms.
        let named = |number: Day| {
            let first = ORIGIN - number;
            let step = |since, held| Step {
                since: first - since,
                stage: Stage::Definite,
                asked: false,
                rooms: Rooms { first, by_night: vec![held] },
            };
            let slept = Rooms { first, by_night: vec![10] };
            Group::new(0, 0, vec![step(30, 2), step(3, 10)], None, Some(slept)).unwrap()
        };
        let past: Vec<Group> = (1..=10).map(named).chain([group(11, [10, 10], 8)]).collect();
        assert_eq!(wash(&past, 20, true), [0.8], "a block is told by blocks");
        let learned = Groups::learn(&past, ORIGIN, Shocks::default());
        let few = Rooms { first: ORIGIN + 20, by_night: vec![2] };
        let step = Step { since: ORIGIN, stage: Stage::Definite, asked: false, rooms: few };
        assert_eq!(learned.wash(20, &step), [5.0; 10], "and names by names");
    }
}
