//! How many rooms will be slept in: forecasts of what is to come and of the past, and how good they were.

mod entries;
mod house;
mod ledger;
mod open;
mod place;
mod read;
mod replay;
mod seen;
mod tell;
mod what_if;

pub use house::Forecasts;
pub use ledger::{Told, keep_due, with_record};
pub use replay::replay_due;
pub use tell::{Asked, ends, learn_due, outlook};
pub use what_if::{Change, WhatIf, what_if};

use crate::error::FieldError;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::forecast::backtest::{Question, Report, run};
use domain::forecast::{Day, day};
use domain::target::{Target, of_year};
use std::collections::{BTreeMap, BTreeSet};

/// The farthest ahead that is forecast, in days: two years.
pub const FARTHEST: i64 = 731;

/// Seed of every forecast: the same bookings give the same numbers.
const SEED: u64 = 25_000;

/// Paths a forecast is made of.
const PATHS: usize = 2000;

/// Which nights of the past are forecast again, and from how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackTest {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// Days ahead.
    pub horizons: Vec<u16>,
    /// Lengths of sums of the next nights.
    pub totals: Vec<u16>,
    /// Whether it is told, month by month, where the whole years from the first night on land.
    pub landing: bool,
}

impl BackTest {
    fn check(&self, today: NaiveDate) -> Result<(), ServiceError> {
        let far = |days: &u16| !(1..=FARTHEST).contains(&i64::from(*days));
        let found = [
            (self.from >= self.until, "to", "before_from"),
            (self.until > today, "to", "not_over"),
            (self.horizons.iter().any(far), "horizons", "days"),
            (self.totals.iter().any(far), "totals", "days"),
        ];
        let found = found.into_iter().filter(|(wrong, _, _)| *wrong);
        let faults: Vec<_> = found.map(|(_, field, code)| FieldError::new(field, code)).collect();
        if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
    }
}

/// Forecasts nights that are over, each with what was known then, and scores what was said.
pub async fn backtest(ctx: &Context, actor: &Actor, asked: &BackTest) -> Result<Report, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    asked.check(ctx.today())?;
    let known = read::everything(ctx).await?;
    let rooms = open::Rooms::read(ctx, asked, &known).await?;
    let question = question(asked, goals(ctx).await?);
    let work = move || run(&known, &|origin, night| rooms.open(origin, night), &question);
    tokio::task::spawn_blocking(work).await.map_err(ServiceError::Worker)
}

fn question(asked: &BackTest, goals: BTreeMap<i32, i64>) -> Question {
    let days =
        |days: &[u16]| days.iter().copied().map(Day::from).collect::<BTreeSet<_>>().into_iter().collect();
    Question {
        from: day(asked.from),
        until: day(asked.until),
        horizons: days(&asked.horizons),
        totals: days(&asked.totals),
        landing: asked.landing,
        goals,
        paths: PATHS,
        seed: SEED,
    }
}

/// Targets of calendar years; of a biennium, whose figure is that of an average year, where a year has none of its own.
async fn goals(ctx: &Context) -> Result<BTreeMap<i32, i64>, ServiceError> {
    let targets = read!(ctx.store, |tx, db| Ok(db::target::all(tx).await?))?;
    let years = targets.iter().flat_map(Target::years);
    Ok(years.filter_map(|year| Some((year, of_year(&targets, year)?.room_nights))).collect())
}
