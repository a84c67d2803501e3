//! What the pages of tokens show.

use chrono::{NaiveDate, NaiveDateTime};
use domain::access::Permission;
use domain::calendar::CampusZone;
use domain::ids::{AccountId, TokenId};
use service::token::TokenLine;

use super::account::local;

/// A token as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// Identity.
    pub id: TokenId,
    /// For whom it acts.
    pub account: AccountId,
    /// The name of that account.
    pub owner: String,
    /// What it is for.
    pub name: String,
    /// What it is limited to.
    pub scopes: Vec<Permission>,
    /// Where it stands.
    pub state: TokenState,
    /// The last day it was used.
    pub used_on: Option<NaiveDate>,
    /// When it runs out, by the campus's clock.
    pub until: NaiveDateTime,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// It lets in.
    Holds,
    /// Its time is over.
    RanOut,
    /// Somebody ended it.
    Revoked,
}

impl TokenRow {
    /// From what the service knows; `now` in UTC seconds.
    pub fn new(line: TokenLine, now: i64, zone: CampusZone) -> Self {
        let TokenLine { token, owner, .. } = line;
        let state = match token.revoked_at {
            Some(_) => TokenState::Revoked,
            None if token.expires_at <= now => TokenState::RanOut,
            None => TokenState::Holds,
        };
        Self {
            id: token.id,
            account: token.account,
            owner,
            name: token.name,
            scopes: token.scopes.iter().collect(),
            state,
            used_on: token.used_on,
            until: local(zone, token.expires_at),
        }
    }
}
