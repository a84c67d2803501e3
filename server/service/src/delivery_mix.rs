//! The mix of activities planned for a year, and what it would come to beside what is on the books.

pub use store_model::delivery_mix::YearMix;

use crate::error::FieldError;
use crate::nights::{NightsQuery, report};
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::days_after;
use domain::delivery_mix::{ActivityKind, Driver, Mix, MixFault};
use domain::ids::DeliveryMixId;
use domain::nights::{Grain, NightCount};
use domain::segment::SegmentClass;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use store_model::event::EventsBetween;

/// Days around an event on which its guests may sleep.
const SHOULDER: i64 = 62;

/// The mixes of all years that have one, by year.
pub async fn all(ctx: &Context, actor: &Actor) -> Result<Vec<YearMix>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    read!(ctx.store, |tx, db| Ok(db::delivery_mix::all(tx).await?))
}

/// Room-nights of a year, slept and on the books, by the class they are counted in.
pub async fn on_the_books(
    ctx: &Context,
    actor: &Actor,
    year: i32,
) -> Result<BTreeMap<SegmentClass, NightCount>, ServiceError> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let query = NightsQuery { from: first(year), until: first(year + 1), grain: Grain::Month, as_of: None };
    let months = report(ctx, actor, &query).await?;
    let classes = read!(ctx.store, |tx, db| Ok(db::segment::all(tx).await?))?;
    let class = |code: &str| {
        let known = classes.iter().find(|known| known.code == code);
        known.map_or(SegmentClass::Individual, |known| known.class)
    };
    let mut found = BTreeMap::<_, NightCount>::new();
    for (code, count) in months.iter().flat_map(|month| &month.segments) {
        *found.entry(class(code)).or_default() += *count;
    }
    Ok(found)
}

/// Room-nights of a year of the stays of events, slept and booked, by the kind of activity their event is; the same as on the
/// books, but for stays of no event and events that are no activity.
pub async fn of_events(
    ctx: &Context,
    actor: &Actor,
    year: i32,
) -> Result<BTreeMap<ActivityKind, i64>, ServiceError> {
    actor.require(Permission::ReadFigures)?;
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let (from, until) = (first(year), first(year + 1));
    // Somebody may come some days before an event, or stay on.
    let asked = EventsBetween {
        from: days_after(from, -SHOULDER),
        until: days_after(until, SHOULDER),
        account: None,
    };
    let (lines, stays) = read!(ctx.store, |tx, db| Ok((
        db::event::lines(tx, asked).await?,
        db::event::stays(tx, asked).await?
    )))?;
    let kinds = lines.into_iter().filter_map(|line| Some((line.event.id, line.event.kind.activity()?)));
    let kinds = kinds.collect::<HashMap<_, _>>();
    let mut found = BTreeMap::new();
    for (event, stay) in stays {
        let Some(kind) = kinds.get(&event) else { continue };
        let nights = stay.dates.nights().filter(|night| (from..until).contains(night)).count();
        *found.entry(*kind).or_default() += i64::try_from(nights).unwrap_or_default();
    }
    Ok(found)
}

/// Plans the mix of a year, or plans it anew at the version that was seen; nought where it had none. One that says the same
/// as before is left as it is.
pub async fn set(
    ctx: &Context,
    actor: &Actor,
    (year, version): (i32, i64),
    mix: &Mix,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteTargets)?;
    check(mix, year)?;
    let mix = Mix { note: mix.note.trim().to_owned(), ..mix.clone() };
    let outcome = transact!(ctx.store, |tx, db| {
        let known = db::delivery_mix::all(tx).await?.into_iter().find(|known| known.year == year);
        seen("delivery_mix", version, known.as_ref().map_or(0, |known| known.version))?;
        if known.as_ref().is_some_and(|known| known.mix == mix) {
            return Ok(());
        }
        let id = known.as_ref().map_or_else(|| DeliveryMixId::new(ctx.ids.next()), |known| known.id);
        let after = YearMix { id, year, mix: mix.clone(), version: version + 1 };
        match known {
            None => db::delivery_mix::insert(tx, &after).await?,
            Some(_) => db::delivery_mix::update(tx, &after).await?,
        }
        let (before, line) = (known.as_ref().map(line), line(&after));
        let stamp = ctx.stamp(actor.id());
        let told = (before.as_ref(), Some(&line));
        db::history::append(tx, "delivery_mix", id.uuid(), "change", stamp, told).await?;
        Ok(())
    });
    match outcome {
        // Two planned the same year at once.
        Err(error) if error.is_duplicate("delivery_mix_year_key") => {
            Err(ServiceError::Stale { subject: "delivery_mix", current: 1 })
        }
        other => other,
    }
}

/// A mix as history keeps it: numbers only.
fn line(of: &YearMix) -> Value {
    let mut line = serde_json::Map::new();
    line.insert("year".to_owned(), json!(of.year));
    line.insert("beside".to_owned(), json!(of.mix.beside));
    line.insert("room_nights".to_owned(), json!(of.mix.room_nights()));
    for kind in ActivityKind::ALL {
        for driver in Driver::ALL {
            line.insert(field(kind, driver), json!(of.mix.of(kind).get(driver)));
        }
    }
    Value::Object(line)
}

/// The name of a field of the form, as a fault names it: `training_nights`.
pub fn field(kind: ActivityKind, driver: Driver) -> String {
    format!("{}_{}", kind.code(), driver.code())
}

fn check(mix: &Mix, year: i32) -> Result<(), ServiceError> {
    let fault = |fault| match fault {
        MixFault::Year => FieldError::new("year", "out_of_range"),
        MixFault::Driver(kind, driver) => FieldError::new(field(kind, driver), "out_of_range"),
        MixFault::Beside => FieldError::new("beside", "out_of_range"),
        MixFault::LongNote => FieldError::new("note", "too_long"),
    };
    let faults: Vec<_> = mix.faults(year).into_iter().map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}
