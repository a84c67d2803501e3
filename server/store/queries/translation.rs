//! Documents to be translated for events.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::ids::{EventId, InterpreterId, TranslationId};
use domain::language::Language;
use domain::translation::{Order, OrderState, Translation};
use store_model::translation::TranslationLine;
use uuid::Uuid;

/// Adds an order.
pub async fn insert(db: &mut Conn, translation: &Translation) -> Result<(), StoreError> {
    let (id, event, order) = (translation.id.uuid(), translation.event.uuid(), &translation.order);
    let (source, target, state) = (order.source.code(), order.target.code(), order.state.code());
    let interpreter = order.interpreter.map(InterpreterId::uuid);
    sqlx::query!(
        "insert into translation (id, event_id, title, words, source, target, due, translator, interpreter_id, state,
            synthetic, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id,
        event,
        order.title,
        order.words,
        source,
        target,
        order.due,
        order.translator,
        interpreter,
        state,
        translation.synthetic,
        translation.version
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// Writes an order in its next version, if nobody changed it since.
pub async fn update(db: &mut Conn, translation: &Translation) -> Result<(), StoreError> {
    let (id, before, order) = (translation.id.uuid(), translation.version - 1, &translation.order);
    let (source, target, state) = (order.source.code(), order.target.code(), order.state.code());
    let interpreter = order.interpreter.map(InterpreterId::uuid);
    let done = sqlx::query!(
        "update translation set title = $2, words = $3, source = $4, target = $5, due = $6, translator = $7,
            interpreter_id = $8, state = $9, version = $10
        where id = $1 and version = $11",
        id,
        order.title,
        order.words,
        source,
        target,
        order.due,
        order.translator,
        interpreter,
        state,
        translation.version,
        before
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 { Err(StoreError::Stale { subject: "translation" }) } else { Ok(()) }
}

/// Every order, what is to be done first and by its day.
pub async fn all(db: &mut Conn) -> Result<Vec<TranslationLine>, StoreError> {
    let rows = sqlx::query!(
        r#"select t.id as "id: Uuid", t.event_id as "event: Uuid", t.title, t.words, t.source, t.target,
            t.due as "due: NaiveDate", t.translator, t.interpreter_id as "interpreter: Uuid", t.state,
            t.synthetic as "synthetic: bool", t.version, e.code, e.title as event_title, p.full_name as "full_name?"
        from translation t join event e on e.id = t.event_id left join interpreter p on p.id = t.interpreter_id
        order by case when t.state = 'ordered' then 0 else 1 end, t.due, t.id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|line| {
        const TABLE: &str = "translation";
        let by = line.full_name.unwrap_or_else(|| line.translator.clone());
        let order = Order {
            title: line.title,
            words: line.words,
            source: row::valid(Language::parse(&line.source), TABLE, line.id, "source")?,
            target: row::valid(Language::parse(&line.target), TABLE, line.id, "target")?,
            due: line.due,
            translator: line.translator,
            interpreter: line.interpreter.map(InterpreterId::new),
            state: row::valid(OrderState::parse(&line.state), TABLE, line.id, "state")?,
        };
        let translation = Translation {
            id: TranslationId::new(line.id),
            event: EventId::new(line.event),
            order,
            synthetic: line.synthetic,
            version: line.version,
        };
        Ok(TranslationLine { translation, event_code: line.code, event_title: line.event_title, by })
    });
    read.collect()
}

/// Moves the days on which what is ordered for an event is due.
pub async fn shift(db: &mut Conn, event: EventId, days: i64) -> Result<(), StoreError> {
    let ordered = all(db).await?.into_iter().map(|line| line.translation);
    let ordered = ordered.filter(|one| one.event == event && one.order.state == OrderState::Ordered);
    for one in ordered.collect::<Vec<_>>() {
        let order = Order { due: domain::calendar::days_after(one.order.due, days), ..one.order };
        update(db, &Translation { order, version: one.version + 1, ..one }).await?;
    }
    Ok(())
}

/// Orders again for a repeated event what is open for the first one, due so many days later. Nobody has taken it on yet.
pub async fn copy(
    db: &mut Conn,
    (first, again): (EventId, EventId),
    days: i64,
    mut id: impl FnMut() -> Uuid,
) -> Result<(), StoreError> {
    let open = all(db).await?.into_iter().map(|line| line.translation);
    let open = open.filter(|one| one.event == first && one.order.state == OrderState::Ordered);
    for one in open.collect::<Vec<_>>() {
        let due = domain::calendar::days_after(one.order.due, days);
        let order = Order { due, translator: String::new(), interpreter: None, ..one.order };
        let copy = Translation { id: TranslationId::new(id()), event: again, order, version: 1, ..one };
        insert(db, &copy).await?;
    }
    Ok(())
}

/// One of them.
pub async fn get(db: &mut Conn, id: TranslationId) -> Result<Option<TranslationLine>, StoreError> {
    Ok(all(db).await?.into_iter().find(|line| line.translation.id == id))
}
