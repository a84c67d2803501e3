//! Forecasts of the past, each made with what was known then.

use foresteria_domain::forecast::group::{Ask, Group, Groups, Shocks};
use foresteria_domain::forecast::score::{LEVELS, Score, Scored};
use foresteria_domain::forecast::{Day, Paths, quantile, summary};
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// The farthest night told.
const REACH: Day = 90;

/// Paths of a forecast.
const PATHS: usize = 1000;

/// Nights at the beginning that are not counted: who arrived before the first booking is missing.
const LEAD_IN: Day = 14;

/// Errors that make a range.
const FEWEST: usize = 28;

/// Nights told so many days ahead, together.
const DAILY: [RangeInclusive<Day>; 8] =
    [7..=7, 14..=14, 28..=28, 60..=60, 90..=90, 54..=60, 84..=90, 22..=90];

/// Lengths of the sums.
const TOTALS: [Day; 2] = [28, 90];

/// How the nights are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// What is on the books, with the quantiles of its past errors as a range.
    OnTheBooks,
    /// Each room by itself, with the probabilities of rooms.
    RoomByRoom,
    /// Each block whole.
    Events,
}

/// What was booked and what came.
pub struct Bench {
    first: Day,
    from: Day,
    until: Day,
    /// By day, then days ahead: rooms on the books of the night so many days after. At its own end, it is what came.
    ahead: BTreeMap<Day, Vec<f64>>,
}

impl Bench {
    /// Counts the blocks of a hotel whose first guest arrived on a day, to tell these nights.
    pub fn new(blocks: &[Group], arrival: Day, Range { start: from, end: until }: Range<Day>) -> Self {
        let mut bench = Self { first: arrival + LEAD_IN, from, until, ahead: BTreeMap::new() };
        for origin in bench.first - 1..until {
            let mut nights = vec![0.0; index(REACH) + 1];
            for group in blocks {
                let Some(step) = group.at(origin) else { continue };
                for (night, rooms) in (step.rooms.first..).zip(&step.rooms.by_night) {
                    if let Some(sum) =
                        usize::try_from(night - origin).ok().and_then(|days| nights.get_mut(days))
                    {
                        *sum += f64::from(*rooms);
                    }
                }
            }
            bench.ahead.insert(origin, nights);
        }
        bench
    }

    /// Prints the figures of a method.
    pub fn print(&self, method: Method, groups: &[Group]) {
        let started = std::time::Instant::now();
        let (mut nights, mut totals) = (vec![Vec::new(); index(REACH) + 1], vec![Vec::new(); TOTALS.len()]);
        for origin in self.from - REACH..self.until - 1 {
            let teller = self.teller(method, groups, origin);
            let score = |span: RangeInclusive<Day>, into: &mut Vec<Scored>| {
                let (quantiles, mean) = teller.tell(span.clone());
                into.push(Scored { said: quantiles, mean, came: self.came(origin, span) });
            };
            let asked = |night: Day| (self.from..self.until).contains(&night);
            for days in (1..=REACH).filter(|days| asked(origin + days)) {
                score(days..=days, &mut nights[index(days)]);
            }
            let weekly = (origin + 1 - self.from).rem_euclid(7) == 0 && asked(origin + 1);
            for (days, total) in
                TOTALS.into_iter().zip(&mut totals).filter(|(days, _)| weekly && asked(origin + days))
            {
                score(1..=days, total);
            }
        }
        println!("\n{method:?}, {:.0} s", started.elapsed().as_secs_f64());
        println!("{HEAD}");
        for days in DAILY {
            let told: Vec<Scored> = nights[index(*days.start())..=index(*days.end())].concat();
            line(&format!("{}-{} days", days.start(), days.end()), &told);
        }
        for (days, total) in TOTALS.iter().zip(&totals) {
            line(&format!("sum of {days}"), total);
        }
    }

    fn teller(&self, method: Method, groups: &[Group], origin: Day) -> Teller<'_> {
        let shocks = match method {
            Method::OnTheBooks => return Teller::OnTheBooks(self, origin),
            Method::RoomByRoom => Shocks { coming: 0.0, new: 0.0 },
            Method::Events => Shocks::default(),
        };
        let learned = Groups::learn(groups, origin, shocks);
        let seed = u64::from(origin.unsigned_abs());
        let ask = Ask { nights: REACH, number: PATHS, seed, class: None, open: &[], leanings: &[] };
        Teller::Paths(learned.simulate(groups, &ask).paths)
    }

    fn came(&self, origin: Day, span: RangeInclusive<Day>) -> f64 {
        span.map(|days| self.ahead[&(origin + days)][0]).sum()
    }

    fn booked(&self, origin: Day, span: RangeInclusive<Day>) -> f64 {
        self.ahead[&origin][index(*span.start())..=index(*span.end())].iter().sum()
    }

    /// What is on the books, with the quantiles of the errors it had made by then.
    fn on_the_books(&self, origin: Day, span: &RangeInclusive<Day>) -> ([f64; 3], f64) {
        let error = |day: Day| self.came(day, span.clone()) - self.booked(day, span.clone());
        let mut errors: Vec<f64> = (self.first..=origin - span.end()).map(error).collect();
        errors.sort_unstable_by(f64::total_cmp);
        let [low, _, high] =
            if errors.len() < FEWEST { [0.0; 3] } else { LEVELS.map(|level| quantile(&errors, level)) };
        let said = self.booked(origin, span.clone());
        ([(said + low.min(0.0)).max(0.0), said, said + high.max(0.0)], said)
    }
}

/// What tells the nights after one origin.
enum Teller<'a> {
    OnTheBooks(&'a Bench, Day),
    Paths(Paths),
}

impl Teller<'_> {
    /// P10, P50, P90 and mean of some days ahead together.
    fn tell(&self, span: RangeInclusive<Day>) -> ([f64; 3], f64) {
        match self {
            Self::OnTheBooks(bench, origin) => bench.on_the_books(*origin, &span),
            Self::Paths(paths) => {
                let origin = paths.first() - 1;
                summary(&mut paths.sums(origin + span.start(), origin + span.end() + 1))
            }
        }
    }
}

const HEAD: &str =
    "                 n  WAPE median  mean  bias median  mean  pinball  P10-P90 holds  below  above  width";

fn line(of: &str, told: &[Scored]) {
    let means: Vec<Scored> = told.iter().map(|one| Scored::point(one.mean, one.came)).collect();
    let (Some(score), Some(means)) = (Score::of(told, None), Score::of(&means, None)) else { return };
    println!(
        "{of:>12} {:5}  {:10.1} % {:4.1} % {:9.1} % {:5.1} %  {:7.2}  {:11.1} % {:5.1} % {:5.1} % {:6.1}",
        score.n,
        100.0 * score.wape,
        100.0 * means.wape,
        100.0 * score.bias,
        100.0 * score.bias_of_mean,
        score.pinball,
        100.0 * score.coverage80,
        100.0 * score.below10,
        100.0 * score.above90,
        score.width,
    );
}

/// A number of days as a place.
fn index(days: Day) -> usize {
    usize::try_from(days).unwrap_or_default()
}
