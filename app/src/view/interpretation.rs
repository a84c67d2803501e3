//! Languages and interpreters in forms: fields as typed, and what they mean.

use chrono::{NaiveDate, NaiveTime};
use domain::interpretation::{Class, Wish};
use domain::language::Language;
use i18n::whole;
use service::error::FieldError;
use service::interpreter::{Interpreter, Profile};
use std::collections::{BTreeMap, BTreeSet};

/// The word of a box that is ticked.
pub const TICKED: &str = "yes";

/// A form's fields by name; boxes and languages come and go, so they have no fixed list.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Sent(BTreeMap<String, String>);

impl Sent {
    /// A field; empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Puts a value in a field.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Puts a value in a field that is empty.
    pub fn fill(&mut self, name: &str, value: &str) {
        if self.text(name).is_empty() {
            self.put(name, value);
        }
    }

    /// Whether nothing was sent at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The version seen.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// A day.
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        use chrono::Datelike;
        self.text(name).trim().parse::<NaiveDate>().ok().filter(|date| (1964..2200).contains(&date.year()))
    }

    /// A time of day.
    pub fn time(&self, name: &str) -> Option<NaiveTime> {
        let text = self.text(name).trim();
        ["%H:%M", "%H:%M:%S", "%H.%M"].iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok())
    }

    /// The languages ticked under a name.
    pub fn languages(&self, name: &str) -> BTreeSet<Language> {
        let ticked = |language: &&Language| self.0.contains_key(&field(name, **language));
        Language::ALL.iter().filter(ticked).copied().collect()
    }

    /// The languages of a session, or what is wrong with them.
    pub fn wish(&self) -> Result<Wish, FieldError> {
        let breaks = match self.text("breaks").trim() {
            "" => Some(0),
            text => whole(text),
        };
        let breaks = breaks.ok_or_else(|| FieldError::new("breaks", "out_of_range"))?;
        Ok(Wish { floor: self.languages("floor"), wanted: self.languages("wanted"), breaks })
    }

    /// The same fields, as they are kept.
    pub fn of_wish(wish: &Wish, version: i64) -> Self {
        let mut sent = Self::default();
        let lists = [("floor", &wish.floor), ("wanted", &wish.wanted)];
        for (name, language) in
            lists.into_iter().flat_map(|(name, list)| list.iter().map(move |one| (name, one)))
        {
            sent.put(&field(name, *language), TICKED);
        }
        if wish.breaks > 0 {
            sent.put("breaks", wish.breaks.to_string());
        }
        sent.put("version", version.to_string());
        sent
    }

    /// What is said of an interpreter.
    pub fn profile(&self) -> Profile {
        let class = |language: &Language| {
            Class::parse(self.text(&field("language", *language))).map(|class| (*language, class))
        };
        Profile {
            full_name: self.text("full_name").to_owned(),
            contact: self.text("contact").to_owned(),
            languages: Language::ALL.iter().filter_map(class).collect(),
            active: !self.text("active").is_empty(),
        }
    }

    /// The same fields, as they are kept.
    pub fn of_interpreter(interpreter: &Interpreter) -> Self {
        let mut sent = Self::default();
        sent.put("full_name", interpreter.full_name.clone());
        sent.put("contact", interpreter.contact.clone());
        sent.put("version", interpreter.version.to_string());
        if interpreter.active {
            sent.put("active", TICKED);
        }
        for (language, class) in &interpreter.voice.languages {
            sent.put(&field("language", *language), class.code());
        }
        sent
    }
}

/// The name of a language's own field.
pub fn field(name: &str, language: Language) -> String {
    format!("{name}_{}", language.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_come_back_from_their_form_as_they_were_kept() {
        let wish = Wish {
            floor: [Language::English].into(),
            wanted: [Language::French, Language::InternationalSign].into(),
            breaks: 90,
        };
        assert_eq!(Sent::of_wish(&wish, 3).wish(), Ok(wish.clone()));
        assert_eq!(Sent::of_wish(&wish, 3).version(), 3);
        let mut sent = Sent::of_wish(&wish, 3);
        sent.put("breaks", "long");
        assert_eq!(sent.wish().unwrap_err().field, "breaks");
    }
}
