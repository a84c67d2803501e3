//! What is wrong, in words: the record first, then what it says and what it should.

use super::Violation;
use chrono::DateTime;
use domain::claim::{Claim, Interval};
use std::fmt;
use store_model::reading::UnreadableRow;

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Engine(message) => write!(f, "the database reports: {message}"),
            Self::Unreadable(UnreadableRow { table, id, column }) => {
                write!(f, "{table} {id}: {column} holds what no rule would have written")
            }
            Self::Numbers(what) => write!(f, "recharge notes of {what}: a number is left out or not counted"),
            Self::Promise(what) => {
                write!(f, "{what}: the promises of interpreters or equipment do not add up")
            }
            Self::List(what) => write!(f, "rooming list: {what}"),
            Self::Overlap { resource, first, second } => {
                write!(f, "{resource}: {} and {} overlap", Owned(first), Owned(second))
            }
            Self::ClaimWithoutOwner { resource, claim } => {
                write!(f, "{resource}: nothing owns {}", Owned(claim))
            }
            Self::HoldsAfterEnd { stay, status } => {
                write!(f, "stay {stay}: {status}, and still holds a room")
            }
            Self::HoldsOtherTime { stay, expected, held } => {
                write!(f, "stay {stay}: holds {}, its dates ask for {}", Spans(held), Asked(*expected))
            }
            Self::ClosureClaim { closure, resource, expected, held } => {
                write!(f, "closure {closure}: holds {resource} {}, ", Spans(held))?;
                write!(f, "and should hold it {}", Asked(*expected))
            }
            Self::FunctionClaim { function, resource, expected, held } => {
                write!(f, "function {function}: holds {resource} {}, ", Spans(held))?;
                write!(f, "and should hold it {}", Asked(*expected))
            }
            Self::StockClaim { resource, expected, held } => {
                write!(
                    f,
                    "{resource}: out of stock, it holds itself {}, and should {}",
                    Spans(held),
                    Spans(expected)
                )
            }
            Self::GuestOutside { stay, place } => {
                write!(f, "stay {stay}: guest {place} has dates outside the stay's")
            }
            Self::Returned { person } => write!(f, "person {person}: was erased and is there again"),
            Self::SearchWords { subject, id } => {
                write!(f, "{subject} {id}: the search knows it by other words than its name has")
            }
            Self::Count { room_type, night, column, stored, counted } => {
                let column = format!("{column:?}").to_lowercase();
                match stored {
                    Some(stored) => {
                        write!(f, "{room_type} on {night}: {column} is {stored}, should be {counted}")
                    }
                    None => write!(f, "{room_type} on {night}: no row, {column} should be {counted}"),
                }
            }
            Self::PickedUp { event, room_type, night, stored, counted } => {
                write!(f, "block of event {event}: {room_type} on {night}: picked up is {stored}, ")?;
                write!(f, "its stays are {counted}")
            }
            rest => rest.fmt_rest(f),
        }
    }
}

impl Violation {
    /// Programmes and history.
    fn fmt_rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Programme(event) => {
                write!(f, "event {event}: two of its sessions are in one hall at a time")
            }
            Self::NoHistory { stay } => write!(f, "stay {stay}: has no history"),
            Self::HistoryWithoutStay { stay } => write!(f, "stay {stay}: has history and is not there"),
            Self::VersionGap { stay, expected, found } => {
                write!(f, "stay {stay}: its history goes to version {found} where {expected} comes next")
            }
            Self::BackInTime { stay, version } => {
                write!(f, "stay {stay}: version {version} took effect before the one it follows")
            }
            Self::HistoryDiffers { stay, field, recorded, stored } => {
                write!(f, "stay {stay}: {field:?} is {stored}, its history says {recorded}")
            }
            _ => Ok(()),
        }
    }
}

/// A claim with its owner and its time.
struct Owned<'a>(&'a Claim);

impl fmt::Display for Owned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.0.owner_kind.code(), self.0.owner, Span(self.0.interval))
    }
}

/// A stretch of time in UTC.
struct Span(Interval);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |at| DateTime::from_timestamp(at, 0).unwrap_or_default().format("%Y-%m-%d %H:%M");
        write!(f, "{} to {} UTC", time(self.0.from_at()), time(self.0.until_at()))
    }
}

/// Several of them, or none.
struct Spans<'a>(&'a [Interval]);

impl fmt::Display for Spans<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("at no time");
        }
        for (place, interval) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{}", Span(*interval))?;
        }
        Ok(())
    }
}

/// What was asked for, if anything.
struct Asked(Option<Interval>);

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(interval) => Span(interval).fmt(f),
            None => f.write_str("no time"),
        }
    }
}
