//! Mails: how far one has come, why one did not go, and when it is tried again.

/// What a mail tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// Somebody has an account now, and sets a password by a link.
    Invitation,
    /// Somebody sets another password by a link.
    Reset,
    /// The password of an account was changed.
    PasswordChanged,
    /// The second factor of an account was switched on.
    SecondFactorOn,
    /// The second factor of an account was switched off or taken away.
    SecondFactorOff,
    /// The option of an event ends soon.
    OptionEnds,
    /// The option of an event ended, and what it held is free.
    OptionEnded,
    /// An event that came second holds what it waited for.
    NowHeld,
    /// A function of an event that waited for its hall has it.
    HallHeld,
    /// Others changed an event.
    Changed,
    /// Others changed somebody's part of the work.
    Concerned,
    /// Somebody registered for an event, and may change what they said by a link.
    Registration,
    /// The event somebody registered for takes place on other days, or not at all.
    EventNews,
    /// Somebody has a meeting, or has it no more, or at another time.
    Meeting,
    /// An administrator tries whether mail arrives.
    Test,
}

impl MailKind {
    const ALL: [Self; 15] = [
        Self::Invitation,
        Self::Reset,
        Self::PasswordChanged,
        Self::SecondFactorOn,
        Self::SecondFactorOff,
        Self::OptionEnds,
        Self::OptionEnded,
        Self::NowHeld,
        Self::HallHeld,
        Self::Changed,
        Self::Concerned,
        Self::Registration,
        Self::EventNews,
        Self::Meeting,
        Self::Test,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::PasswordChanged => "password_changed",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::OptionEnds => "option_ends",
            Self::OptionEnded => "option_ended",
            Self::NowHeld => "now_held",
            Self::HallHeld => "hall_held",
            Self::Changed => "changed",
            Self::Concerned => "concerned",
            Self::Registration => "registration",
            Self::EventNews => "event_news",
            Self::Meeting => "meeting",
            Self::Test => "test",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How far a mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailStatus {
    /// To be sent.
    Waiting,
    /// A mail server took it.
    Sent,
    /// It is not tried any more.
    GivenUp,
}

impl MailStatus {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::GivenUp => "given_up",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Sent, Self::GivenUp].into_iter().find(|status| status.code() == code)
    }
}

/// Why a mail did not go, without saying whom it was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No mail server answered, or not in time.
    Unreachable,
    /// The line to it could not be secured.
    NotSecured,
    /// It does not take our name and password.
    NotLetIn,
    /// It asks to try again later.
    PutOff,
    /// It does not take this mail.
    Rejected,
    /// No mail can be made for this address.
    NotAnAddress,
    /// What it tells is of no use any more.
    RanOut,
    /// An administrator gave it up.
    Stopped,
}

impl Failure {
    const ALL: [Self; 8] = [
        Self::Unreachable,
        Self::NotSecured,
        Self::NotLetIn,
        Self::PutOff,
        Self::Rejected,
        Self::NotAnAddress,
        Self::RanOut,
        Self::Stopped,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::NotSecured => "not_secured",
            Self::NotLetIn => "not_let_in",
            Self::PutOff => "put_off",
            Self::Rejected => "rejected",
            Self::NotAnAddress => "not_an_address",
            Self::RanOut => "ran_out",
            Self::Stopped => "stopped",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|failure| failure.code() == code)
    }

    /// Whether another try would end the same way, whatever anybody mends on our side.
    const fn is_final(self) -> bool {
        matches!(self, Self::Rejected | Self::NotAnAddress | Self::RanOut | Self::Stopped)
    }
}

/// Tries after which a mail is given up: with the waits between them, somewhat less than a day.
pub const LAST_TRY: i64 = 12;
/// Seconds after the first try; each wait is twice the one before.
const FIRST_WAIT: i64 = 60;
/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 6 * 3600;

/// Seconds to wait after a try that failed, the `tries`-th; none where it was the last.
pub fn wait(failure: Failure, tries: i64) -> Option<i64> {
    let doubled = FIRST_WAIT << (tries - 1).clamp(0, 16);
    (tries < LAST_TRY && !failure.is_final()).then(|| doubled.min(LONGEST_WAIT))
}

/// Whether a text is an address mail goes to: something before and behind one `@`, and no sign that the header of a mail
/// would be read by. Only a message that arrives proves more.
pub fn is_mailbox(text: &str) -> bool {
    let parts = text.split_once('@');
    let both = parts.is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !host.contains('@'));
    let ends =
        |sign: char| sign.is_whitespace() || sign.is_control() || matches!(sign, ',' | ';' | '<' | '>');
    both && !text.contains(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_mail_is_one_address_and_nothing_beside_it() {
        assert!(is_mailbox("ada.king+un@mail.example.org"));
        for wrong in [
            "",
            "ada",
            "ada@",
            "@example.org",
            "ada@example",
            "a@b@example.org",
            "a@b.org,e@b.org",
            "Ada <a@b.org>",
        ] {
            assert!(!is_mailbox(wrong), "{wrong}");
        }
    }

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_a_longest_and_after_the_last_try_there_is_none() {
        let minutes = (1..=LAST_TRY).map(|tries| wait(Failure::Unreachable, tries).map(|wait| wait / 60));
        let expected = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360].map(Some).into_iter().chain([None]);
        assert_eq!(minutes.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn what_the_mail_server_does_not_take_is_not_sent_again_and_a_wrong_password_of_ours_is() {
        assert_eq!(wait(Failure::Rejected, 1), None);
        assert_eq!(wait(Failure::NotLetIn, 1), Some(60));
    }

    #[test]
    fn every_word_reads_back() {
        assert!(Failure::ALL.into_iter().all(|failure| Failure::parse(failure.code()) == Some(failure)));
        assert!(MailKind::ALL.into_iter().all(|kind| MailKind::parse(kind.code()) == Some(kind)));
        assert_eq!(MailStatus::parse("given_up"), Some(MailStatus::GivenUp));
    }
}
