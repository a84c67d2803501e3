//! The whole house: rooms booked one by one and groups, path by path within the rooms that are open.
//!
//! Rooms are taken away inside each path and averaged afterwards: the mean of what can be sold is less than the lesser
//! of mean demand and rooms. What was wanted is kept beside it; the difference is what is turned away. Where a night is
//! overfull everyone gets the same share of it: who is sent away first is for the desk to say, and no rule of the campus
//! says it. A group that waits for rooms of others comes only where those are let go.

mod waiting;

use super::booking::Day;
use super::group::{Ask, Group, Groups, Simulated};
use super::known::CLASSES;
use super::path::Paths;

/// Where some nights are thought to come to little, and to much.
const QUARTILES: [f64; 2] = [0.25, 0.75];

/// All that does not change with what is asked.
#[derive(Clone, Debug)]
pub struct House {
    /// Rooms booked one by one, on each path.
    pub alone: Paths,
    /// Which share of them is whose, night by night.
    pub mix: Vec<[f32; CLASSES]>,
    /// What has been learned of groups.
    pub groups: Groups,
    /// Rooms open on each night.
    pub open: Vec<f32>,
}

/// Whole courses of the nights to come.
#[derive(Clone, Debug)]
pub struct Courses {
    /// Rooms slept in, within those that are open.
    pub total: Paths,
    /// The same by class: they add up to the total.
    pub classes: Vec<Paths>,
    /// Rooms wanted, night by night, in the mean.
    pub wanted: Vec<f64>,
    /// Of them, those wanted by groups that wait for rooms which nobody lets go.
    pub unmet: Vec<f64>,
    /// What each group was drawn, by class.
    drawn: Vec<Simulated>,
}

impl House {
    /// So many paths as there are of those booked one by one, with these groups beside them.
    pub fn courses(&self, groups: &[Group], seed: u64) -> Courses {
        let number = self.alone.iter().count();
        let nights = Day::try_from(self.open.len()).unwrap_or_default();
        let leanings = self.alone.leanings(self.alone.first(), self.alone.first() + nights);
        let ask = Ask { nights, number, seed, class: None, open: &self.open, leanings: &leanings };
        let classes = (0..CLASSES)
            .map(|class| self.groups.simulate(groups, &Ask { class: u8::try_from(class).ok(), ..ask }));
        let mut drawn: Vec<Simulated> = classes.collect();
        let unmet = waiting::settle(&self.groups, groups, &mut drawn, self.open.len());
        let mut wanted = unmet.clone();
        let empty = || Paths::empty(self.alone.first(), self.open.len(), 0);
        let mut classes: Vec<Paths> =
            drawn.iter_mut().map(|drawn| std::mem::replace(&mut drawn.paths, empty())).collect();
        let mut total = self.alone.clone();
        for (path, total) in total.iter_mut().enumerate() {
            let mut of_path: Vec<&mut [f32]> = classes.iter_mut().map(|paths| paths.path_mut(path)).collect();
            for (night, total) in total.iter_mut().enumerate() {
                wanted[night] += f64::from(self.settle(night, total, &mut of_path));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "paths are few")]
        let number = number.max(1) as f64;
        let [wanted, unmet] = [wanted, unmet].map(|sums| sums.into_iter().map(|sum| sum / number).collect());
        Courses { total, classes, wanted, unmet, drawn }
    }

    /// One night of one path: those booked one by one join their classes, and all are cut to the rooms that are open. What
    /// was wanted is the answer.
    fn settle(&self, night: usize, total: &mut f32, classes: &mut [&mut [f32]]) -> f32 {
        let alone = *total;
        let mut wanted = 0.0;
        for (class, share) in classes.iter_mut().zip(self.mix[night]) {
            class[night] += alone * share;
            wanted += class[night];
        }
        let open = self.open[night];
        let most = if wanted > open { open / wanted } else { 1.0 };
        for class in classes.iter_mut() {
            class[night] *= most;
        }
        *total = wanted.min(open);
        wanted
    }
}

impl Courses {
    /// How much of a group came, path by path. Groups are counted as they were given.
    pub fn shares(&self, place: usize, group: &Group) -> &[f32] {
        self.drawn.get(usize::from(group.class)).map(|drawn| drawn.shares(place)).unwrap_or_default()
    }

    /// How much likelier `sums` reach a goal if a group comes than if it does not, all else being drawn as it is; rooms that run
    /// out are not regarded. `rooms` is what of its block counts in each sum. Each path is held against itself: to compare
    /// those on which it came with the others would say little of a group that nearly always comes.
    pub fn leverage(&self, (place, group): (usize, &Group), rooms: f64, sums: &[f64], goal: f64) -> f64 {
        let shares = self.shares(place, group);
        let came: Vec<f64> = shares.iter().copied().map(f64::from).filter(|share| *share > 0.0).collect();
        #[expect(clippy::cast_precision_loss, reason = "paths are few")]
        let mean = |of: f64, number: usize| of / number.max(1) as f64;
        let whole = if came.is_empty() { 1.0 } else { mean(came.iter().sum(), came.len()) };
        let moved = sums.iter().zip(shares).filter(|(sum, share)| {
            let without = **sum - f64::from(**share) * rooms;
            without < goal && without + whole * rooms >= goal
        });
        mean(moved.map(|_| 1.0).sum(), sums.len())
    }

    /// How much likelier `sums` reach a goal if some nights come to their upper quartile than if they come to their lower one;
    /// none where these do not differ. `years` is how many years each of the sums is the average of. Only the sum of these nights
    /// is moved and the rest of each path stays as it is: what all nights of a path share is not theirs.
    pub fn leverage_of_nights(
        &self,
        (from, until): (Day, Day),
        years: f64,
        sums: &[f64],
        goal: f64,
    ) -> Option<f64> {
        let own = self.total.sums(from, until);
        let mut sorted = own.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let [lower, upper] = QUARTILES.map(|level| super::quantile(&sorted, level));
        let moved = sums.iter().zip(&own).filter(|(sum, own)| {
            let with = |nights: f64| **sum + (nights - **own) / years;
            with(lower) < goal && with(upper) >= goal
        });
        #[expect(clippy::cast_precision_loss, reason = "paths are few")]
        let share = moved.count() as f64 / sums.len().max(1) as f64;
        (upper > lower).then_some(share)
    }
}

#[cfg(test)]
mod tests;
