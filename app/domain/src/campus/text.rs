//! Codes and names.

use super::ValueError;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($check:path);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Trims and checks.
            pub fn parse(text: &str) -> Result<Self, ValueError> {
                $check(text.trim())?;
                Ok(Self(text.trim().to_owned()))
            }

            /// The bare text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = ValueError;

            fn try_from(text: String) -> Result<Self, ValueError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// What staff call a thing by, such as `AM2-104` or `EU-A`: capitals, digits and `-`, at most twelve, so that it
    /// fits the first column of a tape chart. Capitals only, so that no two codes differ by case alone.
    Code(check_code);
    /// The key of a kind of thing, such as `single` or `portable-booth`: small letters, digits and `-`.
    Slug(check_slug);
    /// What people read: not empty, at most eighty characters.
    Name(check_name);
}

impl Code {
    /// The most characters of a code.
    pub const LONGEST: usize = CODE_LENGTH;

    /// The number of a room in a pavilion, typed in full or without the pavilion's code before it.
    pub fn of_room(pavilion: &Self, typed: &str) -> Result<Self, ValueError> {
        let typed = typed.trim().to_ascii_uppercase();
        check_code(&typed)?;
        let prefix = format!("{pavilion}-");
        if typed.starts_with(&prefix) {
            Self::parse(&typed)
        } else {
            Self::parse(&format!("{prefix}{typed}"))
        }
    }
}

impl Slug {
    /// The most characters of a key.
    pub const LONGEST: usize = SLUG_LENGTH;
}

impl Name {
    /// The most letters of a name.
    pub const LONGEST: usize = NAME_LENGTH;
}

const CODE_LENGTH: usize = 12;
const SLUG_LENGTH: usize = 32;
const NAME_LENGTH: usize = 80;

fn check_code(text: &str) -> Result<(), ValueError> {
    let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    check(text, CODE_LENGTH, allowed, "A-Z, 0-9 and -")
}

fn check_slug(text: &str) -> Result<(), ValueError> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    check(text, SLUG_LENGTH, allowed, "a-z, 0-9 and -")
}

fn check_name(text: &str) -> Result<(), ValueError> {
    length(text, NAME_LENGTH)?;
    match text.chars().find(|c| c.is_control()) {
        Some(found) => Err(ValueError::BadCharacter { found, allowed: "printed characters" }),
        None => Ok(()),
    }
}

fn check(text: &str, max: usize, solid: fn(char) -> bool, allowed: &'static str) -> Result<(), ValueError> {
    length(text, max)?;
    if let Some(found) = text.chars().find(|c| !solid(*c) && *c != '-') {
        return Err(ValueError::BadCharacter { found, allowed });
    }
    if text.starts_with('-') || text.ends_with('-') {
        return Err(ValueError::LooseEnd);
    }
    Ok(())
}

fn length(text: &str, max: usize) -> Result<(), ValueError> {
    match text.chars().count() {
        0 => Err(ValueError::Empty),
        found if found > max => Err(ValueError::TooLong { max }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_trimmed_and_kept() {
        assert_eq!(Code::parse(" AM2-104 ").unwrap().as_str(), "AM2-104");
    }

    #[test]
    fn the_number_of_a_room_begins_with_its_pavilion_whether_typed_so_or_not() {
        let pavilion = Code::parse("AM2").unwrap();
        for typed in ["104", " am2-104 ", "AM2-104"] {
            assert_eq!(Code::of_room(&pavilion, typed).unwrap().as_str(), "AM2-104", "{typed}");
        }
        assert_eq!(Code::of_room(&pavilion, " "), Err(ValueError::Empty));
        assert_eq!(Code::of_room(&pavilion, "AM2-"), Err(ValueError::LooseEnd));
        assert_eq!(Code::of_room(&pavilion, "123456789"), Err(ValueError::TooLong { max: 12 }));
    }

    #[test]
    fn codes_cannot_differ_by_case_alone() {
        let allowed = "A-Z, 0-9 and -";
        assert_eq!(Code::parse("am2-104"), Err(ValueError::BadCharacter { found: 'a', allowed }));
        assert!(Slug::parse("Single").is_err());
    }

    #[test]
    fn a_code_too_long_for_the_chart_is_refused() {
        assert_eq!(Code::parse("AMERICAS2-104"), Err(ValueError::TooLong { max: 12 }));
    }

    #[test]
    fn a_separator_stands_between_things() {
        assert_eq!(Code::parse("AM2-"), Err(ValueError::LooseEnd));
        assert_eq!(Code::parse("-"), Err(ValueError::LooseEnd));
    }

    #[test]
    fn a_name_is_one_line_of_something() {
        assert_eq!(Name::parse("  "), Err(ValueError::Empty));
        assert!(Name::parse("two\nlines").is_err());
        assert!(Name::parse("Salle de conférence « Piémont »").is_ok());
    }

    #[test]
    fn the_length_counts_letters_not_bytes() {
        assert!(Name::parse(&"é".repeat(80)).is_ok());
        assert_eq!(Name::parse(&"é".repeat(81)), Err(ValueError::TooLong { max: 80 }));
    }
}
