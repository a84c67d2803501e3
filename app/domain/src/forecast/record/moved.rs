//! What moved since an earlier forecast, and why.

use super::super::outlook::{GroupLine, How, Line, Made, Outlook};
use super::Entry;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// Events that moved a year by less than so many room-nights are not named.
const LEAST: f64 = 1.0;

/// How the mean of a year moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moved {
    /// The last day of what the earlier forecast knew.
    pub since: NaiveDate,
    /// First night of the year.
    pub year: NaiveDate,
    /// Whether rooms booked one by one are told otherwise than then: part of what moved is that, and nothing that happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retold: Option<Retold>,
    /// What was said then.
    pub before: f64,
    /// What is said now.
    pub now: f64,
    /// Events that began after both, or that are gone since; most first.
    pub events: Vec<MovedBy>,
    /// What moved it beside events; none where the earlier forecast did not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<MovedParts>,
    /// What is left: where there are parts, events that have begun and those not named; else all but the events named.
    pub rest: f64,
}

/// How rooms booked one by one are told otherwise than in the earlier forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retold {
    /// By pick-up then and by what was learned now, or the other way round.
    OtherWay,
    /// The same way, learned anew since.
    LearnedAnew,
}

impl Retold {
    fn between(before: &Entry, now: &Made) -> Option<Self> {
        if before.individuals != now.individuals {
            return Some(Self::OtherWay);
        }
        // Pick-up asks the last days and learns nothing that lasts.
        let anew = |then: &NaiveDate| now.individuals == How::Learned && *then != now.learned_as_of;
        before.learned_as_of.filter(anew).map(|_| Self::LearnedAnew)
    }
}

/// What moved a year beside events, in room-nights.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MovedParts {
    /// Nights slept in since: most of them were to come then, and are missing among these now.
    pub slept: f64,
    /// Rooms booked one by one, to come.
    pub alone: f64,
    /// Events not yet known.
    pub unknown: f64,
    /// What finds no room that is open: below nought where more is turned away than then.
    pub turned_away: f64,
}

impl MovedParts {
    #[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
    fn between(before: &Line, now: &Line) -> Option<Self> {
        let (then, since) = (before.parts?, now.parts?);
        Some(Self {
            slept: (now.slept - before.slept) as f64,
            alone: since.alone - then.alone,
            unknown: since.unknown - then.unknown,
            turned_away: then.turned_away - since.turned_away,
        })
    }

    /// All of them.
    fn sum(self) -> f64 {
        self.slept + self.alone + self.unknown + self.turned_away
    }
}

/// How much an event moved a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MovedBy {
    /// Its code.
    pub code: String,
    /// Room-nights.
    pub by: f64,
    /// It was not among those told then.
    pub new: bool,
    /// It is not among those told now.
    pub gone: bool,
}

impl Moved {
    /// Compares each year of a forecast with what an earlier one said of it. `origin` is the last day of what is known now.
    pub fn between(before: &Entry, now: &Outlook, origin: NaiveDate) -> Vec<Self> {
        let year = |line: &Line| {
            let then = before.years.iter().find(|then| then.from == line.from)?;
            let mut events = events(&before.groups, &now.groups, line, origin);
            events.retain(|event| event.by.abs() >= LEAST);
            let by_events: f64 = events.iter().map(|event| event.by).sum();
            let parts = MovedParts::between(then, line);
            Some(Self {
                since: before.origin,
                year: line.from,
                retold: Retold::between(before, &now.made),
                before: then.mean,
                now: line.mean,
                rest: line.mean - then.mean - by_events - parts.map_or(0.0, MovedParts::sum),
                parts,
                events,
            })
        };
        now.years.iter().filter_map(year).collect()
    }
}

/// What an event adds to a year; none of one that adds nothing to it. One kept before this was told apart counts for the
/// year of its first night.
fn in_year(group: &GroupLine, year: &Line) -> Option<f64> {
    if group.by_year.is_empty() {
        return (year.from..year.until).contains(&group.from).then_some(group.mean);
    }
    group.by_year.get(&year.from.year()).copied()
}

fn events(before: &[GroupLine], now: &[GroupLine], year: &Line, origin: NaiveDate) -> Vec<MovedBy> {
    let of_year = |groups: &[GroupLine]| -> BTreeMap<String, f64> {
        // Of one that has begun some nights are slept in by now, and are no longer told.
        let to_come = groups.iter().filter(|group| group.from > origin);
        to_come.filter_map(|group| Some((group.code.clone(), in_year(group, year)?))).collect()
    };
    let (before, now) = (of_year(before), of_year(now));
    let there = now.iter().map(|(code, nights)| {
        let then = before.get(code);
        let by = nights - then.copied().unwrap_or_default();
        MovedBy { code: code.clone(), by, new: then.is_none(), gone: false }
    });
    let gone = before.iter().filter(|(code, _)| !now.contains_key(*code));
    let gone = gone.map(|(code, nights)| MovedBy { code: code.clone(), by: -nights, new: false, gone: true });
    let mut events: Vec<MovedBy> = there.chain(gone).collect();
    events.sort_by(|one, other| other.by.abs().total_cmp(&one.by.abs()).then(one.code.cmp(&other.code)));
    events
}

#[cfg(test)]
mod tests;
