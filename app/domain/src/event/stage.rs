//! The statuses an event came to, one after the other, and how likely it then seemed.

use super::EventStatus;
use chrono::{DateTime, Utc};

/// A status that an event came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventStage {
    /// The status.
    pub status: EventStatus,
    /// When.
    pub at: DateTime<Utc>,
    /// How likely it then was by the record, in percent, while it was open.
    pub learned: Option<i64>,
    /// How likely somebody thought it, in percent; what they said last while it had this status.
    pub typed: Option<i64>,
    /// What the record said at the moment at which that was typed, in percent. Only these two can be compared: the record
    /// of later knows more.
    pub learned_then: Option<i64>,
}

impl EventStage {
    /// An event came to a status, and nothing is said of how likely it then was.
    pub const fn new(status: EventStatus, at: DateTime<Utc>) -> Self {
        Self { status, at, learned: None, typed: None, learned_then: None }
    }

    /// Somebody says how likely it is, at a moment at which the record says `learned`, in percent. Where the record says
    /// nothing there is nothing to guess; whoever takes their word back is not scored.
    #[must_use]
    pub fn think(self, typed: Option<i64>, learned: Option<i64>) -> Self {
        let (typed, learned_then) = typed.zip(learned).unzip();
        Self { typed, learned_then, ..self }
    }

    /// What somebody typed in and what the record said at that moment, in percent.
    pub fn said_both(&self) -> Option<(i64, i64)> {
        self.typed.zip(self.learned_then)
    }

    /// Whether somebody typed in what cannot be scored: what the record said at that moment was not kept then.
    pub const fn is_unscored(&self) -> bool {
        self.typed.is_some() && self.learned_then.is_none()
    }
}

/// The course of an event once a file says anew how it came to be: `said` are the statuses it names, in order, of which the
/// last is where it stands now and the first `dated` have their days from the file.
///
/// A status that was there gets its day from the file, one that was not is put in; what the file says nothing of stays. No
/// status lies later than the one the event stands at.
pub fn corrected(course: &[EventStage], said: &[EventStage], dated: usize) -> Vec<EventStage> {
    let Some(now) = said.last() else { return course.to_vec() };
    let (mut known, mut added) = (course.to_vec(), Vec::new());
    for stage in said.iter().take(dated) {
        // An event is asked for first; an enquiry later in its course is an option that ended.
        let asked = stage.status == EventStatus::Enquiry;
        let among = if asked { known.len().min(1) } else { known.len() };
        match known[..among].iter_mut().find(|one| one.status == stage.status) {
            Some(one) if one.at == stage.at => {}
            Some(one) => {
                let learned = stage.learned.or(one.learned);
                *one = EventStage { at: stage.at, learned, ..*one };
            }
            None => added.push(*stage),
        }
    }
    let is_now = |stage: Option<&EventStage>| stage.is_some_and(|stage| stage.status == now.status);
    let present = if is_now(known.last()) {
        known.pop()
    } else if is_now(added.last()) {
        added.pop()
    } else {
        // It came to this status again: not before it came to any other.
        let latest = known.iter().chain(&added).map(|one| one.at).max();
        Some(EventStage { at: latest.map_or(now.at, |latest| latest.max(now.at)), ..*now })
    };
    known.extend(added);
    known.sort_by_key(|one| one.at);
    let last = present.unwrap_or(*now);
    for one in &mut known {
        one.at = one.at.min(last.at);
    }
    known.push(last);
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventStatus as S;

    fn on(status: S, day: i64) -> EventStage {
        EventStage::new(status, DateTime::from_timestamp(day * 86_400, 0).unwrap())
    }

    #[test]
    fn what_is_typed_is_kept_with_what_the_record_said_then_and_not_with_what_it_said_first() {
        let stage = EventStage { learned: Some(40), ..on(S::Tentative, 1) };
        assert_eq!(stage.think(Some(90), Some(70)).said_both(), Some((90, 70)));
        assert_eq!(stage.think(Some(90), Some(70)).learned, Some(40));
        assert_eq!(stage.think(Some(90), Some(70)).think(None, Some(80)).said_both(), None);
        assert_eq!(stage.think(Some(90), None).said_both(), None);
    }

    #[test]
    fn a_corrected_day_moves_the_status_it_belongs_to() {
        let course = [on(S::Enquiry, 10), on(S::Definite, 20)];
        let said = [on(S::Enquiry, 8), on(S::Definite, 25)];
        assert_eq!(corrected(&course, &said, 2), said);
        assert_eq!(corrected(&course, &course, 2), course);
    }

    #[test]
    fn a_day_that_the_file_did_not_give_before_is_put_in_at_its_place() {
        let course = [on(S::Tentative, 30)];
        let said = [on(S::Enquiry, 8), on(S::Tentative, 99)];
        assert_eq!(corrected(&course, &said, 1), [on(S::Enquiry, 8), on(S::Tentative, 30)]);
        let agreed = [on(S::Enquiry, 8), on(S::Definite, 12)];
        let expected = [on(S::Enquiry, 8), on(S::Tentative, 12), on(S::Definite, 12)];
        assert_eq!(corrected(&course, &agreed, 2), expected, "it was an option until it was agreed");
    }

    #[test]
    fn what_the_file_says_nothing_of_stays() {
        let course = [on(S::Enquiry, 1), on(S::Tentative, 5), on(S::Enquiry, 9)];
        assert_eq!(corrected(&course, &[on(S::Enquiry, 2)], 1), [on(S::Enquiry, 2), course[1], course[2]]);
        let off = [on(S::Cancelled, 40)];
        let expected = [course[0], course[1], course[2], on(S::Cancelled, 40)];
        assert_eq!(corrected(&course, &off, 0), expected);
    }

    #[test]
    fn a_day_of_asking_that_came_late_took_the_place_of_the_option_that_ended() {
        let course = [on(S::Tentative, 10), EventStage { typed: Some(70), ..on(S::Enquiry, 20) }];
        let over = corrected(&course, &[on(S::Enquiry, 3)], 1);
        assert_eq!(over, [on(S::Enquiry, 3), course[0], course[1]]);
        let again = corrected(&course, &[on(S::Enquiry, 3), on(S::Tentative, 30)], 1);
        assert_eq!(again, [on(S::Enquiry, 3), course[0], course[1], on(S::Tentative, 30)]);
    }

    #[test]
    fn an_event_that_is_on_again_keeps_that_it_was_off() {
        let course = [on(S::Definite, 10), on(S::Cancelled, 20)];
        let back = [on(S::Definite, 10)];
        assert_eq!(corrected(&course, &back, 1), [course[0], course[1], on(S::Definite, 20)]);
    }

    #[test]
    fn a_corrected_day_comes_with_what_the_record_said_then_where_it_said_anything() {
        let course = [EventStage { learned: Some(50), ..on(S::Enquiry, 10) }];
        let said = |learned| [EventStage { learned, ..on(S::Enquiry, 8) }];
        assert_eq!(corrected(&course, &said(Some(60)), 1)[0].learned, Some(60));
        assert_eq!(corrected(&course, &said(None), 1)[0].learned, Some(50));
    }
}
