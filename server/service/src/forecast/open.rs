//! How many rooms were to be open on a night, as known on a day before it.

use super::{BackTest, place};
use crate::store::read;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::calendar::{days_after, next_day};
use domain::forecast::backtest::origins;
use domain::forecast::{Day, Known, day};
use std::collections::{BTreeSet, HashMap};

/// The farthest ahead the end of a year is told, in days.
const YEAR: u16 = 366;

/// What was known of guest rooms at the end of each day.
#[derive(Debug)]
pub(super) struct Rooms(HashMap<Day, Stand>);

#[derive(Debug)]
struct Stand {
    /// Those that were to be open on each night after it.
    open: Vec<f32>,
    /// Nights on which there were some and none was open, from the first night of any stay on.
    without: BTreeSet<Day>,
}

impl Rooms {
    /// What was known at the end of each day on which nights asked about are told. A day by which no room was on record has no
    /// entry, and neither has one before there was anything to tell from, however early the first night asked about.
    pub async fn read(ctx: &Context, asked: &BackTest, known: &Known) -> Result<Self, ServiceError> {
        let (farthest, zone) = (asked.farthest(), ctx.zone);
        let Some(began) = known.first() else { return Ok(Self(HashMap::new())) };
        let days = origins(known, &(day(asked.from)..day(asked.until)), Day::from(farthest));
        let days: Vec<NaiveDate> = days.filter_map(NaiveDate::from_num_days_from_ce_opt).collect();
        let farthest = i64::from(farthest);
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
                    let told = day(nights.0)..day(nights.1);
                    let all = began..told.end;
                    let without = place::without_rooms((origin, as_of), &all, (&rooms, &closed), zone);
                    open.insert(day(origin), Stand { open: pavilions.house(told), without });
                }
            }
            Ok(open)
        })?;
        Ok(Self(open))
    }

    /// Rooms that were to be open on a night by what was known at the end of the day `origin`; none where no room was on record. Of a
    /// night up to that day it says only where none was open.
    pub fn open(&self, origin: Day, night: Day) -> Option<f64> {
        let stand = self.0.get(&origin)?;
        let Ok(ahead) = usize::try_from(night - origin - 1) else {
            return stand.without.contains(&night).then_some(0.0);
        };
        stand.open.get(ahead).copied().map(f64::from)
    }
}

impl BackTest {
    /// The most days ahead of which anything is told.
    fn farthest(&self) -> u16 {
        let days = self.horizons.iter().chain(&self.totals).copied().max().unwrap_or_default();
        days.max(if self.landing { YEAR } else { 0 })
    }
}
