//! How many rooms were to be open on a night, as known on a day before it.

use super::{BackTest, place};
use crate::store::read;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::calendar::{days_after, next_day};
use domain::forecast::{Day, day};
use std::collections::HashMap;

/// The farthest ahead the end of a year is told, in days.
const YEAR: i64 = 366;

/// The guest rooms that were to be open on each night after a day, as known at the end of that day: by it, and by days ahead.
#[derive(Debug)]
pub(super) struct Rooms(HashMap<Day, Vec<f32>>);

impl Rooms {
    /// What was known at the end of each day on which nights asked about are told. A day by which no room was on record has no
    /// entry.
    pub async fn read(ctx: &Context, asked: &BackTest) -> Result<Self, ServiceError> {
        let (farthest, zone) = (asked.farthest(), ctx.zone);
        let first = days_after(asked.from, -farthest);
        let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day < asked.until).collect();
        let open = read!(ctx.store, |tx, db| {
            let closed = db::forecast::closed(tx).await?;
            let mut open = HashMap::new();
            for origin in days {
                let as_of = zone.end_of(origin);
                let rooms = db::forecast::rooms(tx, as_of).await?;
                if rooms.iter().any(|room| room.known_on(origin).is_some()) {
                    let stand = closed.iter().copied().filter(|span| span.stands_at(as_of));
                    let nights = (next_day(origin), days_after(origin, farthest + 1));
                    let known = (&rooms[..], &stand.collect::<Vec<_>>()[..], &[][..]);
                    let pavilions = place::pavilions((origin, nights), known, zone);
                    open.insert(day(origin), pavilions.house(day(nights.0)..day(nights.1)));
                }
            }
            Ok(open)
        })?;
        Ok(Self(open))
    }

    /// Rooms that were to be open on a night by what was known at the end of the day `origin`; none where no room was on record.
    pub fn open(&self, origin: Day, night: Day) -> Option<f64> {
        let ahead = usize::try_from(night - origin - 1).ok()?;
        self.0.get(&origin)?.get(ahead).copied().map(f64::from)
    }
}

impl BackTest {
    /// The most days ahead of which anything is told.
    fn farthest(&self) -> i64 {
        let days = self.horizons.iter().chain(&self.totals).copied().max().unwrap_or_default();
        i64::from(days).max(if self.landing { YEAR } else { 0 })
    }
}
