//! Tokens of the API.

use chrono::NaiveDate;
use domain::access::{Role, Scopes};
use domain::ids::{AccountId, TokenId};

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Identity; not secret.
    pub id: TokenId,
    /// For whom it acts.
    pub account: AccountId,
    /// What it is used for, in its maker's words.
    pub name: String,
    /// What it is limited to.
    pub scopes: Scopes,
    /// When it was made, in UTC seconds.
    pub created_at: i64,
    /// When it runs out, in UTC seconds.
    pub expires_at: i64,
    /// The last day it was used.
    pub used_on: Option<NaiveDate>,
    /// When it was revoked, in UTC seconds.
    pub revoked_at: Option<i64>,
}

/// A token as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenLine {
    /// The token.
    pub token: ApiToken,
    /// Name of the account.
    pub owner: String,
    /// Role of the account.
    pub role: Role,
}
