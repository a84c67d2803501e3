//! Accounts: signing in, and who is behind a session.

pub use store_model::account::Account;

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use domain::access::{Permission, Role};
use domain::ids::AccountId;
use serde_json::json;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Hashing is heavy on purpose; two at a time leave the machine answering.
static HASHERS: Semaphore = Semaphore::const_new(2);

/// Checked when no account has the address, so that the answer takes as long as for one that has.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

const SHORTEST_PASSWORD: usize = 12;

/// The setting that marks a database of the demonstration.
const DEMO: &str = "demo";

/// The account that address and password belong to.
pub async fn sign_in(ctx: &Context, email: &str, password: &str) -> Result<Account, ServiceError> {
    let email = email.trim().to_lowercase();
    let account = read!(ctx.store, |tx, db| Ok(db::account::by_email(tx, &email).await?))?;
    let hash = account.as_ref().map_or_else(|| NOBODY.clone(), |account| account.password_hash.clone());
    let matches = verify(password.to_owned(), hash).await?;
    account.filter(|account| matches && !account.disabled).ok_or(ServiceError::WrongCredentials)
}

/// The account of a session, while it is not switched off.
pub async fn of_session(ctx: &Context, id: AccountId) -> Result<Option<Account>, ServiceError> {
    let account = read!(ctx.store, |tx, db| Ok(db::account::get(tx, id).await?))?;
    Ok(account.filter(|account| !account.disabled))
}

/// The account behind a role button; only a database marked as a demonstration has any.
pub async fn demo_sign_in(ctx: &Context, role: Role) -> Result<Account, ServiceError> {
    if !is_demo(ctx).await? {
        return Err(ServiceError::WrongCredentials);
    }
    let account = read!(ctx.store, |tx, db| Ok(db::account::first_of_role(tx, role).await?))?;
    account.filter(|account| !account.disabled).ok_or(ServiceError::WrongCredentials)
}

/// Whether the database is marked as a demonstration.
pub async fn is_demo(ctx: &Context) -> Result<bool, ServiceError> {
    read!(ctx.store, |tx, db| Ok(db::setting::get(tx, DEMO).await?.is_some()))
}

/// Marks the database as a demonstration.
pub async fn mark_demo(ctx: &Context, actor: &Actor) -> Result<(), ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    transact!(ctx.store, |tx, db| Ok(db::setting::set(tx, DEMO, "true").await?))
}

/// A new account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What it signs in with.
    pub email: String,
    /// Name shown to others.
    pub full_name: String,
    /// What it may do.
    pub role: Role,
    /// Language of pages and mail.
    pub language: String,
}

/// Adds an account with a password of at least twelve characters.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    new: NewAccount,
    password: &str,
) -> Result<AccountId, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    let mut faults = Vec::new();
    if !new.email.contains('@') {
        faults.push(FieldError::new("email", "not_an_address"));
    }
    if new.full_name.trim().is_empty() {
        faults.push(FieldError::new("full_name", "missing"));
    }
    if password.chars().count() < SHORTEST_PASSWORD {
        faults.push(FieldError::new("password", "too_short"));
    }
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    let account = Account {
        id: AccountId::new(ctx.ids.next()),
        email: new.email.trim().to_lowercase(),
        full_name: new.full_name.trim().to_owned(),
        role: new.role,
        password_hash: hash(password.to_owned()).await?,
        language: new.language,
        disabled: false,
    };
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        db::account::insert(tx, &account, stamp.recorded_at.timestamp()).await?;
        let after = json!({ "role": account.role });
        db::history::append(tx, "account", account.id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(account.id)
    })
}

async fn hash(password: String) -> Result<String, ServiceError> {
    let _permit = HASHERS.acquire().await;
    let hashed =
        tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(ServiceError::Worker)?;
    hashed.map_err(|error| ServiceError::Hash(error.into()))
}

fn hash_now(password: &str) -> Result<String, argon2::password_hash::Error> {
    Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
}

async fn verify(password: String, hash: String) -> Result<bool, ServiceError> {
    let _permit = HASHERS.acquire().await;
    tokio::task::spawn_blocking(move || {
        let known = PasswordHash::new(&hash).map_err(|error| ServiceError::Hash(error.into()))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &known).is_ok())
    })
    .await
    .map_err(ServiceError::Worker)?
}
