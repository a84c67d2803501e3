//! Codes made of words that a file or a command brings along.

use sha2::{Digest, Sha256};

/// Room for the source and for the file's word in the code of a room type, which has 32 characters at most.
const SOURCE: usize = 18;
const WORD: usize = 13;

/// The code of the room type made for a word of a source. Words that differ in more than case have different codes.
pub(super) fn room_type(source: &str, word: &str) -> String {
    format!("{}-{}", slug(source, SOURCE), slug(word, WORD))
}

/// A short code of capitals for a source, such as `HD` for `hotel-demand` or `STAYS` for `stays`.
pub(super) fn initials(source: &str) -> String {
    const LENGTH: usize = 6;
    let upper = plain(source).to_uppercase();
    let words: Vec<&str> = upper.split('-').filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [] => "IMPORT".to_owned(),
        [word] => word.chars().take(LENGTH).collect(),
        words => words.iter().filter_map(|word| word.chars().next()).take(LENGTH).collect(),
    }
}

/// Small letters, digits and `-`. Where that loses something, four digits of a hash tell it from its likes.
fn slug(text: &str, most: usize) -> String {
    const MARK: usize = 5;
    let exact = text.to_lowercase().replace([' ', '_'], "-");
    let plain = plain(text);
    if plain == exact && plain.len() <= most && !plain.is_empty() {
        return plain;
    }
    let digest = Sha256::digest(exact.as_bytes());
    let cut: String = plain.chars().take(most - MARK).collect();
    let mark = format!("{:02x}{:02x}", digest[0], digest[1]);
    format!("{}-{mark}", cut.trim_end_matches('-')).trim_start_matches('-').to_owned()
}

fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_coded_by_its_source_and_its_word() {
        assert_eq!(room_type("hotel-demand", "A"), "hotel-demand-a");
        assert_eq!(room_type("stays", "Double room"), "stays-double-room");
    }

    #[test]
    fn words_that_look_alike_keep_apart_and_codes_stay_short() {
        assert_ne!(room_type("s", "A+"), room_type("s", "A"));
        assert_ne!(room_type("s", "غرفة"), room_type("s", "房间"));
        let long = room_type("a source with a very long name", "a room with a very long name");
        assert!(domain::campus::Slug::parse(&long).is_ok(), "{long}");
        assert!(domain::campus::Slug::parse(&room_type("«»", "غرفة")).is_ok());
    }

    #[test]
    fn a_source_is_known_by_its_initials() {
        assert_eq!(initials("hotel-demand"), "HD");
        assert_eq!(initials("stays"), "STAYS");
        assert_eq!(initials("—"), "IMPORT");
    }
}
