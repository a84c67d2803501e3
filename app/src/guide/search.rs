//! Finding a topic by words, as people type them: accents, endings and slips are forgiven, and so is a word too many.

use domain::search::{Likeness, folded};
use i18n::Locale;

use super::{Topic, topics};

/// What a word is worth by where it stands.
const TITLE: usize = 12;
const ABOUT: usize = 6;
const TEXT: usize = 2;

/// How well a topic answers: where the words stand and how exactly, then how many there are. Counted first, the small
/// words of a question would outweigh the one it is about.
type Score = (usize, usize);

/// The topics that say at least half of the words asked for, the best first.
pub fn search(locale: Locale, asked: &str) -> Vec<&'static Topic> {
    let asked = folded(asked);
    let scored = topics(locale).into_iter().map(|topic| (score(&asked, topic), topic));
    let mut found =
        scored.filter(|((_, words), _)| *words > 0 && *words * 2 >= asked.len()).collect::<Vec<_>>();
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    found.into_iter().map(|(_, topic)| topic).collect()
}

fn score(asked: &[String], topic: &Topic) -> Score {
    let places = [(TITLE, topic.title), (ABOUT, topic.about), (TEXT, topic.text)];
    let places = places.map(|(worth, text)| (worth, folded(text)));
    let worths = asked.iter().map(|asked| {
        let best = |(worth, words): &(usize, Vec<String>)| {
            words
                .iter()
                .filter_map(|word| Likeness::of(asked, word))
                .min()
                .map(|likeness| value(*worth, likeness))
        };
        places.iter().filter_map(best).max().unwrap_or_default()
    });
    worths.fold((0, 0), |(sum, words), worth| (sum + worth, words + usize::from(worth > 0)))
}

/// A word not typed to its end is worth half of one that is, and a slip a third, but never nothing.
fn value(worth: usize, likeness: Likeness) -> usize {
    match likeness {
        Likeness::Same => worth,
        Likeness::Begins => worth.div_ceil(2),
        Likeness::Near(_) => worth.div_ceil(3),
    }
}
