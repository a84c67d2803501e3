//! How many rooms were to be open on a night, as known on a day before it.

use super::BackTest;
use crate::store::read;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::calendar::{CampusZone, days_after};
use domain::campus::StockSpan;
use domain::forecast::outlook::date;
use domain::forecast::{Day, day};
use std::collections::{HashMap, HashSet};
use store_model::forecast::ClosedSpan;
use uuid::Uuid;

/// The farthest ahead the end of a year is told, in days.
const YEAR: i64 = 366;

/// The guest rooms of a campus as known on each day of some, and the nights they were or were to be closed.
#[derive(Debug)]
pub(super) struct Rooms {
    stock: HashMap<Day, Vec<(Uuid, StockSpan)>>,
    closed: Vec<ClosedSpan>,
    zone: CampusZone,
}

impl Rooms {
    /// What was known at the end of each day on which nights asked about are told.
    pub async fn read(ctx: &Context, asked: &BackTest) -> Result<Self, ServiceError> {
        let (first, zone) = (days_after(asked.from, -asked.farthest()), ctx.zone);
        let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day < asked.until).collect();
        let (stock, closed) = read!(ctx.store, |tx, db| {
            let mut stock = HashMap::new();
            for origin in days {
                let rooms = db::forecast::rooms(tx, zone.end_of(origin)).await?;
                let known = rooms.iter().filter_map(|room| Some((room.room, room.known_on(origin)?)));
                stock.insert(day(origin), known.collect::<Vec<_>>());
            }
            Ok((stock, db::forecast::closed(tx).await?))
        })?;
        Ok(Self { stock, closed, zone })
    }

    /// Rooms that were to be open on a night by what was known at the end of the day `origin`; none where no room was on record.
    pub fn open(&self, origin: Day, night: Day) -> Option<f64> {
        let rooms = self.stock.get(&origin).filter(|rooms| !rooms.is_empty())?;
        let (as_of, on) = (self.zone.end_of(date(origin)), date(night));
        let stands = |span: &&ClosedSpan| (span.from..span.until).contains(&on) && span.stands_at(as_of);
        let closed: HashSet<Uuid> = self.closed.iter().filter(stands).map(|span| span.room).collect();
        let is_open = |(room, stock): &&(Uuid, StockSpan)| stock.contains(on) && !closed.contains(room);
        #[expect(clippy::cast_precision_loss, reason = "rooms are few")]
        let open = rooms.iter().filter(is_open).count() as f64;
        Some(open)
    }
}

impl BackTest {
    /// The most days ahead of which anything is told.
    fn farthest(&self) -> i64 {
        let days = self.horizons.iter().chain(&self.totals).copied().max().unwrap_or_default();
        i64::from(days).max(if self.landing { YEAR } else { 0 })
    }
}
