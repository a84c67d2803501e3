//! Links that set a password, once: an invitation, a reset, the first administrator's.
//!
//! Whoever holds the link may set the password, so it runs out, is stored hashed, and a later link for the same
//! account ends an earlier one.

use super::{NewAccount, account_of, checked, password};
use crate::mail::{self, Letter};
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::{Permission, Role};
use domain::ids::AccountId;
use serde_json::json;
use sha2::{Digest, Sha256};
use store_model::account::{Account, Link, LinkPurpose};
use store_model::mail::NewMail;

/// Seconds an invitation holds: a week, as people are away.
const INVITATION: i64 = 7 * 86_400;
/// Seconds a reset holds: a day.
const RESET: i64 = 86_400;
/// Seconds the first administrator's link holds.
const FIRST: i64 = 30 * 60;

/// The secret part of a link; whoever has it may use it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The text that goes into an address.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(super) fn new(ctx: &Context) -> Result<Self, ServiceError> {
        Ok(Self(ctx.secrets.word()?))
    }

    pub(super) fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

/// A new link for an account in place of those before it, and the mail that brings it, in a transaction; what it is for.
macro_rules! new_link {
    ($tx:expr, $db:ident, $ctx:expr, $account:expr, $token:expr) => {{
        let (link, mail) = $crate::account::link::written($ctx, $account, $token);
        $db::sign_in::put_link($tx, &$token.hash(), link).await?;
        $db::mail::withdraw_links($tx, $account.id).await?;
        $db::mail::put($tx, &mail).await?;
        link.purpose
    }};
}
pub(super) use new_link;

/// The link of a token for an account, and the mail that brings it. Whoever has no password yet is invited.
pub(super) fn written(ctx: &Context, account: &Account, token: &Token) -> (Link, NewMail) {
    let (name, token) = (account.full_name.clone(), token.0.clone());
    let (purpose, letter) = if account.password_hash.is_empty() {
        (LinkPurpose::Invitation, Letter::Invitation { name, token })
    } else {
        (LinkPurpose::Reset, Letter::Reset { name, token })
    };
    let link = link_of(ctx, Some(account.id), purpose);
    (link, mail::to_account(ctx, account, &letter, Some(link.expires_at)))
}

/// Adds an account without a password, and the link that sets one; the link is mailed as well.
pub async fn invite(
    ctx: &Context,
    actor: &Actor,
    new: NewAccount,
) -> Result<(AccountId, Token), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    checked(&new, Vec::new())?;
    let (account, token) = (account_of(ctx, new, String::new()), Token::new(ctx)?);
    transact!(ctx.store, |tx, db| {
        if db::account::by_email(tx, &account.email).await?.is_some() {
            return Err(super::taken());
        }
        let stamp = ctx.stamp(actor.id());
        db::account::insert(tx, &account, stamp.recorded_at.timestamp()).await?;
        new_link!(tx, db, ctx, &account, &token);
        let after = json!({ "role": account.role });
        db::history::append(tx, "account", account.id.uuid(), "invite", stamp, (None, Some(&after))).await?;
        Ok(())
    })?;
    Ok((account.id, token))
}

/// A link by which somebody sets another password; one invited and not yet here is invited again. It is mailed as well.
pub async fn reset(ctx: &Context, actor: &Actor, id: AccountId) -> Result<Token, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    let token = Token::new(ctx)?;
    transact!(ctx.store, |tx, db| {
        let account = db::account::get(tx, id).await?.ok_or(ServiceError::NotFound("account"))?;
        let purpose = new_link!(tx, db, ctx, &account, &token);
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "account", id.uuid(), purpose.action(), stamp, (None, None)).await?;
        Ok(())
    })?;
    Ok(token)
}

/// The link that makes the first administrator; none where there is one already.
pub async fn first_administrator(ctx: &Context) -> Result<Option<Token>, ServiceError> {
    let token = Token::new(ctx)?;
    let made = transact!(ctx.store, |tx, db| {
        if db::account::administrators(tx).await? > 0 {
            return Ok(false);
        }
        let link = link_of(ctx, None, LinkPurpose::FirstAdministrator);
        db::sign_in::put_link(tx, &token.hash(), link).await?;
        Ok(true)
    })?;
    Ok(made.then_some(token))
}

