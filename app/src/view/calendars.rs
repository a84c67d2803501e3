//! What the pages of calendars show.

use chrono::{NaiveDate, NaiveDateTime};
use domain::calendar::CampusZone;
use domain::ids::{AccountId, CalendarFeedId};
use service::feed::FeedLine;

use super::account::local;

/// A calendar as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRow {
    /// Identity.
    pub id: CalendarFeedId,
    /// Whose permissions it has.
    pub account: AccountId,
    /// The name of that account.
    pub owner: String,
    /// What it is of, in words.
    pub name: String,
    /// Where it stands.
    pub state: FeedState,
    /// When it was made, by the campus's clock.
    pub created: NaiveDateTime,
    /// The last day it was read.
    pub used_on: Option<NaiveDate>,
}

/// Where a calendar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedState {
    /// It is shown to whoever has its address.
    Holds,
    /// Its maker's account is switched off, or may no longer read what it is of.
    Stopped,
    /// Somebody ended it.
    Revoked,
}

impl FeedRow {
    /// From what the service knows.
    pub fn new(name: String, line: FeedLine, zone: CampusZone) -> Self {
        let may = line.role.allows(line.feed.subject.permission()) && !line.disabled;
        let state = match line.feed.revoked_at {
            Some(_) => FeedState::Revoked,
            None if may => FeedState::Holds,
            None => FeedState::Stopped,
        };
        let feed = line.feed;
        Self {
            id: feed.id,
            account: feed.account,
            owner: line.owner,
            name,
            state,
            created: local(zone, feed.created_at),
            used_on: feed.used_on,
        }
    }
}
