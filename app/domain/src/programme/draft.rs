//! A session as somebody wants it, and everything that can be wrong with that by itself.

use super::{Format, SessionKind, SessionState, Text, Texts};
use crate::calendar::{CampusZone, next_day};
use crate::campus::Seats;
use crate::claim::Interval;
use crate::ids::{FunctionId, TrackId};
use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};
use std::fmt;

/// The longest title and name we keep, in letters.
pub const LONGEST_LINE: usize = 200;

/// The longest link we keep, in letters: that of an online meeting carries much.
pub const LONGEST_LINK: usize = 2000;

/// The longest description we keep, in letters.
pub const LONGEST_TEXT: usize = 3000;

/// The most people believed of one session online.
pub const MOST_ONLINE: i64 = 100_000;

/// The most speakers of one session.
pub const MOST_SPEAKERS: usize = 30;

/// The longest session in one piece, in seconds: a day.
const LONGEST: i64 = 24 * 3600;

/// What ends before this hour, and before it begins, ends on the morning after.
const MORNING: u32 = 6;

/// From when until when a session lasts that begins on a day, by the campus clock: an end before 06:00 and before its
/// beginning is one of the morning after.
pub fn instants(
    day: NaiveDate,
    (from, until): (NaiveTime, NaiveTime),
    zone: CampusZone,
) -> (DateTime<Utc>, DateTime<Utc>) {
    let over_midnight = until < from && until.hour() < MORNING;
    let last = if over_midnight { next_day(day) } else { day };
    (zone.instant(day.and_time(from)), zone.instant(last.and_time(until)))
}

/// What is asked for; nothing is checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is called and about.
    pub texts: Texts,
    /// What it is.
    pub kind: SessionKind,
    /// Whether it takes place.
    pub state: SessionState,
    /// Which track it belongs to.
    pub track: Option<TrackId>,
    /// For whom.
    pub format: Format,
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it ends.
    pub until: DateTime<Utc>,
    /// How many are expected on campus.
    pub on_campus: i64,
    /// How many are expected online.
    pub online: i64,
    /// Where those online take part.
    pub link: String,
    /// The function that carries it.
    pub function: Option<FunctionId>,
    /// Who speaks.
    pub speakers: Vec<Named>,
}

/// Somebody who is to speak.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Name.
    pub name: String,
    /// What they do there.
    pub part: String,
    /// Where they come from.
    pub affiliation: String,
}

// What is logged names nobody.
impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Named")
    }
}

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no title in any language.
    NoTitle,
    /// A title is longer than is kept.
    LongTitle,
    /// A description is longer than is kept, or has no title.
    Description,
    /// It does not end after it begins.
    Backwards,
    /// It is longer than a day.
    TooLong,
    /// No number of people on campus.
    OnCampus,
    /// No number of people online.
    Online,
    /// The link is no address that begins with `https://`.
    Link,
    /// A speaker without a name, one whose line is longer than is kept, or too many of them.
    Speakers,
}

impl Draft {
    /// When, or everything that is wrong.
    pub fn check(&self) -> Result<Interval, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |wrong: bool, fault| faults.extend(wrong.then_some(fault));
        let texts = || self.texts.values();
        fault(texts().all(|text| text.title.trim().is_empty()), Fault::NoTitle);
        fault(texts().any(|text| is_long(&text.title)), Fault::LongTitle);
        fault(texts().any(|text| !is_described(text)), Fault::Description);
        fault(!(0..=Seats::MOST).contains(&self.on_campus), Fault::OnCampus);
        fault(!(0..=MOST_ONLINE).contains(&self.online), Fault::Online);
        fault(!self.link.trim().is_empty() && !is_address(self.link.trim()), Fault::Link);
        let said = self.speakers.len() <= MOST_SPEAKERS && self.speakers.iter().all(Named::is_sound);
        fault(!said, Fault::Speakers);
        let time = Interval::new(self.from, self.until).ok_or(Fault::Backwards);
        let is_short = |time: &Interval| time.until_at() - time.from_at() <= LONGEST;
        let time = time.and_then(|time| if is_short(&time) { Ok(time) } else { Err(Fault::TooLong) });
        let time = time.map_err(|fault| faults.push(fault));
        time.ok().filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The texts as they are kept: those that say something.
    pub fn kept_texts(&self) -> Texts {
        let trim = |text: &Text| Text {
            title: text.title.trim().to_owned(),
            description: text.description.trim().to_owned(),
        };
        let said = self.texts.iter().map(|(language, text)| (*language, trim(text)));
        said.filter(|(_, text)| !text.title.is_empty()).collect()
    }
}

impl Named {
    fn is_sound(&self) -> bool {
        let long = [&self.name, &self.part, &self.affiliation].into_iter().any(|text| is_long(text));
        !self.name.trim().is_empty() && !long
    }
}

fn is_long(text: &str) -> bool {
    text.trim().chars().count() > LONGEST_LINE
}

fn is_described(text: &Text) -> bool {
    let description = text.description.trim();
    description.chars().count() <= LONGEST_TEXT && (description.is_empty() || !text.title.trim().is_empty())
}

/// Whether a text is an address that a browser opens over a secured line.
pub(crate) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = text.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '"'));
    plain && host.contains('.') && !host.contains('@') && text.len() <= LONGEST_LINK
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn draft() -> Draft {
        let text = Text { title: " Opening ".to_owned(), description: String::new() };
        Draft {
            texts: Texts::from([(Language::English, text)]),
            kind: SessionKind::Plenary,
            state: SessionState::Planned,
            track: None,
            format: Format::Hybrid,
            from: "2026-06-01T07:00:00Z".parse().unwrap(),
            until: "2026-06-01T08:00:00Z".parse().unwrap(),
            on_campus: 300,
            online: 1700,
            link: "https://meet.example.org/fair?x=1".to_owned(),
            function: None,
            speakers: vec![Named { name: "Ada Voice".to_owned(), ..Named::default() }],
        }
    }

    #[test]
    fn a_session_has_a_title_in_some_language_and_keeps_those_that_say_something() {
        assert_eq!(draft().check().unwrap().until_at() - 3600, draft().from.timestamp());
        let mut two = draft();
        two.texts.insert(Language::Arabic, Text::default());
        assert_eq!(two.kept_texts().into_values().map(|text| text.title).collect::<Vec<_>>(), ["Opening"]);
        assert_eq!(Draft { texts: Texts::new(), ..draft() }.check(), Err(vec![Fault::NoTitle]));
        let untitled = Text { description: "All of it".to_owned(), ..Text::default() };
        two.texts.insert(Language::French, untitled);
        assert_eq!(two.check(), Err(vec![Fault::Description]));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = Draft {
            on_campus: -1,
            online: MOST_ONLINE + 1,
            link: "http://meet.example.org".to_owned(),
            speakers: vec![Named::default()],
            until: draft().from,
            ..draft()
        };
        let all = [Fault::OnCampus, Fault::Online, Fault::Link, Fault::Speakers, Fault::Backwards];
        assert_eq!(wrong.check(), Err(all.to_vec()));
        let long = Draft { until: "2026-06-02T07:00:01Z".parse().unwrap(), ..draft() };
        assert_eq!(long.check(), Err(vec![Fault::TooLong]));
    }

    #[test]
    fn a_link_is_a_secured_address_and_nothing_that_only_looks_like_one() {
        assert!(is_address("https://meet.example.org"));
        for wrong in [
            "javascript:alert(1)",
            "https://",
            "https://a b.org",
            "https://x@evil.org",
            "https://evil\".org",
            "meet.org",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
