//! Imports of stays: which rows are known, batches of new ones, and the record of the run. Events are in [`events`].

#[path = "import/events.rs"]
pub mod events;
#[path = "import/record.rs"]
mod record;
#[path = "import/run.rs"]
mod run;

pub use record::{find, list, rejects};
pub use run::{begin, catalogue, count, finish, reject};

use crate::{Conn, Db, StoreError, classify, person, segment, stay};
use domain::calendar::CampusZone;
use domain::ids::OrganisationId;
use sqlx::{Connection, QueryBuilder, Row as _};
use std::collections::HashSet;
use store_model::constraint;
use store_model::import::{Batch, Fate, NewOrganisation, Obstacle, Row, RowKey};
use store_model::stay::Change;

/// Writes the rows of a batch that are not known yet, each with its guests, stay, history, nights and identity, and
/// says what became of each row, in their order. A row the database refuses leaves no trace and stops no other.
pub async fn write(db: &mut Conn, batch: &Batch, zone: CampusZone) -> Result<Vec<Fate>, StoreError> {
    let known = known(db, batch).await?;
    let is_new = |row: &Row| !known.contains(&row.key);
    let fresh: Vec<&Row> = batch.rows.iter().filter(|row| is_new(row)).collect();
    prepare(db, batch, &fresh).await?;
    let mut outcomes = save(db, &batch.source, &fresh, zone).await?.into_iter();
    let fate = |row| if is_new(row) { outcomes.next().unwrap_or(Fate::New) } else { Fate::Same };
    Ok(batch.rows.iter().map(fate).collect())
}

/// Those of the batch's identities that made a stay before.
async fn known(db: &mut Conn, batch: &Batch) -> Result<HashSet<RowKey>, StoreError> {
    if batch.rows.is_empty() {
        return Ok(HashSet::new());
    }
    // A list of any length cannot be written as one checked statement for both databases.
    let mut query = QueryBuilder::<Db>::new("select row_hash, occurrence from import_row where source = ");
    query.push_bind(&batch.source).push(" and row_hash in (");
    let mut list = query.separated(", ");
    for row in &batch.rows {
        list.push_bind(row.key.hash.as_slice());
    }
    query.push(")");
    // A plan made while the table was empty would read all of it when it is full: so it is made anew.
    let rows = query.build().persistent(false).fetch_all(db).await.map_err(classify)?;
    let key = |row: &<Db as sqlx::Database>::Row| -> Result<Option<RowKey>, sqlx::Error> {
        let (hash, occurrence): (Vec<u8>, i64) = (row.try_get(0)?, row.try_get(1)?);
        Ok(hash.try_into().ok().map(|hash| RowKey { hash, occurrence }))
    };
    rows.iter().filter_map(|row| key(row).transpose()).collect::<Result<_, _>>().map_err(classify)
}

/// Segments and organisations that the new rows refer to.
async fn prepare(db: &mut Conn, batch: &Batch, fresh: &[&Row]) -> Result<(), StoreError> {
    let stays = || fresh.iter().flat_map(|row| &row.changes).map(|change| &change.after);
    let segments: HashSet<&str> = stays().map(|stay| stay.segment.as_str()).collect();
    for new in batch.segments.iter().filter(|new| segments.contains(new.code.as_str())) {
        segment::ensure(db, new).await?;
    }
    let organisations: HashSet<OrganisationId> = stays().filter_map(|stay| stay.organisation).collect();
    for new in batch.organisations.iter().filter(|new| organisations.contains(&new.id)) {
        insert_organisation(db, new).await?;
    }
    Ok(())
}

async fn insert_organisation(db: &mut Conn, new: &NewOrganisation) -> Result<(), StoreError> {
    let id = new.id.uuid();
    sqlx::query!(
        "insert into organisation (id, name, kind, synthetic) values ($1, $2, 'other', false)
        on conflict (id) do nothing",
        id,
        new.name
    )
    .execute(db)
    .await
    .map(|_| ())
    .map_err(classify)
}

/// All rows at once; where one of them is refused, each on its own.
async fn save(db: &mut Conn, source: &str, rows: &[&Row], zone: CampusZone) -> Result<Vec<Fate>, StoreError> {
    if rows.is_empty() || attempt(db, source, rows, zone).await?.is_none() {
        return Ok(vec![Fate::New; rows.len()]);
    }
    let mut fates = Vec::with_capacity(rows.len());
    for row in rows {
        let obstacle = attempt(db, source, std::slice::from_ref(row), zone).await?;
        fates.push(obstacle.map_or(Fate::New, Fate::Refused));
    }
    Ok(fates)
}

/// Writes rows behind a savepoint. What the database refuses for a reason of ours is undone and handed back.
async fn attempt(
    db: &mut Conn,
    source: &str,
    rows: &[&Row],
    zone: CampusZone,
) -> Result<Option<Obstacle>, StoreError> {
    let mut point = db.begin().await.map_err(classify)?;
    let outcome = insert(&mut point, source, rows, zone).await;
    let obstacle = match outcome {
        Ok(()) => {
            point.commit().await.map_err(classify)?;
            return Ok(None);
        }
        Err(StoreError::Full { night, .. }) => Obstacle::Full(night),
        Err(StoreError::Duplicate { constraint }) if constraint == constraint::STAY_REFERENCE => {
            Obstacle::ReferenceTaken
        }
        Err(other) => return Err(other),
    };
    point.rollback().await.map_err(classify)?;
    Ok(Some(obstacle))
}

async fn insert(db: &mut Conn, source: &str, rows: &[&Row], zone: CampusZone) -> Result<(), StoreError> {
    for row in rows {
        for guest in &row.guests {
            let created_at = row.changes.first().map_or(0, |first| first.stamp.recorded_at.timestamp());
            person::insert(db, guest, created_at).await?;
        }
    }
    let changes: Vec<Change> = rows.iter().flat_map(|row| row.changes.iter().cloned()).collect();
    stay::save(db, &changes, zone).await?;
    remember(db, source, rows).await
}

/// Notes the identity of rows. Another run that writes the same rows at the same time is waited for, and then this
/// transaction must look again.
async fn remember(db: &mut Conn, source: &str, rows: &[&Row]) -> Result<(), StoreError> {
    let mut query =
        QueryBuilder::<Db>::new("insert into import_row (source, row_hash, occurrence, stay_id) ");
    let named = rows.iter().filter_map(|row| row.changes.first().map(|first| (row, first.after.id.uuid())));
    query.push_values(named, |mut values, (row, stay)| {
        values
            .push_bind(source)
            .push_bind(row.key.hash.as_slice())
            .push_bind(row.key.occurrence)
            .push_bind(stay);
    });
    let done = query.build().persistent(rows.len() == 1).execute(db).await;
    done.map(|_| ()).map_err(|error| match error.as_database_error() {
        Some(known) if known.is_unique_violation() => StoreError::Retry(error),
        _ => classify(error),
    })
}
