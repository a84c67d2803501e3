//! The second factor: six digits from a device that shares a secret with us (TOTP, RFC 6238), and recovery codes for
//! who loses it.

use super::Account;
use super::own::me;
use super::throttle::Guess;
use crate::mail::{self, Letter};
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, Utc};
use domain::access::Permission;
use domain::ids::AccountId;
use serde_json::json;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

/// Bytes of the shared secret (RFC 4226, section 4, asks for 20).
const SECRET: usize = 20;
/// How many recovery codes are made.
const RECOVERY_CODES: usize = 8;
/// Bytes of one: 16 characters.
const RECOVERY: usize = 10;

/// What a device is set up with.
#[derive(Clone, PartialEq, Eq)]
pub struct Setup {
    /// The secret to type in: letters and digits (base 32).
    pub secret: String,
    /// The same as an address for a QR code.
    pub url: String,
}

/// A new secret for an account. Nothing is stored until a code proves that the device has it.
pub fn propose(ctx: &Context, account: &Account) -> Result<Setup, ServiceError> {
    let mut bytes = [0; SECRET];
    ctx.secrets.fill(&mut bytes)?;
    setup(account, &Secret::from(bytes.to_vec()).to_base32())
}

/// What a device is set up with, from a secret that was proposed.
pub fn setup(account: &Account, secret: &str) -> Result<Setup, ServiceError> {
    let parsed = Secret::try_from_base32(secret).map_err(|_| ServiceError::WrongCode)?;
    let totp = totp(parsed.as_ref().to_vec(), &account.email)?;
    let url = totp.to_url().map_err(|error| ServiceError::Hash(error.into()))?;
    Ok(Setup { secret: secret.to_owned(), url })
}

/// Switches the second factor on, once a code of the proposed secret shows that the device has it. Gives the recovery
/// codes; they are shown once and stored hashed.
pub async fn switch_on(
    ctx: &Context,
    actor: &Actor,
    secret: &str,
    code: &str,
) -> Result<Vec<String>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let secret = Secret::try_from_base32(secret).map_err(|_| ServiceError::WrongCode)?.as_ref().to_vec();
    let step = totp(secret.clone(), "")?.check(digits(code).as_str(), seconds(ctx.now()));
    let step = i64::try_from(step.ok_or(ServiceError::WrongCode)?).unwrap_or(i64::MAX);
    let codes = (0..RECOVERY_CODES).map(|_| recovery_code(ctx)).collect::<Result<Vec<_>, _>>()?;
    transact!(ctx.store, |tx, db| {
        let mut account = me!(tx, db, actor);
        account.totp_secret = Some(secret.clone());
        db::account::update(tx, &account).await?;
        db::sign_in::take_step(tx, account.id, step).await?;
        db::sign_in::clear_recovery(tx, account.id).await?;
        for code in &codes {
            db::sign_in::add_recovery(tx, account.id, &recovery_hash(code)).await?;
        }
        let letter = Letter::SecondFactorOn { name: account.full_name.clone() };
        db::mail::put(tx, &mail::to_account(ctx, &account, &letter, None)).await?;
        let (stamp, after) = (ctx.stamp(actor.id()), json!({ "second_factor": true }));
        db::history::append(tx, "account", account.id.uuid(), "second_factor", stamp, (None, Some(&after)))
            .await?;
        Ok(())
    })?;
    Ok(codes)
}

/// Switches the second factor off; asks for a code once more. `address` is where the request comes from.
pub async fn switch_off(ctx: &Context, actor: &Actor, code: &str, address: &str) -> Result<(), ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let account = read!(ctx.store, |tx, db| Ok(me!(tx, db, actor)))?;
    let guess = Guess::new("code", &account.id.to_string(), address);
    guess.count(ctx).await?;
    let code = Code::read(&account, code, ctx.now()).ok_or(ServiceError::WrongCode)?;
    take(ctx, account.id, &code).await?;
    guess.right(ctx).await?;
    clear(ctx, actor, account.id).await
}

/// How many recovery codes are left.
pub async fn recovery_left(ctx: &Context, actor: &Actor) -> Result<i64, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    read!(ctx.store, |tx, db| {
        let account = me!(tx, db, actor);
        Ok(db::sign_in::recovery_left(tx, account.id).await?)
    })
}

/// Takes secret and recovery codes away.
pub(super) async fn clear(ctx: &Context, actor: &Actor, id: AccountId) -> Result<(), ServiceError> {
    transact!(ctx.store, |tx, db| {
        let mut account = db::account::get(tx, id).await?.ok_or(ServiceError::NotFound("account"))?;
        let was_on = account.totp_secret.take().is_some();
        db::account::update(tx, &account).await?;
        db::sign_in::clear_recovery(tx, id).await?;
        if was_on {
            let letter = Letter::SecondFactorOff { name: account.full_name.clone() };
            db::mail::put(tx, &mail::to_account(ctx, &account, &letter, None)).await?;
        }
        let (stamp, after) = (ctx.stamp(actor.id()), json!({ "second_factor": false }));
        db::history::append(tx, "account", id.uuid(), "second_factor", stamp, (None, Some(&after))).await?;
        Ok(())
    })
}

/// A code that somebody typed, read but not yet taken.
pub(super) enum Code {
    /// Of a device: the time step it belongs to.
    Device(i64),
    /// A recovery code, hashed.
    Recovery(Vec<u8>),
}

impl Code {
    /// None where it cannot be of this account.
    pub(super) fn read(account: &Account, typed: &str, now: DateTime<Utc>) -> Option<Self> {
        let secret = account.totp_secret.clone()?;
        let six_digits = typed.chars().all(|letter| letter.is_ascii_digit() || letter.is_whitespace());
        if six_digits {
            let step = totp(secret, "").ok()?.check(&digits(typed), seconds(now))?;
            return i64::try_from(step).ok().map(Self::Device);
        }
        Some(Self::Recovery(recovery_hash(typed)))
    }
}

/// Takes a code; each is good once, also where it is tried twice at the same time.
pub(super) async fn take(ctx: &Context, id: AccountId, code: &Code) -> Result<(), ServiceError> {
    let taken = transact!(ctx.store, |tx, db| match code {
        Code::Device(step) => Ok(db::sign_in::take_step(tx, id, *step).await?),
        Code::Recovery(hash) => Ok(db::sign_in::take_recovery(tx, id, hash).await?),
    })?;
    if taken { Ok(()) } else { Err(ServiceError::WrongCode) }
}

fn totp(secret: Vec<u8>, email: &str) -> Result<Totp, ServiceError> {
    // A colon would divide issuer and account; an address may hold one only in quotes, which nobody has.
    let builder = Builder::new()
        .with_secret(secret)
        .with_account_name(email.replace(':', ""))
        .with_issuer(Some("Foresteria"));
    builder.build().map_err(|error| ServiceError::Hash(error.into()))
}

fn seconds(at: DateTime<Utc>) -> u64 {
    at.timestamp().unsigned_abs()
}

/// People type codes in groups.
fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).collect()
}

fn recovery_code(ctx: &Context) -> Result<String, ServiceError> {
    let mut bytes = [0; RECOVERY];
    ctx.secrets.fill(&mut bytes)?;
    let code = Secret::from(bytes.to_vec()).to_base32();
    let groups: Vec<_> = code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    Ok(groups.join("-"))
}

/// The letters alone count: how they are grouped, and in which case they are typed, does not.
fn recovery_hash(typed: &str) -> Vec<u8> {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(letters.to_uppercase()).to_vec()
}
