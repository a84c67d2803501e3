//! What every use case needs and may not take from its surroundings: store, time, ids, secrets.

use crate::Store;
use crate::event::KeptPrecedents;
use crate::forecast::Forecasts;
use crate::nights::Reports;
use crate::tape::Charts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::CampusZone;
use domain::ids::AccountId;
use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store_model::history::Stamp;
use uuid::Uuid;

/// Says what time it is.
pub trait Clock: Send + Sync + Debug {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// Makes ids nobody has.
pub trait Ids: Send + Sync + Debug {
    /// A new id.
    fn next(&self) -> Uuid;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the time enters")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that runs, but on another day: the demonstration's.
#[derive(Clone, Copy, Debug)]
pub struct ShiftedClock {
    shift: TimeDelta,
}

impl ShiftedClock {
    /// A clock on which the desk's today is `today`, at this time of the day.
    pub fn on(today: NaiveDate, zone: CampusZone) -> Self {
        Self::between(today, SystemClock.now(), zone)
    }

    fn between(today: NaiveDate, now: DateTime<Utc>, zone: CampusZone) -> Self {
        Self { shift: today - zone.business_date(now) }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.shift
    }
}

/// A clock that stands still, for tests and for data made from a seed.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

/// Makes what nobody can guess: tokens, shared secrets.
pub trait Secrets: Send + Sync + Debug {
    /// Bytes from a source fit for keys.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;

    /// 256 bits as a word that may stand in an address.
    fn word(&self) -> Result<String, NoRandomness> {
        let mut bytes = [0; 32];
        self.fill(&mut bytes)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// The system gave no randomness.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the system gives no randomness")]
pub struct NoRandomness;

/// The randomness of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemSecrets;

impl Secrets for SystemSecrets {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

/// Random ids.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl Ids for RandomIds {
    #[expect(clippy::disallowed_methods, reason = "the one place where random ids enter")]
    fn next(&self) -> Uuid {
        Uuid::new_v4()
    }
}

/// Ids that follow from a seed: the same run makes the same ones.
#[derive(Debug)]
pub struct SeededIds {
    seed: u64,
    count: AtomicU64,
}

impl SeededIds {
    /// Begins the row of ids of a seed.
    pub const fn new(seed: u64) -> Self {
        Self { seed, count: AtomicU64::new(0) }
    }
}

impl Ids for SeededIds {
    fn next(&self) -> Uuid {
        use sha2::{Digest, Sha256};
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let digest =
            Sha256::new().chain_update(self.seed.to_le_bytes()).chain_update(count.to_le_bytes()).finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

/// Carried by every call; cheap to clone.
#[derive(Clone, Debug)]
pub struct Context {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// New secrets.
    pub secrets: Arc<dyn Secrets>,
    /// The campus's own clock.
    pub zone: CampusZone,
    /// Tape charts that were asked for since the data changed last.
    pub charts: Arc<Charts>,
    /// What became of the events of the past.
    pub precedents: Arc<KeptPrecedents>,
    /// Room-nights that were asked for since.
    pub reports: Arc<Reports>,
    /// What forecasts are drawn from.
    pub forecasts: Arc<Forecasts>,
}

impl Context {
    /// A context on the machine's clock, with random ids and secrets.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            clock: Arc::new(SystemClock),
            ids: Arc::new(RandomIds),
            secrets: Arc::new(SystemSecrets),
            zone: CampusZone::default(),
            charts: Arc::default(),
            precedents: Arc::default(),
            reports: Arc::default(),
            forecasts: Arc::default(),
        }
    }

    /// The present instant, to the second: what is stored is what was decided on.
    pub fn now(&self) -> DateTime<Utc> {
        let now = self.clock.now();
        DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
    }

    /// Today by the desk's reckoning.
    pub fn today(&self) -> NaiveDate {
        self.zone.business_date(self.now())
    }

    /// The date on the campus's calendar, as papers carry it. In the small hours the desk is still at the day before:
    /// see [`Self::today`].
    pub fn date(&self) -> NaiveDate {
        self.zone.date(self.now())
    }

    /// The stamp of a change that holds from now on.
    pub(crate) fn stamp(&self, actor: Option<AccountId>) -> Stamp {
        let now = self.now();
        Stamp { effective_at: now, recorded_at: now, actor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonstration_started_after_midnight_began_on_the_day_before_the_one_asked_for() {
        let (zone, today) = (CampusZone::default(), NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        for hour in 0..24 {
            let now = DateTime::from_timestamp(1_767_222_000 + hour * 3600, 0).unwrap();
            let clock = ShiftedClock::between(today, now, zone);
            assert_eq!(zone.business_date(now + clock.shift), today, "at {now}");
        }
    }
}
