//! What whoever has the link of an event is shown.

use super::{PREFIX, no_link};
use crate::store::read;
use crate::token::secret;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::event::Event;
use domain::registration::{Fee, Gate};
use domain::retention::{Kind, Period};
use domain::rooming::{Entry, Source};
use store_model::registration::Registration;

/// What a registration offers; nothing of it is about anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Title of the event.
    pub title: String,
    /// Its first and last day.
    pub days: (NaiveDate, NaiveDate),
    /// The first arrival and the last departure.
    pub nights: (NaiveDate, NaiveDate),
    /// The last day on which somebody is taken.
    pub closes_on: NaiveDate,
    /// What participants are told.
    pub note: String,
    /// What they owe.
    pub fee: Option<Fee>,
    /// Whether somebody is taken now.
    pub gate: Gate,
    /// How long what they say is kept.
    pub kept: Kept,
}

/// How many days what participants say is kept after they left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Names and addresses; none where no period is set.
    pub contact: Option<i64>,
    /// Needs.
    pub need: Option<i64>,
}

/// The periods of retention, inside a body.
macro_rules! periods {
    ($tx:ident, $db:ident) => {
        $crate::registration::Kept {
            contact: $db::retention::period($tx, Kind::Contact).await?.map(Period::days),
            need: $db::retention::period($tx, Kind::Need).await?.map(Period::days),
        }
    };
}

pub(super) use periods;

/// What the link of an event offers.
pub async fn look_up(ctx: &Context, presented: &str) -> Result<Offer, ServiceError> {
    let hash = secret::hash_of(presented, PREFIX).ok_or_else(no_link)?;
    let today = ctx.today();
    read!(ctx.store, |tx, db| {
        let opened = db::registration::opened(tx, &hash).await?.ok_or_else(no_link)?;
        let event = db::event::line(tx, &opened.event).await?.ok_or_else(no_link)?.event;
        let registration = db::registration::get(tx, event.id).await?.ok_or_else(no_link)?;
        let taken = taken(&db::rooming::entries(tx, event.id).await?);
        Ok(offer(&event, registration, taken, periods!(tx, db), today))
    })
}

/// How many places of a registration are taken: those of who registered and did not withdraw.
pub(crate) fn taken(entries: &[Entry]) -> i64 {
    let registered = entries.iter().filter(|entry| entry.source == Source::Registration && entry.is_active());
    i64::try_from(registered.count()).unwrap_or(i64::MAX)
}

pub(super) fn offer(
    event: &Event,
    Registration { terms, .. }: Registration,
    taken: i64,
    kept: Kept,
    today: NaiveDate,
) -> Offer {
    let days = (event.from, event.until);
    Offer {
        title: event.title.clone(),
        days,
        nights: terms.offered(days),
        closes_on: terms.last_day(event),
        gate: terms.gate(event, taken, today),
        note: terms.note,
        fee: terms.fee,
        kept,
    }
}
