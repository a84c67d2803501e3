//! Mails in words.

use domain::mail::{Failure, MailKind};
use i18n::Locale;
use leptos_i18n::td_string;

use crate::components::Tone;
use crate::view::mail::{News, State};

/// What a mail tells.
pub(super) fn kind_word(locale: Locale, kind: MailKind) -> &'static str {
    match kind {
        MailKind::Invitation => td_string!(locale, mail.invitation),
        MailKind::Reset => td_string!(locale, mail.reset),
        MailKind::PasswordChanged => td_string!(locale, mail.password_changed),
        MailKind::SecondFactorOn => td_string!(locale, mail.second_factor_on),
        MailKind::SecondFactorOff => td_string!(locale, mail.second_factor_off),
        MailKind::OptionEnds => td_string!(locale, mail.option_ends),
        MailKind::Changed => td_string!(locale, mail.changed),
        MailKind::Concerned => td_string!(locale, mail.concerned),
        MailKind::OptionEnded => td_string!(locale, mail.option_ended),
        MailKind::NowHeld => td_string!(locale, mail.now_held),
        MailKind::HallHeld => td_string!(locale, mail.hall_held),
        MailKind::Registration => td_string!(locale, mail.registration),
        MailKind::EventNews => td_string!(locale, mail.event_news),
        MailKind::Meeting => td_string!(locale, mail.meeting),
        MailKind::Test => td_string!(locale, mail.test),
    }
}

/// Where it stands.
pub(super) fn state_word(locale: Locale, state: State) -> (Tone, &'static str) {
    match state {
        State::Held => (Tone::Held, td_string!(locale, mail.held)),
        State::Waiting => (Tone::Present, td_string!(locale, mail.waiting)),
        State::Again => (Tone::Held, td_string!(locale, mail.again)),
        State::Sent => (Tone::Past, td_string!(locale, mail.sent)),
        State::GivenUp => (Tone::Bad, td_string!(locale, mail.given_up)),
    }
}

/// Why it did not go; with the number the mail server answered, which its manual explains.
pub(super) fn failure_text(locale: Locale, (failure, reply): (Failure, Option<i64>)) -> String {
    let text = match failure {
        Failure::Unreachable => td_string!(locale, mail.unreachable),
        Failure::NotSecured => td_string!(locale, mail.not_secured),
        Failure::NotLetIn => td_string!(locale, mail.not_let_in),
        Failure::PutOff => td_string!(locale, mail.put_off),
        Failure::Rejected => td_string!(locale, mail.rejected),
        Failure::NotAnAddress => td_string!(locale, mail.not_an_address),
        Failure::RanOut => td_string!(locale, mail.ran_out),
        Failure::Stopped => td_string!(locale, mail.stopped),
    };
    reply.map_or_else(|| text.to_owned(), |reply| format!("{text} ({reply})"))
}

/// What was just done.
pub(super) fn news_text(locale: Locale, news: News, is_sending: bool) -> (Tone, &'static str) {
    match news {
        News::Tested if is_sending => (Tone::Good, td_string!(locale, mail.done_test)),
        News::Tested => (Tone::Good, td_string!(locale, mail.done_test_held)),
        News::Again => (Tone::Good, td_string!(locale, mail.done_again)),
        News::Stopped => (Tone::Good, td_string!(locale, mail.done_stopped)),
        News::Gone => (Tone::Bad, td_string!(locale, mail.gone)),
    }
}
