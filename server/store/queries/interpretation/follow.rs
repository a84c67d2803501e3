//! What becomes of interpreters and portable equipment when a function is moved, changed, let go of or repeated.

use super::{add, drop_of, duties, on, save, wish};
use crate::{Conn, StoreError, dialect, interpreter, promise};
use chrono::DateTime;
use domain::calendar::CampusZone;
use domain::function::{Function, FunctionState};
use domain::ids::{FunctionId, InterpreterId};
use domain::interpretation::{Duty, Work};
use domain::language::Language;
use std::collections::BTreeSet;
use store_model::interpretation::KeptWish;

/// Gives back all that a function holds besides its space: interpreters and equipment.
pub async fn let_go(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    drop_of(db, function).await?;
    promise::let_go(db, function).await
}

/// Follows a function as it stands now: what is held keeps whoever is free at its time and whatever equipment there is on
/// its days, and what is not held keeps nothing. What is missing then is told by its plan.
pub async fn follow(db: &mut Conn, function: &Function, zone: CampusZone) -> Result<(), StoreError> {
    follow_all(db, std::slice::from_ref(function), zone).await
}

/// Follows several that were moved together. All they held is given back before any of it is laid anew, so that none of
/// them finds somebody, or a booth, where another of them stood before.
pub async fn follow_all(db: &mut Conn, functions: &[Function], zone: CampusZone) -> Result<(), StoreError> {
    hold_all(db, functions).await?;
    let mut left = Vec::new();
    for function in functions {
        let voices = drop_of(db, function.id).await?;
        if function.state == FunctionState::Held {
            left.push((function, voices, promise::leave(db, function, zone).await?));
        } else {
            promise::let_go(db, function.id).await?;
        }
    }
    for (function, voices, promised) in left {
        promise::arrive(db, function, &promised, zone).await?;
        put_again(db, function, voices, zone).await?;
    }
    Ok(())
}

/// Keeps all interpreters of some functions from other writers at once, in one order.
async fn hold_all(db: &mut Conn, functions: &[Function]) -> Result<(), StoreError> {
    let mut voices = BTreeSet::new();
    for function in functions {
        voices.extend(on(db, function.id).await?.into_iter().map(|(who, _)| who.uuid()));
    }
    dialect::hold_interpreters(db, &voices.into_iter().collect::<Vec<_>>()).await
}

async fn put_again(
    db: &mut Conn,
    function: &Function,
    voices: Vec<(InterpreterId, Language)>,
    zone: CampusZone,
) -> Result<(), StoreError> {
    let minutes = wish(db, function.id).await?.wish.minutes_of(function.time);
    let day = zone.date(DateTime::from_timestamp(function.time.from_at(), 0).unwrap_or_default());
    let duty = Duty { day, time: function.time, minutes };
    for (who, language) in voices {
        if minutes > 0 && work(db, who, duty).await?.obstacle(duty).is_none() {
            add(db, (who, function.id), language, duty).await?;
        }
    }
    Ok(())
}

/// What somebody does around a duty. They must be kept from other writers.
async fn work(db: &mut Conn, who: InterpreterId, duty: Duty) -> Result<Work, StoreError> {
    dialect::hold_interpreters(db, &[who.uuid()]).await?;
    let around = duties(db, duty.around()).await?;
    let away = interpreter::absences(db, duty.day).await?;
    Ok(Work {
        duties: around.into_iter().filter(|line| line.interpreter == who).map(|line| line.duty).collect(),
        away: away.into_iter().filter(|line| line.interpreter == who).map(|line| line.absence).collect(),
    })
}

/// Gives a repeated function the languages of the first.
pub async fn copy(db: &mut Conn, first: FunctionId, again: FunctionId) -> Result<(), StoreError> {
    let kept = wish(db, first).await?;
    if kept.version == 0 {
        return Ok(());
    }
    save(db, again, &KeptWish { version: 1, ..kept }).await
}
