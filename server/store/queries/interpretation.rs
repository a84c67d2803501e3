//! The languages of functions, and who interprets there.

#[path = "interpretation/duty.rs"]
mod duty;
#[path = "interpretation/follow.rs"]
mod follow;

pub use duty::{add, drop_of, drop_one, duties, members, stints};
pub use follow::{copy, follow, follow_all, let_go};

use duty::on;

use crate::{Conn, StoreError, classify, interpreter, row};
use chrono::NaiveDate;
use domain::claim::Interval;
use domain::ids::{EventId, FunctionId};
use domain::interpretation::Wish;
use domain::language::Language;
use std::collections::BTreeMap;
use store_model::interpretation::{AbsenceLine, DutyLine, Interpreter, KeptWish};
use uuid::Uuid;

/// What is wanted of a function; nothing at version 0 where nobody has said.
pub async fn wish(db: &mut Conn, function: FunctionId) -> Result<KeptWish, StoreError> {
    let id = function.uuid();
    let kept = sqlx::query!("select break_minutes, version from interpretation where function_id = $1", id)
        .fetch_optional(&mut *db)
        .await
        .map_err(classify)?;
    let Some(kept) = kept else { return Ok(KeptWish::default()) };
    let rows = sqlx::query!(
        "select part, language from interpretation_language where function_id = $1 order by part, language",
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut wish = Wish { breaks: kept.break_minutes, ..Wish::default() };
    for line in rows {
        put(&mut wish, id, &line.part, &line.language)?;
    }
    Ok(KeptWish { wish, version: kept.version })
}

/// All interpreters, when they are away from a day on, and what they do around a time.
pub async fn roster(
    db: &mut Conn,
    (day, around): (NaiveDate, Interval),
) -> Result<(Vec<Interpreter>, Vec<AbsenceLine>, Vec<DutyLine>), StoreError> {
    let everybody = interpreter::all(db).await?;
    let away = interpreter::absences(db, day).await?;
    Ok((everybody, away, duties(db, around).await?))
}

/// What is wanted of all functions of an event.
pub async fn wishes(db: &mut Conn, event: EventId) -> Result<BTreeMap<FunctionId, Wish>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select l.function_id as "id: Uuid", i.break_minutes, l.part, l.language from interpretation_language l
        join interpretation i on i.function_id = l.function_id join function f on f.id = l.function_id
        where f.event_id = $1 order by l.function_id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut found = BTreeMap::<FunctionId, Wish>::new();
    for line in rows {
        let wish = found.entry(FunctionId::new(line.id)).or_default();
        wish.breaks = line.break_minutes;
        put(wish, line.id, &line.part, &line.language)?;
    }
    Ok(found)
}

fn put(wish: &mut Wish, id: Uuid, part: &str, language: &str) -> Result<(), StoreError> {
    let language = row::valid(Language::parse(language), "interpretation_language", id, "language")?;
    let list = if part == "floor" { &mut wish.floor } else { &mut wish.wanted };
    list.insert(language);
    Ok(())
}

/// Writes what is wanted in the next version, if nobody changed it since.
pub async fn save(db: &mut Conn, function: FunctionId, kept: &KeptWish) -> Result<(), StoreError> {
    let (id, before) = (function.uuid(), kept.version - 1);
    let done = sqlx::query!(
        "insert into interpretation (function_id, break_minutes, version) values ($1, $2, $3)
        on conflict (function_id) do update set break_minutes = excluded.break_minutes, version = excluded.version
        where interpretation.version = $4",
        id,
        kept.wish.breaks,
        kept.version,
        before
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "interpretation" });
    }
    sqlx::query!("delete from interpretation_language where function_id = $1", id)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    let floor = kept.wish.floor.iter().map(|language| ("floor", *language));
    let wanted = kept.wish.wanted.iter().map(|language| ("wanted", *language));
    for (part, language) in floor.chain(wanted) {
        let language = language.code();
        sqlx::query!(
            "insert into interpretation_language (function_id, part, language) values ($1, $2, $3)",
            id,
            part,
            language
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

/// Deletes all that belongs to a function.
pub async fn delete(db: &mut Conn, function: FunctionId) -> Result<(), StoreError> {
    let_go(db, function).await?;
    let id = function.uuid();
    for statement in [
        sqlx::query!("delete from past_duty where function_id = $1", id),
        sqlx::query!("delete from interpretation_language where function_id = $1", id),
        sqlx::query!("delete from interpretation where function_id = $1", id),
    ] {
        statement.execute(&mut *db).await.map_err(classify)?;
    }
    Ok(())
}
