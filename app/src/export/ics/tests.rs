//! What every calendar must be, whatever is in it.

use super::*;
use proptest::prelude::*;

fn event(summary: &str, description: &str) -> CalendarEvent {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    CalendarEvent {
        uid: "00000000-0000-0000-0000-000000000001@foresteria".to_owned(),
        span: Span::Days(day("2026-06-01"), day("2026-06-03")),
        status: Status::Confirmed,
        summary: summary.to_owned(),
        description: description.to_owned(),
        location: String::new(),
        sequence: 3,
        changed_at: "2026-05-01T07:00:00Z".parse().unwrap(),
    }
}

fn calendar(name: &str, events: Vec<CalendarEvent>) -> String {
    Calendar { name: name.to_owned(), about: "about".to_owned(), language: "it", events }.write()
}

/// The lines of content, unfolded as a reader does it.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(ToOwned::to_owned).collect()
}

/// A text value as a reader takes it back.
fn unescaped(value: &str) -> String {
    let (mut text, mut letters) = (String::new(), value.chars());
    while let Some(letter) = letters.next() {
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            (_, Some('n' | 'N')) => text.push('\n'),
            (_, Some(escaped)) => text.push(escaped),
            (plain, None) => text.push(plain),
        }
    }
    text
}

fn value(text: &str, name: &str) -> String {
    let line = unfolded(text).into_iter().find(|line| line.starts_with(&format!("{name}:")));
    unescaped(&line.expect(name)[name.len() + 1..])
}

#[test]
fn a_stay_of_two_nights_is_two_whole_days_and_ends_on_the_day_of_leaving() {
    let lines = unfolded(&calendar("Room 101", vec![event("Reserved", "")]));
    let from = lines.iter().position(|line| line == "BEGIN:VEVENT").unwrap();
    assert_eq!(
        lines[from..],
        [
            "BEGIN:VEVENT",
            "UID:00000000-0000-0000-0000-000000000001@foresteria",
            "DTSTAMP:20260501T070000Z",
            "LAST-MODIFIED:20260501T070000Z",
            "SEQUENCE:3",
            "DTSTART;VALUE=DATE:20260601",
            "DTEND;VALUE=DATE:20260603",
            "SUMMARY:Reserved",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn a_time_by_the_clock_is_written_in_utc() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let span = Span::Instants(at("2026-06-01T07:30:00Z"), at("2026-06-01T10:00:00Z"));
    let lines = unfolded(&calendar("Hall", vec![CalendarEvent { span, ..event("Held", "") }]));
    assert!(lines.contains(&"DTSTART:20260601T073000Z".to_owned()));
    assert!(lines.contains(&"DTEND:20260601T100000Z".to_owned()));
}

#[test]
fn a_calendar_with_nothing_in_it_holds_its_zone_all_the_same() {
    let lines = unfolded(&calendar("Room 101", Vec::new()));
    assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 4);
    assert!(lines.contains(&"NAME;LANGUAGE=it:Room 101".to_owned()));
}

proptest! {
    #[test]
    fn whatever_is_written_comes_back_and_no_line_is_too_long(summary in any::<String>(), about in "\\PC{0,300}(\n\\PC{0,90}){0,3}") {
        let text = calendar(&summary, vec![event(&summary, &about)]);
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.contains(['\r', '\n']), "a bare end of a line");
        }
        prop_assert!(text.ends_with("\r\nEND:VCALENDAR\r\n"));
        let kept = |text: &str| {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            lines.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect::<String>()
        };
        prop_assert_eq!(value(&text, "SUMMARY"), kept(&summary));
        prop_assert_eq!(value(&text, "X-WR-CALNAME"), kept(&summary));
        if !kept(&about).is_empty() {
            prop_assert_eq!(value(&text, "DESCRIPTION"), kept(&about));
        }
    }
}
