//! One night divided among pavilions.

/// What does not change with how many rooms there are to divide.
#[derive(Clone, Debug)]
pub(super) struct Division {
    parts: Vec<Part>,
    /// Rooms given already, in all.
    given: f64,
    /// Levels at which a pavilion is full, the lowest first.
    steps: Vec<Step>,
}

/// A pavilion.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Rooms given already.
    given: f64,
    /// Rooms left beside them.
    left: f64,
    /// How many it takes at a level of one.
    weight: f64,
}

/// Up to a level.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The level at which the next pavilion is full.
    level: f64,
    /// What those take that were full before.
    full: f64,
    /// What the others take at a level of one.
    weight: f64,
}

impl Division {
    /// Rooms open and given in each pavilion, and how full each is told to be: a share above nought.
    pub fn new(open: &[i32], given: &[i32], rates: &[f64]) -> Self {
        let part = |((open, given), rate): ((&i32, &i32), &f64)| {
            let (open, given) = (f64::from(*open), f64::from((*given).min(*open)));
            Part { given, left: open - given, weight: rate * open }
        };
        let parts: Vec<Part> = open.iter().zip(given).zip(rates).map(part).collect();
        Self { given: parts.iter().map(|part| part.given).sum(), steps: steps(&parts), parts }
    }

    /// Tells each pavilion's rooms of so many: all of them where as many are open.
    pub fn divide(&self, rooms: f64, mut told: impl FnMut(usize, f64)) {
        if rooms <= self.given {
            let share = if self.given > 0.0 { rooms / self.given } else { 0.0 };
            self.parts.iter().enumerate().for_each(|(place, part)| told(place, part.given * share));
            return;
        }
        let level = self.level(rooms - self.given);
        for (place, part) in self.parts.iter().enumerate() {
            told(place, part.given + (level * part.weight).min(part.left));
        }
    }

    /// The level at which the pavilions take so many beside what is given.
    fn level(&self, rest: f64) -> f64 {
        for step in &self.steps {
            let level = (rest - step.full) / step.weight;
            if level <= step.level {
                return level;
            }
        }
        self.steps.last().map_or(0.0, |step| step.level)
    }
}

fn steps(parts: &[Part]) -> Vec<Step> {
    let mut open: Vec<&Part> = parts.iter().filter(|part| part.left > 0.0 && part.weight > 0.0).collect();
    open.sort_by(|one, other| (one.left / one.weight).total_cmp(&(other.left / other.weight)));
    let step = |place: usize| Step {
        level: open[place].left / open[place].weight,
        full: open[..place].iter().map(|part| part.left).sum(),
        weight: open[place..].iter().map(|part| part.weight).sum(),
    };
    (0..open.len()).map(step).collect()
}
