//! Recharge notes in forms: lines by hand and the charge as typed, and what a list is narrowed to.

use super::interpretation::Sent;
use super::quote::{free_lines, put_free};
use chrono::{Days, NaiveDate};
use domain::quote::{Line, Part};
use domain::recharge::{Charged, Note, State};
use i18n::signed_whole;
use serde::Deserialize;
use service::error::FieldError;
use service::recharge::Wanted;

/// The days that a list shows unless others are asked for.
const SHOWN_DAYS: u64 = 90;

/// The lines by hand of a form, or everything that cannot be read.
pub fn free(sent: &Sent) -> Result<Vec<Line>, Vec<FieldError>> {
    let (free, faults) = free_lines(sent, signed_whole);
    if faults.is_empty() { Ok(free) } else { Err(faults) }
}

/// The lines by hand of a note, as their form shows them.
pub fn fields(note: &Note) -> Sent {
    let mut sent = Sent::default();
    put_free(&mut sent, by_hand(note));
    sent.put("version", note.version.to_string());
    sent
}

/// The lines of a note that were written by hand.
pub fn by_hand(note: &Note) -> impl Iterator<Item = &Line> {
    note.entries.iter().map(|entry| &entry.line).filter(|line| line.part == Part::Free)
}

/// How a note was charged, or everything that cannot be read.
pub fn charged(sent: &Sent) -> Result<Charged, Vec<FieldError>> {
    let (on, reference) = (sent.date("charged_on"), sent.text("reference").trim().to_owned());
    let no_reference = reference.is_empty().then(|| FieldError::new("reference", "missing"));
    match (on, no_reference) {
        (Some(on), None) => Ok(Charged { on, reference }),
        (on, no_reference) => {
            let no_day = on.is_none().then(|| FieldError::new("charged_on", "missing"));
            Err(no_reference.into_iter().chain(no_day).collect())
        }
    }
}

/// What a list is narrowed to, as its address has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// A state.
    pub status: String,
}

impl Asked {
    /// The notes wanted: by default those of the last months.
    pub fn wanted(&self, today: NaiveDate) -> Wanted {
        let day =
            |text: &Option<String>| text.as_deref().and_then(|text| text.trim().parse::<NaiveDate>().ok());
        let until = day(&self.until).unwrap_or(today);
        let standard = until.checked_sub_days(Days::new(SHOWN_DAYS)).unwrap_or(until);
        Wanted { from: day(&self.from).unwrap_or(standard), until, state: State::parse(&self.status) }
    }
}

/// The same in an address.
pub fn query(wanted: &Wanted) -> String {
    let status = wanted.state.map_or("", State::code);
    format!("?from={}&until={}&status={status}", wanted.from, wanted.until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_list_is_narrowed_to_what_its_address_says_and_the_address_says_it_again() {
        let today = day("2026-11-26");
        let asked = Asked { status: "issued".to_owned(), ..Asked::default() };
        let wanted = asked.wanted(today);
        assert_eq!(
            (wanted.from, wanted.until, wanted.state),
            (day("2026-08-28"), today, Some(State::Issued))
        );
        assert_eq!(query(&wanted), "?from=2026-08-28&until=2026-11-26&status=issued");
        let wrong = Asked {
            from: Some("soon".to_owned()),
            until: Some("2026-06-30".to_owned()),
            status: "all".to_owned(),
        };
        assert_eq!(query(&wrong.wanted(today)), "?from=2026-04-01&until=2026-06-30&status=");
    }

    #[test]
    fn a_charge_is_read_or_told_what_it_lacks() {
        let mut sent = Sent::default();
        let named = charged(&sent).unwrap_err().into_iter().map(|one| one.field).collect::<Vec<_>>();
        assert_eq!(named, ["reference", "charged_on"]);
        sent.put("reference", " JV 4711 ");
        sent.put("charged_on", "2026-07-01");
        assert_eq!(charged(&sent), Ok(Charged { on: day("2026-07-01"), reference: "JV 4711".to_owned() }));
    }

    #[test]
    fn a_line_by_hand_may_take_back() {
        let mut sent = Sent::default();
        for (name, value) in [("label_0", "Gala"), ("quantity_0", "-2"), ("price_0", "100")] {
            sent.put(name, value);
        }
        assert_eq!(free(&sent).unwrap()[0].amount(), -20_000);
        sent.put("quantity_0", "two");
        assert_eq!(free(&sent).unwrap_err()[0].field, "label_0");
    }
}
