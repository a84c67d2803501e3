//! Mails that wait, and what is left of those gone.

use domain::ids::MailId;
use domain::mail::{Failure, MailKind, MailStatus};
use uuid::Uuid;

/// A mail to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMail {
    /// Identity; not secret.
    pub id: MailId,
    /// What it tells.
    pub kind: MailKind,
    /// When it was written, in UTC seconds.
    pub created_at: i64,
    /// When it is of no use any more, in UTC seconds.
    pub expires_at: i64,
    /// Whom it is for: erased with them.
    pub person: Uuid,
    /// Their address.
    pub recipient: String,
    /// Code of the language it is written in.
    pub language: String,
    /// What its words are made from, as JSON; may hold a link's secret.
    pub content: String,
}

impl std::fmt::Debug for NewMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewMail").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// A mail that one server has taken to send.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimedMail {
    /// Identity.
    pub id: MailId,
    /// Which try this is; what comes of it is noted only while it is the latest.
    pub attempt: i64,
    /// When it was written, in UTC seconds.
    pub created_at: i64,
    /// When it is of no use any more, in UTC seconds.
    pub expires_at: i64,
    /// To which address.
    pub recipient: String,
    /// Code of the language.
    pub language: String,
    /// What its words are made from, as JSON.
    pub content: String,
}

impl std::fmt::Debug for ClaimedMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClaimedMail")
            .field("id", &self.id)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

/// A mail as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// Identity.
    pub id: MailId,
    /// What it tells.
    pub kind: MailKind,
    /// How far it has come.
    pub status: MailStatus,
    /// When it was written, in UTC seconds.
    pub created_at: i64,
    /// When it is tried next, in UTC seconds.
    pub due_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was sent or given up, in UTC seconds.
    pub ended_at: Option<i64>,
    /// Why the last try failed.
    pub failure: Option<Failure>,
    /// What the mail server answered then.
    pub reply: Option<i64>,
    /// To which address; none once that is deleted.
    pub recipient: Option<String>,
}

/// How many mails there are of each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailCounts {
    /// To be sent.
    pub waiting: i64,
    /// Given up.
    pub given_up: i64,
    /// Sent.
    pub sent: i64,
}
