//! What is due, by the rule, out of what the tables say.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permission;
use domain::calendar::CampusZone;
use domain::ids::{AccountId, ExhibitorId, MeetingHostId, ServiceOrderId, SpeakerId};
use domain::retention::{AccountTrace, GuestTrace, Kind, Outlook, Period, accounts_due};
use std::collections::HashMap;
use store_model::programme::NamedThere;
use store_model::retention::{AccountRow, GuestRow, NeedRow};
use uuid::Uuid;

/// How much of a kind is due, and when more will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// The kind.
    pub kind: Kind,
    /// Its period; none of sessions.
    pub period: Option<Period>,
    /// How much.
    pub outlook: Outlook,
}

/// How much of each kind is due now and soon. Nobody is named.
pub async fn due(ctx: &Context, actor: &Actor) -> Result<Vec<DueLine>, ServiceError> {
    actor.require(Permission::Erase)?;
    let (snapshot, today) = (Snapshot::load(ctx).await?, ctx.today());
    let line = |kind, days: &mut dyn Iterator<Item = NaiveDate>| DueLine {
        kind,
        period: snapshot.period(kind),
        outlook: Outlook::of(days, today),
    };
    Ok(vec![
        line(Kind::Contact, &mut snapshot.contacts(ctx.zone)),
        line(Kind::Need, &mut snapshot.needed(ctx.zone)),
        line(Kind::Account, &mut snapshot.accounts(ctx.zone).into_iter().map(|(_, day)| day)),
        DueLine { kind: Kind::Session, period: None, outlook: snapshot.sessions(ctx) },
    ])
}

/// Everything the rule looks at, read in one state.
pub(super) struct Snapshot {
    periods: Vec<Period>,
    guests: Vec<GuestRow>,
    needs: Vec<NeedRow>,
    accounts: Vec<AccountRow>,
    sessions: Vec<i64>,
    named: Vec<NamedThere>,
    exhibitors: Vec<(ExhibitorId, NaiveDate)>,
    hosts: Vec<(MeetingHostId, NaiveDate)>,
    worded: Vec<(ServiceOrderId, i64)>,
}

impl Snapshot {
    pub async fn load(ctx: &Context) -> Result<Self, ServiceError> {
        let now = ctx.now().timestamp();
        read!(ctx.store, |tx, db| {
            Ok(Self {
                periods: db::retention::periods(tx).await?.into_iter().map(|(period, _)| period).collect(),
                guests: db::retention::guests(tx).await?,
                needs: db::retention::needs(tx).await?,
                accounts: db::retention::accounts(tx, now).await?,
                sessions: db::retention::sessions(tx).await?,
                named: db::programme::named(tx).await?,
                exhibitors: db::stand::contacts(tx).await?,
                hosts: db::meeting::named(tx).await?,
                worded: db::order::worded(tx).await?,
            })
        })
    }

    /// The period of a kind; what has none is kept.
    pub fn period(&self, kind: Kind) -> Option<Period> {
        self.periods.iter().copied().find(|period| period.kind() == kind)
    }

