//! Why an event cannot begin on a day.

use super::beds::{self, Lack};
use super::choice;
use super::fit::Obstacle;
use super::options::Ground;
use super::question::{Beds, Question};
use super::search::Aim;
use super::voices::Crew;
use crate::campus::Seats;
use crate::claim::Interval;
use crate::ids::SpaceId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// One reason. A need is named by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No hall seats so many in the style; the most that any seats in it.
    TooSmall {
        /// The need.
        need: usize,
        /// The most.
        most: Option<i64>,
    },
    /// None of those that seat as many is reached without a step.
    Steps {
        /// The need.
        need: usize,
    },
    /// None of the others has enough booths, even with all that can be carried in.
    FewBooths {
        /// The need.
        need: usize,
        /// How many are missing in the best of them.
        short: i64,
    },
    /// Halls that suit are taken.
    Taken {
        /// The need.
        need: usize,
        /// How many suit it.
        suit: usize,
        /// How many of these are free throughout.
        free: usize,
        /// Who holds the others.
        obstacles: Vec<Obstacle>,
    },
    /// For each need enough halls are free, but not for all of them at once.
    Together {
        /// Who holds the halls that suit.
        obstacles: Vec<Obstacle>,
    },
    /// More booths would have to be carried in than there are.
    Booths {
        /// How many are missing.
        short: i64,
    },
    /// Rooms for which too few interpreters of the list are free.
    Voices(Vec<Crew>),
    /// Nights without enough beds.
    Beds {
        /// What is missing.
        lacks: Vec<Lack>,
        /// Whether nothing would be, if two could share a room.
        sharing: bool,
    },
}

impl Reason {
    /// Whether it is the same reason on another day: the same halls held by the same, or the same kind of beds.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let held = |obstacles: &[Obstacle]| {
            obstacles.iter().map(|one| (one.hall, one.holder)).collect::<BTreeSet<_>>()
        };
        let kinds = |lacks: &[Lack]| lacks.iter().map(|lack| lack.kind).collect::<BTreeSet<_>>();
        let teams = |crews: &[Crew]| {
            crews.iter().map(|crew| (crew.need, crew.number, crew.language, crew.missing)).collect::<Vec<_>>()
        };
        match (self, other) {
            (
                Self::Taken { need, suit, free, obstacles },
                Self::Taken { need: like, suit: suit_then, free: free_then, obstacles: then },
            ) => (need, suit, free) == (like, suit_then, free_then) && held(obstacles) == held(then),
            (Self::Together { obstacles }, Self::Together { obstacles: then }) => {
                held(obstacles) == held(then)
            }
            (Self::Voices(crews), Self::Voices(then)) => teams(crews) == teams(then),
            (Self::Beds { lacks, sharing }, Self::Beds { lacks: then, sharing: shared }) => {
                sharing == shared && kinds(lacks) == kinds(then)
            }
            (one, other) => one == other,
        }
    }

    /// Takes up what another day adds to it.
    pub(super) fn join(&mut self, other: Self) {
        match (self, other) {
            (
                Self::Taken { obstacles, .. } | Self::Together { obstacles },
                Self::Taken { obstacles: more, .. } | Self::Together { obstacles: more },
            ) => *obstacles = gathered(obstacles.iter().copied().chain(more)),
            (Self::Beds { lacks, .. }, Self::Beds { lacks: more, .. }) => {
                let new = |lack: &Lack| {
                    lacks.iter().all(|known| (known.night, known.kind) != (lack.night, lack.kind))
                };
                let new = more.into_iter().filter(new).collect::<Vec<_>>();
                lacks.extend(new);
                lacks.sort_by_key(|lack| (lack.night, lack.kind));
            }
            _ => {}
        }
    }
}

/// Why there are too few beds, once it is known which are missing.
pub(super) fn beds(ground: &Ground<'_>, first: NaiveDate, lacks: Vec<Lack>) -> Reason {
    let question = ground.question;
    let shared = Question { beds: Beds { sharing: true, ..question.beds.clone() }, ..question.clone() };
    let sharing =
        !question.beds.sharing && beds::plan(ground.house, &shared, first, &BTreeSet::new()).is_ok();
    Reason::Beds { lacks, sharing }
}

/// Why there are no halls for an event that begins on a day.
pub(super) fn halls(ground: &Ground<'_>, first: NaiveDate) -> Vec<Reason> {
    let needs = 0..ground.question.needs.len();
    let unfit = needs.clone().filter_map(|need| unsuited(ground, need)).collect::<Vec<_>>();
    if !unfit.is_empty() {
        return unfit;
    }
    let taken = needs.clone().filter_map(|need| taken(ground, need, first)).collect::<Vec<_>>();
    if !taken.is_empty() {
        return taken;
    }
    let wanted = choice::best(ground, first, Aim::Booths, &BTreeSet::new());
    let short = wanted.map(|(_, score)| score.portable - ground.portable(first)).filter(|short| *short > 0);
    if let Some(short) = short {
        return vec![Reason::Booths { short }];
    }
    let all = needs.flat_map(|need| obstacles(ground, need, first));
    vec![Reason::Together { obstacles: gathered(all) }]
}

/// Why no hall suits a need on any day, if none does.
fn unsuited(ground: &Ground<'_>, need: usize) -> Option<Reason> {
    if !ground.suitable[need].is_empty() {
        return None;
    }
    let wish = ground.need(need);
    let spaces = || ground.house.halls.iter().map(|hall| &hall.space);
    let fits = || spaces().filter(|space| space.fits(wish.style, wish.people));
    if fits().next().is_none() {
        let most = spaces().filter_map(|space| space.seats(wish.style)).max().map(Seats::get);
        return Some(Reason::TooSmall { need, most });
    }
    let reached = || fits().filter(|space| space.step_free || !ground.question.step_free);
    let short = reached().map(|space| wish.booths - space.booths.count - ground.house.portable).min();
    Some(short.map_or(Reason::Steps { need }, |short| Reason::FewBooths { need, short }))
}

/// Why too few of the halls that suit a need are free, if too few are.
fn taken(ground: &Ground<'_>, need: usize, first: NaiveDate) -> Option<Reason> {
    let throughout = [(1, ground.question.days)];
    let free = ground.choices(need, first, &throughout, &BTreeSet::new()).len();
    let wanted = usize::try_from(ground.need(need).count).unwrap_or_default();
    let suit = ground.suitable[need].len();
    let obstacles = || gathered(obstacles(ground, need, first));
    (free < wanted).then(|| Reason::Taken { need, suit, free, obstacles: obstacles() })
}

/// Whatever holds halls that suit a need.
fn obstacles(ground: &Ground<'_>, need: usize, first: NaiveDate) -> Vec<Obstacle> {
    let none = BTreeSet::new();
    let days = ground.need(need).dates(first).collect::<Vec<_>>();
    let of_hall = |hall: &usize| {
        let found = days.iter().filter_map(|day| ground.fit((need, *hall), *day, &none).err());
        found.flatten().collect::<Vec<_>>()
    };
    ground.suitable[need].iter().flat_map(of_hall).collect()
}

/// One line for each hall and holder, from the first second to the last.
fn gathered(obstacles: impl IntoIterator<Item = Obstacle>) -> Vec<Obstacle> {
    let mut gathered = BTreeMap::<(SpaceId, usize), Interval>::new();
    for Obstacle { hall, holder, when } in obstacles {
        let known = gathered.entry((hall, holder)).or_insert(when);
        *known = known.spanning(when);
    }
    gathered.into_iter().map(|((hall, holder), when)| Obstacle { hall, holder, when }).collect()
}
