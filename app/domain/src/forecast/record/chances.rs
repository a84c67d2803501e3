//! How good the chances of events were.

use super::super::booking::{Day, day};
use super::super::group::Stage;
use super::super::outlook::GroupLine;
use super::super::pick_up::mean;
use super::goals::{Bin, bins, squared};
use super::{Came, Entry};
use chrono::Days;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Days from the last day that was known to the first night of the events whose chances are held together: on the eve they are
/// nearly certain, and would flatter what was said long before. The last has no end.
const LEADS: [(Day, Option<Day>); 3] = [(1, Some(28)), (29, Some(90)), (91, None)];

/// How good the chances of events were.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chances {
    /// Chances scored: at each distance one of each event, and one more of it once agreed.
    pub n: usize,
    /// Different events.
    pub events: usize,
    /// By distance, the farthest first; those asked for or held before those agreed.
    pub rows: Vec<EventRow>,
}

/// How good the chances of events were that were told so long before their first night.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventRow {
    /// The fewest days from the last day that was known to the first night.
    pub from: Day,
    /// The most; none where there is no end.
    pub to: Option<Day>,
    /// Whether they were agreed by then. Nobody doubts most of them: among the others they would flatter what is said of those.
    pub agreed: bool,
    /// Different events, each with one chance: the first told at this distance.
    pub n: usize,
    /// Of them, how many were told long after their day.
    pub replayed: usize,
    /// Mean squared error of the learned chance: nought is right, a quarter what saying one in two gets.
    pub brier: f64,
    /// The same of what was typed in, and of how many events it was.
    pub typed: Option<(f64, usize)>,
    /// The learned chance of the same events.
    pub beside_typed: Option<f64>,
    /// By chance, in fifths.
    pub bins: Vec<Bin>,
}

/// Nights after its first by which all but the longest events are over.
const OVER: Days = Days::new(28);

/// What is held together: a distance, and whether agreed.
type Band = ((Day, Option<Day>), bool);

/// A chance that was told of an event of which it is known whether it came.
struct One<'a> {
    code: &'a str,
    band: Band,
    chance: f64,
    typed: Option<f64>,
    late: bool,
    came: bool,
}

/// Of each event one chance counts at each distance: the first, which somebody could still act on. Those of the days after are
/// it once more, and their mean would be a chance that nobody was ever told.
///
/// An event counts once it would be over, as it was told: that one is off is known long before its time and that one comes only after
/// it, so that those far ahead would else be all that were called off and none that came.
pub(super) fn events(entries: &[Entry], came: Came, outcome: &dyn Fn(&str) -> Option<bool>) -> Chances {
    let mut in_turn: Vec<&Entry> = entries.iter().collect();
    in_turn.sort_by_key(|entry| entry.origin);
    let mut first = BTreeMap::<(Band, &str), One>::new();
    for one in in_turn.into_iter().flat_map(|entry| told(entry, came, outcome)) {
        first.entry((one.band, one.code)).or_insert(one);
    }
    let events: BTreeSet<&str> = first.keys().map(|(_, code)| *code).collect();
    let bands =
        [false, true].into_iter().flat_map(|agreed| LEADS.iter().rev().map(move |lead| (*lead, agreed)));
    let of = |band: Band| row(band, &first.values().filter(|one| one.band == band).collect::<Vec<_>>());
    Chances { n: first.len(), events: events.len(), rows: bands.filter_map(of).collect() }
}

/// The chances that a forecast told of events that are over by now, or would be.
fn told<'a>(entry: &'a Entry, came: Came, outcome: &dyn Fn(&str) -> Option<bool>) -> Vec<One<'a>> {
    let one = |group: &'a GroupLine| {
        // One that had begun was certain; whether one that waits comes is not for its own chance alone to say.
        let ahead = Some(day(group.from) - day(entry.origin)).filter(|_| !group.waits)?;
        let within = |(from, to): &(Day, Option<Day>)| ahead >= *from && to.is_none_or(|to| ahead <= to);
        let lead = LEADS.into_iter().find(within)?;
        came(group.from, group.from.checked_add_days(OVER)?)?;
        Some(One {
            code: &group.code,
            band: (lead, group.stage == Stage::Definite),
            chance: group.comes,
            typed: group.typed,
            late: entry.is_replayed(),
            came: outcome(&group.code)?,
        })
    };
    entry.groups.iter().filter_map(one).collect()
}

fn row(((from, to), agreed): Band, of: &[&One]) -> Option<EventRow> {
    let typed = |one: &&One| Some((squared(one.typed?, one.came), squared(one.chance, one.came)));
    let (typed, beside): (Vec<f64>, Vec<f64>) = of.iter().filter_map(typed).unzip();
    Some(EventRow {
        from,
        to,
        agreed,
        n: of.len(),
        replayed: of.iter().filter(|one| one.late).count(),
        brier: mean(of.iter().map(|one| squared(one.chance, one.came)))?,
        typed: mean(typed.iter().copied()).map(|brier| (brier, typed.len())),
        beside_typed: mean(beside.into_iter()),
        bins: bins(&of.iter().map(|one| (one.chance, one.came)).collect::<Vec<_>>()),
    })
}

#[cfg(test)]
mod tests;
