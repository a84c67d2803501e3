//! Which language a reader gets.

use crate::{CHOICES, Locale, PARTICIPANTS, code};

/// Whom a page or a mail is for: by this there are more languages or fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever works with the product: the languages that every text is in.
    Staff,
    /// Whoever takes part in an event, or may report a barrier: Arabic too.
    Participants,
}

impl Readers {
    /// The languages to choose from, each under its own name.
    pub const fn choices(self) -> &'static [(Locale, &'static str)] {
        match self {
            Self::Staff => &CHOICES,
            Self::Participants => &PARTICIPANTS,
        }
    }
}

/// The language with this code; regional codes such as `pt-BR` count as their language.
pub fn parse(readers: Readers, text: &str) -> Option<Locale> {
    let primary = text.trim().split(['-', '_']).next()?;
    let mut known = readers.choices().iter().map(|(locale, _)| *locale);
    known.find(|locale| code(*locale).eq_ignore_ascii_case(primary))
}

/// The language a browser likes best, by its `Accept-Language` header. Among equals the first one named wins.
pub fn accepted(readers: Readers, header: &str) -> Option<Locale> {
    let mut best = None;
    for range in header.split(',') {
        let mut pieces = range.split(';');
        let Some(locale) = pieces.next().and_then(|code| parse(readers, code)) else { continue };
        let weight =
            pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0_f32);
        if weight > best.map_or(0.0, |(_, most)| most) {
            best = Some((locale, weight));
        }
    }
    best.map(|(locale, _)| locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins() {
        assert_eq!(accepted(Readers::Staff, "de, it;q=0.5, pt-BR;q=0.8, en;q=0.1"), Some(Locale::pt));
        assert_eq!(accepted(Readers::Staff, "fr, en"), Some(Locale::fr));
    }

    #[test]
    fn a_language_we_do_not_speak_or_that_is_refused_is_none() {
        assert_eq!(accepted(Readers::Staff, "de-CH, fr;q=0"), None);
        assert_eq!(accepted(Readers::Staff, ""), None);
        assert_eq!(parse(Readers::Participants, "klingon"), None);
    }

    #[test]
    fn arabic_is_spoken_with_participants_and_with_nobody_else() {
        let browser = "ar-EG, ar;q=0.9, fr;q=0.5";
        assert_eq!(accepted(Readers::Participants, browser), Some(Locale::ar));
        assert_eq!(accepted(Readers::Staff, browser), Some(Locale::fr));
        assert_eq!(
            (parse(Readers::Participants, "ar"), parse(Readers::Staff, "ar")),
            (Some(Locale::ar), None)
        );
    }
}
