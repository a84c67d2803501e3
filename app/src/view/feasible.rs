//! The question of when an event fits: its fields as typed, and what they mean.

use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::campus::{RoomType, SetupStyle};
use domain::feasible::{Arrival, Beds, Need, Question};
use domain::interpretation::Wish;
use domain::language::Language;
use i18n::whole;
use serde::Deserialize;
use service::error::FieldError;
use std::collections::BTreeSet;

/// Lines for halls.
pub const ROWS: usize = 12;

/// So many of them are open at first.
pub const OPEN: usize = 4;

/// Fields as typed, by name; those of a line end in its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// What a field holds; nothing where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// A field of a line, counted from 1.
    pub fn of(&self, name: &str, row: usize) -> &str {
        self.get(&format!("{name}-{row}"))
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Whether anything was asked.
    pub fn is_asked(&self) -> bool {
        self.0.iter().any(|(name, _)| name == "first")
    }

    /// Writes a field that was not sent.
    pub fn fill(&mut self, name: &str, value: impl Into<String>) {
        if self.get(name).is_empty() {
            self.0.retain(|(known, _)| known != name);
            self.0.push((name.to_owned(), value.into()));
        }
    }

    /// All that was sent, as the query of an address.
    pub fn query(&self) -> String {
        let sent = self.0.iter().filter(|(_, value)| !value.is_empty());
        let pairs = sent.map(|(name, value)| format!("{name}={}", crate::local::query_value(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The lines that are filled in, by number.
    pub fn rows(&self) -> Vec<usize> {
        (1..=ROWS).filter(|row| !self.of("people", *row).is_empty()).collect()
    }

    /// Writes what is usual into the lines that are filled in, so that what is meant can be read.
    pub fn complete(&mut self) {
        for row in self.rows() {
            for (name, usual) in [("count", "1"), ("from", "09:00"), ("until", "17:30")] {
                self.fill(&format!("{name}-{row}"), usual);
            }
        }
    }

    /// What is asked, or everything that cannot be read. `title` names a line without a name.
    pub fn question(&self, types: &[RoomType], title: &str) -> Result<Question, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut missing = |field: &str| faults.push(FieldError::new(field, "missing"));
        let (first, last) = (date(self.get("first")), date(self.get("last")));
        if first.is_none() {
            missing("first");
        }
        if last.is_none() {
            missing("last");
        }
        let days = number(self.get("days"), 0);
        let needs = self.rows().into_iter().map(|row| self.need(row, days, title)).collect();
        let is_spoken = |row: usize| !spoken(self.of("languages", row)).floor.is_empty();
        if self.signed().is_some() && !self.rows().into_iter().any(is_spoken) {
            faults.push(FieldError::new("sign", "no_floor"));
        }
        let window = first.zip(last).filter(|_| faults.is_empty());
        let Some(window) = window else { return Err(faults) };
        Ok(Question {
            window,
            days,
            begins: self.get("begins").parse().ok(),
            working_days: self.is_ticked("working_days"),
            step_free: self.is_ticked("step_free"),
            listed_only: self.is_ticked("listed_only"),
            needs,
            beds: self.beds(types),
        })
    }

    fn need(&self, row: usize, days: i64, title: &str) -> Need {
        let typed = self.of("title", row);
        let time = |name, usual: &str| time(self.of(name, row)).or_else(|| time(usual)).unwrap_or_default();
        let hours = (time("from", "09:00"), time("until", "17:30"));
        Need {
            title: if typed.is_empty() { format!("{title} {row}") } else { typed.to_owned() },
            count: number(self.of("count", row), 1),
            people: number(self.of("people", row), 0),
            style: SetupStyle::parse(self.of("style", row)).unwrap_or(SetupStyle::Theatre),
            hours,
            days: (number(self.of("day_from", row), 1), number(self.of("day_to", row), days)),
            booths: booths(self.of("languages", row)),
            languages: self.languages(row, hours),
        }
    }

    /// What is spoken and heard in a line; whoever signs does so wherever anything is spoken.
    fn languages(&self, row: usize, hours: (NaiveTime, NaiveTime)) -> Wish {
        let mut wish = spoken(self.of("languages", row));
        if !wish.floor.is_empty() {
            let signed = self.signed().filter(|signed| !wish.floor.contains(signed));
            wish.wanted.extend(signed);
            wish.breaks = breaks(hours);
        }
        wish
    }

    /// The signed language that is asked for.
    fn signed(&self) -> Option<Language> {
        Language::parse(self.get("sign")).filter(|language| language.is_signed())
    }

    fn beds(&self, types: &[RoomType]) -> Beds {
        let rooms = |kind: &RoomType| (kind.id, number(self.get(&format!("bed-{}", kind.code)), 0));
        let from = self.get("beds_from");
        let on = from.parse::<Weekday>().map(Arrival::On);
        Beds {
            typed: types.iter().map(rooms).filter(|(_, rooms)| *rooms != 0).collect(),
            any: number(self.get("beds"), 0),
            sharing: self.is_ticked("sharing"),
            from: on.unwrap_or_else(|_| Arrival::Before(number(from, 1))),
            after: number(self.get("after"), 0),
        }
    }
}

/// What is spoken and heard where some languages are named: the first of them on the floor, the others by whoever
/// listens. What [`strange`] finds is left out.
pub fn spoken(languages: &str) -> Wish {
    let mut named = words(languages).filter_map(known);
    let floor = named.by_ref().take(1).collect::<BTreeSet<_>>();
    let wanted = named.filter(|language| !floor.contains(language)).collect();
    Wish { floor, wanted, breaks: 0 }
}

/// The words among some languages that are none the house has interpreters for.
pub fn strange(languages: &str) -> impl Iterator<Item = &str> {
    words(languages).filter(|word| known(word).is_none())
}

fn known(word: &str) -> Option<Language> {
    Language::parse(&word.to_lowercase())
}

/// Booths for some languages: one for each but the first, which is the floor's, and those that are signed.
pub fn booths(languages: &str) -> i64 {
    let floor = words(languages).next().map(str::to_uppercase);
    let is_signed = |word: &str| known(word).is_some_and(Language::is_signed);
    let heard = words(languages).filter(|word| !is_signed(word)).map(str::to_uppercase);
    let heard = heard.filter(|word| floor.as_ref() != Some(word)).collect::<BTreeSet<_>>();
    i64::try_from(heard.len()).unwrap_or_default()
}

/// Minutes in which nobody speaks: coffee twice and a meal, where a session is longer than four hours.
fn breaks((from, until): (NaiveTime, NaiveTime)) -> i64 {
    if (until - from).num_minutes() > 240 { 90 } else { 0 }
}

fn words(languages: &str) -> impl Iterator<Item = &str> {
    languages.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

/// A number, or the usual one where nothing was typed; what cannot be read is a number that no rule lets through.
fn number(text: &str, usual: i64) -> i64 {
    if text.is_empty() { usual } else { whole(text).unwrap_or(-1) }
}

fn date(text: &str) -> Option<NaiveDate> {
    use chrono::Datelike;
    text.parse::<NaiveDate>().ok().filter(|date| (1964..2200).contains(&date.year()))
}

fn time(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S", "%H.%M"].iter().find_map(|pattern| NaiveTime::parse_from_str(text, pattern).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn every_language_but_the_one_of_the_floor_needs_a_booth() {
        assert_eq!([booths(""), booths("EN"), booths("EN/FR/ES/AR"), booths("en, fr EN")], [0, 0, 3, 1]);
    }

    #[test]
    fn a_signed_language_was_counted_as_a_booth() {
        assert_eq!([booths("EN FR ILS"), booths("ISE"), booths("ils en fr")], [1, 0, 2]);
    }

    #[test]
    fn who_signs_does_so_wherever_anything_is_spoken() {
        let sent = [
            ("first", "2027-05-01"),
            ("last", "2027-05-31"),
            ("days", "5"),
            ("sign", "ils"),
            ("people-1", "30"),
            ("languages-1", "EN FR"),
            ("people-2", "30"),
        ];
        let question = typed(&sent).question(&[], "Room").unwrap();
        let wanted = question.needs.iter().map(|need| need.languages.wanted.len()).collect::<Vec<_>>();
        assert_eq!(
            (wanted, question.needs[0].booths, question.needs[0].languages.breaks),
            (vec![2, 0], 1, 90)
        );
        let silent = sent.iter().filter(|(name, _)| *name != "languages-1").copied().collect::<Vec<_>>();
        assert_eq!(typed(&silent).question(&[], "Room").unwrap_err()[0].field, "sign");
    }

    #[test]
    fn the_first_language_is_spoken_and_the_others_are_heard() {
        let wish = spoken("EN FR/ar xx en");
        assert_eq!(wish.floor, BTreeSet::from([Language::English]));
        assert_eq!(wish.wanted, BTreeSet::from([Language::French, Language::Arabic]));
        assert_eq!(spoken("xx"), Wish::default());
        assert_eq!(strange("EN XX/ar").collect::<Vec<_>>(), ["XX"]);
    }

    #[test]
    fn lines_without_people_are_left_out_and_the_rest_has_what_is_usual() {
        let sent = [
            ("first", "2027-05-01"),
            ("last", "2027-05-31"),
            ("days", "5"),
            ("people-2", "30"),
            ("beds", "many"),
        ];
        let question = typed(&sent).question(&[], "Room").unwrap();
        assert_eq!(
            (question.needs.len(), question.needs[0].title.as_str(), question.needs[0].days),
            (1, "Room 2", (1, 5))
        );
        assert_eq!(question.beds.any, -1, "a number nobody can read is refused by the rule");
        let faults = typed(&[("first", "soon")]).question(&[], "Room").unwrap_err();
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn a_question_is_an_address() {
        let sent = typed(&[("first", "2027-05-01"), ("title-1", "A & B"), ("begins", "")]);
        assert_eq!(sent.query(), "first=2027-05-01&title-1=A%20%26%20B");
    }
}
