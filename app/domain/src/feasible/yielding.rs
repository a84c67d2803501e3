//! Which options stand in the way: whose giving way would make a day work.

use super::answer::unstaffed;
use super::beds;
use super::choice;
use super::options::Ground;
use super::search::Aim;
use super::voices;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// More options than this at once are not asked to give way.
const MOST: usize = 3;
/// Of so many options every set of up to three is tried.
const FEW: usize = 6;
/// More sets than this are not tried for a day: where so many options of like weight stand in the way, giving way is no
/// answer, and a question over a year must not wait for it.
const MOST_TRIED: usize = 300;

/// The smallest sets of options of which each alone would make an event possible that begins on a day; none where not even
/// three would, or where that would be too many to try.
pub(super) fn sets(ground: &Ground<'_>, first: NaiveDate) -> Vec<BTreeSet<usize>> {
    // No option that gives way brings an interpreter.
    if unstaffed(ground.question, &voices::crews(ground.house, ground.question, first)).is_some() {
        return Vec::new();
    }
    let all = in_the_way(ground, first).into_iter().collect::<Vec<_>>();
    let mut tried = 0;
    for size in 1..=MOST.min(all.len()) {
        let sets = subsets(&all, size);
        tried += sets.len();
        // Where one hall is turned for the next, whoever gives way brings the one before nearer, so one may do what all do not;
        // of many that is not looked for beyond one.
        let is_vain = size == 2 && all.len() > FEW && !works(ground, first, &all.iter().copied().collect());
        if tried > MOST_TRIED || is_vain {
            break;
        }
        let working = sets.into_iter().filter(|set| works(ground, first, set)).collect::<Vec<_>>();
        if !working.is_empty() {
            return working;
        }
    }
    Vec::new()
}

fn works(ground: &Ground<'_>, first: NaiveDate, without: &BTreeSet<usize>) -> bool {
    beds::plan(ground.house, ground.question, first, without).is_ok()
        && choice::best(ground, first, Aim::Any, without).is_some()
}

/// The options that hold a hall that suits, at or near its hours, or rooms on a night that lacks some.
fn in_the_way(ground: &Ground<'_>, first: NaiveDate) -> BTreeSet<usize> {
    let (house, none) = (ground.house, BTreeSet::new());
    let mut found = BTreeSet::new();
    for (place, need) in ground.question.needs.iter().enumerate() {
        for time in need.dates(first).filter_map(|day| need.time(day, house.zone)) {
            let halls = ground.suitable[place].iter().map(|hall| &house.halls[*hall]);
            found.extend(halls.flat_map(|hall| hall.near(time, &none)).map(|used| used.holder));
        }
    }
    let lacks = beds::plan(house, ground.question, first, &none).err().unwrap_or_default();
    found.extend(lacks.iter().flat_map(|lack| &lack.held).map(|(holder, _)| *holder));
    found.retain(|holder| house.is_tentative(*holder));
    found
}

/// The subsets of a size, in order.
fn subsets(all: &[usize], size: usize) -> Vec<BTreeSet<usize>> {
    if size == 0 {
        return vec![BTreeSet::new()];
    }
    let with = |(place, one): (usize, &usize)| {
        let rest = subsets(&all[place + 1..], size - 1);
        rest.into_iter().map(|set| set.into_iter().chain([*one]).collect()).collect::<Vec<_>>()
    };
    all.iter().enumerate().flat_map(with).collect()
}
