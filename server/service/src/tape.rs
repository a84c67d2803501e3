//! The tape chart: rooms by nights, and what one room held and will hold.

use crate::event::{bound, codes_of};
use crate::kept::Kept;
use crate::store::read;
use crate::{Actor, Context, ServiceError, version};
use chrono::{DateTime, Days, NaiveDate};
use domain::access::Permission;
use domain::claim::{Interval, OwnerKind};
use domain::closure::ClosureKind;
use domain::ids::{AccountId, ResourceId, StayId};
use domain::stay::StayStatus;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store_model::history::StayLine;
use store_model::tape::{ChartRoom, LabelledClaim, LooseStay};
use uuid::Uuid;

/// Which nights are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TapeQuery {
    /// First night.
    pub from: NaiveDate,
    /// How many nights.
    pub nights: u32,
}

impl TapeQuery {
    /// First night after the last one drawn.
    pub fn until(self) -> NaiveDate {
        self.from.checked_add_days(Days::new(u64::from(self.nights))).unwrap_or(NaiveDate::MAX)
    }
}

/// The rooms in stock on any of the nights, in order of pavilion, floor and number.
#[derive(Clone, Debug)]
pub struct Tape {
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// The rows.
    pub rooms: Vec<TapeRoom>,
    /// Stays that have no room yet, by first night; none for those who may not read stays.
    pub unassigned: Option<Vec<Unassigned>>,
}

/// A stay that has no room yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unassigned {
    /// What the guest is told.
    pub reference: String,
    /// First night.
    pub from: NaiveDate,
    /// First night after; the same as `from` for day use.
    pub until: NaiveDate,
    /// Who.
    pub label: String,
    /// Code of the type booked.
    pub type_code: String,
    /// Name of the type booked.
    pub type_name: String,
}

/// A room and its bars.
#[derive(Clone, Debug)]
pub struct TapeRoom {
    /// The room and where it lies.
    pub room: ChartRoom,
    /// What it holds, in order of time; never overlapping.
    pub bars: Vec<Bar>,
}

/// Some nights of a room that are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// First night.
    pub from: NaiveDate,
    /// First night after; the same as `from` for day use.
    pub until: NaiveDate,
    /// By whom.
    pub holder: Holder,
    /// What to write on it; none for those who may not know who stays.
    pub label: Option<String>,
}

/// Who holds a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A stay.
    Stay {
        /// Where it stands.
        status: StayStatus,
        /// What the guest is told; none for those who may not read stays.
        reference: Option<String>,
    },
    /// A closure.
    Closure(ClosureKind),
    /// A block, an option or a function.
    Hold(OwnerKind),
}

impl Holder {
    /// The reference of the stay, for those who may read stays.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Stay { reference, .. } => reference.as_deref(),
            Self::Closure(_) | Self::Hold(_) => None,
        }
    }
}

/// Charts kept by nights, today, and what their reader may know.
pub type Charts = Kept<(TapeQuery, NaiveDate, Scope), Tape>;

/// Whether a reader may read stays, and the account by whose events alone they know some.
pub type Scope = (bool, Option<Uuid>);

/// What an actor may know of a chart: two of the same scope see the same.
pub fn scope(actor: &Actor) -> Scope {
    (actor.may(Permission::ReadStays), bound(actor).filter(|_| actor.may(Permission::ReadEvents)))
}

/// Whose stays a reader may know: those of all, or those of some events.
struct Sight {
    all: bool,
    events: HashSet<String>,
}

impl Sight {
    async fn of(ctx: &Context, actor: &Actor) -> Result<Self, ServiceError> {
        let (all, account) = scope(actor);
        Ok(Self { all, events: codes_of(ctx, account).await?.unwrap_or_default() })
    }

    fn covers(&self, claim: &LabelledClaim) -> bool {
        self.all || claim.event.as_ref().is_some_and(|event| self.events.contains(event))
    }
}

/// The chart of some nights.
pub async fn chart(ctx: &Context, actor: &Actor, query: TapeQuery) -> Result<Arc<Tape>, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let asked = (query, ctx.today(), scope(actor));
    let version = version::of_data(ctx).await?;
    if let Some(chart) = ctx.charts.get(&version, &asked) {
        return Ok(chart);
    }
    let chart = Arc::new(read_chart(ctx, actor, query).await?);
    ctx.charts.keep(&version, asked, chart.clone());
    Ok(chart)
}

async fn read_chart(ctx: &Context, actor: &Actor, query: TapeQuery) -> Result<Tape, ServiceError> {
    let (from_at, until_at) =
        (ctx.zone.noon(query.from).timestamp(), ctx.zone.noon(query.until()).timestamp());
    let sight = Sight::of(ctx, actor).await?;
    let (rooms, claims, loose) = read!(ctx.store, |tx, db| {
        let rooms = db::tape::rooms(tx).await?;
        let claims = db::tape::claims(tx, from_at, until_at).await?;
        let loose =
            if sight.all { Some(db::tape::unassigned(tx, query.from, query.until()).await?) } else { None };
        Ok((rooms, claims, loose))
    })?;
    let mut bars = HashMap::<Uuid, Vec<Bar>>::new();
    for claim in claims {
        bars.entry(claim.resource_id).or_default().push(bar(ctx, &sight, claim)?);
    }
    let in_stock = |room: &ChartRoom| {
        room.stock_from < query.until() && room.stock_until.is_none_or(|until| query.from < until)
    };
    let row = |room: ChartRoom| TapeRoom { bars: bars.remove(&room.id).unwrap_or_default(), room };
    Ok(Tape {
        today: ctx.today(),
        rooms: rooms.into_iter().filter(in_stock).map(row).collect(),
        unassigned: loose.map(|loose| loose.into_iter().map(unassigned).collect()),
    })
}

