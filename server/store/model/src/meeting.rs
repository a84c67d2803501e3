//! One-to-one meetings as the store hands them out.

use domain::ids::{EntryId, GuestId, MeetingSlotId};
use domain::meeting::{Host, Slot, Terms};
use std::fmt;

/// What participants of an event may book; at version 0 where nobody said so yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KnownTerms {
    /// The terms.
    pub terms: Terms,
    /// Version seen by an editor.
    pub version: i64,
}

/// A host as participants are shown it.
#[derive(Clone, PartialEq, Eq)]
pub struct HostLine {
    /// The host.
    pub host: Host,
    /// What it is called: as an exhibitor, or by itself. Empty once that is erased.
    pub name: String,
    /// Where it is met: in words, or the hall; may be empty.
    pub place: String,
    /// The stand of the exhibitor; empty where it has none.
    pub stand: String,
}

/// A time somebody booked, and how they are written to.
#[derive(Clone, PartialEq, Eq)]
pub struct Booking {
    /// The time.
    pub slot: MeetingSlotId,
    /// Whose line of the rooming list.
    pub entry: EntryId,
    /// The person.
    pub guest: GuestId,
    /// Their name.
    pub name: String,
    /// Their address; may be empty.
    pub email: String,
    /// The language they asked for; none where they did not register themselves.
    pub language: Option<String>,
}

// What is logged names nobody.
impl fmt::Debug for HostLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostLine").field("host", &self.host).finish_non_exhaustive()
    }
}

impl fmt::Debug for Booking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Booking")
            .field("slot", &self.slot)
            .field("entry", &self.entry)
            .finish_non_exhaustive()
    }
}

/// A booked time that went with its event, where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who booked it.
    pub booking: Booking,
    /// The time it has now.
    pub slot: Slot,
}
