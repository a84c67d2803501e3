//! Whether a hall is free for some hours, and what it takes to turn it.

use super::house::{Hall, House};
use crate::campus::SetupStyle;
use crate::claim::Interval;
use crate::function::{Margins, Neighbour, margins, stands};
use crate::ids::SpaceId;
use std::collections::BTreeSet;

/// How a hall stands before some hours, or has to stand after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stood {
    /// The style.
    pub style: SetupStyle,
    /// Minutes to turn it.
    pub minutes: i64,
    /// Whether walls have to be moved as well.
    pub walls: bool,
    /// Whose it is; none where it is of the event itself.
    pub holder: Option<usize>,
}

/// A hall that is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Set-up and tear-down.
    pub margins: Margins,
    /// Where it was in use shortly before.
    pub before: Option<Stood>,
    /// Where it is in use shortly after.
    pub after: Option<Stood>,
}

/// Something that holds a hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The hall.
    pub hall: SpaceId,
    /// Who holds it.
    pub holder: usize,
    /// When, set-up and tear-down included.
    pub when: Interval,
}

impl Fit {
    /// How often the hall has to be turned to another style.
    pub(super) fn turns(&self, style: SetupStyle) -> i64 {
        self.around().filter(|stood| stood.style != style).map(|_| 1).sum()
    }

    /// How often walls have to be moved.
    pub(super) fn walls(&self) -> i64 {
        self.around().filter(|stood| stood.walls).map(|_| 1).sum()
    }

    fn around(&self) -> impl Iterator<Item = Stood> {
        // What one session of the event leaves for the next of it is counted once, before that one.
        let after = self.after.filter(|stood| stood.holder.is_some());
        self.before.into_iter().chain(after)
    }
}

/// Whether a hall is free for a style and time beside what others hold and what the event already has there (`own`).
/// The reckoning is that of a function that is booked.
pub(super) fn fit(
    house: &House,
    hall: &Hall,
    (style, time): (SetupStyle, Interval),
    own: &[Neighbour],
    without: &BTreeSet<usize>,
) -> Result<Fit, Vec<Obstacle>> {
    let parts = &hall.space.parts;
    let mine = own.iter().filter(|other| !other.parts.is_disjoint(parts)).map(|other| (None, other));
    let others = hall.near(time, without).map(|used| (Some(used.holder), &used.function));
    let around = others.chain(mine).collect::<Vec<_>>();
    let neighbours = around.iter().map(|(_, other)| (*other).clone()).collect::<Vec<_>>();
    let minutes = |from, to| house.minutes(from, to);
    let found = margins((parts, style), time, Margins::default(), &neighbours, minutes);
    let obstacle =
        |holder: Option<usize>, when| holder.map(|holder| Obstacle { hall: hall.space.id, holder, when });
    let margins = match found {
        Ok(margins) => margins,
        Err(close) => {
            let other = around.iter().find(|(_, other)| other.id == close.neighbour);
            return Err(other
                .and_then(|(holder, other)| obstacle(*holder, other.claimed()))
                .into_iter()
                .collect());
        }
    };
    let claimed = margins.around(time);
    let mut taken = false;
    let mut obstacles = Vec::new();
    for (holder, other) in around.iter().filter(|(_, other)| other.claimed().overlaps(claimed)) {
        taken = true;
        obstacles.extend(obstacle(*holder, other.claimed()));
    }
    obstacles.extend(hall.shut_in(claimed).filter_map(|shut| obstacle(Some(shut.holder), shut.interval)));
    if taken || !obstacles.is_empty() {
        return Err(obstacles);
    }
    let stood = |side: Side| stood(house, hall, (style, time), &around, side);
    Ok(Fit { margins, before: stood(Side::Before), after: stood(Side::After) })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// What stood nearest in any part of the hall; of several, what takes longest to turn.
fn stood(
    house: &House,
    hall: &Hall,
    (style, time): (SetupStyle, Interval),
    around: &[(Option<usize>, &Neighbour)],
    side: Side,
) -> Option<Stood> {
    let is_near = |other: &Neighbour| match side {
        Side::Before => stands(other.time.until_at(), time.from_at()),
        Side::After => stands(time.until_at(), other.time.from_at()),
    };
    let distance = |other: &Neighbour| match side {
        Side::Before => time.from_at() - other.time.until_at(),
        Side::After => other.time.from_at() - time.until_at(),
    };
    let nearest = |part| {
        let here = around.iter().filter(|(_, other)| other.parts.contains(part) && is_near(other));
        here.min_by_key(|(_, other)| distance(other))
    };
    let stood = |(holder, other): &(Option<usize>, &Neighbour)| Stood {
        style: other.style,
        minutes: match side {
            Side::Before => house.minutes(other.style, style),
            Side::After => house.minutes(style, other.style),
        },
        walls: other.parts != hall.space.parts,
        holder: *holder,
    };
    let found = hall.space.parts.iter().filter_map(nearest).map(stood);
    found.max_by_key(|stood| (stood.walls, stood.minutes, stood.style != style))
}
