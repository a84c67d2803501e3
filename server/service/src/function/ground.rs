//! Whether a function would fit where it is asked for, between what stands there.

use super::diary::Diary;
use super::refused::{FreeSpace, HallBlocker, HallObstacle, HallUser};
use domain::campus::{SetupStyle, Space};
use domain::claim::Interval;
use domain::function::{Function, FunctionState, Margins, Neighbour, margins};
use domain::ids::{FunctionId, ResourceId};
use std::collections::BTreeSet;
use store_model::function::FunctionLine;

impl Diary {
    /// Whether a space seats as many in the style; what it takes instead where it does not.
    pub(crate) fn seats(space: &Space, function: &Function) -> Result<(), HallObstacle> {
        if space.seats(function.style).is_some() && space.fits(function.style, function.attendance) {
            return Ok(());
        }
        let seats = |style: SetupStyle| space.seats(style).map(domain::campus::Seats::get);
        let most = space.capacities.iter().max_by_key(|capacity| capacity.seats);
        Err(HallObstacle::Unfit {
            style: function.style,
            seats: seats(function.style),
            most: most.map(|capacity| (capacity.style, capacity.seats.get())),
        })
    }

    /// What stands in the way of a function, if anything: time to turn its space first, then whatever holds it.
    pub(super) fn obstacle(&self, function: &Function) -> Option<HallObstacle> {
        self.ground(function).err()
    }

    /// The set-up and tear-down of a function where it would stand, or what stands in its way.
    pub(crate) fn ground(&self, function: &Function) -> Result<Margins, HallObstacle> {
        let parts = self.campus.parts_of(function.space);
        let others = || self.lines.iter().filter(|line| line.function.id != function.id);
        let held = || others().filter(|line| line.function.state == FunctionState::Held);
        let neighbours = held().map(|line| self.neighbour(line)).collect::<Vec<_>>();
        let minutes = |from, to| self.campus.changeover(from, to).unwrap_or_default();
        let found = margins((parts, function.style), function.time, function.asked, &neighbours, minutes);
        let claimed = match &found {
            Ok(margins) => margins.around(function.time),
            Err(close) => {
                let needed = close.needed * 60;
                let other = held().find(|line| line.function.id == close.neighbour).map(blocker);
                if let Some(other) = other {
                    let (other, needed, between) = (Box::new(other), close.needed, close.between);
                    return Err(HallObstacle::TooClose { other, needed, between });
                }
                function.time.widened(needed, needed)
            }
        };
        let blockers = self.blockers(function.id, parts, claimed);
        match found {
            Ok(margins) if blockers.is_empty() => Ok(margins),
            _ => Err(HallObstacle::Occupied(blockers)),
        }
    }

    fn neighbour(&self, line: &FunctionLine) -> Neighbour {
        let function = &line.function;
        Neighbour {
            id: function.id,
            parts: self.campus.parts_of(function.space).clone(),
            style: function.style,
            time: function.time,
            margins: function.margins,
        }
    }

    /// Whatever holds one of some parts in a time.
    fn blockers(&self, but: FunctionId, parts: &BTreeSet<ResourceId>, time: Interval) -> Vec<HallBlocker> {
        let touches = |line: &&FunctionLine| {
            let function = &line.function;
            let shared = !self.campus.parts_of(function.space).is_disjoint(parts);
            let held = function.state == FunctionState::Held && function.id != but;
            held && shared && function.claimed().overlaps(time)
        };
        let mut blockers = self.lines.iter().filter(touches).map(blocker).collect::<Vec<_>>();
        let others = self.others.iter().filter(|other| parts.contains(&other.part));
        for other in others.filter(|other| other.interval.overlaps(time)) {
            let user = other.closure.clone();
            let user = user.map_or(HallUser::Unknown, |(kind, reason)| HallUser::Closure { kind, reason });
            let found = HallBlocker { user, claimed: other.interval, time: other.interval };
            // Several parts held by one closure are one thing in the way.
            if !blockers.contains(&found) {
                blockers.push(found);
            }
        }
        blockers
    }

    /// The spaces that seat so many in the style and are free, the nearest in size first.
    pub(super) fn free_spaces(&self, function: &Function, most: usize) -> Vec<FreeSpace> {
        let wanted = |space: &&Space| {
            space.id != function.space
                && Self::seats(space, function).is_ok()
                && self.obstacle(&Function { space: space.id, ..function.clone() }).is_none()
        };
        let free = self.campus.spaces.iter().filter(wanted).map(|space| FreeSpace {
            id: space.id,
            code: space.code.to_string(),
            name: space.name.to_string(),
            seats: space.seats(function.style).map_or(0, domain::campus::Seats::get),
        });
        let mut free = free.collect::<Vec<_>>();
        free.sort_by_key(|space| space.seats);
        free.truncate(most);
        free
    }
}

/// Who holds a space, as far as whoever asks may know.
fn blocker(line: &FunctionLine) -> HallBlocker {
    let function = &line.function;
    let user = if line.seen {
        HallUser::Function {
            id: function.id,
            title: function.title.clone(),
            event_code: line.event_code.clone(),
            event_title: line.event_title.clone(),
        }
    } else {
        HallUser::Unknown
    };
    HallBlocker { user, claimed: function.claimed(), time: function.time }
}
