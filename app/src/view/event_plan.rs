//! An event as it is planned: the form of what is known of it, and the steps that lead it on.

use chrono::NaiveDate;
use domain::event::{Client, EndReason, Ending, Event, EventDraft, EventKind, Step};
use i18n::whole;
use serde::Deserialize;
use service::error::FieldError;
use service::event::Enquiry;
use service::refusal::Obstacle;

/// Fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Identity a new event will have: sent twice, taken down once.
    pub key: String,
    /// The version a change was decided on.
    pub version: i64,
    /// Title.
    pub title: String,
    /// Kind.
    pub kind: String,
    /// Kind of client.
    pub client: String,
    /// Who asks; empty for the Centre.
    pub organisation: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Participants on campus.
    pub on_campus: String,
    /// Participants online.
    pub online: String,
    /// Enrolments.
    pub enrolments: String,
    /// How likely, in percent.
    pub probability: String,
    /// What was asked for.
    pub brief: String,
    /// What may lie outside new days, as it was shown: its mark; 0 while nothing was.
    pub keeps: i64,
    /// Where a new event leads on to, with its code: a page of this site.
    pub then: String,
}

impl Typed {
    /// An event as the form shows it.
    pub fn of(event: &Event, organisation: Option<&str>) -> Self {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            key: String::new(),
            version: event.version,
            title: event.title.clone(),
            kind: event.kind.code().to_owned(),
            client: event.client.code().to_owned(),
            organisation: organisation.unwrap_or_default().to_owned(),
            from: event.from.to_string(),
            until: event.until.to_string(),
            on_campus: event.on_campus.to_string(),
            online: event.online.to_string(),
            enrolments: number(event.enrolments),
            probability: number(event.probability),
            brief: event.brief.clone(),
            keeps: 0,
            then: String::new(),
        }
    }

    /// What it means, or what is missing before any rule can be asked.
    pub fn enquiry(&self) -> Result<Enquiry, Vec<FieldError>> {
        let (kind, client) = (EventKind::parse(&self.kind), Client::parse(&self.client));
        let (from, until) = (date(&self.from), date(&self.until));
        let absent = [
            (kind.is_none(), "kind"),
            (client.is_none(), "client"),
            (from.is_none(), "from"),
            (until.is_none(), "until"),
        ];
        let absent: Vec<_> = absent
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, field)| FieldError::new(field, "missing"))
            .collect();
        let (Some(kind), Some(client), Some(from), Some(until)) = (kind, client, from, until) else {
            return Err(absent);
        };
        let draft = EventDraft {
            title: self.title.clone(),
            kind,
            client,
            from,
            until,
            on_campus: number(&self.on_campus).unwrap_or(0),
            online: number(&self.online).unwrap_or(0),
            enrolments: number(&self.enrolments),
            probability: number(&self.probability),
            brief: self.brief.clone(),
        };
        Ok(Enquiry { draft, organisation: self.organisation.clone() })
    }
}

/// A number where anything was typed; what cannot be read is a number that no rule lets through.
fn number(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('%');
    (!text.is_empty()).then(|| whole(text).unwrap_or(-1))
}

fn date(text: &str) -> Option<NaiveDate> {
    text.trim().parse().ok()
}

/// A step, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TypedStep {
    /// The version it was decided on.
    pub version: i64,
    /// Which step: the word of [`Step::code`].
    pub step: String,
    /// Last day of an option.
    pub option_until: String,
    /// Come second to what is in the way: anything but empty.
    pub second: String,
    /// Why it ends.
    pub reason: String,
    /// Why, in words.
    pub note: String,
    /// How many came.
    pub on_campus: String,
    /// How many took part online.
    pub online: String,
}

impl TypedStep {
    /// What it means, or what is missing.
    pub fn step(&self) -> Result<Step, FieldError> {
        let ending = || {
            let reason =
                EndReason::parse(&self.reason).ok_or_else(|| FieldError::new("reason", "missing"))?;
            Ok(Ending { reason, note: self.note.trim().to_owned() })
        };
        let came = |field: &'static str, text: &str| {
            let number = number(text).filter(|number| (0..=100_000).contains(number));
            number.ok_or_else(|| FieldError::new(field, "out_of_range"))
        };
        Ok(match self.step.as_str() {
            "option" => {
                let until = date(&self.option_until);
                let until = until.ok_or_else(|| FieldError::new("option_until", "missing"))?;
                Step::Option { until, second: !self.second.is_empty() }
            }
            "confirm" => Step::Confirm,
            "release" => Step::Release,
            "lose" => Step::Lose(ending()?),
            "decline" => Step::Decline(ending()?),
            "cancel" => Step::Cancel(ending()?),
            "reopen" => Step::Reopen,
            "take_place" => Step::TakePlace {
                on_campus: came("on_campus", &self.on_campus)?,
                online: came("online", &self.online)?,
            },
            _ => return Err(FieldError::new("step", "not_from")),
        })
    }
}

/// Where an event is moved to, or repeated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TypedMove {
    /// Identity the repeated event will have.
    pub key: String,
    /// The version it was decided on.
    pub version: i64,
    /// The first day it shall have.
    pub first_day: String,
    /// Whether stays keep their rooms: anything but empty.
    pub keep_rooms: String,
}

impl TypedMove {
    /// The first day it shall have.
    pub fn first_day(&self) -> Result<NaiveDate, FieldError> {
        date(&self.first_day).ok_or_else(|| FieldError::new("first_day", "missing"))
    }
}

/// What was tried with an event and did not succeed: the form it was tried with, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which form: the word of a step, or `move` or `duplicate`.
    pub form: String,
    /// What was typed into the form of a step.
    pub step: TypedStep,
    /// What was typed into the form of a move.
    pub moved: TypedMove,
    /// What is wrong.
    pub fault: FieldError,
    /// What stands in the way, where that is what is wrong.
    pub why: Option<Obstacle>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: "Academy".to_owned(),
            kind: "academy".to_owned(),
            client: "own".to_owned(),
            from: "2026-06-01".to_owned(),
            until: "2026-06-05".to_owned(),
            on_campus: "1,200".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn what_is_left_empty_is_none_or_nobody() {
        let enquiry = typed().enquiry().unwrap();
        assert_eq!(
            (enquiry.draft.on_campus, enquiry.draft.online, enquiry.draft.enrolments),
            (1200, 0, None)
        );
        assert_eq!(enquiry.draft.faults(), []);
    }

    #[test]
    fn every_field_that_is_missing_is_named() {
        let faults = Typed::default().enquiry().unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["kind", "client", "from", "until"]);
    }

    #[test]
    fn a_number_nobody_can_read_is_refused_by_the_rule_not_taken_for_none() {
        let enquiry = Typed { probability: "high".to_owned(), ..typed() }.enquiry().unwrap();
        assert_eq!(enquiry.draft.faults(), [domain::event::DraftFault::Probability]);
        assert_eq!(
            Typed { probability: "60 %".to_owned(), ..typed() }.enquiry().unwrap().draft.probability,
            Some(60)
        );
    }

    #[test]
    fn a_step_says_what_it_misses() {
        let step = |step: &str| TypedStep { step: step.to_owned(), ..TypedStep::default() }.step();
        assert_eq!(step("confirm"), Ok(Step::Confirm));
        assert_eq!(step("option").unwrap_err().field, "option_until");
        assert_eq!(step("lose").unwrap_err().field, "reason");
        assert_eq!(step("take_place").unwrap_err().field, "on_campus");
        assert_eq!(step("party").unwrap_err().code, "not_from");
    }
}
