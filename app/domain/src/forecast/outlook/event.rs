//! Events to come, as a forecast takes them.

use super::super::booking::Day;
use super::super::group::{Group, Rooms, Stage};
use super::{Basis, Goal, date, hundredth};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an event is called, and what somebody says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How likely somebody thinks that it comes, from 0 to 100.
    pub typed: Option<i64>,
}

/// An event with rooms, as a forecast takes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupLine {
    /// Code of the event.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How sure it is said to be.
    pub stage: Stage,
    /// The first night.
    pub from: NaiveDate,
    /// Room-nights asked for from the origin on.
    pub room_nights: i64,
    /// The chance that it comes, learned from events that stood like it.
    pub comes: f64,
    /// How many such there were.
    pub like: u32,
    /// The chance somebody typed in, of one that is not agreed; shown and scored, not used.
    pub typed: Option<f64>,
    /// Room-nights it adds in the mean, before rooms run out.
    pub mean: f64,
    /// The same by calendar year.
    #[serde(default)]
    pub by_year: BTreeMap<i32, f64>,
    /// Whether it holds no rooms and waits for those that others hold.
    #[serde(default)]
    pub waits: bool,
}

impl GroupLine {
    /// Room-nights it adds to the years of a goal, a year.
    pub fn adds_to(&self, goal: &Goal) -> f64 {
        let years = goal.first_year..=goal.last_year();
        self.by_year.range(years).map(|(_, nights)| nights).sum::<f64>() / f64::from(goal.period.years())
    }
}

/// Events to come with rooms, most room-nights first.
pub(super) fn lines(basis: &Basis) -> Vec<GroupLine> {
    let groups = basis.groups.iter().zip(basis.names).enumerate();
    let mut lines: Vec<GroupLine> =
        groups.filter_map(|(place, (group, named))| line(basis, place, group, named)).collect();
    lines.sort_by(|one, other| {
        other.room_nights.cmp(&one.room_nights).then_with(|| one.code.cmp(&other.code))
    });
    lines
}

/// So much of the rooms from a night on, by year.
fn by_year(rooms: &Rooms, from: Day, share: f64) -> BTreeMap<i32, f64> {
    let mut years = BTreeMap::new();
    for night in rooms.first.max(from)..rooms.until() {
        *years.entry(date(night).year()).or_default() += share * f64::from(rooms.on(night));
    }
    years.into_iter().map(|(year, nights)| (year, hundredth(nights))).collect()
}

/// How much of the block of a group comes, in the mean of all paths.
fn came(basis: &Basis, place: usize) -> f64 {
    let shares = basis.courses.shares(place, &basis.groups[place]);
    #[expect(clippy::cast_precision_loss, reason = "paths are few")]
    let number = shares.len().max(1) as f64;
    shares.iter().copied().map(f64::from).sum::<f64>() / number
}

/// Room-nights of all groups known on the nights from one on up to another, in the mean, before rooms run out.
pub(super) fn known(basis: &Basis, from: Day, until: Day) -> f64 {
    let rooms = |group: &Group| {
        group.at(basis.origin()).map_or(0, |step| step.rooms.from(from) - step.rooms.from(until))
    };
    let groups = basis.groups.iter().enumerate();
    groups.map(|(place, group)| came(basis, place) * f64::from(rooms(group))).sum()
}

fn line(basis: &Basis, place: usize, group: &Group, named: &Named) -> Option<GroupLine> {
    let step = group.at(basis.origin())?;
    let rooms = step.rooms.from(basis.origin() + 1);
    let chance = basis.house.groups.chance(group);
    let share = came(basis, place);
    #[expect(clippy::cast_precision_loss, reason = "from 0 to 100")]
    let typed = named.typed.map(|typed| typed as f64 / 100.0);
    (rooms > 0).then(|| GroupLine {
        code: named.code.clone(),
        title: named.title.clone(),
        stage: step.stage,
        from: date(step.rooms.first),
        room_nights: i64::from(rooms),
        comes: chance.comes,
        like: chance.like,
        typed: typed.filter(|_| step.stage != Stage::Definite),
        mean: hundredth(share * f64::from(rooms)),
        by_year: by_year(&step.rooms, basis.origin() + 1, share),
        waits: group.waits,
    })
}
