//! A text as the words it is found by.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No word is told from another by more letters than these.
const LONGEST_WORD: usize = 40;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In small letters, without accents.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
}

/// The words of a text, in order: runs of letters and digits.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut within = false;
    for (at, letter) in text.char_indices() {
        // An accent that stands by itself belongs to the letter before it.
        if is_combining_mark(letter) {
            continue;
        }
        let until = at + letter.len_utf8();
        match (letter.is_alphanumeric(), found.last_mut().filter(|_| within)) {
            (true, Some(word)) => {
                fold(letter, &mut word.folded);
                word.place.end = until;
            }
            (true, None) => {
                let mut folded = String::new();
                fold(letter, &mut folded);
                found.push(Word { folded, place: at..until });
            }
            (false, _) => {}
        }
        within = letter.is_alphanumeric();
    }
    for word in &mut found {
        if let Some((end, _)) = word.folded.char_indices().nth(LONGEST_WORD) {
            word.folded.truncate(end);
        }
    }
    found.retain(|word| !word.folded.is_empty());
    found
}

/// The same without their places.
pub fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn fold(letter: char, word: &mut String) {
    let letters = letter.nfkd().flat_map(char::to_lowercase);
    for plain in letters.filter(|letter| letter.is_alphanumeric() && !is_combining_mark(*letter)) {
        match plain {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'þ' => word.push_str("th"),
            'ø' => word.push('o'),
            'đ' | 'ð' => word.push('d'),
            'ł' => word.push('l'),
            'ħ' => word.push('h'),
            'ı' => word.push('i'),
            'ς' => word.push('σ'),
            plain => word.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_and_case_are_no_difference() {
        assert_eq!(folded("Łukasz Ångström-Straße"), ["lukasz", "angstrom", "strasse"]);
        assert_eq!(folded("O\u{308}zgür D’Angelo"), ["ozgur", "d", "angelo"]);
        assert_eq!(folded("Ольга ΝΙΚΟΣ"), ["ольга", "νικοσ"]);
        assert_eq!(folded(" ,.- "), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn folding_what_is_folded_changes_nothing(text in "\\PC{0,40}") {
            let once = folded(&text);
            let again = once.iter().flat_map(|word| folded(word)).collect::<Vec<_>>();
            prop_assert_eq!(again, once);
        }

        #[test]
        fn a_text_in_composed_and_in_decomposed_letters_has_the_same_words(text in "[A-Za-zÀ-ÖØ-öø-ſ '-]{0,30}") {
            prop_assert_eq!(folded(&text.nfd().to_string()), folded(&text.nfc().to_string()));
        }

        #[test]
        fn every_word_stands_where_it_says(text in "\\PC{0,40}") {
            for word in words(&text) {
                prop_assert_eq!(folded(&text[word.place]), [word.folded]);
            }
        }
    }
}
