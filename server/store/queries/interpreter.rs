//! Interpreters: who they are, what they speak, and when they are away.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::ids::InterpreterId;
use domain::interpretation::{Absence, Class, Voice};
use domain::language::Language;
use std::collections::BTreeMap;
use store_model::interpretation::{AbsenceLine, Interpreter};
use uuid::Uuid;

/// Adds an interpreter with their languages.
pub async fn insert(db: &mut Conn, interpreter: &Interpreter) -> Result<(), StoreError> {
    let id = interpreter.voice.id.uuid();
    sqlx::query!(
        "insert into interpreter (id, full_name, contact, active, synthetic, version) values ($1, $2, $3, $4, $5, $6)",
        id,
        interpreter.full_name,
        interpreter.contact,
        interpreter.active,
        interpreter.synthetic,
        interpreter.version
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    put_languages(db, &interpreter.voice).await
}

/// Writes an interpreter in the next version, if nobody changed it since.
pub async fn update(db: &mut Conn, interpreter: &Interpreter) -> Result<(), StoreError> {
    let (id, before) = (interpreter.voice.id.uuid(), interpreter.version - 1);
    let done = sqlx::query!(
        "update interpreter set full_name = $2, contact = $3, active = $4, synthetic = $5, version = $6
        where id = $1 and version = $7",
        id,
        interpreter.full_name,
        interpreter.contact,
        interpreter.active,
        interpreter.synthetic,
        interpreter.version,
        before
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "interpreter" });
    }
    drop_languages(db, id).await?;
    put_languages(db, &interpreter.voice).await
}

/// Deletes an interpreter with all duties and days away, and remembers the id so that a restored backup deletes it again.
/// That somebody came stays, and leads to nobody. Whether there was one.
pub async fn erase(db: &mut Conn, id: InterpreterId, at: i64) -> Result<bool, StoreError> {
    let key = id.uuid();
    keep_past(db, key, at).await?;
    for statement in [
        sqlx::query!("update translation set interpreter_id = null where interpreter_id = $1", key),
        sqlx::query!("delete from interpreter_day where interpreter_id = $1", key),
        sqlx::query!("delete from interpreter_duty where interpreter_id = $1", key),
        sqlx::query!("delete from interpreter_absence where interpreter_id = $1", key),
        sqlx::query!("delete from interpreter_language where interpreter_id = $1", key),
    ] {
        statement.execute(&mut *db).await.map_err(classify)?;
    }
    let done = sqlx::query!("delete from interpreter where id = $1", key)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    let erased = done.rows_affected() > 0;
    if erased {
        crate::person::remember_erased(db, key, at).await?;
    }
    Ok(erased)
}

/// Counts somebody among those who came and are erased: on each day at the first function of an event.
async fn keep_past(db: &mut Conn, key: Uuid, at: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into past_duty (function_id, language, day, people)
        select d.function_id, d.language, d.day, 1 from interpreter_duty d join function f on f.id = d.function_id
        where d.interpreter_id = $1 and d.from_at < $2 and not exists (
            select 1 from interpreter_duty o join function g on g.id = o.function_id
            where o.interpreter_id = d.interpreter_id and g.event_id = f.event_id and o.day = d.day
                and o.from_at < d.from_at)
        on conflict (function_id, language) do update set people = past_duty.people + 1",
        key,
        at
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

async fn put_languages(db: &mut Conn, voice: &Voice) -> Result<(), StoreError> {
    let id = voice.id.uuid();
    for (language, class) in &voice.languages {
        let (language, class) = (language.code(), class.code());
        sqlx::query!(
            "insert into interpreter_language (interpreter_id, language, class) values ($1, $2, $3)",
            id,
            language,
            class
        )
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    }
    Ok(())
}

async fn drop_languages(db: &mut Conn, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from interpreter_language where interpreter_id = $1", id)
        .execute(db)
        .await
        .map(|_| ())
        .map_err(classify)
}

/// All of them, by name.
pub async fn all(db: &mut Conn) -> Result<Vec<Interpreter>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", full_name, contact, active as "active: bool", synthetic as "synthetic: bool",
            version
        from interpreter order by full_name, id"#
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut languages = languages(db).await?;
    let read = rows.into_iter().map(|row| Interpreter {
        voice: Voice {
            id: InterpreterId::new(row.id),
            languages: languages.remove(&row.id).unwrap_or_default(),
        },
        full_name: row.full_name,
        contact: row.contact,
        active: row.active,
        synthetic: row.synthetic,
        version: row.version,
    });
    Ok(read.collect())
}

/// One of them.
pub async fn get(db: &mut Conn, id: InterpreterId) -> Result<Option<Interpreter>, StoreError> {
    Ok(all(db).await?.into_iter().find(|interpreter| interpreter.voice.id == id))
}

async fn languages(db: &mut Conn) -> Result<BTreeMap<Uuid, BTreeMap<Language, Class>>, StoreError> {
    let rows = sqlx::query!(
        r#"select interpreter_id as "id: Uuid", language, class from interpreter_language order by interpreter_id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut found = BTreeMap::<Uuid, BTreeMap<Language, Class>>::new();
    for line in rows {
        const TABLE: &str = "interpreter_language";
        let language = row::valid(Language::parse(&line.language), TABLE, line.id, "language")?;
        let class = row::valid(Class::parse(&line.class), TABLE, line.id, "class")?;
        found.entry(line.id).or_default().insert(language, class);
    }
    Ok(found)
}

/// Days away of all of them that are not over on a day, by their beginning.
pub async fn absences(db: &mut Conn, since: NaiveDate) -> Result<Vec<AbsenceLine>, StoreError> {
    let rows = sqlx::query!(
        r#"select interpreter_id as "id: Uuid", from_date as "from_date: NaiveDate",
            until_date as "until_date: NaiveDate"
        from interpreter_absence where until_date >= $1 order by from_date, interpreter_id"#,
        since
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|row| AbsenceLine {
        interpreter: InterpreterId::new(row.id),
        absence: Absence { from: row.from_date, until: row.until_date },
    });
    Ok(read.collect())
}

/// Notes days away.
pub async fn put_absence(db: &mut Conn, id: InterpreterId, away: Absence) -> Result<(), StoreError> {
    let key = id.uuid();
    sqlx::query!(
        "insert into interpreter_absence (interpreter_id, from_date, until_date) values ($1, $2, $3)
        on conflict (interpreter_id, from_date) do update set until_date = excluded.until_date",
        key,
        away.from,
        away.until
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Takes days away back; whether there were some from that day.
pub async fn drop_absence(db: &mut Conn, id: InterpreterId, from: NaiveDate) -> Result<bool, StoreError> {
    let key = id.uuid();
    let done = sqlx::query!(
        "delete from interpreter_absence where interpreter_id = $1 and from_date = $2",
        key,
        from
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}
