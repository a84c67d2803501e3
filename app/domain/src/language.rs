//! Languages that are spoken, signed or written at events.

use serde::{Deserialize, Serialize};

macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// A language, by its shortest ISO 639 code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Language {$(
            $(#[$doc])*
            #[serde(rename = $code)]
            $name,
        )*}

        impl Language {
            /// All of them: what the campus works in first, then the other official languages of the United Nations.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word stored in the database.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$name => $code,)*}
            }
        }
    };
}

languages! {
    /// English.
    English = "en";
    /// French.
    French = "fr";
    /// Spanish.
    Spanish = "es";
    /// Italian.
    Italian = "it";
    /// Portuguese.
    Portuguese = "pt";
    /// Arabic.
    Arabic = "ar";
    /// Chinese.
    Chinese = "zh";
    /// Russian.
    Russian = "ru";
    /// German.
    German = "de";
    /// Turkish.
    Turkish = "tr";
    /// Ukrainian.
    Ukrainian = "uk";
    /// International Sign.
    InternationalSign = "ils";
    /// Italian Sign Language.
    ItalianSign = "ise";
}

impl Language {
    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.code() == code)
    }

    /// Whether it is signed: its interpreters stand where they are seen, and need no booth.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::InternationalSign | Self::ItalianSign)
    }

    /// Whether it is written, so that a document can be in it.
    pub const fn is_written(self) -> bool {
        !self.is_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn every_language_reads_back_from_its_code() {
        assert!(Language::ALL.iter().all(|language| Language::parse(language.code()) == Some(*language)));
        assert_eq!(Language::parse("xx"), None);
        assert_eq!(Language::ALL.iter().filter(|language| language.is_signed()).count(), 2);
    }
}
