//! The search over everything: guests, stays, rooms, spaces, pavilions, events, organisations.
//!
//! Whoever asks finds only what they may read. Guests, events and organisations are found by an index of words
//! ([`store_model::search`]) that narrows the records down; the rule of what matches is `domain::search` alone.

mod arrange;
mod asked;

use crate::store::read;
use crate::{Actor, Context, ServiceError, event};
use arrange::Found;
use asked::Asked;
use chrono::NaiveDate;
use domain::access::Permission;
pub use domain::search::Likeness;
use std::ops::Range;
pub use store_model::search::FoundStay;
use store_model::search::Subject;

/// How many of a kind are shown.
pub const MOST_SHOWN: usize = 10;

/// What was found of one kind, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// At most [`MOST_SHOWN`].
    pub hits: Vec<Hit>,
    /// Whether there is more than is shown.
    pub more: bool,
}

/// What can be found, in the order in which equally good groups are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Stays by reference.
    Stay,
    /// Guests by name.
    Guest,
    /// Guest rooms by number and pavilion.
    Room,
    /// Function spaces by name, code and pavilion.
    Space,
    /// Pavilions by name and code.
    Pavilion,
    /// Events by code and title.
    Event,
    /// Organisations by name.
    Organisation,
}

/// One thing found.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// By what it was found, as it is written.
    pub text: String,
    /// Where in the text the words asked for stand, in bytes.
    pub marks: Vec<Range<usize>>,
    /// How well the worst of the words fits.
    pub likeness: Likeness,
    /// What more is shown of it, and where it leads.
    pub about: About,
}

impl std::fmt::Debug for Hit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hit").field("likeness", &self.likeness).finish_non_exhaustive()
    }
}

/// What is shown of a thing beside its name.
#[derive(Clone, PartialEq, Eq)]
pub enum About {
    /// The stay.
    Stay(FoundStay),
    /// The stay of the guest that is asked about most likely, if there is any.
    Guest(Option<FoundStay>),
    /// The number of the room.
    Room(String),
    /// The code of the pavilion it lies in.
    Space(String),
    /// Its code.
    Pavilion(String),
    /// Its code, for those who may open it; first and last day.
    Event(Option<String>, NaiveDate, NaiveDate),
    /// Nothing.
    Organisation,
}

/// Looks for a text.
pub async fn search(ctx: &Context, actor: &Actor, text: &str) -> Result<Vec<Group>, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let asked = Asked::of(text);
    if asked.words.is_empty() {
        return Ok(Vec::new());
    }
    let (may_know, today) = (actor.may(Permission::ReadStays), ctx.today());
    let own = event::codes_of(ctx, event::bound(actor)).await?;
    let opens = |code: &String| {
        actor.may(Permission::ReadEvents) && own.as_ref().is_none_or(|own| own.contains(code))
    };
    let found = read!(ctx.store, |tx, db| {
        let mut found = Found::default();
        found.places(&asked, db::search::places(tx).await?);
        for beginning in asked.references.iter().filter(|_| may_know) {
            found.stays(&asked, db::search::stays(tx, beginning, arrange::MOST_READ).await?);
        }
        for subject in Subject::ALL.into_iter().filter(|subject| may_know || *subject != Subject::Guest) {
            let named = arrange::best(&asked, db::search::found(tx, subject, &asked.words).await?);
            for (ranked, id) in named {
                let about = match subject {
                    Subject::Guest => Some(About::Guest(db::search::next_stay(tx, id, today).await?)),
                    Subject::Event => {
                        let days = db::search::event_days(tx, id).await?;
                        days.map(|days| About::Event(Some(days.code).filter(opens), days.from, days.until))
                    }
                    Subject::Organisation => Some(About::Organisation),
                };
                found.add(ranked, about);
            }
        }
        Ok(found)
    })?;
    Ok(found.groups())
}
