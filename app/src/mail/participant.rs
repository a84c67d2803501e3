//! What participants are written, and what stands around every mail: all of it in Arabic too.

use i18n::Dates;
use leptos_i18n::td_string;
use service::mail::{EventDeed, MeetingDeed, ToldMeeting};

use super::Said;
use crate::view::function::times;

impl Said<'_> {
    /// What stands around every mail.
    pub(super) fn around(&self, name: &str, text: Vec<String>) -> String {
        let locale = self.locale;
        let greeting = td_string!(locale, letter.greeting, name = name.to_owned());
        let (product, origin) = (td_string!(locale, app.name), self.origin);
        let end = format!("-- \n{product}\n{origin}\n{}", td_string!(locale, letter.no_answer));
        std::iter::once(greeting).chain(text).chain([end]).collect::<Vec<_>>().join("\n\n") + "\n"
    }

    /// That somebody is registered, and the way to what they said.
    pub(super) fn registration(&self, event: &str, token: &str) -> (&'static str, Vec<String>) {
        let locale = self.locale;
        let what = td_string!(locale, letter.registration, event = event.to_owned());
        let own = format!("{}/register/change/{token}", self.origin);
        let next = td_string!(locale, letter.registration_next).to_owned();
        let ignore = td_string!(locale, letter.registration_ignore).to_owned();
        (td_string!(locale, letter.registration_subject), vec![what, own, next, ignore])
    }

    /// That an event moved, with the days of the reader's own stay, or that it does not take place.
    pub(super) fn news(&self, event: &str, deed: EventDeed) -> (&'static str, Vec<String>) {
        let (locale, event, dates) = (self.locale, event.to_owned(), Dates::new(self.locale));
        let text = match deed {
            EventDeed::Off => {
                let what = td_string!(locale, letter.event_off, event = event);
                vec![what, td_string!(locale, letter.event_off_next).to_owned()]
            }
            EventDeed::Moved { from, until, arrival, departure } => {
                let (from, until) = (dates.long(from), dates.long(until));
                let what = td_string!(locale, letter.event_moved, event = event, from = from, until = until);
                let (arrival, departure) = (dates.long(arrival), dates.long(departure));
                let own =
                    td_string!(locale, letter.event_moved_own, arrival = arrival, departure = departure);
                vec![what, own, td_string!(locale, letter.event_moved_next).to_owned()]
            }
        };
        (td_string!(locale, letter.event_news_subject), text)
    }

    /// What became of meetings, one by one; the way to all of them, where the link is at hand.
    pub(super) fn meetings(
        &self,
        event: &str,
        deed: MeetingDeed,
        meetings: &[ToldMeeting],
        (registered, token): (bool, Option<&str>),
    ) -> (&'static str, Vec<String>) {
        let (locale, event) = (self.locale, event.to_owned());
        let (subject, what) = match deed {
            MeetingDeed::Booked => (
                td_string!(locale, letter.meeting_booked_subject),
                td_string!(locale, letter.meeting_booked, event = event),
            ),
            MeetingDeed::TakenBack => (
                td_string!(locale, letter.meeting_taken_subject),
                td_string!(locale, letter.meeting_taken, event = event),
            ),
            MeetingDeed::Moved => (
                td_string!(locale, letter.meeting_moved_subject),
                td_string!(locale, letter.meeting_moved, event = event),
            ),
        };
        let link = token.map(|token| format!("{}/register/change/{token}/meetings", self.origin));
        let own = registered.then(|| td_string!(locale, letter.meeting_own).to_owned());
        let list = meetings.iter().map(|meeting| self.meeting(meeting, deed));
        (subject, std::iter::once(what).chain(list).chain(own).chain(link).collect())
    }

    /// With whom, when and where.
    fn meeting(&self, meeting: &ToldMeeting, deed: MeetingDeed) -> String {
        let locale = self.locale;
        let (from, until) = times(meeting.from_at, meeting.until_at, self.zone);
        let when = td_string!(
            locale,
            letter.meeting_when,
            day = Dates::new(locale).long(from.date()),
            from = from.format("%H:%M").to_string(),
            until = until.format("%H:%M").to_string()
        );
        let stand = Some(&meeting.stand).filter(|label| !label.is_empty() && meeting.place.is_empty());
        let stand = stand.map(|label| td_string!(locale, meetings.stand_of, label = label.clone()));
        let link = Some(meeting.link.clone()).filter(|_| deed != MeetingDeed::TakenBack);
        let lines = [Some(meeting.host.clone()), Some(when), Some(meeting.place.clone()), stand, link];
        lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}
