//! The answer: first days that work, the best first, and why the others do not.

use super::beds::{self, BedPlan};
use super::choice;
use super::fit::Fit;
use super::house::House;
use super::options::Ground;
use super::question::Question;
use super::reason::{self, Reason};
use super::score::Score;
use super::search::Aim;
use super::voices::{self, Crew};
use super::yielding;
use crate::claim::Interval;
use crate::ids::SpaceId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One room for one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hall.
    pub hall: SpaceId,
    /// The day.
    pub day: NaiveDate,
    /// Its hours.
    pub time: Interval,
    /// Set-up and tear-down, and how the hall stands before and after.
    pub fit: Fit,
}

/// One room that is asked for, with its hall on each day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The need, by place.
    pub need: usize,
    /// Which of the rooms of this need, from 1 on.
    pub number: i64,
    /// Booths to be carried in.
    pub portable: i64,
    /// In order of days.
    pub sessions: Vec<Session>,
}

/// Days that work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// The rooms, by need.
    pub rooms: Vec<Placed>,
    /// The beds.
    pub beds: BedPlan,
    /// The interpreters, by room and language.
    pub crews: Vec<Crew>,
    /// What speaks against it.
    pub score: Score,
}

/// First days in a row that fail for the same reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The first of them.
    pub from: NaiveDate,
    /// The last of them.
    pub until: NaiveDate,
    /// How many they are.
    pub dates: i64,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The options that would have to give way, by place of the holder: each set alone would do, and nothing smaller does.
    pub yielding: Vec<BTreeSet<usize>>,
}

/// All first days of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Those that work, the fewest points first, then the earliest.
    pub possible: Vec<Possible>,
    /// Those that do not, in order of time.
    pub refused: Vec<Refused>,
}

/// Looks at every first day of the window. The question must be without fault.
pub fn answer(question: &Question, house: &House) -> Answer {
    let ground = Ground::new(question, house);
    let mut answer = Answer::default();
    for first in question.starts() {
        match at(&ground, first) {
            Ok(possible) => answer.possible.push(possible),
            Err(reasons) => refuse(&mut answer.refused, first, reasons, yielding::sets(&ground, first)),
        }
    }
    answer.possible.sort_by_key(|possible| (possible.score.points(), possible.first));
    answer
}

/// The same for one first day, whether or not it lies in the window.
pub fn on(question: &Question, house: &House, first: NaiveDate) -> Result<Possible, Vec<Reason>> {
    at(&Ground::new(question, house), first)
}

fn at(ground: &Ground<'_>, first: NaiveDate) -> Result<Possible, Vec<Reason>> {
    let none = BTreeSet::new();
    let halls = choice::best(ground, first, Aim::Best, &none);
    let beds = beds::plan(ground.house, ground.question, first, &none);
    let crews = voices::crews(ground.house, ground.question, first);
    let unstaffed = unstaffed(ground.question, &crews);
    match (halls, beds, unstaffed) {
        (Some((rooms, score)), Ok(beds), None) => {
            let voices = crews.iter().map(|crew| crew.missing).sum();
            let score = Score { shared: beds.shared, changed: beds.changed, voices, ..score };
            Ok(Possible { first, last: ground.question.last(first), rooms, beds, crews, score })
        }
        (halls, beds, unstaffed) => {
            let mut reasons = if halls.is_none() { reason::halls(ground, first) } else { Vec::new() };
            reasons.extend(unstaffed);
            reasons.extend(beds.err().map(|lacks| reason::beds(ground, first, lacks)));
            Err(reasons)
        }
    }
}

/// Why interpreters refuse a day, where only those of the list are thought of.
pub(super) fn unstaffed(question: &Question, crews: &[Crew]) -> Option<Reason> {
    let lacking = crews.iter().filter(|crew| crew.missing > 0).copied().collect::<Vec<_>>();
    (question.listed_only && !lacking.is_empty()).then_some(Reason::Voices(lacking))
}

/// Adds a first day to those before it where it fails for the same reasons.
fn refuse(
    refused: &mut Vec<Refused>,
    first: NaiveDate,
    reasons: Vec<Reason>,
    yielding: Vec<BTreeSet<usize>>,
) {
    let before = refused.last_mut().filter(|before| {
        before.yielding == yielding
            && before.reasons.len() == reasons.len()
            && before.reasons.iter().zip(&reasons).all(|(one, other)| one.is_like(other))
    });
    match before {
        Some(before) => {
            (before.until, before.dates) = (first, before.dates + 1);
            before.reasons.iter_mut().zip(reasons).for_each(|(one, other)| one.join(other));
        }
        None => refused.push(Refused { from: first, until: first, dates: 1, reasons, yielding }),
    }
}
