//! Duties of interpreters, with the days these come to.
//!
//! The database refuses two at once, a day longer than allowed, and days without rest between them. Whoever changes
//! duties keeps the interpreters first ([`crate::dialect::hold_interpreters`]), so that the days are made from all.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::claim::Interval;
use domain::ids::{EventId, FunctionId, InterpreterId};
use domain::interpretation::{Duty, Stint};
use domain::language::Language;
use store_model::interpretation::{DutyLine, Member};
use uuid::Uuid;

/// Duties that touch a time, by their beginning.
pub async fn duties(db: &mut Conn, time: Interval) -> Result<Vec<DutyLine>, StoreError> {
    let (from_at, until_at) = (time.from_at(), time.until_at());
    let rows = sqlx::query!(
        r#"select d.interpreter_id as "interpreter: Uuid", d.function_id as "function: Uuid", d.language,
            d.day as "day: NaiveDate", d.from_at, d.until_at, d.minutes, f.title, f.event_id as "event: Uuid", e.code
        from interpreter_duty d join function f on f.id = d.function_id join event e on e.id = f.event_id
        where d.until_at > $1 and d.from_at < $2
        order by d.from_at, d.language, d.interpreter_id"#,
        from_at,
        until_at
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        const TABLE: &str = "interpreter_duty";
        let time = Interval::from_seconds(line.from_at, line.until_at);
        let time = row::valid(time, TABLE, line.interpreter, "until_at")?;
        Ok(DutyLine {
            interpreter: InterpreterId::new(line.interpreter),
            function: FunctionId::new(line.function),
            language: row::valid(Language::parse(&line.language), TABLE, line.interpreter, "language")?,
            duty: Duty { day: line.day, time, minutes: line.minutes },
            title: line.title,
            event: EventId::new(line.event),
            event_code: line.code,
        })
    });
    read.collect()
}

/// Who is agreed for the functions of an event, by function, language and name.
pub async fn members(db: &mut Conn, event: EventId) -> Result<Vec<Member>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select d.function_id as "function: Uuid", d.language, i.full_name
        from interpreter_duty d join function f on f.id = d.function_id join interpreter i on i.id = d.interpreter_id
        where f.event_id = $1 order by d.function_id, d.language, i.full_name, i.id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let language = Language::parse(&line.language);
        let language = row::valid(language, "interpreter_duty", line.function, "language")?;
        Ok(Member { function: FunctionId::new(line.function), language, name: line.full_name })
    });
    read.collect()
}

/// Who interprets at the functions that an event holds, and for how many it is only known that somebody did.
pub async fn stints(db: &mut Conn, event: EventId) -> Result<Vec<Stint>, StoreError> {
    let event = event.uuid();
    let rows = sqlx::query!(
        r#"select d.day as "day: NaiveDate", d.language, d.interpreter_id as "who: Uuid", d.function_id as "function: Uuid"
        from interpreter_duty d join function f on f.id = d.function_id
        where f.event_id = $1 and f.state = 'held' order by d.day, d.language, d.interpreter_id"#,
        event
    )
    .fetch_all(&mut *db)
    .await
    .map_err(classify)?;
    let mut stints = Vec::new();
    for line in rows {
        let language = Language::parse(&line.language);
        let language = row::valid(language, "interpreter_duty", line.function, "language")?;
        stints.push(Stint { day: line.day, language, who: Some(InterpreterId::new(line.who)) });
    }
    let erased = sqlx::query!(
        r#"select p.day as "day: NaiveDate", p.language, p.people, p.function_id as "function: Uuid"
        from past_duty p join function f on f.id = p.function_id
        where f.event_id = $1 and f.state = 'held' order by p.day, p.language, p.function_id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    for line in erased {
        let language = Language::parse(&line.language);
        let language = row::valid(language, "past_duty", line.function, "language")?;
        let of = Stint { day: line.day, language, who: None };
        stints.extend((0..line.people).map(|_| of));
    }
    Ok(stints)
}

/// Lays a duty on an interpreter.
pub async fn add(
    db: &mut Conn,
    (interpreter, function): (InterpreterId, FunctionId),
    language: Language,
    duty: Duty,
) -> Result<(), StoreError> {
    let (interpreter, function, language) = (interpreter.uuid(), function.uuid(), language.code());
    let (from_at, until_at) = (duty.time.from_at(), duty.time.until_at());
    sqlx::query!(
        "insert into interpreter_duty (interpreter_id, function_id, language, day, from_at, until_at, minutes)
        values ($1, $2, $3, $4, $5, $6, $7)",
        interpreter,
        function,
        language,
        duty.day,
        from_at,
        until_at,
        duty.minutes
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    redo_day(db, interpreter, duty.day).await
}

/// Takes an interpreter off a function; whether they were on it.
pub async fn drop_one(
    db: &mut Conn,
    function: FunctionId,
    interpreter: InterpreterId,
) -> Result<bool, StoreError> {
    let (function, interpreter) = (function.uuid(), interpreter.uuid());
    let day = sqlx::query_scalar!(
        r#"select day as "day: NaiveDate" from interpreter_duty where function_id = $1 and interpreter_id = $2"#,
        function,
        interpreter
    )
    .fetch_optional(&mut *db)
    .await
    .map_err(classify)?;
    let Some(day) = day else { return Ok(false) };
    sqlx::query!(
        "delete from interpreter_duty where function_id = $1 and interpreter_id = $2",
        function,
        interpreter
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    redo_day(db, interpreter, day).await.map(|()| true)
}

/// Who is on a function, and for which language.
pub(super) async fn on(
    db: &mut Conn,
    function: FunctionId,
) -> Result<Vec<(InterpreterId, Language)>, StoreError> {
    let id = function.uuid();
    let rows = sqlx::query!(
        r#"select interpreter_id as "interpreter: Uuid", language from interpreter_duty where function_id = $1
        order by interpreter_id"#,
        id
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        let language = Language::parse(&line.language);
        let language = row::valid(language, "interpreter_duty", line.interpreter, "language")?;
        Ok((InterpreterId::new(line.interpreter), language))
    });
    read.collect()
}

/// Takes everybody off a function; who was on it, and for which language.
pub async fn drop_of(
    db: &mut Conn,
    function: FunctionId,
) -> Result<Vec<(InterpreterId, Language)>, StoreError> {
    let there = on(db, function).await?;
    let interpreters = there.iter().map(|(who, _)| who.uuid()).collect::<Vec<_>>();
    crate::dialect::hold_interpreters(db, &interpreters).await?;
    for (who, _) in &there {
        drop_one(db, function, *who).await?;
    }
    Ok(there)
}

/// Makes the day of an interpreter from the duties there are.
async fn redo_day(db: &mut Conn, interpreter: Uuid, day: NaiveDate) -> Result<(), StoreError> {
    sqlx::query!("delete from interpreter_day where interpreter_id = $1 and day = $2", interpreter, day)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    sqlx::query!(
        "insert into interpreter_day (interpreter_id, day, minutes, first_at, last_at)
        select interpreter_id, day, sum(minutes), min(from_at), max(until_at)
        from interpreter_duty where interpreter_id = $1 and day = $2 group by interpreter_id, day",
        interpreter,
        day
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}
