//! What each hall would mean for each need, whatever else is chosen.

use super::fit::{Fit, Obstacle, fit};
use super::house::House;
use super::question::{Need, Question};
use super::score::Score;
use crate::function::STANDS_FOR;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// Days of an event during which its halls stay the same, counted from 1; both ends are in.
pub(super) type Stretch = (i64, i64);

/// A hall for a need, free or not, on a day.
type Known = HashMap<(usize, usize, NaiveDate), Result<Fit, Vec<Obstacle>>>;

/// A way to serve one room of a need.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Its hall in each stretch; none in one on whose days it is not needed.
    pub halls: Vec<Option<usize>>,
    /// What speaks against it by itself.
    pub score: Score,
    /// Points it costs at least, whatever else is chosen.
    pub floor: i64,
}

/// A question put to a house, with what was found out so far.
pub(super) struct Ground<'a> {
    pub house: &'a House,
    pub question: &'a Question,
    /// The halls that suit each need on a day on which nothing holds them, by place.
    pub suitable: Vec<Vec<usize>>,
    /// Whether two sessions of the event may meet in one hall, one soon after the other: what turning the hall takes then
    /// depends on all that is chosen.
    pub entangled: bool,
    known: RefCell<Known>,
}

impl<'a> Ground<'a> {
    pub fn new(question: &'a Question, house: &'a House) -> Self {
        let suits = |need: &Need| {
            let halls = house.halls.iter().enumerate();
            let suits = halls.filter(|(_, hall)| {
                let portable = need.booths - hall.space.booths.count;
                hall.space.fits(need.style, need.people)
                    && (hall.space.step_free || !question.step_free)
                    && portable <= house.portable
            });
            suits.map(|(place, _)| place).collect()
        };
        let suitable = question.needs.iter().map(suits).collect();
        let entangled = entangled(question, house);
        Self { house, question, suitable, entangled, known: RefCell::default() }
    }

    /// Booths that can be carried in for an event that begins on a day, until it ends.
    pub fn portable(&self, first: NaiveDate) -> i64 {
        self.house.portable_on((first, self.question.last(first)))
    }

