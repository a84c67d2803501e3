//! Signing in: address and password, then the code of the second factor where there is one.

use super::second_factor::{self, Code};
use super::throttle::Guess;
use super::{Account, is_demo, password};
use crate::store::{look, read, transact};
use crate::{Context, ServiceError};
use domain::access::Role;
use domain::ids::AccountId;

/// How far somebody has come.
#[derive(Clone, Debug)]
pub enum Entry {
    /// In.
    Entered(Account),
    /// The password is right; the code is still to come.
    CodeWanted(AccountId),
}

/// Takes address and password. `address` is where the request comes from; it is counted hashed, and not kept.
pub async fn sign_in(
    ctx: &Context,
    email: &str,
    password: &str,
    address: &str,
) -> Result<Entry, ServiceError> {
    let email = email.trim().to_lowercase();
    let guess = Guess::new("password", &email, address);
    guess.count(ctx).await?;
    let account = read!(ctx.store, |tx, db| Ok(db::account::by_email(tx, &email).await?))?;
    let hash = account.as_ref().map(|account| account.password_hash.as_str());
    let right = password::matches(password, hash).await?;
    let account = account.filter(|account| right && !account.disabled);
    let account = account.ok_or(ServiceError::WrongCredentials)?;
    guess.right(ctx).await?;
    if account.totp_secret.is_some() {
        return Ok(Entry::CodeWanted(account.id));
    }
    note(ctx, account.id).await?;
    Ok(Entry::Entered(account))
}

/// Takes the code: of the device now, or one of the recovery codes.
pub async fn enter_code(
    ctx: &Context,
    id: AccountId,
    code: &str,
    address: &str,
) -> Result<Account, ServiceError> {
    let guess = Guess::new("code", &id.to_string(), address);
    guess.count(ctx).await?;
    let account = of_session(ctx, id).await?.ok_or(ServiceError::WrongCode)?;
    let code = Code::read(&account, code, ctx.now()).ok_or(ServiceError::WrongCode)?;
    second_factor::take(ctx, id, &code).await?;
    guess.right(ctx).await?;
    note(ctx, id).await?;
    Ok(account)
}

/// The account of a session, while it is not switched off.
pub async fn of_session(ctx: &Context, id: AccountId) -> Result<Option<Account>, ServiceError> {
    let account = look!(ctx.store, |tx, db| Ok(db::account::get(tx, id).await?))?;
    Ok(account.filter(|account| !account.disabled))
}

/// The account behind a role button; only a database marked as a demonstration has any.
pub async fn demo_sign_in(ctx: &Context, role: Role) -> Result<Account, ServiceError> {
    if !is_demo(ctx).await? {
        return Err(ServiceError::WrongCredentials);
    }
    let account = read!(ctx.store, |tx, db| Ok(db::account::first_of_role(tx, role).await?))?;
    let account = account.filter(|account| !account.disabled).ok_or(ServiceError::WrongCredentials)?;
    note(ctx, account.id).await?;
    Ok(account)
}

pub(super) async fn note(ctx: &Context, id: AccountId) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| Ok(db::sign_in::note(tx, id, now).await?))
}
