//! Accounts: signing in, and who is behind a session.

mod forgotten;
mod link;
mod manage;
mod own;
mod password;
mod second_factor;
mod sign_in;
mod sign_on;
pub(crate) mod throttle;

pub use forgotten::{Forgotten, forgotten};
pub use link::{Token, become_administrator, first_administrator, invite, look_up, reset, set_password};
pub use manage::{Settings, change, drop_second_factor, end_sessions, list};
pub(crate) use own::me;
pub use own::{change_password, confirm, end_session, sessions, set_language};
pub use password::SHORTEST as SHORTEST_PASSWORD;
pub use second_factor::{Setup, propose, recovery_left, setup, switch_off, switch_on};
pub use sign_in::{Entry, demo_sign_in, enter_code, of_session, sign_in};
pub use sign_on::{sign_on, sign_ons, unlink};
pub use store_model::account::{Account, AccountLine, LinkPurpose, SessionRow, SignOn};

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::{Permission, Role};
use domain::ids::AccountId;
use domain::mail::is_mailbox;
use serde_json::json;

/// The setting that marks a database of the demonstration.
const DEMO: &str = "demo";

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
    checked(&new, password::fault(password, &new.email).into_iter().collect())?;
    let account = account_of(ctx, new, password::hash(password.to_owned()).await?);
    transact!(ctx.store, |tx, db| {
        if db::account::by_email(tx, &account.email).await?.is_some() {
            return Err(taken());
        }
        let stamp = ctx.stamp(actor.id());
        db::account::insert(tx, &account, stamp.recorded_at.timestamp()).await?;
        let after = json!({ "role": account.role });
        db::history::append(tx, "account", account.id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(account.id)
    })
}

/// Every fault of a new account, with those already found.
fn checked(new: &NewAccount, mut faults: Vec<FieldError>) -> Result<(), ServiceError> {
    if !is_mailbox(new.email.trim()) {
        faults.push(FieldError::new("email", "not_an_address"));
    }
    if new.full_name.trim().is_empty() {
        faults.push(FieldError::new("full_name", "missing"));
    }
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn account_of(ctx: &Context, new: NewAccount, password_hash: String) -> Account {
    Account {
        id: AccountId::new(ctx.ids.next()),
        email: new.email.trim().to_lowercase(),
        full_name: new.full_name.trim().to_owned(),
        role: new.role,
        password_hash,
        language: new.language,
        disabled: false,
        totp_secret: None,
        version: 1,
    }
}

fn taken() -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("email", "taken")])
}