/// What a link is for, and the account it is for; an error where it holds no longer.
pub async fn look_up(ctx: &Context, token: &str) -> Result<(LinkPurpose, Option<Account>), ServiceError> {
    let (hash, now) = (hash(token), ctx.now().timestamp());
    read!(ctx.store, |tx, db| {
        let link = db::sign_in::link(tx, &hash, now).await?.ok_or(ServiceError::SpentLink)?;
        let account = match link.account {
            None if db::account::administrators(tx).await? > 0 => return Err(ServiceError::SpentLink),
            None => None,
            Some(id) => db::account::get(tx, id).await?,
        };
        Ok((link.purpose, account))
    })
}

/// Uses a link up and sets the password. The account's sessions end: whoever asked for a new password may have lost
/// the old one to somebody.
pub async fn set_password(ctx: &Context, token: &str, chosen: &str) -> Result<Account, ServiceError> {
    let (purpose, account) = look_up(ctx, token).await?;
    let account = account.ok_or(ServiceError::SpentLink)?;
    if let Some(fault) = password::fault(chosen, &account.email) {
        return Err(ServiceError::Invalid(vec![fault]));
    }
    let (hashed, used) = (password::hash(chosen.to_owned()).await?, hash(token));
    transact!(ctx.store, |tx, db| {
        let mut account = db::account::get(tx, account.id).await?.ok_or(ServiceError::NotFound("account"))?;
        if !db::sign_in::take_link(tx, &used).await? || account.disabled {
            return Err(ServiceError::SpentLink);
        }
        account.password_hash.clone_from(&hashed);
        db::account::update(tx, &account).await?;
        db::session::delete_of(tx, account.id, None).await?;
        db::mail::withdraw_links(tx, account.id).await?;
        if purpose == LinkPurpose::Reset {
            db::mail::put(tx, &password::changed(ctx, &account)).await?;
        }
        let stamp = ctx.stamp(Some(account.id));
        db::history::append(tx, "account", account.id.uuid(), "password", stamp, (None, None)).await?;
        Ok(account)
    })
}

/// Uses the first administrator's link up and makes the account.
pub async fn become_administrator(
    ctx: &Context,
    token: &str,
    new: NewAccount,
    chosen: &str,
) -> Result<Account, ServiceError> {
    let (purpose, _) = look_up(ctx, token).await?;
    if purpose != LinkPurpose::FirstAdministrator {
        return Err(ServiceError::SpentLink);
    }
    let new = NewAccount { role: Role::Administrator, ..new };
    checked(&new, password::fault(chosen, &new.email).into_iter().collect())?;
    let (hashed, used) = (password::hash(chosen.to_owned()).await?, hash(token));
    let account = account_of(ctx, new, hashed);
    transact!(ctx.store, |tx, db| {
        let spent = !db::sign_in::take_link(tx, &used).await? || db::account::administrators(tx).await? > 0;
        if spent {
            return Err(ServiceError::SpentLink);
        }
        if db::account::by_email(tx, &account.email).await?.is_some() {
            return Err(super::taken());
        }
        let stamp = ctx.stamp(Some(account.id));
        db::account::insert(tx, &account, stamp.recorded_at.timestamp()).await?;
        let after = json!({ "role": account.role });
        db::history::append(tx, "account", account.id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    })?;
    Ok(account)
}

fn link_of(ctx: &Context, account: Option<AccountId>, purpose: LinkPurpose) -> Link {
    Link { account, purpose, expires_at: ctx.now().timestamp() + holds(purpose) }
}

/// Seconds a link holds.
pub(super) const fn holds(purpose: LinkPurpose) -> i64 {
    match purpose {
        LinkPurpose::FirstAdministrator => FIRST,
        LinkPurpose::Invitation => INVITATION,
        LinkPurpose::Reset => RESET,
    }
}
