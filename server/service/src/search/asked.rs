//! What is looked for.

use domain::search::folded;

/// Nobody types more words, and none of them longer.
const MOST_WORDS: usize = 8;
const LONGEST: usize = 200;

/// A question, taken apart.
pub(super) struct Asked {
    /// Its words, folded; all must be found.
    pub words: Vec<String>,
    /// All of it as one word: a number is the same with and without its hyphen.
    pub joined: String,
    /// How a reference may begin that is meant by it.
    pub references: Vec<String>,
}

impl Asked {
    pub fn of(text: &str) -> Self {
        let text = text.trim().chars().take(LONGEST).collect::<String>();
        let mut words = folded(&text);
        words.truncate(MOST_WORDS);
        let mut references = vec![text.to_uppercase(), text];
        references.dedup();
        // A reference is one word; a letter or two are no beginning of one.
        references
            .retain(|beginning| beginning.chars().count() > 2 && !beginning.contains(char::is_whitespace));
        Self { joined: words.concat(), words, references }
    }
}