    /// The need of a place.
    pub fn need(&self, need: usize) -> &'a Need {
        &self.question.needs[need]
    }

    /// Whether a hall is free for a need on a day once some holders gave way.
    pub fn fit(
        &self,
        (need, hall): (usize, usize),
        day: NaiveDate,
        without: &BTreeSet<usize>,
    ) -> Result<Fit, Vec<Obstacle>> {
        if !without.is_empty() {
            return self.look((need, hall), day, without);
        }
        let mut known = self.known.borrow_mut();
        known.entry((need, hall, day)).or_insert_with(|| self.look((need, hall), day, without)).clone()
    }

    fn look(
        &self,
        (need, hall): (usize, usize),
        day: NaiveDate,
        without: &BTreeSet<usize>,
    ) -> Result<Fit, Vec<Obstacle>> {
        let (need, hall) = (self.need(need), &self.house.halls[hall]);
        let time = need.time(day, self.house.zone).ok_or_else(Vec::new)?;
        fit(self.house, hall, (need.style, time), &[], without)
    }

    /// The ways to serve one room of a need, the cheapest first.
    pub fn choices(
        &self,
        need: usize,
        first: NaiveDate,
        stretches: &[Stretch],
        without: &BTreeSet<usize>,
    ) -> Vec<Choice> {
        let of_stretch = |stretch: &Stretch| self.free_in(need, first, *stretch, without);
        let by_stretch = stretches.iter().map(of_stretch).collect::<Vec<_>>();
        let mut ways = vec![Vec::new()];
        for found in &by_stretch {
            let with = |way: &Vec<(Option<usize>, Vec<Fit>)>| {
                let way = way.clone();
                found
                    .iter()
                    .map(move |one| way.iter().cloned().chain([one.clone()]).collect())
                    .collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(with).collect();
        }
        let mut choices = ways.into_iter().map(|way| self.choice(need, way)).collect::<Vec<_>>();
        choices.sort_by_key(|choice| (choice.floor, choice.halls.clone()));
        choices
    }

    /// The halls that are free for a need throughout a stretch; one way without a hall where it has no day in it.
    fn free_in(
        &self,
        need: usize,
        first: NaiveDate,
        stretch: Stretch,
        without: &BTreeSet<usize>,
    ) -> Vec<(Option<usize>, Vec<Fit>)> {
        let days = self.days_in(need, first, stretch);
        if days.is_empty() {
            return vec![(None, Vec::new())];
        }
        let throughout = |hall: &usize| {
            let fits = days.iter().map(|day| self.fit((need, *hall), *day, without).ok());
            Some((Some(*hall), fits.collect::<Option<Vec<_>>>()?))
        };
        self.suitable[need].iter().filter_map(throughout).collect()
    }

    /// The days of a need that lie in a stretch.
    pub fn days_in(&self, need: usize, first: NaiveDate, (from, until): Stretch) -> Vec<NaiveDate> {
        let numbered = self.need(need).dates(first).zip(self.need(need).days.0..);
        numbered.filter(|(_, number)| (from..=until).contains(number)).map(|(day, _)| day).collect()
    }

    fn choice(&self, need: usize, way: Vec<(Option<usize>, Vec<Fit>)>) -> Choice {
        let sessions = way
            .iter()
            .flat_map(|(hall, fits)| hall.iter().flat_map(|hall| fits.iter().map(|fit| (*hall, *fit))));
        let score = self.judge(need, &sessions.collect::<Vec<_>>());
        let sure = if self.entangled { Score { turns: 0, walls: 0, ..score } } else { score };
        Choice { halls: way.into_iter().map(|(hall, _)| hall).collect(), score, floor: sure.points() }
    }

    /// What speaks against one room's sessions, each in its hall, in order of days.
    pub fn judge(&self, need: usize, sessions: &[(usize, Fit)]) -> Score {
        let (need, mut score, mut last) = (self.need(need), Score::default(), None);
        for (hall, fit) in sessions {
            let space = &self.house.halls[*hall].space;
            if last != Some(*hall) {
                score.moves += i64::from(last.is_some());
                // A hall that nobody used lately stands divided.
                score.walls += i64::from(space.is_joined() && fit.before.is_none());
                score.portable = score.portable.max(need.booths - space.booths.count);
                let seats = space.seats(need.style).map_or(0, crate::campus::Seats::get);
                score.empty = score.empty.max((seats - need.people) / 10);
            }
            score.turns += fit.turns(need.style);
            score.walls += fit.walls();
            last = Some(*hall);
        }
        score
    }

    /// Whether two needs are ever in session at the same time during a stretch.
    pub fn meet(&self, (one, other): (usize, usize), (from, until): Stretch) -> bool {
        let (one, other) = (self.need(one), self.need(other));
        let (first, last) = (one.days.0.max(other.days.0).max(from), one.days.1.min(other.days.1).min(until));
        first <= last && one.hours.0 < other.hours.1 && other.hours.0 < one.hours.1
    }
}

/// Whether two sessions of an event may follow each other so soon that turning a hall for one depends on the other.
fn entangled(question: &Question, house: &House) -> bool {
    // An hour more, for the clock that is changed in between.
    let soon = STANDS_FOR.max(2 * 60 * house.longest_changeover()) + 3600;
    let seconds = |time: chrono::NaiveTime| i64::from(chrono::Timelike::num_seconds_from_midnight(&time));
    let sessions = question.needs.iter().flat_map(|need| {
        (need.days.0..=need.days.1).map(|day| {
            let at = |time| day * 24 * 3600 + seconds(time);
            (at(need.hours.0), at(need.hours.1))
        })
    });
    let sessions = sessions.collect::<Vec<_>>();
    let follows = |one: &(i64, i64), other: &(i64, i64)| one.1 <= other.0 && other.0 - one.1 <= soon;
    sessions.iter().any(|one| sessions.iter().any(|other| follows(one, other)))
}