    /// The guests that will be due, each with its day.
    pub fn guests(&self, zone: CampusZone) -> impl Iterator<Item = (Uuid, NaiveDate)> + '_ {
        let period = self.period(Kind::Contact);
        self.guests.iter().filter_map(move |row| Some((row.id, guest_trace(row, zone).due(period?)?)))
    }

    /// Everybody whom a programme names, each with the day on which they will be due: nobody is named there for longer
    /// after an event than its guests are known.
    pub fn speakers(&self) -> impl Iterator<Item = (SpeakerId, NaiveDate)> + '_ {
        let period = self.period(Kind::Contact);
        let days = self.named.iter().filter_map(move |there| Some((there, period?.due(there.until))));
        days.flat_map(|(there, day)| there.speakers.iter().map(move |speaker| (*speaker, day)))
    }

    /// Every contact of an exhibitor, with the day on which it will be due.
    pub fn exhibitors(&self) -> impl Iterator<Item = (ExhibitorId, NaiveDate)> + '_ {
        let period = self.period(Kind::Contact);
        self.exhibitors.iter().filter_map(move |(id, until)| Some((*id, period?.due(*until))))
    }

    /// Every host of meetings of whom something is said, with the day on which that will be due.
    pub fn hosts(&self) -> impl Iterator<Item = (MeetingHostId, NaiveDate)> + '_ {
        let period = self.period(Kind::Contact);
        self.hosts.iter().filter_map(move |(id, until)| Some((*id, period?.due(*until))))
    }

    /// The days on which names and addresses will be due.
    fn contacts(&self, zone: CampusZone) -> impl Iterator<Item = NaiveDate> + '_ {
        let guests = self.guests(zone).map(|(_, day)| day);
        let speakers = self.speakers().map(|(_, day)| day);
        let exhibitors = self.exhibitors().map(|(_, day)| day);
        guests.chain(speakers).chain(exhibitors).chain(self.hosts().map(|(_, day)| day))
    }

    /// The needs that will be due, each with its day.
    pub fn needs(&self, zone: CampusZone) -> impl Iterator<Item = (NeedRow, NaiveDate)> + '_ {
        let period = self.period(Kind::Need);
        let guests: HashMap<_, _> = self.guests.iter().map(|row| (row.id, guest_trace(row, zone))).collect();
        self.needs.iter().filter_map(move |need| Some((*need, guests.get(&need.guest_id)?.due(period?)?)))
    }

    /// The orders of services whose words will be due, each with its day: what they say of allergies, and to whoever
    /// delivers, may tell of somebody, and goes when needs do.
    pub fn orders(&self, zone: CampusZone) -> impl Iterator<Item = (ServiceOrderId, NaiveDate)> + '_ {
        let period = self.period(Kind::Need);
        self.worded.iter().filter_map(move |(id, until_at)| Some((*id, period?.due(date(zone, *until_at)))))
    }

    /// The days on which needs, and words of orders, will be due.
    fn needed(&self, zone: CampusZone) -> impl Iterator<Item = NaiveDate> + '_ {
        self.needs(zone).map(|(_, day)| day).chain(self.orders(zone).map(|(_, day)| day))
    }

    /// The accounts that will be due, each with its day.
    pub fn accounts(&self, zone: CampusZone) -> Vec<(AccountId, NaiveDate)> {
        let period = self.period(Kind::Account);
        period.map_or_else(Vec::new, |period| accounts_due(&account_traces(&self.accounts, zone), period))
    }

    /// Sessions go to the second: one that ends later today is not due yet.
    fn sessions(&self, ctx: &Context) -> Outlook {
        let now = ctx.now().timestamp();
        let (over, holding): (Vec<i64>, Vec<i64>) = self.sessions.iter().partition(|at| **at <= now);
        let days = holding.into_iter().map(|at| date(ctx.zone, at).max(tomorrow(ctx)));
        Outlook { now: i64::try_from(over.len()).unwrap_or(i64::MAX), ..Outlook::of(days, ctx.today()) }
    }
}

/// A guest as the rule sees it.
pub(super) fn guest_trace(row: &GuestRow, zone: CampusZone) -> GuestTrace {
    GuestTrace {
        last_departure: row.last_departure,
        in_house: row.in_house > 0,
        created: date(zone, row.created_at),
    }
}

/// The accounts as the rule sees them.
pub(super) fn account_traces(rows: &[AccountRow], zone: CampusZone) -> Vec<AccountTrace> {
    let trace = |row: &AccountRow| {
        let signed_in = row.signed_in_at.map(|at| date(zone, at));
        let last_used = [Some(date(zone, row.created_at)), signed_in, row.token_used_on];
        AccountTrace {
            id: AccountId::new(row.id),
            last_used: last_used.into_iter().flatten().max().unwrap_or_default(),
            manages: row.manages,
            held: row.held,
        }
    };
    rows.iter().map(trace).collect()
}

fn date(zone: CampusZone, at: i64) -> NaiveDate {
    zone.date(DateTime::<Utc>::from_timestamp(at, 0).unwrap_or_default())
}

fn tomorrow(ctx: &Context) -> NaiveDate {
    ctx.today().succ_opt().unwrap_or(NaiveDate::MAX)
}
