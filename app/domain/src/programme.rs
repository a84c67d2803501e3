//! The programme of an event: its sessions and tracks, what is amiss with them, and what of it participants read.

mod draft;
mod kind;
mod kit;
mod published;
mod text;
mod warning;

pub(crate) use draft::is_address;
pub use draft::{Draft, Fault, LONGEST_LINE, LONGEST_TEXT, MOST_ONLINE, MOST_SPEAKERS, Named, instants};
pub use kind::{Format, SessionKind, SessionState};
pub use kit::{OrderedKit, has_kit};
pub use published::{Difference, Gone, Place, Published, Shown, ShownStand, ShownTrack, What};
pub use text::{LANGUAGES, Names, Text, Texts, told};
pub use warning::{Around, Hall, Warning, warnings};

use crate::calendar::CampusZone;
use crate::claim::Interval;
use crate::ids::{EventId, FunctionId, SessionId, SpeakerId, TrackId};
use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A session of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identity.
    pub id: SessionId,
    /// Whose it is.
    pub event: EventId,
    /// What it is called and about, by language.
    pub texts: Texts,
    /// What it is.
    pub kind: SessionKind,
    /// Whether it takes place.
    pub state: SessionState,
    /// Which track it belongs to.
    pub track: Option<TrackId>,
    /// For whom: on campus, online, or both.
    pub format: Format,
    /// When.
    pub time: Interval,
    /// How many are expected on campus.
    pub on_campus: i64,
    /// How many are expected online; never added to those on campus.
    pub online: i64,
    /// Where those online take part; empty where nobody knows yet.
    pub link: String,
    /// The function that carries it: its hall, its style and its languages are those of the session.
    pub function: Option<FunctionId>,
    /// Who speaks, in order.
    pub speakers: Vec<Speaker>,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// Version seen by an editor.
    pub version: i64,
}

impl Session {
    /// The day it begins on, by the campus clock.
    pub fn day(&self, zone: CampusZone) -> NaiveDate {
        zone.date(DateTime::from_timestamp(self.time.from_at(), 0).unwrap_or_default())
    }

    /// Whether it takes place where people sit.
    pub const fn needs_hall(&self) -> bool {
        matches!(self.state, SessionState::Planned) && !matches!(self.format, Format::Online)
    }
}

/// Somebody who speaks in a session. The name is meant for publication, and leaves on time all the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Identity: what is erased of one is erased by it.
    pub id: SpeakerId,
    /// Name.
    pub name: String,
    /// What they do there, such as chair.
    pub part: String,
    /// Where they come from.
    pub affiliation: String,
}

// What is logged names nobody.
impl fmt::Debug for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Speaker").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A track: what belongs together, one session after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Identity.
    pub id: TrackId,
    /// Its name by language.
    pub names: Names,
}

/// What is published of a programme besides its sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The links for those online.
    pub links: bool,
    /// Exhibitors with their stands.
    pub stands: bool,
    /// Whether search engines may list the page.
    pub indexed: bool,
}
