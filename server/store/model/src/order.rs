//! What is ordered for events, with what it is called and who said for how many.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::CampusZone;
use domain::claim::Interval;
use domain::event::EventStatus;
use domain::order::{ServiceOrder, Stage};
use domain::price::{Item, Price};

/// Something with all its prices, in the order in which they were entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedItem {
    /// The thing.
    pub item: Item,
    /// Its prices.
    pub prices: Vec<Price>,
}

/// An order as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// The order.
    pub order: ServiceOrder,
    /// What is ordered.
    pub item: Item,
    /// Code of its event.
    pub event_code: String,
    /// Title of its event.
    pub event_title: String,
    /// Where its event stands.
    pub event_status: EventStatus,
    /// The function it is for: title, name of its space, and when it is.
    pub function: Option<(String, String, Interval)>,
    /// Whether it is held: its event holds what it asks for.
    pub held: bool,
    /// Who said for how many, and when.
    pub said: Vec<Said>,
}

impl OrderLine {
    /// The days on which it is delivered.
    pub fn delivered(&self, zone: CampusZone) -> impl Iterator<Item = NaiveDate> + use<> {
        self.order.order.delivered(self.item.profile.unit, zone)
    }
}

/// Who said a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which.
    pub stage: Stage,
    /// When.
    pub at: DateTime<Utc>,
    /// Their name; none of somebody whose account is gone.
    pub by: Option<String>,
}

/// What another order holds of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPieces {
    /// Code of its event.
    pub event_code: String,
    /// How many pieces.
    pub quantity: i64,
    /// From when until when.
    pub time: Interval,
}
