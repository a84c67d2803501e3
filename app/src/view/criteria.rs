//! The criteria of WCAG 2.2, levels A and AA, and how this product stands to each: `app/accessibility/criteria.csv`.

use std::sync::LazyLock;

/// How the product stands to a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It is met, and a test or a look of ours says so.
    Supports,
    /// It is met in part; the remark says where not.
    Partially,
    /// There is nothing it is about.
    NotApplicable,
    /// Nobody has looked yet.
    NotEvaluated,
}

impl Stand {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "supports" => Some(Self::Supports),
            "partially" => Some(Self::Partially),
            "not applicable" => Some(Self::NotApplicable),
            "not evaluated" => Some(Self::NotEvaluated),
            _ => None,
        }
    }
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its number, such as `2.4.11`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// `A` or `AA`.
    pub level: String,
    /// How the product stands to it.
    pub stand: Stand,
    /// How it is met, or where it fails.
    pub remark: String,
}

/// All of them, by number. A line that cannot be read is missing here, which a test would tell.
pub static CRITERIA: LazyLock<Vec<Criterion>> =
    LazyLock::new(|| read(include_str!("../../accessibility/criteria.csv")));

fn read(text: &str) -> Vec<Criterion> {
    let mut lines = csv::Reader::from_reader(text.as_bytes());
    let criteria = lines.records().flatten().filter_map(|line| {
        let field = |place| line.get(place).map(str::to_owned);
        Some(Criterion {
            number: field(0)?,
            name: field(1)?,
            level: field(2)?,
            stand: Stand::parse(line.get(3)?)?,
            remark: field(4)?,
        })
    });
    criteria.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 \
                     2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2";
    const AA: &str = "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 \
                      2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3";

    #[test]
    fn every_criterion_of_both_levels_is_there_once_in_its_level_with_a_remark() {
        for (level, numbers) in [("A", A), ("AA", AA)] {
            let mut wanted = numbers.split_whitespace().collect::<Vec<_>>();
            let mut found = CRITERIA
                .iter()
                .filter(|one| one.level == level)
                .map(|one| one.number.as_str())
                .collect::<Vec<_>>();
            wanted.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, wanted, "level {level}");
        }
        assert_eq!(CRITERIA.len(), 55);
        assert!(CRITERIA.iter().all(|one| !one.name.is_empty() && !one.remark.is_empty()));
    }

    #[test]
    fn a_line_whose_stand_is_no_word_we_know_is_not_taken_for_another() {
        let head = "number,name,level,stand,remark\n";
        assert_eq!(read(&format!("{head}1.1.1,Non-text Content,A,perhaps,x\n")), []);
        assert_eq!(read(&format!("{head}1.1.1,Non-text Content,A,supports,x\n")).len(), 1);
    }
}
