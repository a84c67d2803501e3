//! What counts as the same when people look for a name: no accents, no case, a slip of the finger.

mod likeness;
mod word;

pub use likeness::{Likeness, forgiven, slips};
pub use word::{Word, folded, words};

use std::ops::Range;

/// How well a text answers what was asked: the smaller the better, the worst word counting first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// The word that fits least.
    pub worst: Likeness,
    /// All words together.
    cost: usize,
    /// Words of the text that nobody asked for.
    others: usize,
}

/// The rank of a text and where in it the words asked for stand; none where one of them is missing. Words may come in
/// any order.
pub fn rank(asked: &[String], text: &str) -> Option<(Rank, Vec<Range<usize>>)> {
    let words = words(text);
    let best = |asked: &String| {
        let fits = words.iter().filter_map(|word| Some((Likeness::of(asked, &word.folded)?, &word.place)));
        fits.min_by_key(|(likeness, place)| (*likeness, place.start))
    };
    let fits = asked.iter().map(best).collect::<Option<Vec<_>>>()?;
    let worst = fits.iter().map(|(likeness, _)| *likeness).max()?;
    let cost = fits.iter().map(|(likeness, _)| likeness.cost()).sum();
    let mut marks = fits.into_iter().map(|(_, place)| place.clone()).collect::<Vec<_>>();
    marks.sort_by_key(|mark| mark.start);
    marks.dedup();
    Some((Rank { worst, cost, others: words.len() - marks.len() }, marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(asked: &str, text: &str) -> Option<Rank> {
        rank(&folded(asked), text).map(|(rank, _)| rank)
    }

    #[test]
    fn words_are_found_in_any_order_and_all_of_them_must_be_there() {
        assert!(ranked("rossi anna", "Anna Maria Rossi").is_some());
        assert!(ranked("rossi paola", "Anna Maria Rossi").is_none());
        assert!(rank(&[], "Anna").is_none());
    }

    #[test]
    fn the_whole_word_comes_before_its_beginning_and_that_before_a_slip() {
        let found = ["Marin", "Marina", "Maron"].map(|name| ranked("marin", name).unwrap());
        assert!(found.is_sorted_by(|one, other| one < other), "{found:?}");
        assert!(ranked("anna rossi", "Anna Rossi") < ranked("anna rossi", "Anna Maria Rossi"));
    }

    #[test]
    fn the_marks_are_where_the_words_stand_in_the_text_as_it_is_written() {
        let text = "Núñez, José";
        let (_, marks) = rank(&folded("jose nunez"), text).unwrap();
        assert_eq!(marks.into_iter().map(|mark| &text[mark]).collect::<Vec<_>>(), ["Núñez", "José"]);
    }
}
