//! Fills a calendar with what its maker may read now.

use super::FeedLine;
use super::entry::{Content, Entry, What, When};
use crate::event::EventSummary;
use crate::store::read;
use crate::{Actor, Context, ServiceError, event};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::access::Permission;
use domain::calendar::next_day;
use domain::campus::SetupStyle;
use domain::claim::{Interval, OwnerKind};
use domain::closure::ClosureKind;
use domain::event::EventStatus;
use domain::feed::FeedSubject;
use domain::ids::ResourceId;
use domain::stay::StayStatus;
use std::collections::{BTreeMap, HashMap, HashSet};
use store_model::StoreError;
use store_model::feed::{DayCount, GivenBack, HeldTime};
use uuid::Uuid;

/// How far a calendar reaches.
const DAYS_BACK: u64 = 90;
const DAYS_AHEAD: u64 = 400;

/// For how long it says that something was called off, in seconds: by then every program has asked.
const SAID_FOR: i64 = 30 * 86_400;

/// All a calendar says. [`ServiceError::Forbidden`] where its maker may no longer read it.
pub async fn content(ctx: &Context, line: FeedLine) -> Result<Content, ServiceError> {
    let actor = Actor::account(line.feed.account, line.role);
    actor.require(line.feed.subject.permission())?;
    let window = window(ctx);
    let entries = match line.feed.subject {
        FeedSubject::Room(room) => room_entries(ctx, &actor, room, window).await?,
        FeedSubject::Space(space) => held(ctx, &actor, space.uuid(), window, false).await?,
        FeedSubject::House => house(ctx, window).await?,
        FeedSubject::Events => events(ctx, &actor, window).await?,
    };
    Ok(Content { line, entries })
}

type Dates = (NaiveDate, NaiveDate);

fn window(ctx: &Context) -> Dates {
    let today = ctx.today();
    let from = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    (from, today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today))
}

