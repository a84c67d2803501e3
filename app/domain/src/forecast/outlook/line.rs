//! One line of a forecast: a night, a week, a month or a year.

use super::super::backtest::Peer;
use super::super::booking::Day;
use super::super::books::Books;
use super::super::known::CLASSES;
use super::super::path::summary;
use super::super::pick_up::mean as average;
use super::period::Span;
use super::{Basis, Parts, date, hundredth};
use crate::segment::SegmentClass;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is said of some nights, in room-nights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// Slept in already.
    pub slept: i64,
    /// Booked and not yet slept in.
    pub booked: i64,
    /// Held for tentative and definite events, and not yet booked by name.
    pub held: i64,
    /// Rooms that are open, on the nights still to come.
    pub open: i64,
    /// The mean of all paths.
    pub mean: f64,
    /// One path of ten stays below.
    pub p10: f64,
    /// Half of the paths stay below.
    pub p50: f64,
    /// One path of ten goes beyond.
    pub p90: f64,
    /// The mean of what is wanted, whether or not there is room.
    pub wanted: f64,
    /// The mean by class of nights, in the order of the classes; together the mean.
    pub classes: [f64; CLASSES],
    /// The range of each class, in the same order; of all that is told, and not of what is kept. The quantiles do not add up to those
    /// of all, for the classes do not all rise and fall together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<Range>,
    /// The range of third parties and individuals together, whose ranges do not add up; of years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Range>,
    /// What the mean is made of; of years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
    /// What simple ways say; of nights to come and the sums that are scored.
    #[serde(default, skip_serializing_if = "Peers::is_empty")]
    pub peers: Peers,
}

/// Between what the paths lie, in room-nights.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// One path of ten stays below.
    pub p10: f64,
    /// Half of the paths stay below.
    pub p50: f64,
    /// One path of ten goes beyond.
    pub p90: f64,
}

impl Range {
    fn of(mut sums: Vec<f64>) -> Self {
        let [p10, p50, p90] = summary(&mut sums).0.map(hundredth);
        Self { p10, p50, p90 }
    }
}

/// What simple ways say of the same nights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Peers {
    /// As many as on the night of its weekday a year before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_year: Option<f64>,
    /// Advanced additive pick-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pick_up: Option<f64>,
}

impl Peers {
    const fn is_empty(&self) -> bool {
        self.last_year.is_none() && self.pick_up.is_none()
    }
}

/// How far ahead pick-up is asked: beyond the scored distances.
const PEERS_REACH: Day = 240;

/// What is certain of each night, and what is told.
pub(super) struct Ledger<'a> {
    basis: &'a Basis<'a>,
    books: Books,
    first: Day,
    taken: Vec<[u32; CLASSES]>,
    held: Vec<u32>,
}

impl<'a> Ledger<'a> {
    pub fn new(basis: &'a Basis<'a>) -> Self {
        let (origin, until) = (basis.origin(), basis.until());
        let first = super::months(origin + 1, until).first().map_or(origin + 1, |month| month.from);
        let first = first.min(super::weeks(origin + 1, until).first().map_or(first, |week| week.from));
        let goals = super::goal::spans(basis).map(|(_, span)| span.from);
        let budgets = super::biennia(origin + 1, until).into_iter().map(|span| span.from);
        let first = goals.chain(budgets).fold(first, Day::min);
        Self {
            basis,
            books: books(basis, origin, until),
            first,
            taken: basis.known.taken(first..until, origin),
            held: held(basis, origin, until),
        }
    }

    /// Rooms slept in by class.
    pub fn slept(&self, span: Span) -> [u32; CLASSES] {
        self.sum(span.from, span.until.min(self.basis.origin() + 1))
    }

    /// What each path comes to, with what was slept in.
    pub fn sums(&self, span: Span) -> Vec<f64> {
        let slept = f64::from(sum(self.slept(span)));
        self.rest(span).into_iter().map(|rest| slept + rest).collect()
    }

    /// What each path still comes to.
    pub fn rest(&self, span: Span) -> Vec<f64> {
        self.basis.courses.total.sums(span.from.max(self.basis.origin() + 1), span.until)
    }