/// One room of the chart, by its number: what a place on it stands for.
pub async fn row(
    ctx: &Context,
    actor: &Actor,
    number: &str,
    query: TapeQuery,
) -> Result<TapeRoom, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let (from_at, until_at) =
        (ctx.zone.noon(query.from).timestamp(), ctx.zone.noon(query.until()).timestamp());
    let (room, claims) = read!(ctx.store, |tx, db| {
        let room = db::tape::rooms(tx).await?.into_iter().find(|room| room.number == number);
        let room = room.ok_or(ServiceError::NotFound("room"))?;
        let claims = db::tape::claims_on(tx, ResourceId::new(room.id), from_at, until_at).await?;
        Ok((room, claims))
    })?;
    let sight = Sight::of(ctx, actor).await?;
    let bars = claims.into_iter().map(|claim| bar(ctx, &sight, claim)).collect::<Result<_, _>>()?;
    Ok(TapeRoom { room, bars })
}

fn unassigned(stay: LooseStay) -> Unassigned {
    let label = stay.guest.or(stay.event).or(stay.organisation).unwrap_or_else(|| stay.reference.clone());
    Unassigned {
        reference: stay.reference,
        from: stay.arrival,
        until: stay.departure,
        label,
        type_code: stay.type_code,
        type_name: stay.type_name,
    }
}

/// What a room held and will hold around a date, and what was done to those stays.
#[derive(Clone, Debug)]
pub struct RoomRecord {
    /// Its bars, in order of time.
    pub bars: Vec<Bar>,
    /// Its history, newest first; none for those who may not read it.
    pub history: Option<Vec<RoomLine>>,
}

/// One line of a room's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomLine {
    /// The stay.
    pub stay: StayId,
    /// What was done: the word of `StayAction`.
    pub action: String,
    /// When it was so.
    pub effective_at: DateTime<chrono::Utc>,
    /// By whom: a name, or none for the operator or an import.
    pub actor: Option<String>,
    /// The dates after it.
    pub arrival: NaiveDate,
    /// The dates after it.
    pub departure: NaiveDate,
    /// The status after it.
    pub status: Option<StayStatus>,
}

const DAYS_BEFORE: u64 = 92;
const DAYS_AFTER: u64 = 366;
const MOST_LINES: i64 = 60;

/// The record of a room around a date.
pub async fn room_record(
    ctx: &Context,
    actor: &Actor,
    room: ResourceId,
    around: NaiveDate,
) -> Result<RoomRecord, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let from = around.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(around);
    let until = around.checked_add_days(Days::new(DAYS_AFTER)).unwrap_or(around);
    let (from_at, until_at) = (ctx.zone.noon(from).timestamp(), ctx.zone.noon(until).timestamp());
    let may_read_history = actor.may(Permission::ReadHistory);
    let (claims, lines, names) = read!(ctx.store, |tx, db| {
        let claims = db::tape::claims_on(tx, room, from_at, until_at).await?;
        if !may_read_history {
            return Ok((claims, None, Vec::new()));
        }
        Ok((claims, Some(db::history::of_room(tx, room, MOST_LINES).await?), db::account::names(tx).await?))
    })?;
    let sight = Sight::of(ctx, actor).await?;
    let bars = claims.into_iter().map(|claim| bar(ctx, &sight, claim)).collect::<Result<_, _>>()?;
    let names = names.into_iter().collect::<HashMap<_, _>>();
    let history = lines.map(|lines| lines.into_iter().map(|line| room_line(line, &names)).collect());
    Ok(RoomRecord { bars, history })
}

fn room_line(line: StayLine, names: &HashMap<AccountId, String>) -> RoomLine {
    RoomLine {
        stay: StayId::new(line.stay_id),
        effective_at: DateTime::from_timestamp(line.effective_at, 0).unwrap_or_default(),
        actor: line.actor_id.and_then(|id| names.get(&AccountId::new(id)).cloned()),
        arrival: line.arrival,
        departure: line.departure,
        status: StayStatus::parse(&line.status),
        action: line.action,
    }
}

fn bar(ctx: &Context, sight: &Sight, claim: LabelledClaim) -> Result<Bar, ServiceError> {
    let corrupt = |column| store_model::StoreError::Corrupt {
        table: "claim",
        id: claim.resource_id.to_string(),
        column,
    };
    let interval =
        Interval::from_seconds(claim.from_at, claim.until_at).ok_or_else(|| corrupt("until_at"))?;
    let (from, until) = ctx.zone.nights_of(interval);
    let kind = OwnerKind::parse(&claim.owner_kind).ok_or_else(|| corrupt("owner_kind"))?;
    let status = claim.status.as_deref().and_then(StayStatus::parse);
    let closure = claim.closure_kind.as_deref().and_then(ClosureKind::parse);
    let holder = match (kind, status, closure) {
        (OwnerKind::Stay, Some(status), _) => {
            Holder::Stay { status, reference: claim.reference.clone().filter(|_| sight.all) }
        }
        (OwnerKind::Closure, _, Some(kind)) => Holder::Closure(kind),
        _ => Holder::Hold(kind),
    };
    let may_know = sight.covers(&claim);
    Ok(Bar { from, until, holder, label: label(claim, may_know) })
}

/// A closure's reason is for everyone; who sleeps where is for those who may read stays, and of an event for those who
/// look after it.
fn label(claim: LabelledClaim, may_know: bool) -> Option<String> {
    claim.closure_reason.or_else(|| {
        claim.guest.or(claim.event).or(claim.organisation).or(claim.reference).filter(|_| may_know)
    })
}
