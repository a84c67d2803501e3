//! What is charged beside what the client accepted, line by line.

use super::Entry;
use crate::price::Unit;
use crate::quote::{Line, Part, Quote};
use std::collections::BTreeMap;

/// What is charged of one thing, and what of it was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// In which part.
    pub part: Part,
    /// Of what.
    pub label: String,
    /// What the price is of.
    pub unit: Unit,
    /// What is charged; none where it was accepted and did not happen.
    pub entries: Vec<Entry>,
    /// Units and amount that were accepted; none where it came later.
    pub agreed: Option<(i64, i64)>,
}

impl Beside {
    /// How many units are charged.
    pub fn quantity(&self) -> i64 {
        self.entries.iter().map(|entry| entry.line.quantity).sum()
    }

    /// What they come to.
    pub fn amount(&self) -> i64 {
        self.entries.iter().map(|entry| entry.line.amount()).sum()
    }

    /// What they cost the house.
    pub fn direct_cost(&self) -> i64 {
        self.entries.iter().map(|entry| entry.line.direct_cost()).sum()
    }

    /// The price, where all is charged at one.
    pub fn price(&self) -> Option<i64> {
        let first = self.entries.first()?.line.price;
        self.entries.iter().all(|entry| entry.line.price == first).then_some(first)
    }

    /// What is charged above what was accepted.
    pub fn difference(&self) -> i64 {
        self.amount() - self.agreed.map_or(0, |(_, amount)| amount)
    }
}

/// The lines a client accepted, its discount as the last: a line that takes it off.
pub fn agreed(quote: &Quote) -> Vec<Line> {
    let discount = (quote.terms.discount > 0).then(|| Line {
        part: Part::Free,
        label: quote.terms.reason.clone(),
        quantity: -1,
        unit: Unit::Piece,
        price: quote.terms.discount,
        cost: 0,
        stands_for: None,
    });
    quote.all().cloned().chain(discount).collect()
}

/// All that is charged or was accepted, by part and name.
pub fn beside(entries: &[Entry], agreed: &[Line]) -> Vec<Beside> {
    let mut known = BTreeMap::<(Part, &str, Unit), (Vec<Entry>, Option<(i64, i64)>)>::new();
    for entry in entries {
        let line = &entry.line;
        known.entry((line.part, &line.label, line.unit)).or_default().0.push(entry.clone());
    }
    for line in agreed {
        let both = known.entry((line.part, &line.label, line.unit)).or_default();
        let (quantity, amount) = both.1.unwrap_or_default();
        both.1 = Some((quantity + line.quantity, amount + line.amount()));
    }
    let lines = known.into_iter().map(|((part, label, unit), (entries, agreed))| Beside {
        part,
        label: label.to_owned(),
        unit,
        entries,
        agreed,
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::super::Basis;
    use super::super::tests::{entry, note};
    use super::*;
    use crate::quote::tests::quote;

    #[test]
    fn what_is_charged_stands_beside_what_was_accepted_and_either_may_be_missing() {
        let mut accepted = quote();
        accepted.terms.discount = 5_000;
        accepted.terms.reason = "Partner".to_owned();
        let mut entries = note().entries;
        entries.push(entry((Part::Services, Basis::Expected), "Lunch", (2, Unit::Person), 1_850));
        accepted.lines[0].unit = Unit::Night;
        accepted.lines[1].unit = Unit::Person;
        let rows = beside(&entries, &agreed(&accepted));
        let told = rows.iter().map(|row| (&*row.label, row.quantity(), row.agreed, row.difference()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                ("Single", 10, Some((100, 650_000)), -585_000),
                ("Lunch", 40, Some((40, 74_000)), 0),
                ("Partner", 0, Some((-1, -5_000)), 5_000),
            ]
        );
        assert_eq!((rows[1].price(), rows[2].price()), (Some(1_850), None));
        assert_eq!(rows.iter().map(Beside::amount).sum::<i64>(), 139_000);
    }
}
