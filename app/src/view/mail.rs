//! What the page of mails shows.

use chrono::NaiveDateTime;
use domain::calendar::CampusZone;
use domain::ids::MailId;
use domain::mail::{Failure, MailKind, MailStatus};
use service::mail::{MailLine, Outbox, SHOWN};

use super::account::local;
use crate::state::Mailing;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPage {
    /// The mail server, if there is one.
    pub mailing: Option<Mailing>,
    /// How many mails are given up, wait, and were sent.
    pub counts: [i64; 3],
    /// The mails.
    pub rows: Vec<MailRow>,
    /// How many older ones are not among them.
    pub hidden: i64,
    /// What was just done.
    pub news: Option<News>,
}

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRow {
    /// Identity.
    pub id: MailId,
    /// What it tells.
    pub kind: MailKind,
    /// To which address, while that is known.
    pub recipient: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Why the last try failed, and what the mail server answered.
    pub failure: Option<(Failure, Option<i64>)>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was written, by the campus's clock.
    pub written: NaiveDateTime,
    /// When it is tried next, or ended.
    pub next: Option<NaiveDateTime>,
    /// Whether its address and text are still there.
    pub open: bool,
}

/// Where a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for a mail server to be named.
    Held,
    /// It goes in seconds.
    Waiting,
    /// It did not go, and is tried again.
    Again,
    /// It went.
    Sent,
    /// It is not tried any more.
    GivenUp,
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A mail to oneself is written.
    Tested,
    /// A mail is tried again.
    Again,
    /// A mail was given up.
    Stopped,
    /// The mail went, or was given up, meanwhile.
    Gone,
}

impl News {
    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tested => "tested",
            Self::Again => "again",
            Self::Stopped => "stopped",
            Self::Gone => "gone",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Tested, Self::Again, Self::Stopped, Self::Gone].into_iter().find(|news| news.code() == code)
    }
}

impl MailPage {
    /// From what the service knows.
    pub fn new(outbox: Outbox, mailing: Option<Mailing>, zone: CampusZone) -> Self {
        let counts = [outbox.counts.given_up, outbox.counts.waiting, outbox.counts.sent];
        let is_sending = mailing.is_some();
        Self {
            mailing,
            counts,
            hidden: (counts.iter().sum::<i64>() - SHOWN).max(0),
            rows: outbox.mails.into_iter().map(|line| MailRow::new(line, is_sending, zone)).collect(),
            news: None,
        }
    }
}

impl MailRow {
    fn new(line: MailLine, is_sending: bool, zone: CampusZone) -> Self {
        let state = match line.status {
            MailStatus::Sent => State::Sent,
            MailStatus::GivenUp => State::GivenUp,
            MailStatus::Waiting if !is_sending => State::Held,
            MailStatus::Waiting if line.failure.is_some() => State::Again,
            MailStatus::Waiting => State::Waiting,
        };
        let next = if state == State::Again { Some(line.due_at) } else { line.ended_at };
        Self {
            id: line.id,
            kind: line.kind,
            state,
            failure: line.failure.map(|failure| (failure, line.reply)),
            attempts: line.attempts,
            written: local(zone, line.created_at),
            next: next.map(|at| local(zone, at)),
            open: line.recipient.is_some(),
            recipient: line.recipient,
        }
    }
}
