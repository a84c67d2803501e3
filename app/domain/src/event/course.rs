//! What becomes of an event: from the enquiry to the day it takes place, or to its end without.
//!
//! An event is changed by these steps alone. Each takes the event as it is and says what it becomes, or why not.

use super::{EndReason, Ending, Event, EventStatus};
use crate::calendar::days_after;
use chrono::NaiveDate;

/// Days before the last day of an option on which those who look after the event are told of it.
pub const REMINDED_DAYS: u64 = 7;

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CourseError {
    /// The event stands where the step does not lead on from.
    #[error("an event that is {0:?} cannot be changed like this")]
    NotFrom(EventStatus),
    /// An option that ran out already.
    #[error("an option cannot end before {0}")]
    OptionPast(NaiveDate),
    /// Rooms and halls would be held for an event that has begun.
    #[error("an option cannot last beyond the first day, {0}")]
    OptionLate(NaiveDate),
    /// It has not begun.
    #[error("it begins on {0} only")]
    NotBegun(NaiveDate),
    /// The reason "other" needs a note.
    #[error("what else the reason is has to be said")]
    NoNote,
}

/// One step of an event, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Hold what it needs until a day: it becomes tentative, or stays so with another day.
    Option {
        /// The last day.
        until: NaiveDate,
        /// Come second: hold nothing yet, and wait for what is in the way to go.
        second: bool,
    },
    /// Agreed.
    Confirm,
    /// The option ran out, or is given up: it holds nothing, and asks again.
    Release,
    /// The client does not come.
    Lose(Ending),
    /// We do not take it.
    Decline(Ending),
    /// Called off after it was agreed.
    Cancel(Ending),
    /// Taken up again after it had ended.
    Reopen,
    /// It took place, with so many on campus and online.
    TakePlace {
        /// Participants on campus.
        on_campus: i64,
        /// Participants online.
        online: i64,
    },
}

impl Step {
    /// The word stored in history.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Option { .. } => "option",
            Self::Confirm => "confirm",
            Self::Release => "release",
            Self::Lose(_) => "lose",
            Self::Decline(_) => "decline",
            Self::Cancel(_) => "cancel",
            Self::Reopen => "reopen",
            Self::TakePlace { .. } => "take_place",
        }
    }
}

impl Event {
    /// What the event becomes by a step taken on a day.
    pub fn step(self, step: Step, today: NaiveDate) -> Result<Self, CourseError> {
        use EventStatus as S;
        let from = self.status;
        match (step, from) {
            (Step::Option { until, second }, S::Enquiry | S::Tentative) => {
                Ok(Self { waits: second, ..self.hold_until(until, today)? })
            }
            (Step::Confirm, S::Enquiry | S::Tentative) => Ok(self.come_to(S::Definite)),
            (Step::Release, S::Tentative) => Ok(self.come_to(S::Enquiry)),
            (Step::Lose(ending), S::Enquiry | S::Tentative) => self.end(S::Lost, ending),
            (Step::Decline(ending), S::Enquiry | S::Tentative) => self.end(S::Declined, ending),
            (Step::Cancel(ending), S::Definite) => self.end(S::Cancelled, ending),
            (Step::Reopen, S::Lost | S::Declined | S::Cancelled) => {
                Ok(Self { ending: None, ..self.come_to(S::Enquiry) })
            }
            (Step::TakePlace { .. }, S::Definite) if today < self.from => {
                Err(CourseError::NotBegun(self.from))
            }
            (Step::TakePlace { on_campus, online }, S::Definite | S::Actual) => {
                Ok(Self { on_campus, online, ..self.come_to(S::Actual) })
            }
            _ => Err(CourseError::NotFrom(from)),
        }
    }

