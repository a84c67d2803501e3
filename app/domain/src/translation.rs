//! Documents to be translated for an event: how much, from what, into what, by when.

use crate::calendar::{next_day, nights};
use crate::ids::{EventId, InterpreterId, TranslationId};
use crate::language::Language;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Words one translator does in a working day: the workload standard of the United Nations for texts that are revised
/// by another (A/57/289, 2002).
pub const WORDS_A_DAY: i64 = 1650;

/// The most words of one document.
pub const MOST_WORDS: i64 = 1_000_000;

/// The longest title, and the longest name of a translator, in letters.
pub const LONGEST: usize = 200;

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Somebody is at it.
    Ordered,
    /// The text is there.
    Delivered,
    /// It is wanted no longer.
    Withdrawn,
}

impl OrderState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ordered, Self::Delivered, Self::Withdrawn];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ordered => "ordered",
            Self::Delivered => "delivered",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What is ordered; nothing is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Of what.
    pub title: String,
    /// How many words.
    pub words: i64,
    /// The language it is in.
    pub source: Language,
    /// The language it is to be in.
    pub target: Language,
    /// By when.
    pub due: NaiveDate,
    /// An organisation that translates; empty where an interpreter does, or nobody yet.
    pub translator: String,
    /// An interpreter who translates.
    pub interpreter: Option<InterpreterId>,
    /// Where it stands.
    pub state: OrderState,
}

/// A document to be translated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// Identity.
    pub id: TranslationId,
    /// For which event.
    pub event: EventId,
    /// What is ordered.
    pub order: Order,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

/// What is wrong with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderFault {
    /// It has no title.
    NoTitle,
    /// Its title is longer than is kept.
    LongTitle,
    /// No number of words.
    Words,
    /// It is in that language already, or one of the two is not written.
    Languages,
    /// The name of the translator is longer than is kept.
    LongTranslator,
}

/// How an order stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Nothing is to be done any more.
    Done,
    /// The day is over.
    Late,
    /// One translator would need more working days than there are.
    Tight,
    /// There is time.
    Fine,
}

impl Order {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<OrderFault> {
        let (title, translator) = (self.title.trim(), self.translator.trim());
        let languages = self.source == self.target || !self.source.is_written() || !self.target.is_written();
        let faults = [
            title.is_empty().then_some(OrderFault::NoTitle),
            (title.chars().count() > LONGEST).then_some(OrderFault::LongTitle),
            (!(1..=MOST_WORDS).contains(&self.words)).then_some(OrderFault::Words),
            languages.then_some(OrderFault::Languages),
            (translator.chars().count() > LONGEST).then_some(OrderFault::LongTranslator),
        ];
        faults.into_iter().flatten().collect()
    }

    /// Working days that one translator needs for it.
    pub const fn days(&self) -> i64 {
        (self.words + WORDS_A_DAY - 1) / WORDS_A_DAY
    }

    /// How it stands on a day; that day and the last one still count.
    pub fn timing(&self, today: NaiveDate) -> Timing {
        if self.state != OrderState::Ordered {
            return Timing::Done;
        }
        if self.due < today {
            return Timing::Late;
        }
        let working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let left = nights(today, next_day(self.due)).filter(working).count();
        let left = i64::try_from(left).unwrap_or(i64::MAX);
        if left < self.days() { Timing::Tight } else { Timing::Fine }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(words: i64, due: &str) -> Order {
        Order {
            title: "Opening speech".to_owned(),
            words,
            source: Language::English,
            target: Language::French,
            due: due.parse().unwrap(),
            translator: String::new(),
            interpreter: None,
            state: OrderState::Ordered,
        }
    }

    #[test]
    fn a_document_needs_the_working_days_of_one_translator() {
        let monday = "2026-06-01".parse().unwrap();
        assert_eq!(order(WORDS_A_DAY, "2026-06-01").days(), 1);
        assert_eq!(order(WORDS_A_DAY + 1, "2026-06-01").days(), 2);
        assert_eq!(order(WORDS_A_DAY, "2026-06-01").timing(monday), Timing::Fine);
        assert_eq!(order(WORDS_A_DAY + 1, "2026-06-01").timing(monday), Timing::Tight);
        // Saturday and Sunday are no working days.
        assert_eq!(order(6 * WORDS_A_DAY, "2026-06-07").timing(monday), Timing::Tight);
        assert_eq!(order(6 * WORDS_A_DAY, "2026-06-08").timing(monday), Timing::Fine);
        assert_eq!(order(1, "2026-05-31").timing(monday), Timing::Late);
        let done = Order { state: OrderState::Delivered, ..order(1, "2026-05-31") };
        assert_eq!(done.timing(monday), Timing::Done);
    }

    #[test]
    fn everything_wrong_with_an_order_is_told_at_once() {
        let wrong = Order { title: " ".to_owned(), target: Language::English, ..order(0, "2026-06-01") };
        assert_eq!(wrong.check(), [OrderFault::NoTitle, OrderFault::Words, OrderFault::Languages]);
        let signed = Order { target: Language::InternationalSign, ..order(10, "2026-06-01") };
        assert_eq!(signed.check(), [OrderFault::Languages]);
        assert_eq!(order(10, "2026-06-01").check(), []);
    }
}
