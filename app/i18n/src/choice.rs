//! Which language a reader gets.

use crate::{CHOICES, Locale, code};

/// The language with this code; regional codes such as `pt-BR` count as their language.
pub fn parse(text: &str) -> Option<Locale> {
    let primary = text.trim().split(['-', '_']).next()?;
    CHOICES.iter().map(|(locale, _)| *locale).find(|locale| code(*locale).eq_ignore_ascii_case(primary))
}

/// The language a browser likes best, by its `Accept-Language` header. Among equals the first one named wins.
pub fn accepted(header: &str) -> Option<Locale> {
    let mut best = None;
    for range in header.split(',') {
        let mut pieces = range.split(';');
        let Some(locale) = pieces.next().and_then(parse) else { continue };
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
        assert_eq!(accepted("de, it;q=0.5, pt-BR;q=0.8, en;q=0.1"), Some(Locale::pt));
        assert_eq!(accepted("fr, en"), Some(Locale::fr));
    }

    #[test]
    fn a_language_we_do_not_speak_or_that_is_refused_is_none() {
        assert_eq!(accepted("de-CH, fr;q=0"), None);
        assert_eq!(accepted(""), None);
        assert_eq!(parse("klingon"), None);
    }
}
