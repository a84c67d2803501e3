//! Registration: what is stored beside the rooming list.

use domain::ids::{EntryId, EventId, GuestId};
use domain::registration::{Payment, Terms};

/// The registration of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// The event.
    pub event: EventId,
    /// What it offers.
    pub terms: Terms,
    /// Version seen by an editor.
    pub version: i64,
}

/// What is known of somebody who registered, beside their entry of the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Registrant {
    /// The entry.
    pub entry: EntryId,
    /// From where they come.
    pub organisation: String,
    /// Code of the language they are written to in.
    pub language: String,
    /// When they consented to what is kept of them, in UTC seconds.
    pub agreed_at: i64,
    /// What they quote with a payment.
    pub reference: String,
    /// What they owe, in euro cents, and where that stands; none where it was free when they registered.
    pub fee: Option<(i64, Payment)>,
    /// Version seen by an editor.
    pub version: i64,
}

// What is logged names nobody.
impl std::fmt::Debug for Registrant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registrant")
            .field("entry", &self.entry)
            .field("fee", &self.fee)
            .finish_non_exhaustive()
    }
}

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Code of the event.
    pub event: String,
    /// Whose link it is; none where it is that of the event.
    pub entry: Option<EntryId>,
}

/// What somebody needs, as they wrote it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// What they eat, or not.
    pub diet: String,
    /// What else.
    pub other: String,
}

// What is logged is nobody's health.
impl std::fmt::Debug for Needs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Needs")
    }
}

/// Whose needs they are.
pub type NeedsOf = (GuestId, Needs);
