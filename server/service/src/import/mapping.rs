//! How the columns and words of a file are to be understood: a mapping, shipped by name or in a TOML file.

mod file;

use super::error::FileError;
use domain::segment::{Segment, SegmentClass};
use domain::stay::StayStatus;
pub(super) use file::{Booked, ColumnNames, DateColumn, Mapping};
use std::path::Path;

/// The mappings that come with the program, by name; the first is the one for our own columns.
const SHIPPED: [(&str, &str); 2] =
    [("stays", include_str!("stays.toml")), ("hotel_demand", include_str!("hotel_demand.toml"))];

/// The names of the mappings that come with the program; the first is the one for our own columns.
pub const MAPPINGS: [&str; 2] = [SHIPPED[0].0, SHIPPED[1].0];

/// Segments of files come after our own in lists.
const FIRST_POSITION: i64 = 100;

impl Mapping {
    /// The mapping of our own columns, a shipped one by name, or one from a file whose name ends in `.toml`.
    pub(super) fn choose(choice: Option<&str>) -> Result<Self, FileError> {
        let name = choice.unwrap_or(SHIPPED[0].0);
        if let Some((_, text)) = SHIPPED.iter().find(|(shipped, _)| *shipped == name) {
            return Self::read(name, text);
        }
        let is_file = Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        if !is_file {
            let shipped = SHIPPED.map(|(name, _)| name).join(" or ");
            let reason = format!("there is none of this name; use {shipped}, or a file that ends in .toml");
            return Err(FileError::Mapping { mapping: name.to_owned(), reason });
        }
        let path = Path::new(name);
        let file = path.file_name().map_or_else(|| name.into(), |file| file.to_string_lossy());
        let text = std::fs::read_to_string(path)
            .map_err(|source| FileError::Unreadable { file: file.clone().into_owned(), source })?;
        Self::read(&file, &text)
    }

    /// The shipped mappings, by name.
    pub(super) fn shipped() -> impl Iterator<Item = (&'static str, Self)> {
        SHIPPED.into_iter().filter_map(|(name, text)| Self::read(name, text).ok().map(|read| (name, read)))
    }

    fn read(name: &str, text: &str) -> Result<Self, FileError> {
        let refused = |reason: String| FileError::Mapping { mapping: name.to_owned(), reason };
        let mapping: Self = toml::from_str(text).map_err(|error| refused(error.to_string()))?;
        mapping.check().map_err(refused)?;
        Ok(mapping)
    }

    fn check(&self) -> Result<(), String> {
        if self.columns.departure.is_none() && self.columns.nights.is_empty() {
            return Err("columns: give departure, nights, or both".to_owned());
        }
        if let Some(word) = self.status.iter().find(|(_, to)| StayStatus::parse(to).is_none()) {
            return Err(format!("status: '{}' is none of {}", word.1, statuses()));
        }
        if self.default_status.as_deref().is_some_and(|word| StayStatus::parse(word).is_none()) {
            return Err(format!("default_status is none of {}", statuses()));
        }
        for (word, to) in &self.segments {
            if SegmentClass::parse(&to.class).is_none() {
                let classes = SegmentClass::ALL.map(SegmentClass::code).join(", ");
                return Err(format!("segments: the class of '{word}' is none of {classes}"));
            }
        }
        match self.optional.iter().find(|field| !ColumnNames::OPTIONAL.contains(&field.as_str())) {
            Some(field) => {
                Err(format!("optional: '{field}' is none of {}", ColumnNames::OPTIONAL.join(", ")))
            }
            None => Ok(()),
        }
    }

    /// Whether a file may do without the columns of a field.
    pub(super) fn is_optional(&self, field: &str) -> bool {
        self.optional.iter().any(|optional| optional == field)
    }

    /// Whether a word stands for an empty cell.
    pub(super) fn is_empty(&self, cell: &str) -> bool {
        cell.is_empty() || self.empty.iter().any(|word| word == cell)
    }

    /// The status a word stands for: by the mapping's own list, else our own words.
    pub(super) fn status_of(&self, word: &str) -> Option<StayStatus> {
        let code = self.status.get(word).map_or(word, String::as_str);
        StayStatus::parse(code).or_else(|| StayStatus::parse(&code.to_lowercase()))
    }

    /// The segment that the mapping makes of a word.
    pub(super) fn segment_of(&self, word: &str) -> Option<Segment> {
        let (position, (_, to)) =
            (FIRST_POSITION..).zip(&self.segments).find(|(_, (own, _))| *own == word)?;
        let class = SegmentClass::parse(&to.class)?;
        Some(Segment { code: to.code.clone(), name: to.name.clone(), class, position })
    }
}

fn statuses() -> String {
    StayStatus::ALL.map(StayStatus::code).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_mappings_can_be_read() {
        assert_eq!(Mapping::shipped().count(), SHIPPED.len());
        for (name, text) in SHIPPED {
            Mapping::read(name, text).unwrap();
        }
    }

    #[test]
    fn a_name_that_is_not_shipped_is_refused_with_those_that_are() {
        let error = Mapping::choose(Some("opera")).unwrap_err().to_string();
        assert!(error.contains("use stays or hotel_demand, or a file that ends in .toml"), "{error}");
    }

    #[test]
    fn a_mapping_names_what_is_wrong_in_it() {
        let start = "source = 'x'\n[columns]\narrival = 'a'\nroom_type = 't'\nbooked = 'b'\n";
        let refused = |text: &str| Mapping::read("m", &format!("{start}{text}")).unwrap_err().to_string();
        assert!(refused("").contains("give departure, nights, or both"));
        assert!(refused("departure = 'd'\n[status]\nOut = 'gone'").contains("'gone' is none of reserved"));
        assert!(refused("departure = 'd'\ncolour = 'c'").contains("unknown field `colour`"));
    }
}
