//! Changes of the campus, written in one transaction or not at all, whether a file asks for them or a form.

use super::guard;
use super::plan::Plan;
use super::problem::{Problem, Problems};
use crate::error::FieldError;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::campus::{Campus, Record};
use domain::ids::ImportId;
use serde_json::json;
use store_model::{StoreError, constraint};

/// What is kept of changes that end well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    All,
    Nothing,
}

/// Writes what is planned for the campus as it stands, while nobody books. Counts of nights follow the stock of
/// rooms; a change that would leave a booking without its room is refused with the nights concerned
/// ([`ServiceError::Campus`]).
pub(super) async fn write<T>(
    ctx: &Context,
    actor: &Actor,
    keep: Keep,
    plan: impl Fn(&Campus) -> Result<(Plan, T), ServiceError>,
) -> Result<T, ServiceError> {
    transact!(ctx.store, |outer, db| {
        let mut point = sqlx::Connection::begin(outer).await.map_err(db::classify)?;
        let tx: &mut db::Conn = &mut point;
        db::dialect::hold_bookings(tx).await?;
        let known = db::campus::load(tx).await?;
        let (plan, outcome) = plan(&known)?;
        let mut problems = guard::without_claims(&known, &plan);
        for (before, after) in plan.rooms_changed() {
            let claims = db::campus::claims_on(tx, after.id).await?;
            problems.extend(guard::room(&plan, before, after, &claims, ctx.zone));
        }
        none(problems)?;
        let stamp = ctx.stamp(actor.id());
        for change in &plan.changes {
            db::campus::save(tx, &change.after, ctx.zone).await?;
            if let Record::Equipment(kind) = &change.after {
                let followed = db::promise::follow_stock(tx, kind.id, kind.stock, ctx.today()).await;
                followed.map_err(promised)?;
            }
            let (before, after) = (change.before.as_ref().map(|before| json!(before)), json!(change.after));
            let (subject, id, action) = (change.after.subject(), change.after.id(), plan.action(change));
            db::history::append(tx, subject, id, action, stamp, (before.as_ref(), Some(&after))).await?;
        }
        if plan.touches_rooms() {
            none(guard::short(db::campus::short_nights(tx).await?))?;
            db::campus::follow_stock(tx).await?;
        }
        if let Some(run) = &plan.import {
            db::campus::log_import(tx, ImportId::new(ctx.ids.next()), run).await?;
        }
        match keep {
            Keep::All => point.commit().await.map_err(db::classify)?,
            Keep::Nothing => point.rollback().await.map_err(db::classify)?,
        }
        Ok(outcome)
    })
}

/// What is promised to functions is not taken out of stock.
fn promised(error: StoreError) -> ServiceError {
    match error {
        StoreError::Refused { constraint } if constraint == constraint::EQUIPMENT_DAY_STOCK => {
            ServiceError::Invalid(vec![FieldError::new("stock", "promised")])
        }
        other => other.into(),
    }
}

fn none(problems: Vec<Problem>) -> Result<(), Problems> {
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}
