//! Mails: written down in the transaction of what causes them, and sent afterwards by whoever serves the pages.
//!
//! What is written down is whom a mail is for and what it tells, in no language: its words are made when it is sent. A
//! mail is sent at least once; one sent twice bears the same Message-ID. When it was sent, or is of no use any more, only
//! its kind and its times are left.

mod desk;
mod letter;
mod outbox;

pub use desk::{Outbox, SHOWN, list, retry, send_test, stop};
pub use letter::{ConcernedChange, EventDeed, Letter, MeetingDeed, NamedEvent, ToldChange, ToldMeeting};
pub use outbox::{Outgoing, due, failed, sent, take};
pub use store_model::mail::{MailCounts, MailLine};

pub(crate) use letter::{to_account, to_participant};
