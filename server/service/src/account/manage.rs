//! The accounts of the house, in an administrator's hands.

use super::{Account, second_factor};
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::{Permission, Role};
use domain::ids::AccountId;
use serde::Serialize;
use serde_json::json;
use store_model::account::AccountLine;

/// Every account, by name.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<AccountLine>, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    let now = ctx.now().timestamp();
    read!(ctx.store, |tx, db| Ok(db::account::list(tx, now).await?))
}

/// What an administrator decides of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Name shown to others; a person's, so history does not keep it.
    #[serde(skip)]
    pub full_name: String,
    /// What it may do.
    pub role: Role,
    /// Switched off: may not sign in, and its sessions end.
    pub disabled: bool,
}

/// Changes an account at the version that was seen.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (AccountId, i64),
    new: &Settings,
) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    if new.full_name.trim().is_empty() {
        return Err(ServiceError::Invalid(vec![FieldError::new("full_name", "missing")]));
    }
    transact!(ctx.store, |tx, db| {
        let mut account = db::account::get(tx, id).await?.ok_or(ServiceError::NotFound("account"))?;
        seen("account", version, account.version)?;
        let before = settings(&account);
        account.full_name = new.full_name.trim().to_owned();
        (account.role, account.disabled) = (new.role, new.disabled);
        db::account::update(tx, &account).await?;
        if before.role == Role::Administrator && db::account::administrators(tx).await? == 0 {
            return Err(ServiceError::LastAdministrator);
        }
        if before.role != new.role {
            db::deputy::forget(tx, id).await?;
        }
        if new.disabled {
            db::session::delete_of(tx, id, None).await?;
            db::mail::withdraw_all(tx, id.uuid()).await?;
        }
        let (before, after, stamp) = (json!(before), json!(new), ctx.stamp(actor.id()));
        db::history::append(tx, "account", id.uuid(), "change", stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    })
}

/// Takes the second factor of somebody who lost device and codes.
pub async fn drop_second_factor(ctx: &Context, actor: &Actor, id: AccountId) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    second_factor::clear(ctx, actor, id).await
}

/// Ends all sessions of an account; how many.
pub async fn end_sessions(ctx: &Context, actor: &Actor, id: AccountId) -> Result<u64, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| {
        let ended = db::session::delete_of(tx, id, None).await?;
        let (after, stamp) = (json!({ "sessions": ended }), ctx.stamp(actor.id()));
        db::history::append(tx, "account", id.uuid(), "end_sessions", stamp, (None, Some(&after))).await?;
        Ok(ended)
    })
}

fn settings(account: &Account) -> Settings {
    Settings { full_name: account.full_name.clone(), role: account.role, disabled: account.disabled }
}
