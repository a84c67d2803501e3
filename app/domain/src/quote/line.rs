//! Lines of a quote, the parts they stand in, and what they come to.

use crate::price::{Unit, share};
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// A part of the template, in its order.
    Part {
        /// Rooms, by type.
        Rooms = "rooms",
        /// Halls.
        Halls = "halls",
        /// Interpreters' days.
        Interpretation = "interpretation",
        /// Documents.
        Translation = "translation",
        /// What is ordered.
        Services = "services",
        /// What was written by hand.
        Free = "free",
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which part it stands in.
    pub part: Part,
    /// Of what.
    pub label: String,
    /// How many units; of words, how many words.
    pub quantity: i64,
    /// What the price is of.
    pub unit: Unit,
    /// Price of a unit, in cents.
    pub price: i64,
    /// Direct cost of a unit, in cents.
    pub cost: i64,
    /// Of a line by hand: the part of the event it stands for; none where it stands for nothing that the event holds or orders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<Part>,
}

impl Part {
    /// The parts that a line by hand can stand for.
    pub fn held() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|part| *part != Self::Free)
    }
}

impl Line {
    /// Whether it is called so, whatever the letters' case.
    pub fn is_called(&self, name: &str) -> bool {
        self.label.trim().to_lowercase() == name.to_lowercase()
    }

    /// What the line comes to.
    pub fn amount(&self) -> i64 {
        self.times(self.price)
    }

    /// What it costs the house.
    pub fn direct_cost(&self) -> i64 {
        self.times(self.cost)
    }

    fn times(&self, cents: i64) -> i64 {
        match self.unit {
            // What is taken back is rounded as it was when it was charged.
            Unit::ThousandWords => share(cents, self.quantity.abs(), 1_000) * self.quantity.signum(),
            _ => cents.saturating_mul(self.quantity),
        }
    }
}

/// Sums of lines, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What they come to.
    pub amount: i64,
    /// What they cost the house.
    pub cost: i64,
}

impl Sums {
    /// Of some lines.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        lines.into_iter().fold(Self::default(), |sums, line| Self {
            amount: sums.amount.saturating_add(line.amount()),
            cost: sums.cost.saturating_add(line.direct_cost()),
        })
    }

    /// What is left towards the fixed costs; below nothing where the cost is not covered.
    pub const fn contribution(self) -> i64 {
        self.amount - self.cost
    }
}