    /// Which steps lead on from where it stands, in the order they are offered.
    pub fn ways_on(&self) -> &'static [&'static str] {
        match self.status {
            EventStatus::Enquiry => &["option", "confirm", "lose", "decline"],
            EventStatus::Tentative => &["option", "confirm", "release", "lose", "decline"],
            EventStatus::Definite => &["take_place", "cancel"],
            EventStatus::Actual => &["take_place"],
            EventStatus::Lost | EventStatus::Declined | EventStatus::Cancelled => &["reopen"],
        }
    }

    /// Whether its block and functions hold rooms and halls.
    pub const fn holds(&self) -> bool {
        self.status.holds() && !self.waits
    }

    /// Whether its option ran out before a day.
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.status == EventStatus::Tentative && self.option_until.is_some_and(|until| until < today)
    }

    /// The last day it holds what it holds, while it is tentative.
    pub fn option_ends(&self) -> Option<NaiveDate> {
        self.option_until.filter(|_| self.status == EventStatus::Tentative)
    }

    /// The same, so many days later or, below zero, earlier; its option ends when it did, or on its new first day.
    #[must_use]
    pub fn moved(self, days: i64) -> Self {
        let days = (days_after(self.from, days), days_after(self.until, days));
        self.on(days)
    }

    /// The same on other days. No option lasts beyond the first of them.
    pub(super) fn on(self, (from, until): (NaiveDate, NaiveDate)) -> Self {
        Self { from, until, option_until: self.option_until.map(|option| option.min(from)), ..self }
    }

    fn hold_until(self, until: NaiveDate, today: NaiveDate) -> Result<Self, CourseError> {
        if until < today {
            return Err(CourseError::OptionPast(today));
        }
        if until > self.from {
            return Err(CourseError::OptionLate(self.from));
        }
        Ok(Self { option_until: Some(until), ..self.come_to(EventStatus::Tentative) })
    }

    fn end(self, status: EventStatus, ending: Ending) -> Result<Self, CourseError> {
        if ending.reason == EndReason::Other && ending.note.trim().is_empty() {
            return Err(CourseError::NoNote);
        }
        Ok(Self { ending: Some(ending), ..self.come_to(status) })
    }

    /// The day an option ends, and its rank, belong to the option: no other status has them.
    fn come_to(self, status: EventStatus) -> Self {
        Self { status, option_until: None, waits: false, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::EventKind;
    use crate::ids::EventId;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn event(status: EventStatus) -> Event {
        let days = (day("2026-06-01"), day("2026-06-05"));
        let named = ("26-001".to_owned(), "Academy".to_owned());
        Event { status, ..Event::enquiry(EventId::new(Uuid::nil()), named, EventKind::Academy, days) }
    }

    fn today() -> NaiveDate {
        day("2026-03-01")
    }

    fn option(until: NaiveDate) -> Step {
        Step::Option { until, second: false }
    }

    fn ending(reason: EndReason) -> Ending {
        Ending { reason, note: String::new() }
    }

    #[test]
    fn an_option_holds_until_its_day_and_not_a_day_longer() {
        let held = event(EventStatus::Enquiry).step(option(day("2026-03-10")), today()).unwrap();
        assert_eq!((held.status, held.option_until), (EventStatus::Tentative, Some(day("2026-03-10"))));
        assert!(!held.is_expired(day("2026-03-10")));
        assert!(held.is_expired(day("2026-03-11")));
        let longer = held.step(option(day("2026-04-01")), today()).unwrap();
        assert!(!longer.is_expired(day("2026-03-11")));
    }

    #[test]
    fn an_option_ends_neither_before_today_nor_after_the_event_begins() {
        let ask = |until| event(EventStatus::Enquiry).step(option(day(until)), today());
        assert_eq!(ask("2026-02-28"), Err(CourseError::OptionPast(today())));
        assert_eq!(ask("2026-06-02"), Err(CourseError::OptionLate(day("2026-06-01"))));
        assert!(ask("2026-06-01").is_ok() && ask("2026-03-01").is_ok());
    }

    #[test]
    fn what_is_agreed_has_no_option_any_more_and_cannot_be_lost() {
        let held = event(EventStatus::Enquiry).step(option(day("2026-03-10")), today()).unwrap();
        let agreed = held.step(Step::Confirm, today()).unwrap();
        assert_eq!((agreed.status, agreed.option_until), (EventStatus::Definite, None));
        assert!(!agreed.is_expired(day("2027-01-01")));
        let lost = agreed.clone().step(Step::Lose(ending(EndReason::Price)), today());
        assert_eq!(lost, Err(CourseError::NotFrom(EventStatus::Definite)));
        let off = agreed.step(Step::Cancel(ending(EndReason::Funding)), today()).unwrap();
        assert_eq!(off.ending.map(|ending| ending.reason), Some(EndReason::Funding));
    }

    #[test]
    fn an_ending_without_a_word_for_it_needs_a_note() {
        let other = event(EventStatus::Enquiry).step(Step::Lose(ending(EndReason::Other)), today());
        assert_eq!(other, Err(CourseError::NoNote));
    }

    #[test]
    fn what_ended_can_be_taken_up_again_and_says_no_longer_why_it_ended() {
        let lost =
            event(EventStatus::Enquiry).step(Step::Decline(ending(EndReason::Halls)), today()).unwrap();
        let again = lost.step(Step::Reopen, today()).unwrap();
        assert_eq!((again.status, again.ending), (EventStatus::Enquiry, None));
    }

    #[test]
    fn nothing_took_place_before_it_began() {
        let came = |on: &str| {
            event(EventStatus::Definite).step(Step::TakePlace { on_campus: 28, online: 3 }, day(on))
        };
        assert_eq!(came("2026-05-31"), Err(CourseError::NotBegun(day("2026-06-01"))));
        let came = came("2026-06-06").unwrap();
        assert_eq!((came.status, came.on_campus, came.online), (EventStatus::Actual, 28, 3));
    }

    #[test]
    fn every_way_on_that_is_offered_is_open_and_no_other() {
        let steps = || {
            let why = || ending(EndReason::Dates);
            [
                option(today()),
                Step::Confirm,
                Step::Release,
                Step::Lose(why()),
                Step::Decline(why()),
                Step::Cancel(why()),
                Step::Reopen,
                Step::TakePlace { on_campus: 1, online: 0 },
            ]
        };
        for status in EventStatus::ALL {
            let begun = Event { from: today(), ..event(status) };
            for step in steps() {
                let offered = begun.ways_on().contains(&step.code());
                assert_eq!(
                    begun.clone().step(step.clone(), today()).is_ok(),
                    offered,
                    "{status:?}, {step:?}"
                );
            }
        }
    }

    #[test]
    fn an_event_is_moved_whole() {
        let moved = event(EventStatus::Definite).moved(-7);
        assert_eq!((moved.from, moved.until), (day("2026-05-25"), day("2026-05-29")));
    }

    #[test]
    fn an_option_lasted_beyond_the_first_day_of_an_event_that_was_moved_before_it() {
        let held = event(EventStatus::Enquiry).step(option(day("2026-05-28")), today()).unwrap();
        assert_eq!(held.clone().moved(-7).option_until, Some(day("2026-05-25")));
        assert_eq!(held.moved(7).option_until, Some(day("2026-05-28")));
    }

    #[test]
    fn a_second_option_holds_nothing_and_what_is_agreed_waits_for_nobody() {
        let second = Step::Option { until: day("2026-03-10"), second: true };
        let waiting = event(EventStatus::Enquiry).step(second, today()).unwrap();
        assert!(waiting.waits && !waiting.holds());
        assert!(waiting.clone().step(option(day("2026-03-12")), today()).unwrap().holds());
        assert!(waiting.step(Step::Confirm, today()).unwrap().holds());
    }
}
