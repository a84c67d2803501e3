//! The audit trail: what the address asks for, and where its next page begins.

use chrono::NaiveDate;
use domain::ids::AccountId;
use service::trail::{Clock, Place, TrailQuery, Who};

use crate::local::further;

/// Where the page is.
pub const PATH: &str = "/administration/history";

/// What the address says, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Which time counts: `recorded` or `effective`.
    pub time: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// An account, or `none`.
    pub who: String,
    /// Kind of record.
    pub kind: String,
    /// What was done.
    pub action: String,
    /// What people call a record, or its id.
    pub record: String,
    /// Where the page begins.
    pub after: String,
}

/// What cannot be read in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first day is no date.
    From,
    /// The last day is no date.
    To,
    /// The last day lies before the first.
    Backwards,
    /// Neither an account nor `none`.
    Who,
    /// No place that a page gave.
    After,
}

impl Fault {
    /// The field it stands beside; none where no field shows it.
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::From => Some("from"),
            Self::To | Self::Backwards => Some("to"),
            Self::Who => Some("who"),
            Self::After => None,
        }
    }
}

impl Asked {
    /// What is asked for, and where the page begins; or everything that cannot be read.
    pub fn read(&self) -> Result<(TrailQuery, Option<Place>), Vec<Fault>> {
        let mut faults = Vec::new();
        let from = day(&self.from).map_err(|()| faults.push(Fault::From)).unwrap_or_default();
        let to = day(&self.to).map_err(|()| faults.push(Fault::To)).unwrap_or_default();
        if matches!((from, to), (Some(from), Some(to)) if to < from) {
            faults.push(Fault::Backwards);
        }
        let who = who(&self.who).map_err(|()| faults.push(Fault::Who)).unwrap_or_default();
        let after = place(&self.after).map_err(|()| faults.push(Fault::After)).unwrap_or_default();
        let word = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let (kind, action, record) = (word(&self.kind), word(&self.action), word(&self.record));
        let query = TrailQuery { clock: self.clock(), from, to, who, kind, action, record };
        if faults.is_empty() { Ok((query, after)) } else { Err(faults) }
    }

    /// Which time counts.
    pub fn clock(&self) -> Clock {
        if self.time == "effective" { Clock::Effective } else { Clock::Recorded }
    }

    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        *self != Self { time: self.time.clone(), after: self.after.clone(), ..Self::default() }
    }

    /// The rest of an address that asks for the same from the newest line on: empty, or from the question mark on.
    pub fn rest(&self) -> String {
        let pairs = [
            ("time", &self.time),
            ("from", &self.from),
            ("to", &self.to),
            ("who", &self.who),
            ("kind", &self.kind),
            ("action", &self.action),
            ("record", &self.record),
        ];
        further(pairs.into_iter().filter(|(_, value)| !value.is_empty())).replacen('&', "?", 1)
    }

    /// The address of the lines below a place.
    pub fn below(&self, place: Place) -> String {
        let Place { at, stays, seq } = place;
        let after = format!("{at}.{}.{seq}", u8::from(stays));
        let rest = self.rest();
        let mark = if rest.is_empty() { '?' } else { '&' };
        format!("{PATH}{rest}{mark}after={after}")
    }
}

fn day(text: &str) -> Result<Option<NaiveDate>, ()> {
    match text.trim() {
        "" => Ok(None),
        // A year of more than four digits is a slip of the pen, and further than any calendar of a database goes.
        text if text.len() == 10 => text.parse().map(Some).map_err(|_| ()),
        _ => Err(()),
    }
}

fn who(text: &str) -> Result<Who, ()> {
    match text {
        "" => Ok(Who::Anyone),
        "none" => Ok(Who::Nobody),
        id => id.parse::<AccountId>().map(Who::Account).map_err(|_| ()),
    }
}

fn place(text: &str) -> Result<Option<Place>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split('.');
    let (at, stays, seq) = (parts.next(), parts.next(), parts.next());
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<i64>().ok()).ok_or(());
    Ok(Some(Place { at: number(at)?, stays: number(stays)? == 1, seq: number(seq)? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_asks_for_the_same_from_where_this_one_ended() {
        let asked = Asked { kind: "stay".into(), record: "A&B".into(), ..Asked::default() };
        let place = Place { at: 1_764_000_000, stays: true, seq: 42 };
        let href = asked.below(place);
        assert_eq!(href, "/administration/history?kind=stay&record=A%26B&after=1764000000.1.42");
        let next = Asked { after: "1764000000.1.42".into(), ..asked };
        assert_eq!(next.read().unwrap().1, Some(place));
        assert_eq!(Asked::default().below(place), "/administration/history?after=1764000000.1.42");
    }

    #[test]
    fn everything_that_cannot_be_read_is_named() {
        let asked = Asked {
            from: "soon".into(),
            to: "12026-01-01".into(),
            who: "me".into(),
            after: "1.2".into(),
            ..Asked::default()
        };
        assert_eq!(asked.read().unwrap_err(), [Fault::From, Fault::To, Fault::Who, Fault::After]);
        let backwards = Asked { from: "2026-02-01".into(), to: "2026-01-31".into(), ..Asked::default() };
        assert_eq!(backwards.read().unwrap_err(), [Fault::Backwards]);
    }

    #[test]
    fn an_order_and_a_place_leave_nothing_out() {
        let asked = Asked { time: "effective".into(), after: "1.1.1".into(), ..Asked::default() };
        assert!(!asked.narrows());
        assert!(Asked { action: "move".into(), ..asked }.narrows());
    }
}
