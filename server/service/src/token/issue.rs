//! Making a token.

use super::{PREFIX, Secret};
use crate::error::FieldError;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::{Permission, Role, Scopes};
use domain::ids::{AccountId, TokenId};
use serde_json::json;
use store_model::account::Account;
use store_model::token::ApiToken;

/// What a token can be given: the permissions that the API asks for.
pub const OFFERED: [Permission; 5] = [
    Permission::ReadCampus,
    Permission::ReadFigures,
    Permission::ReadStays,
    Permission::WriteStays,
    Permission::ReportPayments,
];

/// The longest a token holds, in days.
pub const LONGEST: i64 = 366;

/// The longest name, in characters.
const LONGEST_NAME: usize = 80;

/// A token to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// What it is for.
    pub name: String,
    /// What it is limited to.
    pub scopes: Scopes,
    /// How many days it holds.
    pub days: i64,
}

/// For which program an administrator makes a token. A person makes their own: nobody acts in another's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// One that has an account.
    Program(AccountId),
    /// One that is given an account now, under this name.
    NewProgram(String),
}

/// Makes a token for a program.
pub async fn issue(
    ctx: &Context,
    actor: &Actor,
    owner: &Owner,
    new: &NewToken,
) -> Result<Secret, ServiceError> {
    actor.require(Permission::ManageAccounts)?;
    let mut faults = faults(new, Role::ApiClient);
    if matches!(owner, Owner::NewProgram(name) if !is_name(name)) {
        faults.push(FieldError::new("program", "missing"));
    }
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    let (secret, program) = (Secret::new(ctx, PREFIX)?, program(ctx, owner));
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        let account = match (owner, &program) {
            (Owner::Program(id), _) => *id,
            (Owner::NewProgram(_), account) => {
                db::account::insert(tx, account, stamp.recorded_at.timestamp()).await?;
                let after = json!({ "role": account.role });
                let id = account.id.uuid();
                db::history::append(tx, "account", id, "add", stamp, (None, Some(&after))).await?;
                account.id
            }
        };
        let found = db::account::get(tx, account).await?.ok_or(ServiceError::NotFound("account"))?;
        if found.role != Role::ApiClient {
            return Err(ServiceError::Invalid(vec![FieldError::new("program", "not_a_program")]));
        }
        let token = token_of(ctx, account, new);
        db::token::insert(tx, &token, &secret.hash()).await?;
        let after = json!({ "account": account, "scopes": token.scopes.words() });
        db::history::append(tx, "api_token", token.id.uuid(), "issue", stamp, (None, Some(&after))).await?;
        Ok(())
    })?;
    Ok(secret)
}

/// Makes a token for oneself.
pub async fn issue_own(ctx: &Context, actor: &Actor, new: &NewToken) -> Result<Secret, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let account = actor.id().ok_or(ServiceError::NotFound("account"))?;
    let faults = faults(new, actor.role());
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    let (secret, token) = (Secret::new(ctx, PREFIX)?, token_of(ctx, account, new));
    transact!(ctx.store, |tx, db| {
        let stamp = ctx.stamp(actor.id());
        db::token::insert(tx, &token, &secret.hash()).await?;
        let after = json!({ "account": account, "scopes": token.scopes.words() });
        db::history::append(tx, "api_token", token.id.uuid(), "issue", stamp, (None, Some(&after))).await?;
        Ok(())
    })?;
    Ok(secret)
}

/// Every fault of a token that somebody of a role would own.
fn faults(new: &NewToken, role: Role) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if !is_name(&new.name) {
        faults.push(FieldError::new("name", "missing"));
    }
    if new.scopes == Scopes::NONE {
        faults.push(FieldError::new("scopes", "none"));
    }
    if new.scopes.iter().any(|scope| !OFFERED.contains(&scope) || !role.allows(scope)) {
        faults.push(FieldError::new("scopes", "not_allowed"));
    }
    if !(1..=LONGEST).contains(&new.days) {
        faults.push(FieldError::new("days", "out_of_range"));
    }
    faults
}

fn is_name(name: &str) -> bool {
    let length = name.trim().chars().count();
    (1..=LONGEST_NAME).contains(&length) && !name.contains(char::is_control)
}

fn token_of(ctx: &Context, account: AccountId, new: &NewToken) -> ApiToken {
    let now = ctx.now().timestamp();
    ApiToken {
        id: TokenId::new(ctx.ids.next()),
        account,
        name: new.name.trim().to_owned(),
        scopes: new.scopes,
        created_at: now,
        expires_at: now + new.days * 86_400,
        used_on: None,
        revoked_at: None,
    }
}

/// The account of a program: it has no password, and an address that no mail reaches (RFC 2606).
fn program(ctx: &Context, owner: &Owner) -> Account {
    let id = AccountId::new(ctx.ids.next());
    let name = if let Owner::NewProgram(name) = owner { name.trim() } else { "" };
    Account {
        id,
        email: format!("{id}@program.invalid"),
        full_name: name.to_owned(),
        role: Role::ApiClient,
        password_hash: String::new(),
        language: "en".to_owned(),
        disabled: false,
        totp_secret: None,
        version: 1,
    }
}
