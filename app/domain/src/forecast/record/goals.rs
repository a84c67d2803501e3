//! How good the chances of goals were.

use super::super::outlook::Goal;
use super::super::pick_up::mean;
use super::{Came, ENOUGH, Entry, LAST_MONTHS};
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Farther from its end than this nobody has been seen to tell a year's total better than that of the year before (29
/// whole years of four hotels, measured for this project): the chance of a goal is not shown as a number until the record
/// says otherwise.
const FAR: u32 = 9;

/// The Brier score of always saying how often such goals are reached, over the same years.
const CLIMATOLOGY: f64 = 0.195;

/// Goals that have to be scored at a distance before its record counts: a year is one, told many times. So few can show that
/// there is no skill; to vouch for a chance takes as many as for a range.
const YEARS: usize = 3;

/// Months to go of the goals whose chances are held together: those that are nearly over are nearly certain, and would flatter
/// the others.
const REACHES: [(u32, u32); 3] = [(1, LAST_MONTHS), (LAST_MONTHS + 1, FAR), (FAR + 1, 36)];

/// How good the chance of goals was, with so many months to go.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GoalRow {
    /// Whole months to go.
    pub months: u32,
    /// Forecasts scored.
    pub n: usize,
    /// Of them, how many were made long after their day.
    pub replayed: usize,
    /// Different years that end them.
    pub goals: usize,
    /// Mean squared error of the chance: nought is right, a quarter what saying one in two gets.
    pub brier: f64,
    /// Mean absolute error of the median, as a share of what came.
    pub abs_error: f64,
    /// Share of what came from P10 to P90.
    pub coverage80: f64,
    /// Share of what came below P10: a tenth where the range is right.
    pub below10: f64,
    /// Share of what came above P90: a tenth where the range is right.
    pub above90: f64,
}

/// How far the chance of a goal is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// So far from the end that chances have not been right more often than by chance: no number is shown.
    NoSkill,
    /// So near the end that it is about the nights to come, of which a simple way has told more: no number is shown.
    Beaten,
    /// Too few goals were scored to say, or fewer than it takes to vouch for the number: it is shown, and that is said.
    Uncalibrated,
    /// Enough were, and they came out better than by always saying how often such goals are reached.
    Scored,
}

impl Trust {
    /// Whether the chance is shown as a number.
    pub const fn shows_chance(self) -> bool {
        matches!(self, Self::Uncalibrated | Self::Scored)
    }
}

/// Chances of one size, and how often they came true.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// The least chance, from nought to one.
    pub from: f64,
    /// Chances.
    pub n: usize,
    /// The mean chance that was said.
    pub said: f64,
    /// The share that came.
    pub came: f64,
}

/// Chances of goals told from some distance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// The fewest months to go.
    pub from: u32,
    /// The most.
    pub to: u32,
    /// Different years that end the goals.
    pub goals: usize,
    /// By chance, in fifths.
    pub bins: Vec<Bin>,
}

pub(super) fn squared(chance: f64, came: bool) -> f64 {
    (chance - f64::from(u8::from(came))).powi(2)
}

/// One forecast of one goal that is over.
struct One {
    last_year: i32,
    months: u32,
    late: bool,
    chance: f64,
    reached: bool,
    error: f64,
    /// Whether what came was below P10, within the range, or above P90.
    lay: Ordering,
}

impl One {
    fn of(entry: &Entry, goal: &Goal, came: Came) -> Option<Self> {
        let year = |year| NaiveDate::from_ymd_opt(year, 1, 1);
        let (from, until) = (year(goal.first_year)?, year(goal.last_year() + 1)?);
        let came = came(from, until).filter(|came| *came > 0.0)? / f64::from(goal.period.years());
        #[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
        let reached = came >= goal.target as f64;
        Some(Self {
            last_year: goal.last_year(),
            months: goal.months_to_go(entry.origin),
            late: entry.is_replayed(),
            chance: goal.chance,
            reached,
            error: (goal.p50 - came).abs() / came,
            lay: lay(goal, came),
        })
    }
}

