//! The programme of an event as the store keeps it.

use chrono::NaiveDate;
use domain::ids::{EventId, SpeakerId};
use domain::programme::{Published, Settings};
use std::collections::BTreeSet;

/// What is kept of a programme besides its sessions; at version 0 where there is none yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// What is published besides the sessions.
    pub settings: Settings,
    /// When it was published last, in UTC seconds; none while participants read nothing.
    pub published_at: Option<i64>,
    /// What was published last, read or withdrawn since.
    pub published: Option<Published>,
    /// Version seen by an editor.
    pub version: i64,
}

/// Everybody a programme names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedThere {
    /// Of which event.
    pub event: EventId,
    /// Its last day.
    pub until: NaiveDate,
    /// Who, in its sessions or in what was published.
    pub speakers: BTreeSet<SpeakerId>,
}