async fn room_entries(
    ctx: &Context,
    actor: &Actor,
    room: ResourceId,
    window: Dates,
) -> Result<Vec<Entry>, ServiceError> {
    let since = ctx.now().timestamp() - SAID_FOR;
    let gone = read!(ctx.store, |tx, db| Ok(db::feed::content::given_back(tx, room, window, since).await?))?;
    let mut entries = held(ctx, actor, room.uuid(), window, true).await?;
    for stay in gone {
        let entry = given_back(stay, actor.may(Permission::ReadStays));
        if entries.iter().all(|known| known.uid != entry.uid) {
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// What holds a place: in whole nights where it is a guest room, by the clock where it is a space.
async fn held(
    ctx: &Context,
    actor: &Actor,
    place: Uuid,
    (from, until): Dates,
    nights: bool,
) -> Result<Vec<Entry>, ServiceError> {
    let (from_at, until_at) = (ctx.zone.noon(from).timestamp(), ctx.zone.noon(until).timestamp());
    let mut rows =
        read!(ctx.store, |tx, db| Ok(db::feed::content::held(tx, place, from_at, until_at).await?))?;
    let may_see = seen_events(ctx, actor).await?;
    // Several parts of a space are held by one owner for the same time: that is one thing.
    rows.dedup_by_key(|row| (row.owner_id, row.from_at, row.until_at));
    let mut times = HashMap::<Uuid, u32>::new();
    let entry = |row: HeldTime| {
        let time = times.entry(row.owner_id).or_default();
        *time += 1;
        held_entry(ctx, row, (actor.may(Permission::ReadStays), &may_see), (*time, nights))
    };
    rows.into_iter().map(entry).collect()
}

/// A stay that comes back to a room later is told apart by how often it was there.
fn uid(owner: Uuid, time: u32) -> String {
    if time < 2 { format!("{owner}@foresteria") } else { format!("{owner}-{time}@foresteria") }
}

fn held_entry(
    ctx: &Context,
    row: HeldTime,
    (may_know, may_see): (bool, &SeenEvents),
    (time, nights): (u32, bool),
) -> Result<Entry, ServiceError> {
    let corrupt = |column| StoreError::Corrupt { table: "claim", id: row.owner_id.to_string(), column };
    let interval = Interval::from_seconds(row.from_at, row.until_at).ok_or_else(|| corrupt("until_at"))?;
    let kind = OwnerKind::parse(&row.owner_kind).ok_or_else(|| corrupt("owner_kind"))?;
    let status = row.status.as_deref().and_then(StayStatus::parse);
    let closure = row.closure_kind.as_deref().and_then(ClosureKind::parse);
    let what = match (kind, status, closure) {
        (OwnerKind::Closure, _, Some(kind)) => {
            What::Closure { kind, reason: row.closure_reason.unwrap_or_default() }
        }
        (OwnerKind::Stay, Some(status), _) if may_know => What::Stay {
            status,
            reference: row.reference.unwrap_or_default(),
            event: row.event,
            organisation: row.organisation,
        },
        (OwnerKind::Stay, ..) => What::Occupied,
        (OwnerKind::Function, ..) => function(ctx, &row, may_see).unwrap_or(What::Occupied),
        (kind, ..) => What::Hold(kind),
    };
    let when = if nights {
        let (from, until) = ctx.zone.nights_of(interval);
        days(from, until)
    } else {
        When::Instants(instant(interval.from_at()), instant(interval.until_at()))
    };
    let changed_at = instant(row.changed_at.unwrap_or(row.from_at));
    Ok(Entry { uid: uid(row.owner_id, time), when, what, cancelled: false, version: row.version, changed_at })
}

/// The events whose functions the reader of a calendar may know of.
enum SeenEvents {
    All,
    These(HashSet<String>),
}

async fn seen_events(ctx: &Context, actor: &Actor) -> Result<SeenEvents, ServiceError> {
    let known = if actor.may(Permission::ReadEvents) {
        event::codes_of(ctx, event::bound(actor)).await?
    } else {
        Some(HashSet::new())
    };
    Ok(known.map_or(SeenEvents::All, SeenEvents::These))
}

fn function(ctx: &Context, row: &HeldTime, may_see: &SeenEvents) -> Option<What> {
    let event = row.function_event.clone()?;
    let is_seen = match may_see {
        SeenEvents::All => true,
        SeenEvents::These(codes) => codes.contains(&event),
    };
    let local = |at| ctx.zone.local(instant(at));
    Some(What::Function {
        title: row.function.clone()?,
        event: is_seen.then_some(event)?,
        style: SetupStyle::parse(row.style.as_deref()?)?,
        programme: (local(row.programme_from?), local(row.programme_until?)),
    })
}

fn given_back(stay: GivenBack, may_know: bool) -> Entry {
    let what = if may_know {
        let reference = stay.reference;
        What::Stay { status: StayStatus::Cancelled, reference, event: None, organisation: None }
    } else {
        What::Occupied
    };
    Entry {
        uid: uid(stay.stay_id, 1),
        when: days(stay.arrival, stay.departure),
        what,
        cancelled: true,
        version: stay.version,
        changed_at: instant(stay.changed_at),
    }
}

/// Day use is a day.
fn days(from: NaiveDate, until: NaiveDate) -> When {
    When::Days(from, until.max(next_day(from)))
}

fn instant(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(at, 0).unwrap_or_default()
}

async fn house(ctx: &Context, (from, until): Dates) -> Result<Vec<Entry>, ServiceError> {
    let (arrivals, departures) = read!(ctx.store, |tx, db| {
        Ok((
            db::feed::content::arrivals(tx, from, until).await?,
            db::feed::content::departures(tx, from, until).await?,
        ))
    })?;
    let mut days = BTreeMap::<NaiveDate, (i64, i64, i64)>::new();
    for DayCount { day, stays, changed_at } in arrivals {
        days.insert(day, (stays, 0, changed_at));
    }
    for DayCount { day, stays, changed_at } in departures {
        let known = days.entry(day).or_default();
        *known = (known.0, stays, known.2.max(changed_at));
    }
    days.retain(|_, (arrivals, departures, _)| *arrivals + *departures > 0);
    Ok(days.into_iter().map(|(day, counts)| day_entry(day, counts)).collect())
}

/// A day has no version of its own: the instant of its last change grows as one would.
fn day_entry(day: NaiveDate, (arrivals, departures, changed_at): (i64, i64, i64)) -> Entry {
    Entry {
        uid: format!("house-{day}@foresteria"),
        when: days(day, day),
        what: What::Day { arrivals, departures },
        cancelled: false,
        version: 1,
        changed_at: instant(changed_at),
    }
}

async fn events(ctx: &Context, actor: &Actor, window: Dates) -> Result<Vec<Entry>, ServiceError> {
    let mut entries = Vec::new();
    let mine = event::mine(ctx, actor, window).await?;
    // What went elsewhere before it was agreed was never on the calendar of the house.
    let is_known = |status| !matches!(status, EventStatus::Lost | EventStatus::Declined);
    let mine = mine.into_iter().filter(|summary| is_known(summary.line.event.status));
    let mine = mine.collect::<Vec<EventSummary>>();
    let changes = read!(ctx.store, |tx, db| {
        let mut changes = Vec::with_capacity(mine.len());
        for summary in &mine {
            changes.push(db::feed::content::event_changed_at(tx, summary.line.event.id).await?);
        }
        Ok(changes)
    })?;
    for (summary, changed_at) in mine.into_iter().zip(changes) {
        let event = &summary.line.event;
        entries.push(Entry {
            uid: uid(event.id.uuid(), 1),
            when: days(event.from, next_day(event.until)),
            cancelled: event.status == EventStatus::Cancelled,
            version: event.version,
            changed_at: instant(changed_at.unwrap_or_default()),
            what: What::Event(Box::new(summary)),
        });
    }
    Ok(entries)
}
