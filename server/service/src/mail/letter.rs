//! What a mail tells.

use crate::Context;
use chrono::NaiveDate;
use domain::event::Event;
use domain::ids::{EventId, GuestId, MailId};
use domain::mail::MailKind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store_model::account::Account;
use store_model::mail::NewMail;

/// Seconds in which a notice is worth reading.
const NOTICE: i64 = 3 * 86_400;
/// Seconds in which a test tells something.
const TEST: i64 = 3_600;

/// What a mail's words are made from. It is stored until the mail is sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Letter {
    /// A link that sets a first password.
    Invitation {
        /// Whom it greets.
        name: String,
        /// The secret part of the link.
        token: String,
    },
    /// A link that sets another password.
    Reset {
        /// Whom it greets.
        name: String,
        /// The secret part of the link.
        token: String,
    },
    /// The password was changed.
    PasswordChanged {
        /// Whom it greets.
        name: String,
    },
    /// The second factor was switched on.
    SecondFactorOn {
        /// Whom it greets.
        name: String,
    },
    /// The second factor was switched off or taken away.
    SecondFactorOff {
        /// Whom it greets.
        name: String,
    },
    /// The option of an event ends soon.
    OptionEnds {
        /// Whom it greets.
        name: String,
        /// Which event.
        event: NamedEvent,
        /// The last day it holds what it holds.
        until: NaiveDate,
    },
    /// The option of an event ended, and what it held is free.
    OptionEnded {
        /// Whom it greets.
        name: String,
        /// Which event.
        event: NamedEvent,
    },
    /// An event that came second holds what it waited for.
    NowHeld {
        /// Whom it greets.
        name: String,
        /// Which event.
        event: NamedEvent,
    },
    /// Functions of an event that waited for their halls have them.
    HallHeld {
        /// Whom it greets.
        name: String,
        /// Which event.
        event: NamedEvent,
    },
    /// Others changed an event.
    Changed {
        /// Whom it greets.
        name: String,
        /// Which event.
        event: NamedEvent,
        /// What was changed, the last first.
        changes: Vec<ToldChange>,
        /// How many changes there are besides.
        further: usize,
    },
    /// Others changed somebody's part of the work.
    Concerned {
        /// Whom it greets.
        name: String,
        /// What was changed, event by event, the last first.
        changes: Vec<ConcernedChange>,
        /// How many changes there are besides.
        further: usize,
    },
    /// Somebody registered for an event, or their address did again; a link to what they said.
    Registration {
        /// Whom it greets.
        name: String,
        /// Title of the event.
        event: String,
        /// The secret part of the link.
        token: String,
    },
    /// The event somebody registered for takes place on other days, or not at all.
    EventNews {
        /// Whom it greets.
        name: String,
        /// Title of the event.
        event: String,
        /// The event itself; none in a mail written before this was kept.
        #[serde(default)]
        about: Option<EventId>,
        /// What became of it.
        deed: EventDeed,
    },
    /// Somebody has a meeting, or has it no more, or at another time.
    Meeting {
        /// Whom it greets.
        name: String,
        /// Title of the event.
        event: String,
        /// What became of it.
        deed: MeetingDeed,
        /// Which meetings.
        meetings: Vec<ToldMeeting>,
        /// Whether they registered themselves, and so have a link of their own.
        #[serde(default)]
        registered: bool,
        /// The secret part of that link, where it is at hand.
        token: Option<String>,
    },
    /// Mail arrives.
    Test {
        /// Whom it greets.
        name: String,
    },
}

/// An event as a mail names it, and leads to it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedEvent {
    /// What staff call it.
    pub code: String,
    /// Its title.
    pub title: String,
}

impl From<&Event> for NamedEvent {
    fn from(event: &Event) -> Self {
        Self { code: event.code.clone(), title: event.title.clone() }
    }
}

/// A change as a mail names it, in the stored words of history.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldChange {
    /// What kind of record.
    pub kind: String,
    /// What was done to it.
    pub action: String,
    /// What it is called; empty where it is gone.
    pub name: String,
}

/// What became of an event.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventDeed {
    /// It takes place on other days, and the stay of whoever is told moved with it.
    Moved {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
        /// When they arrive.
        arrival: NaiveDate,
        /// When they leave.
        departure: NaiveDate,
    },
    /// It does not take place.
    Off,
}

/// What became of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingDeed {
    /// It was booked.
    Booked,
    /// It was taken back by whoever plans the event.
    TakenBack,
    /// It is at another time now.
    Moved,
}

/// A meeting as a mail names it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldMeeting {
    /// With whom.
    pub host: String,
    /// When it begins, in UTC seconds.
    pub from_at: i64,
    /// When it ends.
    pub until_at: i64,
    /// Where; may be empty.
    pub place: String,
    /// At which stand; may be empty.
    pub stand: String,
    /// Where online; may be empty.
    pub link: String,
}

/// A change with the event it is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernedChange {
    /// Which event.
    pub event: NamedEvent,
    /// What was changed.
    pub change: ToldChange,
}

/// Never whom it greets, nor its link.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind().code())
    }
}

impl Letter {
    /// Its kind.
    pub const fn kind(&self) -> MailKind {
        match self {
            Self::Invitation { .. } => MailKind::Invitation,
            Self::Reset { .. } => MailKind::Reset,
            Self::PasswordChanged { .. } => MailKind::PasswordChanged,
            Self::SecondFactorOn { .. } => MailKind::SecondFactorOn,
            Self::SecondFactorOff { .. } => MailKind::SecondFactorOff,
            Self::OptionEnds { .. } => MailKind::OptionEnds,
            Self::OptionEnded { .. } => MailKind::OptionEnded,
            Self::NowHeld { .. } => MailKind::NowHeld,
            Self::HallHeld { .. } => MailKind::HallHeld,
            Self::Changed { .. } => MailKind::Changed,
            Self::Concerned { .. } => MailKind::Concerned,
            Self::Registration { .. } => MailKind::Registration,
            Self::EventNews { .. } => MailKind::EventNews,
            Self::Meeting { .. } => MailKind::Meeting,
            Self::Test { .. } => MailKind::Test,
        }
    }

    /// Seconds until a letter that brings no link is of no use.
    const fn lasts(&self) -> i64 {
        match self {
            Self::Test { .. } => TEST,
            // Of use until what they tell of is over, and no longer.
            Self::Meeting { .. } | Self::EventNews { .. } => 0,
            _ => NOTICE,
        }
    }
}

/// A mail to the person behind an account, in the language of the account. `until` is when the link it brings runs out.
pub(crate) fn to_account(ctx: &Context, account: &Account, letter: &Letter, until: Option<i64>) -> NewMail {
    let created_at = ctx.now().timestamp();
    NewMail {
        id: MailId::new(ctx.ids.next()),
        kind: letter.kind(),
        created_at,
        expires_at: until.unwrap_or(created_at + letter.lasts()),
        person: account.id.uuid(),
        recipient: account.email.clone(),
        language: account.language.clone(),
        content: json!(letter).to_string(),
    }
}

/// A mail to a participant, in the language they asked for, of use until an instant.
pub(crate) fn to_participant(
    ctx: &Context,
    (guest, email, language): (GuestId, &str, &str),
    letter: &Letter,
    until: i64,
) -> NewMail {
    let created_at = ctx.now().timestamp();
    NewMail {
        id: MailId::new(ctx.ids.next()),
        kind: letter.kind(),
        created_at,
        expires_at: until.max(created_at + letter.lasts()),
        person: guest.uuid(),
        recipient: email.to_owned(),
        language: language.to_owned(),
        content: json!(letter).to_string(),
    }
}