/// Where what came lay beside the range.
fn lay(goal: &Goal, came: f64) -> Ordering {
    if came < goal.p10 {
        Ordering::Less
    } else if came > goal.p90 {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

fn scored(entries: &[Entry], came: Came) -> Vec<One> {
    let goals = entries.iter().flat_map(|entry| entry.goals.iter().map(move |goal| (entry, goal)));
    goals.filter_map(|(entry, goal)| One::of(entry, goal, came)).collect()
}

pub(super) fn rows(entries: &[Entry], came: Came) -> Vec<GoalRow> {
    let mut by_months = BTreeMap::<u32, Vec<One>>::new();
    for one in scored(entries, came) {
        by_months.entry(one.months).or_default().push(one);
    }
    by_months.into_iter().rev().filter_map(|(months, of)| row(months, &of)).collect()
}

/// Chances of goals by how far their end was and by their size, and how often such were reached.
pub(super) fn reliability(entries: &[Entry], came: Came) -> Vec<Reliability> {
    let scored = scored(entries, came);
    let reach = |(from, to): (u32, u32)| {
        let of: Vec<&One> = scored.iter().filter(|one| (from..=to).contains(&one.months)).collect();
        let bins = bins(&of.iter().map(|one| (one.chance, one.reached)).collect::<Vec<_>>());
        (!bins.is_empty()).then(|| Reliability { from, to, goals: different(of.into_iter()), bins })
    };
    REACHES.into_iter().filter_map(reach).collect()
}

/// Different years that end goals: a year and the two it ends are decided together.
fn different<'a>(of: impl Iterator<Item = &'a One>) -> usize {
    of.map(|one| one.last_year).collect::<BTreeSet<_>>().len()
}

fn row(months: u32, of: &[One]) -> Option<GoalRow> {
    let figure = |figure: &dyn Fn(&One) -> f64| mean(of.iter().map(figure));
    let lay = |side: Ordering| figure(&|one| f64::from(u8::from(one.lay == side)));
    Some(GoalRow {
        months,
        n: of.len(),
        replayed: of.iter().filter(|one| one.late).count(),
        goals: different(of.iter()),
        brier: figure(&|one| squared(one.chance, one.reached))?,
        abs_error: figure(&|one| one.error)?,
        coverage80: lay(Ordering::Equal)?,
        below10: lay(Ordering::Less)?,
        above90: lay(Ordering::Greater)?,
    })
}

impl GoalRow {
    /// Whether enough years were scored that what they say counts.
    pub const fn counts(&self) -> bool {
        self.goals >= YEARS
    }

    /// What enough years say of a goal so far from its end. A year told day by day is one target: until sixty different ones
    /// were scored the number is shown and said to be uncalibrated.
    pub(super) fn trust(&self) -> Trust {
        if self.brier >= CLIMATOLOGY {
            Trust::NoSkill
        } else if self.goals >= ENOUGH {
            Trust::Scored
        } else {
            Trust::Uncalibrated
        }
    }
}

/// The row of a distance, if enough years were scored at it.
pub(super) fn scored_from(rows: &[GoalRow], months: u32) -> Option<&GoalRow> {
    rows.iter().find(|row| row.months == months).filter(|row| row.counts())
}

/// What may be said of a goal so far from its end where too few years were scored.
pub(super) const fn unscored(months: u32) -> Trust {
    if months > FAR { Trust::NoSkill } else { Trust::Uncalibrated }
}

/// Bins of a fifth each.
const BINS: u8 = 5;

/// Chances by their size, and how often they came true.
pub(super) fn bins(said: &[(f64, bool)]) -> Vec<Bin> {
    (0..BINS).filter_map(|bin| of_bin(bin, said)).collect()
}

fn of_bin(bin: u8, said: &[(f64, bool)]) -> Option<Bin> {
    let (from, until) = (f64::from(bin) / f64::from(BINS), f64::from(bin + 1) / f64::from(BINS));
    // The last one holds certainty too.
    let within = |chance: f64| chance >= from && (chance < until || bin + 1 == BINS);
    let of: Vec<_> = said.iter().filter(|(chance, _)| within(*chance)).collect();
    Some(Bin {
        from,
        n: of.len(),
        said: mean(of.iter().map(|(chance, _)| *chance))?,
        came: mean(of.iter().map(|(_, came)| f64::from(u8::from(*came))))?,
    })
}
