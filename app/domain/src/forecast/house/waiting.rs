//! Groups that wait for rooms others hold.
//!
//! On a path such a group comes where, on each of its nights, groups that hold rooms let as many go as it asks for: they do
//! not come, or come with less. Those that wait are asked in their order, and what one takes the next does not get. By type
//! of room this is not told: what it waits for may be more, or less, than is let go. Rooms that are free already do not count: it
//! would hold them if they were of the kind it asks for.

use super::super::booking::Day;
use super::super::group::{Group, Groups, Rooms, Simulated, Stage};

/// A group with its place among those given.
type Placed<'a> = (usize, &'a Group);

/// Lays those that wait where there is room for them, and takes them out of the shares where there is not. Answers how many
/// rooms of each night were wanted so and not got, all paths together.
pub(super) fn settle(groups: &Groups, given: &[Group], drawn: &mut [Simulated], nights: usize) -> Vec<f64> {
    let mut unmet = vec![0.0; nights];
    let mut before: Vec<Placed> = Vec::new();
    for (place, group) in given.iter().enumerate().filter(|(_, group)| group.waits) {
        let Some(rooms) = group.at(groups.origin()).map(|step| &step.rooms) else { continue };
        let holders = holders(groups, given, rooms);
        let class = usize::from(group.class);
        let number = drawn.get(class).map_or(0, |drawn| drawn.shares(place).len());
        for path in 0..number {
            let share = drawn[class].shares(place)[path];
            let of = |(place, group): Placed| drawn[usize::from(group.class)].shares(place)[path];
            let fits = share <= 0.0 || fits(groups, rooms, share, &holders, &before, &of);
            if fits {
                groups.lay_on(group, share, drawn[class].paths.path_mut(path));
            } else {
                add(&mut unmet, rooms, share, groups.origin());
                drawn[class].shares_mut(place)[path] = 0.0;
            }
        }
        before.push((place, group));
    }
    unmet
}

/// The groups that hold rooms on one of these nights.
fn holders<'a>(groups: &Groups, given: &'a [Group], rooms: &Rooms) -> Vec<Placed<'a>> {
    let meets = |group: &Group| {
        let step = group.at(groups.origin()).filter(|step| !group.waits && step.stage != Stage::Enquiry);
        step.is_some_and(|step| step.rooms.first < rooms.until() && rooms.first < step.rooms.until())
    };
    given.iter().enumerate().filter(|(_, group)| meets(group)).collect()
}

/// Whether as many rooms are let go on each night as are asked for, and not taken by those that waited before.
fn fits(
    groups: &Groups,
    rooms: &Rooms,
    share: f32,
    holders: &[Placed],
    before: &[Placed],
    of: &dyn Fn(Placed) -> f32,
) -> bool {
    let held = |group: &Group, night: Day| {
        group.at(groups.origin()).map_or(0.0, |step| f32::from(step.rooms.on(night)))
    };
    (rooms.first.max(groups.origin() + 1)..rooms.until()).all(|night| {
        let wanted = f32::from(rooms.on(night)) * share;
        let let_go: f32 = holders.iter().map(|one| held(one.1, night) * (1.0 - of(*one)).max(0.0)).sum();
        let taken: f32 = before.iter().map(|one| held(one.1, night) * of(*one)).sum();
        wanted <= let_go - taken
    })
}

/// Adds the rooms of a group to what was wanted of the nights after the origin.
fn add(unmet: &mut [f64], rooms: &Rooms, share: f32, origin: Day) {
    for (wanted, night) in unmet.iter_mut().zip(origin + 1..) {
        *wanted += f64::from(rooms.on(night)) * f64::from(share);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::group::{Shocks, Step};
    use super::super::super::path::Paths;
    use super::super::{Courses, House};
    use super::*;

    const ORIGIN: Day = 2000;

    fn group(key: u64, rooms: u16, odds: f64) -> Group {
        let rooms = Rooms { first: ORIGIN + 10, by_night: vec![rooms; 2] };
        let step = Step { since: ORIGIN - 50, stage: Stage::Tentative, asked: true, rooms };
        Group::new(key, u8::try_from(key % 4).unwrap(), vec![step], None, None).unwrap().with_odds(Some(odds))
    }

    fn courses(groups: &[Group]) -> Courses {
        let house = House {
            alone: Paths::empty(ORIGIN + 1, 30, 400),
            mix: vec![[0.0, 0.0, 0.0, 1.0]; 30],
            groups: Groups::learn(&[], ORIGIN, Shocks { coming: 0.0, new: 0.0 }),
            open: vec![500.0; 30],
        };
        house.courses(groups, 3)
    }

    fn comes(courses: &Courses, place: usize, group: &Group) -> usize {
        courses.shares(place, group).iter().filter(|share| **share > 0.0).count()
    }

    #[test]
    fn one_that_waits_comes_only_where_the_holder_does_not() {
        let groups = [group(1, 40, 0.5), group(2, 40, 1.0).waiting(true)];
        let courses = courses(&groups);
        let (holds, waits) = (comes(&courses, 0, &groups[0]), comes(&courses, 1, &groups[1]));
        assert!(holds > 150 && holds < 250 && holds + waits == 400, "{holds} and {waits}");
        assert!(courses.total.sums(ORIGIN, ORIGIN + 40).iter().all(|sum| (sum - 80.0).abs() < 1e-3));
        let wanted = courses.wanted[9];
        let unmet = 40.0 * f64::from(u16::try_from(holds).unwrap()) / 400.0;
        assert!((wanted - 40.0 - unmet).abs() < 1e-3 && (courses.unmet[9] - unmet).abs() < 1e-3);
    }

    #[test]
    fn what_is_let_go_is_given_once_and_in_order() {
        let holder = group(1, 40, 0.0);
        let waits = |key, rooms| group(key, rooms, 1.0).waiting(true);
        let groups = [holder, waits(2, 30), waits(3, 30), waits(4, 10)];
        let courses = courses(&groups);
        let come: Vec<usize> = (0..4).map(|place| comes(&courses, place, &groups[place])).collect();
        assert_eq!(come, [0, 400, 0, 400]);
    }

    #[test]
    fn an_enquiry_holds_nothing_that_could_be_let_go() {
        let mut enquiry = group(1, 40, 0.0);
        enquiry = Group::new(
            1,
            1,
            vec![Step { stage: Stage::Enquiry, ..enquiry.at(ORIGIN).unwrap().clone() }],
            None,
            None,
        )
        .unwrap()
        .with_odds(Some(0.0));
        let groups = [enquiry, group(2, 40, 1.0).waiting(true)];
        assert_eq!(comes(&courses(&groups), 1, &groups[1]), 0);
    }
}
