//! How near what was typed is to a word.

/// From the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The word itself.
    Same,
    /// The word begins so.
    Begins,
    /// So many slips away.
    Near(usize),
}

impl Likeness {
    /// What a folded word is to what was typed, folded too; none where it is something else.
    pub fn of(typed: &str, word: &str) -> Option<Self> {
        if word == typed {
            return Some(Self::Same);
        }
        if word.starts_with(typed) {
            return Some(Self::Begins);
        }
        slips(typed, word, forgiven(typed)).filter(|slips| *slips > 0).map(Self::Near)
    }

    /// A slip weighs more than a word not typed to its end.
    pub(super) const fn cost(self) -> usize {
        match self {
            Self::Same => 0,
            Self::Begins => 1,
            Self::Near(slips) => 1 + 2 * slips,
        }
    }
}

/// How many slips are forgiven: none in short words, nor in numbers, where each digit means something else.
pub fn forgiven(typed: &str) -> usize {
    if typed.chars().any(char::is_numeric) {
        return 0;
    }
    match typed.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many slips lead from one word to the other, if no more than `most`: a letter too many, one missing, a wrong
/// one, or two neighbours exchanged (the optimal string alignment).
pub fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    // A slip changes at most two of the letters there are. Most words are told apart by that alone.
    let apart = (letters_of(one) ^ letters_of(other)).count_ones() as usize;
    if apart > 2 * most {
        return None;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before_last = vec![0; other.len() + 1];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, &letter) in one.iter().enumerate() {
        let mut line = vec![row + 1; other.len() + 1];
        for (column, &theirs) in other.iter().enumerate() {
            let wrong = last[column] + usize::from(letter != theirs);
            let mut fewest = wrong.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && letter == other[column - 1] && theirs == one[row - 1] {
                fewest = fewest.min(before_last[column - 1] + 1);
            }
            line[column + 1] = fewest;
        }
        if line.iter().min().is_some_and(|fewest| *fewest > most + 1) {
            return None;
        }
        before_last = std::mem::replace(&mut last, line);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

/// Which letters a word has, as bits; some share one.
fn letters_of(word: &str) -> u64 {
    word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_kind_of_slip_is_one() {
        for typed in ["rosi", "rosssi", "rotsi", "orssi"] {
            assert_eq!(slips(typed, "rossi", 1), Some(1), "{typed}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_from_four_letters_and_two_from_eight_and_none_in_numbers() {
        assert_eq!(["ali", "lina", "martina", "martinez", "a204", "30001"].map(forgiven), [0, 1, 1, 2, 0, 0]);
        assert_eq!(Likeness::of("matrinz", "martinez"), None);
        assert_eq!(Likeness::of("matrineez", "martinez"), Some(Likeness::Near(2)));
        assert_eq!(Likeness::of("204", "205"), None);
    }

    /// A word after some slips of known number, each at a place of its own.
    fn slipped() -> impl Strategy<Value = (String, String, usize)> {
        ("[a-e]{4,12}", prop::collection::vec((0_usize..4, any::<prop::sample::Index>(), "[a-e]"), 0..3))
            .prop_map(|(word, deeds)| {
                let mut letters = word.chars().collect::<Vec<_>>();
                for (deed, place, letter) in &deeds {
                    let (at, letter) = (place.index(letters.len() - 1), letter.chars().next().unwrap());
                    match deed {
                        0 => drop(letters.remove(at)),
                        1 => letters.insert(at, letter),
                        2 => letters[at] = letter,
                        _ => letters.swap(at, at + 1),
                    }
                }
                (word, letters.into_iter().collect(), deeds.len())
            })
    }

    proptest! {
        #[test]
        fn a_single_slip_is_never_counted_as_more((word, typed, done) in slipped()) {
            prop_assume!(done <= 1);
            prop_assert!(slips(&typed, &word, 1).is_some(), "{typed} {word}");
        }

        #[test]
        fn slips_are_the_same_both_ways_and_none_means_equal(one in "[a-c]{0,9}", other in "[a-c]{0,9}") {
            let there = slips(&one, &other, 9);
            prop_assert_eq!(there, slips(&other, &one, 9));
            prop_assert_eq!(there == Some(0), one == other);
        }

        #[test]
        fn a_limit_hides_what_is_further_and_changes_nothing_else(one in "[a-c]{0,9}", other in "[a-c]{0,9}", most in 0_usize..4) {
            prop_assert_eq!(slips(&one, &other, most), slips(&one, &other, 9).filter(|slips| *slips <= most));
        }
    }
}
