//! The words of mails. A mail waits without any: what it tells is written down, and put into the reader's language when
//! it is sent.

mod participant;

use chrono::NaiveDate;
use domain::calendar::CampusZone;
use i18n::{self, Dates, Locale, Readers, count};
use leptos_i18n::td_string;
use service::mail::{ConcernedChange, Letter, NamedEvent, Outgoing, ToldChange};

use crate::pages::trail::{action_word, kind_word};

/// A mail as it is read: plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// Code of the language.
    pub language: &'static str,
}

/// Puts a mail into words. `origin` stands before the path of each link.
pub fn words(mail: &Outgoing, origin: &str, zone: CampusZone) -> Words {
    let locale = i18n::parse(readers(&mail.letter), &mail.language).unwrap_or_default();
    let dates = Dates::new(locale);
    let said = Said {
        locale,
        origin,
        zone,
        happened: dates.minute(zone.local(mail.created_at)),
        until: dates.minute(zone.local(mail.expires_at)),
    };
    let (subject, name, text) = said.of(&mail.letter);
    Words { subject: subject.to_owned(), body: said.around(name, text), language: i18n::code(locale) }
}

/// Whom a letter is for: accounts work in the languages of staff.
const fn readers(letter: &Letter) -> Readers {
    match letter {
        Letter::Registration { .. } | Letter::EventNews { .. } | Letter::Meeting { .. } => {
            Readers::Participants
        }
        _ => Readers::Staff,
    }
}

/// What all mails need to be said.
struct Said<'a> {
    locale: Locale,
    origin: &'a str,
    zone: CampusZone,
    happened: String,
    until: String,
}

impl Said<'_> {
    /// The subject, whom it greets, and the paragraphs.
    fn of<'l>(&self, letter: &'l Letter) -> (&'static str, &'l String, Vec<String>) {
        let locale = self.locale;
        let with = |name, (subject, text)| (subject, name, text);
        match letter {
            Letter::Invitation { name, token } => {
                let (why, not) =
                    (td_string!(locale, letter.invitation), td_string!(locale, letter.invitation_ignore));
                (td_string!(locale, letter.invitation_subject), name, self.link(why, token, not))
            }
            Letter::Reset { name, token } => {
                let (why, not) = (td_string!(locale, letter.reset), td_string!(locale, letter.reset_ignore));
                (td_string!(locale, letter.reset_subject), name, self.link(why, token, not))
            }
            Letter::PasswordChanged { name } => {
                let what = td_string!(locale, letter.password, when = self.happened.clone());
                (td_string!(locale, letter.password_subject), name, self.notice(what))
            }
            Letter::SecondFactorOn { name } => {
                let what = td_string!(locale, letter.factor_on, when = self.happened.clone());
                (td_string!(locale, letter.factor_on_subject), name, self.notice(what))
            }
            Letter::SecondFactorOff { name } => {
                let what = td_string!(locale, letter.factor_off, when = self.happened.clone());
                (td_string!(locale, letter.factor_off_subject), name, self.notice(what))
            }
            Letter::OptionEnds { name, event, until } => {
                (td_string!(locale, letter.option_ends_subject), name, self.option_ends(event, *until))
            }
            Letter::OptionEnded { name, event } => {
                (td_string!(locale, letter.option_ended_subject), name, self.option_ended(event))
            }
            Letter::NowHeld { name, event } => {
                let what = td_string!(locale, letter.now_held, event = event.title.clone());
                (td_string!(locale, letter.now_held_subject), name, vec![what, self.way_to(event)])
            }
            Letter::HallHeld { name, event } => {
                let what = td_string!(locale, letter.hall_held, event = event.title.clone());
                (td_string!(locale, letter.hall_held_subject), name, vec![what, self.way_to(event)])
            }
            Letter::Changed { name, event, changes, further } => {
                let what = td_string!(locale, letter.changed, event = event.title.clone());
                let list = self.list(changes, *further);
                let next = td_string!(locale, letter.changed_next).to_owned();
                let text = vec![what, list, self.changes_of(event), next];
                (td_string!(locale, letter.changed_subject), name, text)
            }
            Letter::Concerned { name, changes, further } => {
                (td_string!(locale, letter.concerned_subject), name, self.concerned(changes, *further))
            }
            Letter::Registration { name, event, token } => with(name, self.registration(event, token)),
            Letter::EventNews { name, event, deed, .. } => with(name, self.news(event, *deed)),
            Letter::Meeting { name, event, deed, meetings, registered, token } => {
                with(name, self.meetings(event, *deed, meetings, (*registered, token.as_deref())))
            }
            Letter::Test { name } => {
                let text = td_string!(locale, letter.test).to_owned();
                (td_string!(locale, letter.test_subject), name, vec![text])
            }
        }
    }

    fn link(&self, why: &str, token: &str, otherwise: &str) -> Vec<String> {
        let holds = td_string!(self.locale, letter.holds, until = self.until.clone());
        vec![why.to_owned(), format!("{}/welcome/{token}", self.origin), holds, otherwise.to_owned()]
    }

    fn option_ends(&self, event: &NamedEvent, until: NaiveDate) -> Vec<String> {
        let until = Dates::new(self.locale).long(until);
        let what = td_string!(self.locale, letter.option_ends, event = event.title.clone(), until = until);
        vec![what, self.way_to(event), td_string!(self.locale, letter.option_ends_next).to_owned()]
    }

    fn option_ended(&self, event: &NamedEvent) -> Vec<String> {
        let what = td_string!(self.locale, letter.option_ended, event = event.title.clone());
        vec![what, self.way_to(event), td_string!(self.locale, letter.option_ended_next).to_owned()]
    }

    /// What was changed, a line each.
    fn list(&self, changes: &[ToldChange], further: usize) -> String {
        let lines = changes.iter().map(|change| self.line(change));
        lines.chain(self.rest(further)).collect::<Vec<_>>().join("\n")
    }

    fn line(&self, change: &ToldChange) -> String {
        let kind = kind_word(self.locale, &change.kind);
        let named = if change.name.is_empty() { kind } else { format!("{kind}: {}", change.name) };
        format!("- {named} ({})", action_word(self.locale, &change.action))
    }

    fn rest(&self, further: usize) -> Option<String> {
        let further = i64::try_from(further).unwrap_or(i64::MAX);
        let n = count(self.locale, further);
        (further > 0).then(|| td_string!(self.locale, letter.changed_further, count = further, n = n))
    }

    /// What was changed of somebody's part of the work, event by event, with the way to the sheet of each.
    fn concerned(&self, changes: &[ConcernedChange], further: usize) -> Vec<String> {
        let what = td_string!(self.locale, letter.concerned).to_owned();
        let events = changes.chunk_by(|one, next| one.event == next.event).map(|changes| {
            let event = &changes[0].event;
            let head = format!("{} {}\n{}/sheet", event.code, event.title, self.way_to(event));
            let lines = changes.iter().map(|one| self.line(&one.change));
            std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
        });
        let next = td_string!(self.locale, letter.concerned_next).to_owned();
        let own = format!("{}/account", self.origin);
        std::iter::once(what).chain(events).chain(self.rest(further)).chain([next, own]).collect()
    }

    fn changes_of(&self, event: &NamedEvent) -> String {
        format!("{}/changes", self.way_to(event))
    }

    fn way_to(&self, event: &NamedEvent) -> String {
        format!("{}/events/{}", self.origin, event.code)
    }

    fn notice(&self, what: String) -> Vec<String> {
        vec![what, td_string!(self.locale, letter.not_you).to_owned()]
    }
}
