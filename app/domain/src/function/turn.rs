//! Set-up and changeover: how long a space needs to be turned from one use to the next.
//!
//! What is asked of neighbours is asked part by part: an hour in one half of a divided hall says nothing of how the
//! other half stands.

use super::Margins;
use crate::campus::SetupStyle;
use crate::claim::Interval;
use crate::ids::{FunctionId, ResourceId};
use std::collections::BTreeSet;

/// For how long a space is taken to stand as its last use left it, in seconds. Overnight the house sets it to rights.
pub const STANDS_FOR: i64 = 12 * 3600;

/// Another function that holds a part of the same space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Which one.
    pub id: FunctionId,
    /// The parts it uses.
    pub parts: BTreeSet<ResourceId>,
    /// How it is set up.
    pub style: SetupStyle,
    /// Its programme's own time.
    pub time: Interval,
    /// What it claims around it.
    pub margins: Margins,
}

impl Neighbour {
    /// Programme, set-up and tear-down.
    pub const fn claimed(&self) -> Interval {
        self.margins.around(self.time)
    }
}

/// Two functions stand too close for the space to be turned between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooClose {
    /// The other one.
    pub neighbour: FunctionId,
    /// Minutes it takes to turn the space.
    pub needed: i64,
    /// Minutes there are.
    pub between: i64,
}

/// The set-up and tear-down of a function between its neighbours: never less than what was asked for. The set-up is
/// the time to turn the space from how it stood before, or to set it out where nothing stood there lately. The
/// tear-down takes on what the set-up of the next function, made for another neighbour, is too short for.
pub fn margins(
    (parts, style): (&BTreeSet<ResourceId>, SetupStyle),
    time: Interval,
    asked: Margins,
    neighbours: &[Neighbour],
    minutes: impl Fn(SetupStyle, SetupStyle) -> i64,
) -> Result<Margins, TooClose> {
    let mut margins = asked;
    for part in parts {
        let here = || neighbours.iter().filter(|other| other.parts.contains(part));
        let before = here().filter(|other| stands(other.time.until_at(), time.from_at()));
        match before.max_by_key(|other| other.time.until_at()) {
            Some(other) => {
                let needed = minutes(other.style, style);
                enough(other, needed, time.from_at() - other.time.until_at())?;
                margins.setup = margins.setup.max(needed);
            }
            None => margins.setup = margins.setup.max(minutes(style, style)),
        }
        let after = here().filter(|other| stands(time.until_at(), other.time.from_at()));
        if let Some(other) = after.min_by_key(|other| other.time.from_at()) {
            let needed = minutes(style, other.style);
            enough(other, needed, other.time.from_at() - time.until_at())?;
            margins.teardown = margins.teardown.max(needed - other.margins.setup);
        }
    }
    Ok(margins)
}

/// Whether what ends at one second is how the space still stands at the other.
pub(crate) const fn stands(end: i64, begin: i64) -> bool {
    end <= begin && begin - end <= STANDS_FOR
}

const fn enough(other: &Neighbour, needed: i64, seconds: i64) -> Result<(), TooClose> {
    let between = seconds / 60;
    if needed <= between { Ok(()) } else { Err(TooClose { neighbour: other.id, needed, between }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SetupStyle::{Banquet, Classroom, Theatre};
    use uuid::Uuid;

    const HOUR: i64 = 3600;

    fn minutes(from: SetupStyle, to: SetupStyle) -> i64 {
        match (from, to) {
            (Theatre, Banquet) => 75,
            (Banquet, Theatre) => 60,
            (from, to) if from == to => 15,
            _ => 45,
        }
    }

    fn parts(parts: &[u128]) -> BTreeSet<ResourceId> {
        parts.iter().map(|part| ResourceId::new(Uuid::from_u128(*part))).collect()
    }

    fn hours(from: i64, until: i64) -> Interval {
        Interval::from_seconds(from * HOUR, until * HOUR).unwrap()
    }

    fn neighbour(of: &[u128], style: SetupStyle, (from, until): (i64, i64), setup: i64) -> Neighbour {
        Neighbour {
            id: FunctionId::new(Uuid::from_u128(7)),
            parts: parts(of),
            style,
            time: hours(from, until),
            margins: Margins { setup, teardown: 0 },
        }
    }

    fn of(style: SetupStyle, time: Interval, neighbours: &[Neighbour]) -> Result<Margins, TooClose> {
        margins((&parts(&[1, 2]), style), time, Margins::default(), neighbours, minutes)
    }

    #[test]
    fn a_space_is_set_out_where_nothing_stood_and_turned_from_what_did() {
        let plain = of(Banquet, hours(19, 22), &[]).unwrap();
        assert_eq!(plain, Margins { setup: 15, teardown: 0 });
        let lecture = neighbour(&[1, 2], Theatre, (14, 17), 15);
        assert_eq!(of(Banquet, hours(19, 22), std::slice::from_ref(&lecture)).unwrap().setup, 75);
        assert_eq!(of(Theatre, hours(18, 22), std::slice::from_ref(&lecture)).unwrap().setup, 15);
        let yesterday = neighbour(&[1], Theatre, (0, 5), 15);
        assert_eq!(of(Banquet, hours(19, 22), &[yesterday]).unwrap().setup, 15);
    }

    #[test]
    fn only_what_stood_last_in_each_part_is_turned() {
        let morning = neighbour(&[1], Theatre, (9, 11), 15);
        let lunch = neighbour(&[1, 2], Banquet, (12, 14), 15);
        assert_eq!(of(Banquet, hours(16, 18), &[morning.clone(), lunch]).unwrap().setup, 15);
        assert_eq!(of(Banquet, hours(16, 18), &[morning]).unwrap().setup, 75);
        let next_door = neighbour(&[3], Theatre, (9, 15), 15);
        assert_eq!(of(Banquet, hours(16, 18), &[next_door]).unwrap().setup, 15);
    }

    #[test]
    fn a_longer_set_up_that_was_asked_for_wins() {
        let asked = Margins { setup: 180, teardown: 30 };
        let of = |asked| margins((&parts(&[1]), Theatre), hours(9, 10), asked, &[], minutes).unwrap();
        assert_eq!(of(asked), asked);
        assert_eq!(of(Margins { setup: 5, teardown: 0 }).setup, 15);
    }

    #[test]
    fn the_tear_down_takes_on_what_the_next_set_up_is_too_short_for() {
        let dinner = neighbour(&[1, 2], Banquet, (19, 22), 15);
        let lecture = of(Theatre, hours(14, 17), std::slice::from_ref(&dinner)).unwrap();
        assert_eq!(lecture, Margins { setup: 15, teardown: 60 });
        let ready = Neighbour { margins: Margins { setup: 75, teardown: 0 }, ..dinner };
        assert_eq!(of(Theatre, hours(14, 17), &[ready]).unwrap().teardown, 0);
    }

    #[test]
    fn functions_that_leave_no_time_to_turn_the_space_are_refused_by_name() {
        let dinner = neighbour(&[2], Banquet, (18, 22), 15);
        let close = of(Theatre, hours(14, 17), std::slice::from_ref(&dinner)).unwrap_err();
        assert_eq!(close, TooClose { neighbour: dinner.id, needed: 75, between: 60 });
        let breakfast = neighbour(&[1], Classroom, (7, 9), 15);
        assert_eq!(of(Theatre, hours(9, 10), &[breakfast]).unwrap_err().between, 0);
    }
}
