//! Hybrid kit: what lets those in a hall and those online see and hear each other. The campus says which equipment and which
//! things of its price list are such; a hybrid session has it built into its hall, or ordered for its time.

use super::{Format, Hall, Session, SessionState};
use crate::campus::{Campus, Space};
use crate::claim::Interval;
use crate::ids::FunctionId;
use std::collections::BTreeSet;

/// Whether a kind of equipment that is hybrid kit stands in a space for good, or in one that is a part of it: halls that are
/// joined have what each of them has.
pub fn has_kit(campus: &Campus, space: &Space) -> bool {
    let kit = |id| campus.equipment.iter().any(|kind| kind.id == id && kind.hybrid);
    let is_within = |other: &&Space| !other.parts.is_empty() && other.parts.is_subset(&space.parts);
    let within = campus.spaces.iter().filter(is_within);
    within.flat_map(|other| &other.equipment).any(|piece| kit(piece.equipment))
}

/// Hybrid kit that an event ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderedKit {
    /// For which function; none where the event takes it where it needs it.
    pub function: Option<FunctionId>,
    /// When it is there.
    pub time: Interval,
    /// How many pieces.
    pub pieces: i64,
}

impl OrderedKit {
    const fn covers(&self, time: Interval) -> bool {
        self.pieces > 0 && self.time.covers(time)
    }
}

/// Whether a session is for those online too and has no kit: neither in its hall, nor ordered for its function, nor among
/// what the event ordered without saying for which, which has to do for all halls that lack it at that time.
pub(super) fn lacks_kit(
    session: &Session,
    (sessions, halls): (&[Session], &[Hall]),
    ordered: &[OrderedKit],
) -> bool {
    let Some(id) = without(session, halls, ordered) else { return false };
    let same_time = sessions.iter().filter(|other| other.time.overlaps(session.time));
    let lacking = same_time.filter_map(|other| without(other, halls, ordered)).chain([id]);
    let lacking = lacking.collect::<BTreeSet<_>>().len();
    let free = ordered.iter().filter(|one| one.function.is_none() && one.covers(session.time));
    free.map(|one| one.pieces).sum::<i64>() < i64::try_from(lacking).unwrap_or(i64::MAX)
}

/// The function of a hybrid session that has neither kit in its hall nor any ordered for it.
fn without(session: &Session, halls: &[Hall], ordered: &[OrderedKit]) -> Option<FunctionId> {
    let is_hybrid = session.format == Format::Hybrid && session.state == SessionState::Planned;
    let hall = halls.iter().find(|hall| Some(hall.function) == session.function)?;
    let mut own = ordered.iter().filter(|one| one.function == session.function);
    let has = hall.kit || own.any(|one| one.covers(session.time));
    (is_hybrid && !has).then_some(hall.function)
}
