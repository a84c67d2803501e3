//! How likely events are to come: what the record says, what somebody typed in, and how right both were.

use crate::kept::Kept;
use crate::store::read;
use crate::{Actor, Context, ServiceError, version};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::CampusZone;
use domain::event::{Event, EventStatus, Odds, Outlook, Precedent, brier, odds};
use std::sync::Arc;
use store_model::event::PastStage;

/// What became of events, from each status they came to.
#[derive(Clone, Debug, Default)]
pub struct Precedents {
    past: Vec<PastStage>,
    record: Vec<Precedent>,
}

/// Kept by day while the data is what it was.
pub type KeptPrecedents = Kept<NaiveDate, Precedents>;

/// How right was what had been said of events whose outcome is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// By the record: the mean square miss, and of how many statuses.
    pub learned: Option<(f64, usize)>,
    /// By those who typed their own in.
    pub typed: Option<(f64, usize)>,
    /// By the record at the same moments: only this one is to be held against what was typed.
    pub learned_then: Option<(f64, usize)>,
    /// Of how many statuses somebody typed their own in before what the record said at that moment was kept: these are held
    /// against nothing.
    pub unscored: usize,
    /// What always saying one in two would have got: 0.25.
    pub coin: f64,
}

impl Precedents {
    pub(crate) fn of(past: Vec<PastStage>, zone: CampusZone) -> Self {
        let precedent = |one: &PastStage| Precedent {
            then: Outlook {
                status: one.stage.status,
                kind: one.kind,
                client: one.client,
                lead: (one.from - zone.date(one.stage.at)).num_days(),
            },
            came: one.came,
        };
        Self { record: past.iter().map(precedent).collect(), past }
    }

    /// The record as it was on a day: of events that were over before it. One that was lost early is known early, and one
    /// that comes only once it came: counted as they become known, the record would be of the lost.
    pub(crate) fn before(&self, day: NaiveDate) -> Self {
        let known = |one: &PastStage| one.until < day;
        let past = self.past.iter().filter(|one| known(one)).copied().collect::<Vec<_>>();
        let record = self.past.iter().zip(&self.record).filter(|(one, _)| known(one));
        Self { record: record.map(|(_, precedent)| *precedent).collect(), past }
    }

    /// What the record says of an event on a day; none where nothing about it is open.
    pub fn odds(&self, event: &Event, today: NaiveDate) -> Option<Odds> {
        let is_open = event.status.is_open() || event.status == EventStatus::Definite;
        let lead = (event.from - today).num_days();
        let outlook = Outlook { status: event.status, kind: event.kind, client: event.client, lead };
        is_open.then(|| odds(&outlook, &self.record))
    }

    /// How right the record was, and those who typed their own in.
    pub fn scores(&self) -> Scores {
        let score = |said: &dyn Fn(&PastStage) -> Option<i64>| {
            let said = self.past.iter().filter_map(|one| Some((percent(said(one)?), one.came)));
            let said = said.collect::<Vec<_>>();
            let number = said.len();
            brier(said).map(|score| (score, number))
        };
        Scores {
            learned: score(&|one| one.stage.learned),
            typed: score(&|one| one.stage.said_both().map(|(typed, _)| typed)),
            learned_then: score(&|one| one.stage.said_both().map(|(_, learned)| learned)),
            unscored: self.past.iter().filter(|one| one.stage.is_unscored()).count(),
            coin: 0.25,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "from 0 to 100")]
fn percent(percent: i64) -> f64 {
    percent as f64 / 100.0
}

/// The record of the past.
pub async fn precedents(ctx: &Context, actor: &Actor) -> Result<Arc<Precedents>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    of_now(ctx).await
}

/// The record of the past, whoever asks.
pub(crate) async fn of_now(ctx: &Context) -> Result<Arc<Precedents>, ServiceError> {
    let (version, today) = (version::of_data(ctx).await?, ctx.today());
    if let Some(kept) = ctx.precedents.get(&version, &today) {
        return Ok(kept);
    }
    let past = read!(ctx.store, |tx, db| Ok(db::event::past(tx).await?))?;
    let precedents = Arc::new(Precedents::of(past, ctx.zone).before(today));
    ctx.precedents.keep(&version, today, precedents.clone());
    Ok(precedents)
}
