//! What was known at an instant, read from the store.

use super::house::learned_by;
use super::place;
use crate::store::read;
use crate::{Context, ServiceError};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::block::BlockState;
use domain::calendar::{CampusZone, days_after, next_day};
use domain::event::EventStatus;
use domain::forecast::group::Stage;
use domain::forecast::outlook::Named;
use domain::forecast::{Booking, ByNight, Course, Day, Known, Pavilions, State, bookings_of, day};
use domain::segment::{Segment, SegmentClass};
use domain::target::Target;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use store_model::forecast as rows;
use uuid::Uuid;

/// Nights that are told: two years.
pub(super) const NIGHTS: i64 = 731;

/// All a forecast is made from.
#[derive(Debug)]
pub(super) struct Read {
    /// The last day that was over.
    pub origin: Day,
    pub known: Known,
    /// One of each course.
    pub named: Vec<Named>,
    /// Rooms open on each night from the one after the origin on, by the closures known then: those of all pavilions.
    pub open: Vec<f32>,
    /// Nights, past or to come, on which there are rooms and none is open.
    pub without_rooms: BTreeSet<Day>,
    /// The same as known at the end of the day up to which is learned: whoever learns in that month learns the same.
    pub without_rooms_learned: BTreeSet<Day>,
    pub pavilions: Pavilions,
    pub targets: Vec<Target>,
}

/// The last day that is over at an instant.
pub(super) fn origin(zone: CampusZone, as_of: DateTime<Utc>) -> NaiveDate {
    days_after(zone.date(as_of + TimeDelta::seconds(1)), -1)
}

/// Reads what was known at an instant. What became known after the last day that was over counts as known at its end.
/// Targets and the classes of segments are those of today: a yardstick and a name, and nothing anybody knows of guests.
pub(super) async fn known(ctx: &Context, as_of: DateTime<Utc>) -> Result<Read, ServiceError> {
    let origin = origin(ctx.zone, as_of);
    let window = place::window(origin, NIGHTS);
    let (stays, events, blocks, segments, targets, rooms, closed, held) = read!(ctx.store, |tx, db| {
        Ok((
            db::forecast::states(tx, as_of).await?,
            db::forecast::events(tx, as_of).await?,
            db::forecast::blocks(tx, as_of).await?,
            db::segment::all(tx).await?,
            db::target::all(tx).await?,
            db::forecast::rooms(tx, as_of).await?,
            db::forecast::closed(tx).await?,
            db::forecast::held(tx, window, as_of).await?,
        ))
    })?;
    let standing: Vec<_> = closed.iter().copied().filter(|span| span.stands_at(as_of)).collect();
    let mut pavilions = place::pavilions((origin, window), (&rooms, &standing, &held), ctx.zone);
    let (mut singles, mut of_events) = stays_apart(&stays, &segments, ctx.zone);
    let mut blocks = by_event(&blocks, |block| block.event);
    let mut courses = Vec::new();
    let mut named = Vec::new();
    for event in events.chunk_by(|one, other| one.event == other.event) {
        let id = event[0].event;
        let stays = of_events.remove(&id).unwrap_or_default();
        let mut course = course(event, &blocks.remove(&id).unwrap_or_default(), stays, ctx.zone);
        let class = course.class;
        singles.extend(course.leave().into_iter().map(|stay| (class, stay)));
        courses.push(course);
        named.push(name(event));
    }
    let known = clamped(Known { singles, courses }, day(origin));
    promise(&mut pavilions, &known, day(origin));
    let open = pavilions.house(to_come(day(origin)));
    let without_rooms = |(known_on, as_of): (NaiveDate, DateTime<Utc>)| {
        let nights = known.first().unwrap_or(day(origin))..to_come(day(origin)).end;
        place::without_rooms((known_on, as_of), &nights, (&rooms, &closed), ctx.zone)
    };
    let learned = learned_by(next_day(origin));
    let (without_rooms, without_rooms_learned) =
        (without_rooms((origin, as_of)), without_rooms((learned, ctx.zone.end_of(learned))));
    Ok(Read {
        origin: day(origin),
        known,
        named,
        open,
        without_rooms,
        without_rooms_learned,
        pavilions,
        targets,
    })
}

/// Every stay of a store, with or without an event, as a back-test sees them: the kind of an event, which groups alike are
/// told by, is that of today.
pub(super) async fn everything(ctx: &Context) -> Result<Known, ServiceError> {
    // A change may be written down before it takes effect.
    let as_of = ctx.now();
    Ok(known(ctx, as_of).await?.known)
}

fn name(event: &[rows::EventState]) -> Named {
    let of = &event[event.len() - 1];
    Named { code: of.code.clone(), title: of.title.clone(), typed: of.then.probability }
}

