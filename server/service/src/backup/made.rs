//! Which backups were made, when and by whom: a line of history each.

use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use serde_json::json;
use store_model::history::Deed;

/// What history calls a backup.
const SUBJECT: &str = "backup";

/// How many the list shows.
const LISTED: i64 = 50;

/// The last backups, the latest first. Those that are carried out of the house by other means are not known here.
pub async fn made(ctx: &Context, actor: &Actor) -> Result<Vec<Deed>, ServiceError> {
    actor.require(Permission::Backup)?;
    read!(ctx.store, |tx, db| Ok(db::history::of_kind(tx, SUBJECT, LISTED).await?))
}

/// Notes that a backup is whole where it was to go.
pub async fn record(ctx: &Context, actor: &Actor, rows: u64) -> Result<(), ServiceError> {
    actor.require(Permission::Backup)?;
    let (id, after) = (ctx.ids.next(), json!({ "rows": rows }));
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        Ok(db::history::append(tx, SUBJECT, id, "make", stamp, (None, Some(&after))).await?)
    })
}

/// When the last backup was made, in UTC seconds.
pub async fn last(ctx: &Context) -> Result<Option<i64>, ServiceError> {
    let last = read!(ctx.store, |tx, db| Ok(db::history::of_kind(tx, SUBJECT, 1).await?))?;
    Ok(last.first().map(|deed| deed.recorded_at))
}
