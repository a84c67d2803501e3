//! The import of a campus file, in one transaction or not at all.

use super::guard;
use super::plan::{Imported, Plan};
use super::problem::{Problem, Problems};
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::ImportId;
use serde_json::json;
use store_model::campus::ImportLog;

/// A campus file, and how it is to be taken.
#[derive(Clone, Copy, Debug)]
pub struct CampusSource<'a> {
    /// Its name, without its folder; kept with the record of the import.
    pub file_name: &'a str,
    /// All of it.
    pub text: &'a str,
    /// Variants to leave out, by name.
    pub without: &'a [String],
}

/// Adds what is new and changes what differs, by code or number; deletes nothing. Asked again with the same file, it
/// changes nothing. Counts of nights follow the stock of rooms; a change that would leave a booking without its room
/// is refused with the nights concerned ([`ServiceError::Campus`]).
pub async fn import(
    ctx: &Context,
    actor: &Actor,
    source: &CampusSource<'_>,
) -> Result<Imported, ServiceError> {
    actor.require(Permission::Import)?;
    take(ctx, actor, source, Keep::All).await
}

/// Says what [`import`] would do, and keeps nothing.
pub async fn try_import(
    ctx: &Context,
    actor: &Actor,
    source: &CampusSource<'_>,
) -> Result<Imported, ServiceError> {
    actor.require(Permission::Import)?;
    take(ctx, actor, source, Keep::Nothing).await
}

/// What is kept of an import that ends well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    All,
    Nothing,
}

async fn take(
    ctx: &Context,
    actor: &Actor,
    source: &CampusSource<'_>,
    keep: Keep,
) -> Result<Imported, ServiceError> {
    transact!(ctx.store, |outer, db| {
        let mut point = sqlx::Connection::begin(outer).await.map_err(db::classify)?;
        let tx: &mut db::Conn = &mut point;
        db::dialect::hold_bookings(tx).await?;
        let known = db::campus::load(tx).await?;
        let plan = Plan::make(&known, source, &mut || ctx.ids.next())?;
        let mut problems = guard::without_claims(&known, &plan);
        for (before, after) in plan.rooms_changed() {
            let claims = db::campus::claims_on(tx, after.id).await?;
            problems.extend(guard::room(&plan, before, after, &claims, ctx.zone));
        }
        none(problems)?;
        let stamp = ctx.stamp(actor.id());
        for change in &plan.changes {
            db::campus::save(tx, &change.after, ctx.zone).await?;
            let (before, after) = (change.before.as_ref().map(|before| json!(before)), json!(change.after));
            let (subject, id) = (change.after.subject(), change.after.id());
            db::history::append(tx, subject, id, "import", stamp, (before.as_ref(), Some(&after))).await?;
        }
        if plan.touches_rooms() {
            none(guard::short(db::campus::short_nights(tx).await?))?;
            db::campus::follow_stock(tx).await?;
        }
        db::campus::log_import(tx, ImportId::new(ctx.ids.next()), &log(ctx, actor, source, &plan.outcome))
            .await?;
        match keep {
            Keep::All => point.commit().await.map_err(db::classify)?,
            Keep::Nothing => point.rollback().await.map_err(db::classify)?,
        }
        Ok(plan.outcome)
    })
}

fn none(problems: Vec<Problem>) -> Result<(), Problems> {
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}

fn log(ctx: &Context, actor: &Actor, source: &CampusSource<'_>, outcome: &Imported) -> ImportLog {
    ImportLog {
        file_name: source.file_name.to_owned(),
        at: ctx.now(),
        account: actor.id(),
        read: outcome.read,
        new: outcome.new,
        same: outcome.same,
    }
}