fn by_event<T>(all: &[T], event: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<&T>> {
    let mut found: HashMap<Uuid, Vec<&T>> = HashMap::new();
    for one in all {
        found.entry(event(one)).or_default().push(one);
    }
    found
}

type OfEvents = HashMap<Uuid, Vec<Booking>>;

/// Stays booked one by one, with the class of their segment, and those of events. One that was given to an event later
/// was booked one by one until then.
fn stays_apart(
    states: &[rows::StayState],
    segments: &[Segment],
    zone: CampusZone,
) -> (Vec<(u8, Booking)>, OfEvents) {
    let classes: HashMap<&str, SegmentClass> =
        segments.iter().map(|segment| (segment.code.as_str(), segment.class)).collect();
    let (mut singles, mut of_events) = (Vec::new(), OfEvents::new());
    for stay in states.chunk_by(|one, other| one.stay == other.stay) {
        let mut owners: Vec<Option<Uuid>> = stay.iter().map(|state| state.event).collect();
        owners.sort_unstable();
        owners.dedup();
        for owner in owners {
            let of_owner = |state: &rows::StayState| State {
                dates: state.state.dates.filter(|_| state.event == owner),
                ..state.state
            };
            let bookings = bookings_of(&stay.iter().map(of_owner).collect::<Vec<_>>(), zone);
            if let Some(event) = owner {
                of_events.entry(event).or_default().extend(bookings);
            } else {
                let segment = stay[stay.len() - 1].segment.as_str();
                let class = classes.get(segment).copied().unwrap_or(SegmentClass::Individual);
                singles.extend(bookings.into_iter().map(|booking| (class.place(), booking)));
            }
        }
    }
    (singles, of_events)
}

fn course(
    event: &[rows::EventState],
    blocks: &[&rows::BlockState],
    stays: Vec<Booking>,
    zone: CampusZone,
) -> Course {
    let on = |at| day(zone.business_date(at));
    let (high, low) = event[0].event.as_u64_pair();
    Course {
        key: high ^ low,
        class: event[0].then.kind.class().place(),
        stages: stages(event, on),
        waits: event[0].then.waits,
        took_place: event.iter().any(|state| matches!(state.stage, Some((EventStatus::Actual, _)))),
        blocks: blocks.iter().map(|block| (on(block.since), asked(block))).collect(),
        stays,
    }
}

/// How sure an event was said to be. One of which nothing is on record was taken for agreed: it has rooms.
fn stages(event: &[rows::EventState], on: impl Fn(DateTime<Utc>) -> Day) -> Vec<(Day, Option<Stage>)> {
    let known = event.iter().filter_map(|state| state.stage);
    let stages: Vec<_> = known.map(|(status, since)| (on(since), Stage::of(status))).collect();
    if stages.is_empty() { vec![(Day::MIN, Some(Stage::Definite))] } else { stages }
}

/// What a block asks for beside the stays of its event: nothing once it was let go.
fn asked(block: &rows::BlockState) -> ByNight {
    let mut asked = BTreeMap::new();
    let then = block.after.iter().filter(|then| then.state != BlockState::Released);
    for night in then.flat_map(|then| &then.nights) {
        let rooms = u16::try_from(night.agreed).unwrap_or_default();
        let taken: &mut u16 = asked.entry(day(night.night)).or_default();
        *taken = taken.saturating_add(rooms);
    }
    asked
}

/// The same, with all that became known later counted as known at the end of the day `origin`.
fn clamped(mut known: Known, origin: Day) -> Known {
    let clamp = |booking: &mut Booking| {
        booking.booked = booking.booked.min(origin);
        booking.gone = booking.gone.map(|gone| gone.min(origin));
    };
    known.singles.iter_mut().for_each(|(_, booking)| clamp(booking));
    for course in &mut known.courses {
        course.stays.iter_mut().for_each(clamp);
        course.stages.iter_mut().for_each(|(since, _)| *since = (*since).min(origin));
        course.blocks.iter_mut().for_each(|(since, _)| *since = (*since).min(origin));
    }
    known
}

/// The nights that are told.
fn to_come(origin: Day) -> Range<Day> {
    origin + 1..origin + 1 + Day::try_from(NIGHTS).unwrap_or_default()
}

/// Whoever was booked was promised a room: no night has fewer than stand on its books, also where the rooms written down are
/// fewer. That is so in the past of a house whose rooms were made for its file, each from the night on that first took it, and
/// where more was booked than there is, since some are always called off.
fn promise(pavilions: &mut Pavilions, known: &Known, origin: Day) {
    let booked = known.taken(to_come(origin), origin);
    for (night, classes) in to_come(origin).zip(booked) {
        pavilions.promise(night, i32::try_from(classes.iter().sum::<u32>()).unwrap_or(i32::MAX));
    }
}
