//! Hashing and checking passwords.

use crate::error::FieldError;
use crate::mail::{self, Letter};
use crate::{Context, ServiceError};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;
use store_model::account::Account;
use store_model::mail::NewMail;
use tokio::sync::Semaphore;

/// Hashing is heavy on purpose; two at a time leave the machine answering.
static HASHERS: Semaphore = Semaphore::const_new(2);

/// Checked where there is no password to check, so that the answer takes as long as where there is one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// Characters of the shortest password taken. Length is what counts; no kinds of characters are asked for
/// (NIST SP 800-63B, section 5.1.1.2).
pub const SHORTEST: usize = 12;

/// Hashing a longer one would be work for a stranger to give.
const LONGEST: usize = 200;

/// What is wrong with a password somebody chose.
pub(super) fn fault(password: &str, email: &str) -> Option<FieldError> {
    let code = match password.chars().count() {
        ..SHORTEST => "too_short",
        LONGEST.. => "too_long",
        _ if password.trim().eq_ignore_ascii_case(email) => "same_as_address",
        _ => return None,
    };
    Some(FieldError::new("password", code))
}

/// The mail that tells of a change: whoever did not make it hears of it.
pub(super) fn changed(ctx: &Context, account: &Account) -> NewMail {
    let letter = Letter::PasswordChanged { name: account.full_name.clone() };
    mail::to_account(ctx, account, &letter, None)
}

/// The hash to store.
pub(super) async fn hash(password: String) -> Result<String, ServiceError> {
    let _permit = HASHERS.acquire().await;
    let hashed =
        tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(ServiceError::Worker)?;
    hashed.map_err(|error| ServiceError::Hash(error.into()))
}

/// Whether a password is the one of a stored hash; without a hash it never is, and takes as long to say.
pub(super) async fn matches(password: &str, stored: Option<&str>) -> Result<bool, ServiceError> {
    let stored = stored.filter(|hash| !hash.is_empty());
    let (known, hash) = (stored.is_some(), stored.unwrap_or(&NOBODY).to_owned());
    let password: String = password.chars().take(LONGEST).collect();
    let _permit = HASHERS.acquire().await;
    let verified = tokio::task::spawn_blocking(move || {
        let hash = PasswordHash::new(&hash).map_err(|error| ServiceError::Hash(error.into()))?;
        Ok::<_, ServiceError>(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    Ok(verified.await.map_err(ServiceError::Worker)?? && known)
}

fn hash_now(password: &str) -> Result<String, argon2::password_hash::Error> {
    Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
}
