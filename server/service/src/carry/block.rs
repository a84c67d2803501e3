//! Blocks carried in with what was done to them, each deed at the time it was done.

use chrono::{DateTime, NaiveDate, Utc};
use domain::block::{Block, BlockState, difference};
use domain::ids::EventId;
use domain::occupancy::NightDelta;
use store_model::block::{CarriedLine, Deed};
use store_model::history::Stamp;

/// Rooms asked for an event that had none, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedBlock {
    /// The event.
    pub event: EventId,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// The last day it holds what is not picked up.
    pub cut_off: Option<NaiveDate>,
    /// What was done to it, in order. Of a block nothing was done to, nothing is written.
    pub course: Vec<CarriedChange>,
}

/// Something done to a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedChange {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub change: BlockChange,
    /// What the stays of the event took then, by type and night.
    pub picked: NightDelta,
}

/// What is done to a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockChange {
    /// Rooms by type and night are asked for, or agreed and held.
    Agree(NightDelta, BlockState),
    /// What was asked for is held.
    Lay,
    /// What is not picked up is let go for good.
    Release,
    /// What is not picked up is let go, as the event is called off.
    LetGo,
}

impl CarriedBlock {
    /// What is agreed at the end, if it is held then.
    pub fn held(&self) -> Option<&NightDelta> {
        let (mut agreed, mut held) = (None, false);
        for one in &self.course {
            match &one.change {
                BlockChange::Agree(rooms, state) => {
                    (agreed, held) = (Some(rooms), *state == BlockState::Held);
                }
                BlockChange::Lay => held = true,
                BlockChange::Release | BlockChange::LetGo => held = false,
            }
        }
        agreed.filter(|_| held)
    }

    /// The block after each deed; after the last, beside what the event's stays take today.
    pub(super) fn beside(&self, stays: &NightDelta, now: Stamp) -> Vec<CarriedLine> {
        let asked =
            Block { cut_off: self.cut_off, synthetic: true, ..Block::asked(self.event, self.asked_at) };
        let mut course: Vec<CarriedLine> = Vec::with_capacity(self.course.len());
        let mut picked = NightDelta::new();
        for one in &self.course {
            let before = course.last().map_or(&asked, |line| &line.after);
            let stands = before.pick(&difference(&picked, &one.picked));
            if let (deed, Some(after)) = one.done(&stands) {
                picked.clone_from(&one.picked);
                course.push(CarriedLine { deed, after, stamp: Stamp { effective_at: one.at, ..now } });
            }
        }
        if let Some(last) = course.last_mut() {
            last.after = last.after.pick(&difference(&picked, stays));
        }
        course
    }
}

impl CarriedChange {
    /// The block after it; none where a block that stands so cannot be changed so.
    fn done(&self, stands: &Block) -> (Deed, Option<Block>) {
        match &self.change {
            BlockChange::Agree(rooms, state) => {
                (Deed::Agree, Some(stands.agree(rooms, &self.picked, *state)))
            }
            BlockChange::Lay => (Deed::Lay, stands.lay()),
            BlockChange::Release => (Deed::Release, stands.release()),
            BlockChange::LetGo => (Deed::Release, stands.wait()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::block::BlockNight;
    use domain::ids::RoomTypeId;
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}T09:00:00Z").parse().unwrap()
    }

    fn rooms(number: i64) -> NightDelta {
        NightDelta::from([((RoomTypeId::new(Uuid::from_u128(1)), "2026-05-04".parse().unwrap()), number)])
    }

    #[test]
    fn what_cannot_be_let_go_once_more_leaves_the_block_beside_the_stays_of_today() {
        let done = |day, change, picked| CarriedChange { at: at(day), change, picked: rooms(picked) };
        let block = CarriedBlock {
            event: EventId::new(Uuid::from_u128(2)),
            asked_at: at("2026-01-05"),
            cut_off: None,
            course: vec![
                done("2026-01-05", BlockChange::Agree(rooms(10), BlockState::Held), 0),
                done("2026-04-21", BlockChange::Release, 6),
                done("2026-04-25", BlockChange::LetGo, 0),
            ],
        };
        let now = Stamp { effective_at: at("2026-06-01"), recorded_at: at("2026-06-01"), actor: None };
        let course = block.beside(&NightDelta::new(), now);
        let picked =
            course.iter().map(|line| line.after.nights.values().map(|night| night.picked).sum::<i64>());
        assert_eq!(picked.collect::<Vec<_>>(), [0, 0], "one released holds nothing to be let go");
    }

    #[test]
    fn a_block_lets_go_of_what_was_not_picked_up_by_then_and_ends_beside_the_stays_of_today() {
        let done = |day, change, picked| CarriedChange { at: at(day), change, picked: rooms(picked) };
        let block = CarriedBlock {
            event: EventId::new(Uuid::from_u128(2)),
            asked_at: at("2026-01-05"),
            cut_off: Some("2026-04-20".parse().unwrap()),
            course: vec![
                done("2026-01-05", BlockChange::Agree(rooms(10), BlockState::Waiting), 0),
                done("2026-01-20", BlockChange::Lay, 0),
                done("2026-03-01", BlockChange::Agree(rooms(9), BlockState::Held), 4),
                done("2026-04-21", BlockChange::Release, 6),
            ],
        };
        let now = Stamp { effective_at: at("2026-06-01"), recorded_at: at("2026-06-01"), actor: None };
        let course = block.beside(&rooms(5), now);
        let seen = course.iter().map(|line| {
            let night = line.after.nights.values().copied().next().unwrap();
            (line.deed, line.after.state, night)
        });
        let night = |agreed, picked, released| BlockNight { agreed, picked, released };
        let expected = [
            (Deed::Agree, BlockState::Waiting, night(10, 0, 0)),
            (Deed::Lay, BlockState::Held, night(10, 0, 0)),
            (Deed::Agree, BlockState::Held, night(9, 4, 0)),
            (Deed::Release, BlockState::Released, night(9, 5, 3)),
        ];
        assert_eq!(seen.collect::<Vec<_>>(), expected);
        assert!(course.iter().map(|line| line.after.version).eq(1..=4));
        assert!(course.iter().zip(&block.course).all(|(line, one)| line.stamp.effective_at == one.at));
    }
}
