//! The demonstration: an invented past and future for the campus of `demo/campus.toml`, meeting the room-nights that
//! are publicly known, and reaching to the end of next year.
//!
//! [`plan`] invents every booking of every year from a seed of that year, without looking at today; [`view`] shows of
//! them what would be known today, so that another today changes how a booking stands and not which there are.
//! Everything invented is marked `synthetic`.

mod accounts;
mod catalogue;
mod closures;
mod dice;
mod figures;
mod functions;
mod grid;
mod house;
mod interpreters;
mod mixes;
mod names;
mod organisations;
mod plan;
mod programme;
mod recharges;
mod registrations;
mod secrets;
mod services;
mod targets;
mod titles;
mod view;

#[cfg(test)]
mod tests;

use anyhow::{Context as _, bail};
use chrono::{Datelike, NaiveDate};
use domain::ids::AccountId;
use functions::Halls;
use house::House;
use secrets::OpenSecrets;
use service::campus::CampusSource;
use service::context::{FixedClock, SeededIds};
use service::demo::DemoState;
use service::{Actor, Context, account, campus, carry, demo, function};
use std::ops::RangeInclusive;
use std::sync::Arc;
use view::View;

/// The first year with stays.
const FIRST_YEAR: i32 = 2019;

/// Asked to be left out, the renovation of Americas 2 closes no room.
const RENOVATION: &str = "americas-2-renovation";

const CAMPUS: &str = include_str!("demo/campus.toml");

/// How the demonstration is made.
#[derive(Clone, Debug)]
pub struct DemoOptions {
    /// The day it is on campus.
    pub today: NaiveDate,
    /// Parts to leave out: a variant of the campus file, or `americas-2-renovation`.
    pub without: Vec<String>,
}

/// What a filling made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemoReport {
    /// Whether the database was filled before and left alone; then there is nothing to report.
    pub found_filled: bool,
    /// Year by year.
    pub years: Vec<YearReport>,
}

/// One year of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearReport {
    /// The year.
    pub year: i32,
    /// Room-nights slept or booked, as known today.
    pub room_nights: i64,
    /// Whether the figure the year is made to meet is ours; otherwise a source states it.
    pub assumed: bool,
    /// Stays, whatever became of them.
    pub stays: usize,
    /// Events, whatever became of them.
    pub events: usize,
    /// Guests with a name.
    pub guests: usize,
}

/// Fills an empty database; leaves a filled one alone, and refuses one that holds anything else.
pub async fn fill(
    ctx: &Context,
    options: &DemoOptions,
    progress: impl Fn(&str),
) -> anyhow::Result<DemoReport> {
    fill_years(ctx, options, FIRST_YEAR..=options.today.year() + 1, progress).await
}

/// The same for some years only; the first of them begins with an empty house.
pub async fn fill_years(
    ctx: &Context,
    options: &DemoOptions,
    years: RangeInclusive<i32>,
    progress: impl Fn(&str),
) -> anyhow::Result<DemoReport> {
    match demo::state(ctx).await? {
        DemoState::Empty => {}
        DemoState::Filled => {
            progress("The database holds the demonstration already");
            return Ok(DemoReport { found_filled: true, ..DemoReport::default() });
        }
        DemoState::Interrupted => {
            bail!("the filling of this demonstration was interrupted; start again with an empty database")
        }
        DemoState::Real => bail!(
            "the database holds records that are no demonstration, and is left as it is; name another with --database"
        ),
    }
    progress(&format!("Filling the database with the demonstration as of {}", options.today));
    let ctx = still(ctx, options.today);
    let (house, organiser) = foundation(&ctx, options).await?;
    let mut report = DemoReport::default();
    let plan = plan::plan(&house, years);
    let mut view = View::new(&*ctx.ids, ctx.zone, &house, options.today, organiser);
    let mut halls = Halls::of(function::places(&ctx, &Actor::operator()).await?, ctx.zone, options.today);
    carry::carry_in(&ctx, &Actor::operator(), &view.organisations()).await?;
    for year in &plan {
        let (mut load, of_year) = view.year(year)?;
        load.functions = halls.functions(year.year, &load.events);
        carry::carry_in(&ctx, &Actor::operator(), &load)
            .await
            .with_context(|| format!("the stays of {} could not be written", year.year))?;
        progress(&format!("{}: {} stays, {} events", year.year, of_year.stays, of_year.events));
        report.years.push(of_year);
    }
    carry::carry_in(&ctx, &Actor::operator(), &view.blocks())
        .await
        .context("the rooms of groups to come could not be held")?;
    interpreters::bring(&ctx).await.context("the interpreters could not be brought in")?;
    programme::bring(&ctx, organiser).await.context("the programme of a conference could not be made")?;
    registrations::open(&ctx, options.today).await.context("no registration could be opened")?;
    services::bring(&ctx).await.context("the services could not be brought in")?;
    recharges::bring(&ctx).await.context("the recharge notes could not be made")?;
    report.count_nights(view.nights());
    demo::mark_filled(&ctx, &Actor::operator()).await?;
    Ok(report)
}

impl DemoReport {
    /// Nights belong to the year of their date, which may be the one after the stay began.
    fn count_nights(&mut self, nights: &std::collections::BTreeMap<i32, i64>) {
        for year in &mut self.years {
            year.room_nights = nights.get(&year.year).copied().unwrap_or_default();
        }
    }
}

/// The same database at the first instant of today by the desk's reckoning, with ids and secrets from a seed: what is made
/// depends on nothing but the options.
fn still(ctx: &Context, today: NaiveDate) -> Context {
    let dawn = ctx.zone.at(today, domain::calendar::NIGHT_MARK_HOUR);
    Context {
        clock: Arc::new(FixedClock(dawn)),
        ids: Arc::new(SeededIds::new(0)),
        secrets: Arc::new(OpenSecrets::new()),
        ..ctx.clone()
    }
}

/// Mark, campus, accounts, targets, closures: what stays stand on; and the organiser that events are entrusted to.
async fn foundation(ctx: &Context, options: &DemoOptions) -> anyhow::Result<(House, Option<AccountId>)> {
    let operator = Actor::operator();
    account::mark_demo(ctx, &operator).await?;
    let (own, variants): (Vec<String>, Vec<String>) =
        options.without.iter().cloned().partition(|part| part == RENOVATION);
    let source = CampusSource { file_name: "campus.toml", text: CAMPUS, without: &variants };
    campus::import(ctx, &operator, &source).await.context("the demonstration campus was refused")?;
    let organiser = accounts::add(ctx, &operator).await?;
    targets::put(ctx, &operator).await?;
    mixes::put(ctx, &operator).await?;
    let mut house = House::of(&campus::overview(ctx, &operator).await?);
    closures::close(ctx, &operator, &mut house, own.is_empty()).await?;
    Ok((house, organiser))
}
