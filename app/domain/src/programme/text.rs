//! What a session or a track is called, by language: in as many as somebody wrote, and read in the nearest there is.

use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The languages a programme is written and read in.
pub const LANGUAGES: [Language; 6] = [
    Language::English,
    Language::French,
    Language::Italian,
    Language::Spanish,
    Language::Portuguese,
    Language::Arabic,
];

/// What a session is called and about, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Title.
    pub title: String,
    /// What it is about; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// The texts of a session.
pub type Texts = BTreeMap<Language, Text>;

/// The names of a track.
pub type Names = BTreeMap<Language, String>;

/// What is read in a language: that of the language, else English, else the first there is; with the language it is in.
pub fn told<T>(texts: &BTreeMap<Language, T>, language: Language) -> Option<(Language, &T)> {
    let exact = [language, Language::English].into_iter().find_map(|one| Some((one, texts.get(&one)?)));
    exact.or_else(|| LANGUAGES.into_iter().find_map(|one| Some((one, texts.get(&one)?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_wrote_in_a_language_is_read_in_english_or_the_first_there_is() {
        let names = |list: &[(Language, &str)]| {
            list.iter().map(|(language, name)| (*language, (*name).to_owned())).collect::<Names>()
        };
        let both = names(&[(Language::English, "Skills"), (Language::Arabic, "المهارات")]);
        let read = |names: &Names, language| told(names, language).map(|(from, name)| (from, name.clone()));
        assert_eq!(read(&both, Language::Arabic), Some((Language::Arabic, "المهارات".to_owned())));
        assert_eq!(read(&both, Language::French), Some((Language::English, "Skills".to_owned())));
        let arabic = names(&[(Language::Arabic, "المهارات")]);
        assert_eq!(read(&arabic, Language::French).map(|found| found.0), Some(Language::Arabic));
        assert_eq!(read(&Names::new(), Language::French), None);
    }
}
