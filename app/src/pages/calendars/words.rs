//! What a calendar says, in the language of its maker.

use domain::event::{EventStatus, EventTally};
use domain::feed::FeedSubject;
use i18n::{self, Locale, Readers, count};
use leptos_i18n::td_string;
use service::feed::{Content, Entry, FeedLine, What, When};

use crate::export::ics::{Calendar, CalendarEvent, Span, Status};
use crate::pages::campus::style_name;
use crate::pages::closure::kind_word;
use crate::pages::events::to_do;
use crate::pages::tape::stay_word;

/// What a calendar is of, in words.
pub(crate) fn name(locale: Locale, line: &FeedLine) -> String {
    let place = line.place.clone().unwrap_or_default();
    match line.feed.subject {
        FeedSubject::Room(_) => td_string!(locale, room.title, number = place),
        FeedSubject::Space(_) => place,
        FeedSubject::House => td_string!(locale, calendars.house).to_owned(),
        FeedSubject::Events if line.role.keeps_to_own_events() => {
            td_string!(locale, calendars.own_events).to_owned()
        }
        FeedSubject::Events => td_string!(locale, calendars.events).to_owned(),
    }
}

/// The calendar as it is written.
pub(super) fn calendar(content: &Content) -> Calendar {
    let locale = i18n::parse(Readers::Staff, &content.line.language).unwrap_or_default();
    let place = content.line.place.as_ref().map(|_| name(locale, &content.line)).unwrap_or_default();
    Calendar {
        name: name(locale, &content.line),
        about: td_string!(locale, calendars.about).to_owned(),
        language: i18n::code(locale),
        events: content.entries.iter().map(|entry| event(locale, entry, &place)).collect(),
    }
}

fn event(locale: Locale, entry: &Entry, place: &str) -> CalendarEvent {
    let (summary, description) = words(locale, &entry.what);
    let summary = if entry.cancelled {
        format!("{}: {summary}", td_string!(locale, status.cancelled))
    } else {
        summary
    };
    CalendarEvent {
        uid: entry.uid.clone(),
        span: match entry.when {
            When::Days(from, until) => Span::Days(from, until),
            When::Instants(from, until) => Span::Instants(from, until),
        },
        status: if entry.cancelled { Status::Cancelled } else { sureness(&entry.what) },
        summary,
        description,
        location: place.to_owned(),
        sequence: entry.version,
        changed_at: entry.changed_at,
    }
}

fn sureness(what: &What) -> Status {
    match what {
        What::Event(summary)
            if matches!(summary.line.event.status, EventStatus::Enquiry | EventStatus::Tentative) =>
        {
            Status::Tentative
        }
        _ => Status::Confirmed,
    }
}

/// In few words, and in more.
fn words(locale: Locale, what: &What) -> (String, String) {
    match what {
        What::Occupied => (td_string!(locale, tape.occupied).to_owned(), String::new()),
        What::Hold(_) => (td_string!(locale, status.held).to_owned(), String::new()),
        What::Stay { status, reference, event, organisation } => {
            let party = event.iter().chain(organisation).map(String::as_str);
            let words = [stay_word(locale, *status), reference].into_iter().chain(party);
            (words.collect::<Vec<_>>().join(" · "), String::new())
        }
        What::Function { title, event, style, programme } => {
            let hours = format!("{}–{}", programme.0.format("%H:%M"), programme.1.format("%H:%M"));
            (format!("{event} {title}"), format!("{hours}, {}", style_name(locale, *style)))
        }
        What::Closure { kind, reason } => (format!("{}: {reason}", kind_word(locale, *kind)), String::new()),
        What::Day { arrivals, departures } => {
            let arrive =
                td_string!(locale, calendars.arrivals, count = *arrivals, n = count(locale, *arrivals));
            let leave =
                td_string!(locale, calendars.departures, count = *departures, n = count(locale, *departures));
            (format!("{arrive}, {leave}"), String::new())
        }
        What::Event(summary) => {
            // What is due today is no longer so when the calendar is looked at tomorrow.
            let (event, tally) = (&summary.line.event, EventTally { arriving: 0, ..summary.tally });
            let lines = [
                summary.line.organisation.clone().unwrap_or_default(),
                td_string!(locale, calendars.known, n = count(locale, event.on_campus)),
                td_string!(locale, calendars.booked, count = tally.rooms, n = count(locale, tally.rooms)),
                to_do(locale, tally).join(", "),
            ];
            let lines = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>();
            (format!("{} {}", event.code, event.title), lines.join("\n"))
        }
    }
}
