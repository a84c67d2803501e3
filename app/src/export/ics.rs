//! Calendars (RFC 5545, with the properties of RFC 7986 that programs ask for). Pure: what goes in comes out as text.

use std::fmt::Write;

use chrono::{DateTime, NaiveDate, Utc};

/// The longest line, in octets, without its end.
const LONGEST_LINE: usize = 75;

/// How often programs are asked to come again.
const REFRESH: &str = "PT1H";

/// The campus's zone. Times are written in UTC and need none; but a calendar must hold something (section 3.6), and one
/// of a room that nobody holds would be empty.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Rome",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called in a list of calendars.
    pub name: String,
    /// What is in it, and what is not.
    pub about: String,
    /// Tag of its language.
    pub language: &'static str,
    /// What is in it.
    pub events: Vec<CalendarEvent>,
}

/// One thing in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Stays the same for as long as the thing is the same.
    pub uid: String,
    /// When.
    pub span: Span,
    /// How sure it is.
    pub status: Status,
    /// In few words.
    pub summary: String,
    /// In more; may have several lines.
    pub description: String,
    /// Where.
    pub location: String,
    /// Grows with each change.
    pub sequence: i64,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
}

/// The time it takes: the end is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole days.
    Days(NaiveDate, NaiveDate),
    /// By the clock.
    Instants(DateTime<Utc>, DateTime<Utc>),
}

/// How sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Likely.
    Tentative,
    /// Agreed.
    Confirmed,
    /// Called off.
    Cancelled,
}

impl Status {
    const fn word(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl Calendar {
    /// As a file.
    pub fn write(&self) -> String {
        let mut out = Lines::default();
        for line in
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Foresteria//Calendars//EN", "CALSCALE:GREGORIAN"]
        {
            out.line(line);
        }
        // One name and one rhythm, in the words of the standard and in those of older programs.
        out.text(&format!("NAME;LANGUAGE={}", self.language), &self.name);
        out.text("X-WR-CALNAME", &self.name);
        out.text(&format!("DESCRIPTION;LANGUAGE={}", self.language), &self.about);
        out.text("X-WR-CALDESC", &self.about);
        out.line("X-WR-TIMEZONE:Europe/Rome");
        out.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
        out.line(&format!("X-PUBLISHED-TTL:{REFRESH}"));
        for line in ZONE {
            out.line(line);
        }
        for event in &self.events {
            event.write(&mut out);
        }
        out.line("END:VCALENDAR");
        out.0
    }
}

impl CalendarEvent {
    fn write(&self, out: &mut Lines) {
        out.line("BEGIN:VEVENT");
        out.text("UID", &self.uid);
        // Without a METHOD the stamp is that of the last change (section 3.8.7.2).
        out.line(&format!("DTSTAMP:{}", instant(self.changed_at)));
        out.line(&format!("LAST-MODIFIED:{}", instant(self.changed_at)));
        out.line(&format!("SEQUENCE:{}", self.sequence));
        match self.span {
            Span::Days(from, until) => {
                out.line(&format!("DTSTART;VALUE=DATE:{}", day(from)));
                out.line(&format!("DTEND;VALUE=DATE:{}", day(until)));
            }
            Span::Instants(from, until) => {
                out.line(&format!("DTSTART:{}", instant(from)));
                out.line(&format!("DTEND:{}", instant(until)));
            }
        }
        out.text("SUMMARY", &self.summary);
        for (name, text) in [("DESCRIPTION", &self.description), ("LOCATION", &self.location)] {
            if !text.is_empty() {
                out.text(name, text);
            }
        }
        out.line(&format!("STATUS:{}", self.status.word()));
        // A room that is taken does not make whoever reads of it busy.
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

/// Lines of content, ended and folded as the standard asks.
#[derive(Debug, Default)]
struct Lines(String);

impl Lines {
    /// A property whose value is free text.
    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// One line, folded: what runs over goes on in the next one, behind a space. Characters stay whole.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as the value of a property (section 3.3.11); control characters but the end of a line have no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                let _ = write!(escaped, "\\{letter}");
            }
            control if control.is_control() && control != '\t' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
