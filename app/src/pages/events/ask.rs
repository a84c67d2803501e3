//! What the list's address asks for, and the events that answer it.

use domain::event::EventKind;
use serde::Deserialize;
use service::{Actor, Context, ServiceError};

use crate::local::further;
use crate::view::events::{EventsFilter, EventsPage};

/// The query, as sent: what cannot be read falls back to the default, since an address is not a form to correct.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
    kind: Option<String>,
    year: Option<String>,
}

impl Asked {
    /// What it means.
    pub fn filter(self) -> EventsFilter {
        let year = self.year.and_then(|year| year.trim().parse().ok());
        EventsFilter {
            text: self.q.unwrap_or_default().trim().to_owned(),
            kind: self.kind.as_deref().and_then(EventKind::parse),
            year: year.filter(|year| (1964..=2200).contains(year)),
        }
    }
}

/// The filter as an address has it, from the question mark on.
pub(crate) fn query(filter: &EventsFilter) -> String {
    let text = (!filter.text.is_empty()).then(|| ("q", filter.text.clone()));
    let kind = filter.kind.map(|kind| ("kind", kind.code().to_owned()));
    let year = filter.year.map(|year| ("year", year.to_string()));
    further([text, kind, year].into_iter().flatten()).replacen('&', "?", 1)
}

/// Asks the service for all the list shows.
pub(crate) async fn fetch(ctx: &Context, actor: &Actor, asked: Asked) -> Result<EventsPage, ServiceError> {
    let (filter, today) = (asked.filter(), ctx.today());
    let events = service::event::mine(ctx, actor, filter.days(today)).await?;
    Ok(EventsPage::new(filter, today, actor.role().keeps_to_own_events(), events))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reads_back_from_its_address_and_nonsense_is_no_filter() {
        let asked = |q: &str, kind: &str, year: &str| {
            let some = |text: &str| Some(text.to_owned());
            Asked { q: some(q), kind: some(kind), year: some(year) }.filter()
        };
        assert_eq!(query(&asked(" a&b ", "academy", "2025")), "?q=a%26b&kind=academy&year=2025");
        assert_eq!(query(&asked("", "party", "soon")), "");
    }
}
