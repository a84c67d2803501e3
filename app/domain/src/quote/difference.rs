//! What two versions do not share, line by line.

use super::{Line, Part};
use crate::price::Unit;
use std::collections::BTreeMap;

/// A line that two versions do not share: how many units and what amount before, and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub part: Part,
    /// Of what.
    pub label: String,
    /// Before; none of a line that is new.
    pub before: Option<(i64, i64)>,
    /// After; none of a line that is gone.
    pub after: Option<(i64, i64)>,
}

/// What differs between two lists of lines, in the order of the template.
pub fn differences<'a>(
    before: impl IntoIterator<Item = &'a Line>,
    after: impl IntoIterator<Item = &'a Line>,
) -> Vec<Difference> {
    type Known = (i64, i64);
    let mut lines = BTreeMap::<(Part, &str, Unit), (Option<Known>, Option<Known>)>::new();
    let plus = |known: Option<Known>, line: &Line| {
        let (quantity, amount) = known.unwrap_or_default();
        Some((quantity + line.quantity, amount + line.amount()))
    };
    for line in before {
        let both = lines.entry((line.part, &line.label, line.unit)).or_default();
        both.0 = plus(both.0, line);
    }
    for line in after {
        let both = lines.entry((line.part, &line.label, line.unit)).or_default();
        both.1 = plus(both.1, line);
    }
    let differ = lines.into_iter().filter(|(_, (before, after))| before != after);
    differ
        .map(|((part, label, _), (before, after))| Difference {
            part,
            label: label.to_owned(),
            before,
            after,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::line;
    use super::*;

    #[test]
    fn two_versions_are_told_apart_line_by_line() {
        let before = [line(Part::Rooms, "Single", 100, 6_500), line(Part::Services, "Lunch", 40, 1_850)];
        let after = [line(Part::Rooms, "Single", 90, 6_500), line(Part::Services, "Dinner", 40, 2_900)];
        let told = differences(&before, &after);
        let lines = told.iter().map(|one| (&*one.label, one.before, one.after)).collect::<Vec<_>>();
        assert_eq!(
            lines,
            [
                ("Single", Some((100, 650_000)), Some((90, 585_000))),
                ("Dinner", None, Some((40, 116_000))),
                ("Lunch", Some((40, 74_000)), None),
            ]
        );
        assert_eq!(differences(&before, &before), []);
    }
}
