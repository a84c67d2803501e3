//! Forecasts that are kept, read once: they are many, and none is ever changed.

use crate::store::read;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::forecast::record::Entry;
use std::sync::{Arc, Mutex, PoisonError};

/// From which day on all were asked for, and how many there were in all.
type Asked = (NaiveDate, i64);

/// Those read last.
#[derive(Debug, Default)]
pub(super) struct Entries(Mutex<Option<(Asked, Arc<Vec<Entry>>)>>);

impl Entries {
    fn get(&self, asked: Asked) -> Option<Arc<Vec<Entry>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| *of == asked).map(|(_, entries)| entries.clone())
    }

    fn keep(&self, asked: Asked, entries: Arc<Vec<Entry>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((asked, entries));
    }
}

/// What is kept from a day on, and of the first of each month before it. One that a later version cannot read is left out
/// rather than standing in the way.
pub(super) async fn entries(ctx: &Context, from: NaiveDate) -> Result<Arc<Vec<Entry>>, ServiceError> {
    let number = read!(ctx.store, |tx, db| Ok(db::forecast::count_kept(tx).await?))?;
    if let Some(kept) = ctx.forecasts.entries.get((from, number)) {
        return Ok(kept);
    }
    let bodies = read!(ctx.store, |tx, db| Ok(db::forecast::kept(tx, from).await?))?;
    let entries: Vec<Entry> = bodies.iter().filter_map(|body| serde_json::from_str(body).ok()).collect();
    let entries = Arc::new(entries);
    ctx.forecasts.entries.keep((from, number), entries.clone());
    Ok(entries)
}
