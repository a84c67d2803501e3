//! Groups not yet known.
//!
//! They are laid whole, as those of past years were: each past group that came, around the same time of a year to come
//! and on its weekday (see [`Calendar`]), with its rooms, nights and lead, so that none of these has to be thought independent
//! of the others. One that would be known by now is left out. How many there are is a Poisson number whose rate is drawn path by path (Lee, *Tourism Management*, 2018).

use super::super::booking::Day;
use super::super::draw::{place, uniform};
use super::super::path::Paths;
use super::super::pick_up::{YEAR, mean};
use super::Group;
use super::again::Calendar;
use super::draw::{gamma, poisson};
use super::learned::Groups;
use super::simulate::{Ask, lay};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// A season comes so many weeks earlier or later.
pub(super) const WEEKS: Day = 6;

/// Years looked back to, all alike.
const YEARS: Day = 3;

/// Nights whose bookings are laid beside those of a year before.
const WINDOW: Day = 182;

/// What tells the draws of new groups from those of known ones with the same key.
const NEW: u64 = 1 << 63;

/// What all new groups of a path share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    /// Weeks later than they came.
    weeks: Day,
    /// How many come for each of the past.
    rate: f64,
    /// The chance that none does.
    none: f64,
}

impl Groups {
    /// Learns from how many years groups are laid, and how many become known for each of theirs.
    pub(super) fn learn_new(&mut self) {
        let Some(first) = self.known.iter().map(Group::first).min() else { return };
        self.years = ((self.origin - first) / YEAR).clamp(1, YEARS);
        self.level = self.level(first);
    }

    /// What was booked by now for the next half-year, over what was booked by the same day of the years laid: early and
    /// late bookings rise and fall together. Both are counted in groups of the mean size, called off since or not: that of
    /// groups whose nights are over, since a small one to come would else make all others count for more. So
    /// many as make the spread of the shock what it is stand beside each, which is the mean of a Gamma rate once counts
    /// are seen: few say little. One where nothing was written down as early.
    fn level(&self, first: Day) -> f64 {
        let over = || self.known.iter().filter(|group| group.over(self.origin));
        let mean = mean(over().map(|group| f64::from(asked_for(group)))).unwrap_or_default();
        let written = over().any(|group| group.booked() <= self.origin - YEAR);
        if !written || mean <= 0.0 || self.shocks.new <= 0.0 {
            return 1.0;
        }
        // Nights before the first group are not in the books of a year before.
        let missing = (first - (self.origin - YEAR) - 1).clamp(0, WINDOW);
        let booked = |day: Day| {
            let nights = day + missing + 1..=day + WINDOW;
            let booked =
                self.known.iter().filter(|group| group.booked() <= day && nights.contains(&group.first()));
            booked.map(|group| f64::from(asked_for(group))).sum::<f64>() / mean
        };
        let weight = 1.0 / self.shocks.new.powi(2);
        let before = (1..=self.years).map(|years| booked(self.origin - years * YEAR)).sum::<f64>();
        (weight + booked(self.origin)) / (weight + before / f64::from(self.years))
    }

    /// What the new groups of one path of so much luck share.
    pub(super) fn course(&self, luck: f64, rng: &mut ChaCha8Rng) -> Course {
        let weeks = Day::try_from(place(13, rng)).unwrap_or_default() - WEEKS;
        let rate = self.level * gamma(self.shocks.new, luck) / f64::from(self.years);
        Course { weeks, rate, none: (-rate).exp() }
    }

    /// Lays groups that are not known yet, each as many times as it is drawn.
    pub(super) fn lay_new(&self, paths: &mut Paths, courses: &[Course], ask: &Ask) {
        let Some(first) = self.known.iter().map(Group::first).min() else { return };
        let calendar = Calendar::new(self.origin, first, self.years, ask);
        let asked =
            |past: &Group| ask.class.is_none_or(|class| class == past.class) && calendar.looks_back_on(past);
        for (past, came) in self.came().filter(|(past, _)| asked(past)) {
            let mut rng = ChaCha8Rng::seed_from_u64(ask.seed ^ NEW);
            rng.set_stream(past.key);
            let times = calendar.times(past, came);
            for (path, course) in paths.iter_mut().zip(courses) {
                for time in times.of(course.weeks) {
                    let copies = poisson(course.rate, course.none, uniform(&mut rng));
                    if copies > 0 {
                        lay(path, time.from, &time.rooms, f32::from(copies));
                    }
                }
            }
        }
    }
}

/// The room-nights a group asked for at first.
fn asked_for(group: &Group) -> u32 {
    group.steps[0].rooms.sum()
}

#[cfg(test)]
mod tests {
    use super::super::{Rooms, Shocks, Stage, Step};
    use super::*;

    const ORIGIN: Day = 3000;
    const CALM: Shocks = Shocks { coming: 0.0, new: 0.0 };

    /// Ten rooms for two nights.
    fn group(key: u64, first: Day, lead: Day) -> Group {
        let rooms = Rooms { first, by_night: vec![10, 10] };
        Group::new(
            key,
            0,
            vec![Step { since: first - lead, stage: Stage::Definite, asked: true, rooms }],
            None,
            None,
        )
        .unwrap()
    }