    pub fn line(&self, span: Span) -> Line {
        let next = self.basis.origin() + 1;
        let slept = self.slept(span);
        let ([p10, p50, p90], mean) = summary(&mut self.sums(span));
        let ahead = |night: Day| usize::try_from(night - next).unwrap_or_default();
        let told = ahead(span.from.max(next))..ahead(span.until.max(next));
        let wanted: f64 = self.basis.courses.wanted[told.clone()].iter().sum();
        let mut classes = slept.map(f64::from);
        for (class, paths) in classes.iter_mut().zip(&self.basis.courses.classes) {
            let rest = average(paths.sums(span.from.max(next), span.until).into_iter()).unwrap_or_default();
            *class = hundredth(*class + rest);
        }
        let open: f32 = self.basis.house.open[told.clone()].iter().sum();
        #[expect(clippy::cast_possible_truncation, reason = "rooms are whole")]
        let open = open.round() as i64;
        Line {
            from: date(span.from),
            until: date(span.until),
            slept: i64::from(sum(slept)),
            booked: i64::from(sum(self.sum(span.from.max(next), span.until))),
            held: self.held[told].iter().copied().map(i64::from).sum(),
            open,
            mean: hundredth(mean),
            p10: hundredth(p10),
            p50: hundredth(p50),
            p90: hundredth(p90),
            wanted: hundredth(wanted + f64::from(sum(slept))),
            classes,
            ranges: Vec::new(),
            beside: None,
            parts: None,
            peers: Peers::default(),
        }
    }

    /// The same with the range of each class.
    pub fn by_class(&self, span: Span) -> Line {
        let ranges = SegmentClass::ALL.map(|class| self.range(span, &[class]));
        Line { ranges: ranges.into(), ..self.line(span) }
    }

    /// The range of some classes together.
    pub fn range(&self, span: Span, classes: &[SegmentClass]) -> Range {
        let (slept, next) = (self.slept(span), self.basis.origin() + 1);
        let mut sums = vec![0.0; self.basis.courses.total.iter().count()];
        for place in classes.iter().map(|class| usize::from(class.place())) {
            let rest = self.basis.courses.classes[place].sums(span.from.max(next), span.until);
            sums.iter_mut().zip(rest).for_each(|(sum, rest)| *sum += f64::from(slept[place]) + rest);
        }
        Range::of(sums)
    }

    /// Room-nights to come that are open and neither booked nor held, night by night.
    pub fn free(&self, span: Span) -> i64 {
        let next = self.basis.origin() + 1;
        let night = |night: Day| {
            let place = usize::try_from(night - next).unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, reason = "rooms are whole")]
            let open = self.basis.house.open.get(place).map_or(0, |open| open.round() as i64);
            let held = self.held.get(place).copied().map_or(0, i64::from);
            (open - held - i64::from(sum(self.sum(night, night + 1)))).max(0)
        };
        (span.from..span.until).map(night).sum()
    }

    /// The same for nights to come, with what simple ways say of them.
    pub fn with_peers(&self, span: Span) -> Line {
        let say = |peer: Peer| {
            let night = |night: Day| peer.say(&self.books, night, night - self.books.origin());
            // Farther ahead than is kept the books know no steps that pick-up could go by.
            let near = span.until - self.books.origin() <= PEERS_REACH || peer == Peer::LastYear;
            near.then(|| (span.from..span.until).map(night).sum::<Option<f64>>()).flatten().map(hundredth)
        };
        let peers = Peers { last_year: say(Peer::LastYear), pick_up: say(Peer::AdvancedPickUp) };
        Line { peers, ..self.by_class(span) }
    }

    fn sum(&self, from: Day, until: Day) -> [u32; CLASSES] {
        let place = |night: Day| usize::try_from(night - self.first).unwrap_or_default();
        let mut sums = [0; CLASSES];
        for night in self.taken.get(place(from)..place(until)).unwrap_or_default() {
            for (sum, rooms) in sums.iter_mut().zip(night) {
                *sum += rooms;
            }
        }
        sums
    }
}

/// Rooms held for events beyond what their stays take, night by night.
fn held(basis: &Basis, origin: Day, until: Day) -> Vec<u32> {
    let mut held = vec![0_u32; basis.house.open.len()];
    for (night, rooms) in basis.known.courses.iter().flat_map(|course| course.held(origin)) {
        if (origin + 1..until).contains(&night) {
            held[usize::try_from(night - origin - 1).unwrap_or_default()] += u32::from(rooms);
        }
    }
    held
}

/// The books of every stay, from the first on.
fn books(basis: &Basis, origin: Day, until: Day) -> Books {
    let first = basis.known.first().unwrap_or(origin);
    let reach = usize::try_from(PEERS_REACH).unwrap_or_default();
    Books::new(&basis.known.stays(), first..until, reach, origin)
}

/// Rooms of all classes.
fn sum(rooms: [u32; CLASSES]) -> u32 {
    rooms.iter().sum()
}
