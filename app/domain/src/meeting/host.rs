//! Whom one meets.

use crate::ids::{EventId, ExhibitorId, FunctionId, MeetingHostId};
use crate::language::Language;
use crate::programme::{LONGEST_LINE, LONGEST_TEXT, is_address};
use std::fmt;

/// A host: an exhibitor of the event, or a person or desk.
#[derive(Clone, PartialEq, Eq)]
pub struct Host {
    /// Identity.
    pub id: MeetingHostId,
    /// At which event.
    pub event: EventId,
    /// What participants read of it.
    pub profile: Profile,
    /// Version seen by an editor.
    pub version: i64,
}

/// What participants read of a host.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The exhibitor it is; none where it is called otherwise.
    pub exhibitor: Option<ExhibitorId>,
    /// What it is called where it is no exhibitor; may be a person's name. Empty once that is erased.
    pub name: String,
    /// What one can talk about.
    pub about: String,
    /// In which languages.
    pub languages: Vec<Language>,
    /// Where, in words.
    pub place: String,
    /// The function in whose hall, where there are no words.
    pub function: Option<FunctionId>,
    /// Where online; may be empty.
    pub link: String,
}

// What is logged names nobody.
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("id", &self.id).field("version", &self.version).finish_non_exhaustive()
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile").field("exhibitor", &self.exhibitor).finish_non_exhaustive()
    }
}

/// What is wrong with what is asked for: a field and why.
pub type Fault = (&'static str, &'static str);

impl Profile {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<Fault> {
        let long = |text: &str, most| text.trim().chars().count() > most;
        let link = self.link.trim();
        let nameless = self.exhibitor.is_none() && self.name.trim().is_empty();
        let faults = [
            nameless.then_some(("name", "missing")),
            long(&self.name, LONGEST_LINE).then_some(("name", "too_long")),
            long(&self.about, LONGEST_TEXT).then_some(("about", "too_long")),
            long(&self.place, LONGEST_LINE).then_some(("place", "too_long")),
            (!link.is_empty() && !is_address(link)).then_some(("link", "no_address")),
        ];
        faults.into_iter().flatten().collect()
    }

    /// The same as it is kept: an exhibitor is called what it is called there, and words say better where than a hall.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let trim = |text: &str| text.trim().to_owned();
        let (name, place) = (trim(&self.name), trim(&self.place));
        Self {
            exhibitor: self.exhibitor,
            name: if self.exhibitor.is_some() { String::new() } else { name },
            about: trim(&self.about),
            languages: self.languages.clone(),
            function: self.function.filter(|_| place.is_empty()),
            place,
            link: trim(&self.link),
        }
    }
}
