//! Single sign-on: an OpenID provider says who somebody is, and the account follows from it.
//!
//! Nobody gets an account this way. Somebody the provider knows is let in as the account they were before, or else, the
//! first time, as the account of their address: an administrator invited it.

use super::sign_in::{Entry, note};
use super::{Account, me};
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::AccountId;
use domain::sign_on::Identity;
use serde_json::json;
use store_model::account::SignOn;

/// Lets in whom a provider vouches for; where there is no account for them, the credentials are wrong. A second factor is
/// asked for all the same: whoever switched it on wants it at every door.
pub async fn sign_on(ctx: &Context, identity: &Identity) -> Result<Entry, ServiceError> {
    let account = found(ctx, identity).await?.ok_or(ServiceError::WrongCredentials)?;
    if account.totp_secret.is_some() {
        return Ok(Entry::CodeWanted(account.id));
    }
    note(ctx, account.id).await?;
    Ok(Entry::Entered(account))
}

async fn found(ctx: &Context, identity: &Identity) -> Result<Option<Account>, ServiceError> {
    transact!(ctx.store, |tx, db| {
        if let Some(id) = db::sign_on::account(tx, identity).await? {
            let account = db::account::get(tx, id).await?;
            return Ok(account.filter(|account| !account.disabled));
        }
        let Some(address) = identity.address() else { return Ok(None) };
        let account = db::account::by_email(tx, &address).await?.filter(|account| !account.disabled);
        let Some(account) = account else { return Ok(None) };
        let known = db::sign_on::of_account(tx, account.id).await?;
        // The address went on to somebody else there, or theirs was made anew: an administrator decides which.
        if known.iter().any(|known| known.issuer == identity.issuer) {
            return Ok(None);
        }
        let stamp = ctx.stamp(Some(account.id));
        db::sign_on::insert(tx, account.id, identity, stamp.recorded_at.timestamp()).await?;
        let after = json!({ "issuer": identity.issuer });
        db::history::append(tx, "account", account.id.uuid(), "link", stamp, (None, Some(&after))).await?;
        Ok(Some(account))
    })
}

/// The providers that know one's own account.
pub async fn sign_ons(ctx: &Context, actor: &Actor) -> Result<Vec<SignOn>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    read!(ctx.store, |tx, db| {
        let account = me!(tx, db, actor);
        Ok(db::sign_on::of_account(tx, account.id).await?)
    })
}

/// Forgets who an account is to providers, so that the next of its address is let in as it. Its sessions stay.
pub async fn unlink(ctx: &Context, actor: &Actor, id: AccountId) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| {
        if db::sign_on::delete_of(tx, id).await? > 0 {
            let stamp = ctx.stamp(actor.id());
            db::history::append(tx, "account", id.uuid(), "unlink", stamp, (None, None)).await?;
        }
        Ok(())
    })
}
