//! What stands around the lines of a version: of which event, on which days, for whom, and what is said of tax.

use crate::event::Event;
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the client reads beside the lines and the terms. It follows the event and the rules of the house until a version
/// is sent, and is kept with it from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// What the event is called.
    pub title: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// Who holds it, where that is known.
    pub client: Option<String>,
    /// What is said of tax; nothing where it is empty.
    pub tax: String,
}

words! {
    /// Something of the particulars.
    Particular {
        /// What the event is called.
        Title = "title",
        /// Its days.
        Days = "days",
        /// Who holds it.
        Client = "client",
        /// What is said of tax.
        Tax = "tax",
    }
}

impl Particulars {
    /// Those of an event as it stands, held by somebody of a name, with what the house says of tax.
    pub fn of(event: &Event, client: Option<&str>, tax: &str) -> Self {
        Self {
            title: event.title.clone(),
            from: event.from,
            until: event.until,
            client: client.map(ToOwned::to_owned),
            tax: tax.to_owned(),
        }
    }

    /// What of them is otherwise now.
    pub fn changed(&self, now: &Self) -> Vec<Particular> {
        let is_other = |one: &Particular| match one {
            Particular::Title => self.title != now.title,
            Particular::Days => (self.from, self.until) != (now.from, now.until),
            Particular::Client => self.client != now.client,
            Particular::Tax => self.tax != now.tax,
        };
        Particular::ALL.iter().copied().filter(is_other).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::particulars;
    use super::*;

    #[test]
    fn what_is_otherwise_than_it_was_sent_is_named_each_by_itself() {
        let sent = particulars();
        assert_eq!(sent.changed(&sent), []);
        let moved = Particulars { until: "2026-06-06".parse().unwrap(), ..sent.clone() };
        assert_eq!(sent.changed(&moved), [Particular::Days]);
        let other =
            Particulars { title: "Retreat".to_owned(), client: None, tax: String::new(), ..sent.clone() };
        assert_eq!(sent.changed(&other), [Particular::Title, Particular::Client, Particular::Tax]);
    }
}