    fn paths(groups: &[Group], nights: Day) -> Paths {
        let ask = Ask { nights, number: 400, seed: 1, class: None, open: &[], leanings: &[] };
        Groups::learn(groups, ORIGIN, CALM).simulate(&[], &ask).paths
    }

    #[test]
    fn a_past_group_is_laid_whole_on_its_weekday_around_the_same_time_of_each_year_to_come() {
        let (group, nights) = (group(1, ORIGIN - 200, 20), 2 * YEAR);
        let paths = paths(std::slice::from_ref(&group), nights);
        let mut sum = 0.0;
        for path in paths.iter() {
            for (place, rooms) in path.iter().enumerate().filter(|(_, rooms)| **rooms > 0.0) {
                let night = ORIGIN + 1 + Day::try_from(place).unwrap();
                let off = (night - group.first()).rem_euclid(YEAR);
                let (weeks, weekday) = ((off / 7 + 6) % 52, off % 7);
                assert!(weeks <= 12 && weekday <= 1, "{off} days from a year after");
                assert!(
                    rooms % 10.0 == 0.0
                        && (path[place ^ 1] > 0.0 || path[place - 1] > 0.0 || path[place + 1] > 0.0)
                );
                sum += rooms;
            }
        }
        assert!(
            (sum / 400.0 - 40.0).abs() < 4.0,
            "twenty room-nights in each of two years, not {}",
            sum / 800.0
        );
    }

    #[test]
    fn a_group_that_would_be_known_by_now_is_not_laid() {
        // With six weeks of play it comes again 122 to 206 days ahead.
        let total =
            |lead| paths(&[group(1, ORIGIN - 200, lead)], 300).sums(ORIGIN, ORIGIN + 301).iter().sum::<f64>();
        assert!(total(121) > 0.0);
        assert!(total(170) > 0.0 && total(170) < total(121), "known where it comes early");
        assert!(total(206).abs() < f64::EPSILON);
    }

    #[test]
    fn years_are_alike_and_share_what_is_laid() {
        let one = group(1, ORIGIN - 200, 20);
        // A house of three years, of which only the last saw the group.
        let three = [
            one.clone(),
            Group::new(2, 0, one.steps.clone(), Some(ORIGIN - 300), None).unwrap(),
            gone_long_ago(),
        ];
        let sum = |groups: &[Group]| {
            paths(groups, YEAR).sums(ORIGIN, ORIGIN + YEAR + 1).iter().sum::<f64>() / 400.0
        };
        assert!((sum(std::slice::from_ref(&one)) - 20.0).abs() < 3.0);
        assert!((sum(&three) - 20.0 / 3.0).abs() < 2.0, "{}", sum(&three));
    }

    fn gone_long_ago() -> Group {
        let group = group(3, ORIGIN - 3 * YEAR - 10, 20);
        Group::new(3, 0, group.steps, Some(ORIGIN - 3 * YEAR - 12), None).unwrap()
    }

    #[test]
    fn twice_as_much_on_the_books_as_a_year_before_raises_what_is_still_to_come_but_not_to_twice() {
        let year = |origin: Day, number: u64, keys: u64| {
            (0..number)
                .zip(keys..)
                .map(move |(number, key)| group(key, origin + 10 + Day::try_from(number % 100).unwrap(), 150))
        };
        let level = |now: u64| {
            let groups: Vec<Group> = year(ORIGIN - YEAR, 20, 0).chain(year(ORIGIN, now, 100)).collect();
            // Someone has to have come before, else a year before has no books.
            let groups = [groups, vec![group(999, ORIGIN - YEAR, 1)]].concat();
            Groups::learn(&groups, ORIGIN, Shocks::default()).level
        };
        assert!((level(20) - 1.0).abs() < 1e-9, "{}", level(20));
        assert!(level(40) > 1.4 && level(40) < 2.0, "{}", level(40));
        assert!(level(5) < 0.7);
        let young: Vec<Group> = year(ORIGIN, 40, 100).chain([group(999, ORIGIN - 200, 90)]).collect();
        let young = Groups::learn(&young, ORIGIN, Shocks::default()).level;
        assert!(
            (young - 1.0).abs() < 1e-9,
            "a house that wrote nothing down a year ago has not grown: {young}"
        );
    }

    #[test]
    fn a_block_of_one_room_does_not_lower_the_level_through_the_mean_size() {
        // Half as much is booked as a year before.
        let before = (0..20).map(|key: u64| group(key, ORIGIN - YEAR + 50, 150));
        let groups: Vec<Group> = before.chain((100..110).map(|key| group(key, ORIGIN + 50, 150))).collect();
        let rooms = Rooms { first: ORIGIN + 60, by_night: vec![1] };
        let step = Step { since: ORIGIN - 1, stage: Stage::Definite, asked: true, rooms };
        let one = Group::new(999, 0, vec![step], None, None).unwrap();
        let level = |groups: &[Group]| Groups::learn(groups, ORIGIN, Shocks::default()).level;
        let (without, with) = (level(&groups), level(&[groups, vec![one]].concat()));
        assert!(without < 1.0 && with > without, "{without} and then {with}");
    }
}
