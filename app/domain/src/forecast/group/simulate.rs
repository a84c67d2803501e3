//! Paths of the rooms groups take.

use super::super::booking::Day;
use super::super::draw::{leant, normal, place, uniform};
use super::super::path::Paths;
use super::learned::Groups;
use super::{Group, Step};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// How much the luck of groups is like that of rooms booked one by one, as a correlation. What makes a good year for one makes it
/// for the other; drawn apart, the two even each other out, and a house is told too sure. No house whose two parts are on record
/// for many years was at hand to measure it on: it is taken to be what near and far nights have in common.
const LIKE: f64 = 0.5;

/// What is to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ask<'a> {
    /// Nights after the origin.
    pub nights: Day,
    /// Paths.
    pub number: usize,
    /// Where the randomness begins.
    pub seed: u64,
    /// Only groups of one class; all of them without. The draws are the same, so that classes add up path by path.
    pub class: Option<u8>,
    /// Rooms open on each night; beyond the last of them there are some. Only where there are none does it matter here: no
    /// group that is not yet known comes then.
    pub open: &'a [f32],
    /// How each path leans in what was drawn before; nothing beyond the last of them.
    pub leanings: &'a [Option<f64>],
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Simulated {
    /// Rooms of each night on each path, whether or not there are as many.
    pub paths: Paths,
    /// How much of each group's block came, group by group and path by path.
    shares: Vec<f32>,
    /// Paths.
    number: usize,
}

impl Simulated {
    /// How much of the block of a group came, path by path: nought where it did not come, else room-nights over those
    /// held, which may be more than one. Groups are counted as they were given.
    pub fn shares(&self, group: usize) -> &[f32] {
        self.shares.get(group * self.number..(group + 1) * self.number).unwrap_or_default()
    }

    /// The same, to be changed.
    pub fn shares_mut(&mut self, group: usize) -> &mut [f32] {
        self.shares.get_mut(group * self.number..(group + 1) * self.number).unwrap_or_default()
    }
}

impl Groups {
    /// So many courses of the nights after the origin, from the seed. Of the groups given counts what is known of them
    /// at the origin. Each has draws of its own: what one is drawn does not depend on which others there are. One that
    /// waits for rooms of others is drawn and not laid: whether there is room for it is for the house to say.
    pub fn simulate(&self, groups: &[Group], ask: &Ask) -> Simulated {
        // A seed of its own: a group may have the key nought.
        let mut rng = ChaCha8Rng::seed_from_u64(!ask.seed);
        let leanings = ask.leanings.iter().copied().chain(std::iter::repeat(None)).take(ask.number);
        let of_path = |leaning| {
            let [coming, new] = [normal(&mut rng), normal(&mut rng)].map(|own| leant(leaning, LIKE, own));
            (self.odds_against(coming), self.course(new, &mut rng))
        };
        let of_paths: Vec<_> = leanings.map(of_path).collect();
        let (against, courses): (Vec<f64>, Vec<_>) = of_paths.into_iter().unzip();
        let nights = usize::try_from(ask.nights).unwrap_or_default();
        let mut paths = Paths::empty(self.origin + 1, nights, ask.number);
        let mut shares = vec![0.0; groups.len() * ask.number];
        for (group, shares) in groups.iter().zip(shares.chunks_mut(ask.number.max(1))) {
            if ask.class.is_none_or(|class| class == group.class) {
                self.draw(group, ask.seed, &against, shares);
                if !group.waits {
                    self.lay(group, shares, &mut paths);
                }
            }
        }
        self.lay_new(&mut paths, &courses, ask);
        Simulated { paths, shares, number: ask.number }
    }

    /// By how much the odds against coming are multiplied on a path of so much luck.
    fn odds_against(&self, luck: f64) -> f64 {
        (-self.shocks.coming * luck).exp()
    }

    /// Draws on each path how much of a group comes.
    fn draw(&self, group: &Group, seed: u64, against: &[f64], shares: &mut [f32]) {
        // Over as it stood then: what is cut short later is not known.
        let to_come = |step: &&Step| step.rooms.until() > self.origin + 1;
        let Some(step) = group.at(self.origin).filter(to_come) else { return };
        let wash = self.wash(step.rooms.first - self.origin, step);
        let odds = self.odds_against_in_the_middle(self.chance(group).comes);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(group.key);
        for (share, against) in shares.iter_mut().zip(against) {
            // Both are drawn whether or not it comes, so that draws do not shift with the chance.
            let (chance, wash) = (uniform(&mut rng), wash[place(wash.len(), &mut rng)]);
            // Its chance is 1 / (1 + odds); odds without end are those of a chance of nought.
            if chance * odds.mul_add(*against, 1.0) < 1.0 {
                *share = wash;
            }
        }
    }

    /// The odds against coming on a path without a shock that make the chance over all paths what it is.
    fn odds_against_in_the_middle(&self, chance: f64) -> f64 {
        // A normal shock draws chances towards the half by about this (MacKay, Neural Computation 4, 1992).
        let stretch = (1.0 + std::f64::consts::PI / 8.0 * self.shocks.coming.powi(2)).sqrt();
        ((1.0 - chance) / chance).powf(stretch)
    }

    fn lay(&self, group: &Group, shares: &[f32], paths: &mut Paths) {
        for (path, share) in paths.iter_mut().zip(shares) {
            self.lay_on(group, *share, path);
        }
    }

    /// Lays so much of a group's block on the nights after the origin.
    pub fn lay_on(&self, group: &Group, share: f32, path: &mut [f32]) {
        let Some(step) = group.at(self.origin).filter(|_| share > 0.0) else { return };
        lay(path, step.rooms.first - self.origin - 1, &step.rooms.by_night, share);
    }
}

/// Adds the rooms of nights from `from` nights after the first of a path, so many times.
pub(super) fn lay(path: &mut [f32], from: Day, rooms: &[u16], times: f32) {
    let skip = usize::try_from(-from).unwrap_or_default().min(rooms.len());
    let start = usize::try_from(from).unwrap_or_default().min(path.len());
    for (night, rooms) in path[start..].iter_mut().zip(&rooms[skip..]) {
        *night += f32::from(*rooms) * times;
    }
}
