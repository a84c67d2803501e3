//! Tokens of the API: what a program shows in place of a session.
//!
//! A token acts for an account and never has more than its scopes and the account's role both allow; it is asked for
//! both at every request, so a role taken away is gone at once. It is shown once and stored hashed.

mod issue;
pub(crate) mod secret;

pub use issue::{LONGEST, NewToken, OFFERED, Owner, issue, issue_own};
pub use secret::{PREFIX, Secret};
pub use store_model::token::{ApiToken, TokenLine};

use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{AccountId, TokenId};

/// Who came with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The token: requests are counted by it.
    pub token: TokenId,
    /// For whom it acts, held to its scopes.
    pub actor: Actor,
}

/// Who the bearer of a token is; none where it is not ours, ran out, was revoked, or its account is switched off.
pub async fn identify(ctx: &Context, presented: &str) -> Result<Option<Bearer>, ServiceError> {
    let Some(hash) = secret::hash_of(presented, PREFIX) else { return Ok(None) };
    let now = ctx.now().timestamp();
    let line = read!(ctx.store, |tx, db| Ok(db::token::holding(tx, &hash, now).await?))?;
    let Some(TokenLine { token, role, .. }) = line else { return Ok(None) };
    let today = ctx.zone.date(ctx.now());
    if token.used_on != Some(today) {
        transact!(ctx.store, |tx, db| Ok(db::token::note_use(tx, token.id, today).await?))?;
    }
    Ok(Some(Bearer { token: token.id, actor: Actor::account(token.account, role).within(token.scopes) }))
}

/// Every token of the house.
pub async fn list(ctx: &Context, actor: &Actor) -> Result<Vec<TokenLine>, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    read!(ctx.store, |tx, db| Ok(db::token::all(tx).await?))
}

/// One's own tokens.
pub async fn list_own(ctx: &Context, actor: &Actor) -> Result<Vec<TokenLine>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let mine = actor.id();
    let lines = read!(ctx.store, |tx, db| Ok(db::token::all(tx).await?))?;
    Ok(lines.into_iter().filter(|line| Some(line.token.account) == mine).collect())
}

/// Revokes anybody's token: it lets nobody in from now on.
pub async fn revoke(ctx: &Context, actor: &Actor, owner: AccountId, id: TokenId) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    end(ctx, actor, owner, id).await
}

/// Revokes one of one's own tokens.
pub async fn revoke_own(ctx: &Context, actor: &Actor, id: TokenId) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    end(ctx, actor, actor.id().ok_or(ServiceError::NotFound("token"))?, id).await
}

async fn end(ctx: &Context, actor: &Actor, owner: AccountId, id: TokenId) -> Result<(), ServiceError> {
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        if !db::token::revoke(tx, owner, id, stamp.recorded_at.timestamp()).await? {
            return Err(ServiceError::NotFound("token"));
        }
        db::history::append(tx, "api_token", id.uuid(), "revoke", stamp, (None, None)).await?;
        Ok(())
    })
}
