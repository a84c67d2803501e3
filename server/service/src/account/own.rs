//! One's own account: password, language, sessions.

use super::throttle::Guess;
use super::{is_demo, password};
use crate::error::FieldError;
use crate::session::hash;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use serde_json::json;
use store_model::account::SessionRow;

/// The account of the actor, in a transaction; the operator has none.
macro_rules! me {
    ($tx:expr, $db:ident, $actor:expr) => {{
        let id = $actor.id().ok_or($crate::ServiceError::NotFound("account"))?;
        $db::account::get($tx, id).await?.ok_or($crate::ServiceError::NotFound("account"))?
    }};
}
pub(crate) use me;

/// Sets another password, and ends the account's other sessions: whoever knew the old one is out. `session` is the id
/// of the session asked from, which stays.
pub async fn change_password(
    ctx: &Context,
    actor: &Actor,
    (old, new): (&str, &str),
    session: &[u8],
) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let account = read!(ctx.store, |tx, db| Ok(me!(tx, db, actor)))?;
    let mut faults = Vec::new();
    if !password::matches(old, Some(&account.password_hash)).await? {
        faults.push(FieldError::new("old_password", "wrong"));
    }
    faults.extend(password::fault(new, &account.email));
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    let (hashed, kept) = (password::hash(new.to_owned()).await?, hash(session));
    transact!(ctx.store, |tx, db| {
        let mut account = me!(tx, db, actor);
        account.password_hash.clone_from(&hashed);
        db::account::update(tx, &account).await?;
        db::session::delete_of(tx, account.id, Some(&kept)).await?;
        db::mail::withdraw_links(tx, account.id).await?;
        db::mail::put(tx, &password::changed(ctx, &account)).await?;
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "account", account.id.uuid(), "password", stamp, (None, None)).await?;
        Ok(())
    })
}

/// Has somebody prove again who they are, by the password, before what must not happen at a desk left alone. `address` is
/// where the request comes from. In a demonstration nobody knows a password, and nobody is asked for one.
pub async fn confirm(ctx: &Context, actor: &Actor, typed: &str, address: &str) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    if is_demo(ctx).await? {
        return Ok(());
    }
    let account = read!(ctx.store, |tx, db| Ok(me!(tx, db, actor)))?;
    let guess = Guess::new("password", &account.email, address);
    guess.count(ctx).await?;
    if !password::matches(typed, Some(&account.password_hash)).await? {
        return Err(ServiceError::Invalid(vec![FieldError::new("password", "wrong")]));
    }
    guess.right(ctx).await
}

/// Keeps the language pages and mail are in. In a demonstration an account is everybody's, so it keeps its own.
pub async fn set_language(ctx: &Context, actor: &Actor, language: &str) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    if is_demo(ctx).await? {
        return Ok(());
    }
    transact!(ctx.store, |tx, db| {
        let mut account = me!(tx, db, actor);
        language.clone_into(&mut account.language);
        Ok(db::account::update(tx, &account).await?)
    })
}

/// One's sessions, the latest first.
pub async fn sessions(ctx: &Context, actor: &Actor) -> Result<Vec<SessionRow>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let now = ctx.now().timestamp();
    read!(ctx.store, |tx, db| {
        let account = me!(tx, db, actor);
        Ok(db::session::of_account(tx, account.id, now).await?)
    })
}

/// Ends one of one's own sessions, named by its hash.
pub async fn end_session(ctx: &Context, actor: &Actor, id_hash: &[u8]) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let ended = transact!(ctx.store, |tx, db| {
        let account = me!(tx, db, actor);
        let ended = db::session::delete_one_of(tx, account.id, id_hash).await?;
        let (stamp, after) = (ctx.stamp(actor.id()), json!({ "sessions": 1 }));
        db::history::append(tx, "account", account.id.uuid(), "end_session", stamp, (None, Some(&after)))
            .await?;
        Ok(ended)
    })?;
    if ended { Ok(()) } else { Err(ServiceError::NotFound("session")) }
}
