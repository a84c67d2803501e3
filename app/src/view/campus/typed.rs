//! What a form of the campus sends.

use super::{NO_NUMBER, value};
use domain::campus::ValueError;
use i18n::whole;
use service::error::FieldError;
use std::collections::BTreeMap;

/// Fields as typed, by name: which floors, set-ups and equipment there are is not known beforehand. A box that is not
/// ticked sends nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Typed {
    fields: BTreeMap<String, String>,
}

impl Typed {
    /// A form with nothing in it but the identity a new record will have: sent twice, added once.
    pub fn blank(key: uuid::Uuid) -> Self {
        Self::default().with("key", key)
    }

    /// The same with a field filled in.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.fields.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same with a box ticked, or not.
    #[must_use]
    pub fn with_box(self, name: &str, ticked: bool) -> Self {
        if ticked { self.with(name, "yes") } else { self }
    }

    /// What stands in a field.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).map(|value| value.trim()).unwrap_or_default()
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// The version a change was decided on; none that there is where it cannot be read.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// The identity a new record will have; none that was made up where it cannot be read.
    pub fn key(&self) -> Option<uuid::Uuid> {
        self.text("key").parse().ok()
    }

    /// What is in the brackets of every ticked `group[…]`.
    pub fn ticked_of<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a str> {
        let inner = move |name: &'a String| name.strip_prefix(group)?.strip_prefix('[')?.strip_suffix(']');
        self.fields.keys().filter_map(inner)
    }

    /// A value, or what is wrong with it noted.
    pub(super) fn value<T>(
        &self,
        faults: &mut Vec<FieldError>,
        field: &str,
        parse: fn(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        value(faults, field, parse(self.text(field)))
    }

    /// A whole number; none where the field is empty.
    pub(super) fn number(&self, faults: &mut Vec<FieldError>, field: &str) -> Option<i64> {
        let text = self.text(field);
        let number = if text.is_empty() { Ok(None) } else { whole(text).map(Some).ok_or(NO_NUMBER) };
        value(faults, field, number).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticked_boxes_of_a_group_are_found_by_what_is_in_their_brackets() {
        let typed = Typed::default().with("level[0]", "yes").with("level[-1]", "yes").with("levels", "no");
        assert_eq!(typed.ticked_of("level").collect::<Vec<_>>(), ["-1", "0"]);
        assert_eq!(typed.with_box("level[2]", false).ticked_of("level").count(), 2);
    }
}
