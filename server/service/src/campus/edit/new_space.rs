//! A function space that was not there: a part of its own, or parts of others with the walls between them open.

use super::spaces::{check, pieces, wanted};
use super::{SpaceWish, apply, floor_at, invalid, last, none, pavilion_of, sourced};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Booths, Campus, Code, Floor, Space, SpacePart};
use domain::ids::{ResourceId, SpaceId};
use std::collections::BTreeSet;

/// A space that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSpace {
    /// Its identity, made up by who asks: the same one sent twice is added once.
    pub id: SpaceId,
    /// Its code.
    pub code: Code,
    /// Code of its pavilion.
    pub pavilion: String,
    /// The floor it lies on; one on which nothing lay yet comes into being with it.
    pub level: i64,
    /// Codes of the spaces it is made of when their walls open; none where it is a part of its own.
    pub joins: BTreeSet<Code>,
    /// All else.
    pub wish: SpaceWish,
}

/// Adds a space, after all others in lists.
pub async fn add_space(ctx: &Context, actor: &Actor, new: &NewSpace) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    check(&new.wish)?;
    none(sourced(&new.wish.source, false).into_iter().collect())?;
    let (fresh_floor, fresh_part) = (ctx.ids.next(), ResourceId::new(ctx.ids.next()));
    apply(ctx, actor, |known| {
        if known.spaces.iter().any(|space| space.id == new.id) {
            return Ok(Campus::default());
        }
        let floor = floor_at(known, pavilion_of(known, &new.pavilion)?, new.level, fresh_floor)?;
        let (parts, added) = parts(known, new, fresh_part)?;
        let position = last(known.spaces.iter().map(|space| space.position));
        let space = wanted(&blank(new, &floor, parts, position), &new.wish);
        pieces(known, &space)?;
        let parts = added.into_iter().collect();
        Ok(Campus { floors: vec![floor], parts, spaces: vec![space], ..Campus::default() })
    })
    .await
}

/// The parts it takes, and the one that comes into being with it.
fn parts(
    known: &Campus,
    new: &NewSpace,
    fresh: ResourceId,
) -> Result<(BTreeSet<ResourceId>, Option<SpacePart>), ServiceError> {
    let spaces = known.spaces.iter().map(|space| &space.code);
    if spaces.chain(known.parts.iter().map(|part| &part.code)).any(|code| *code == new.code) {
        return Err(invalid("code", "taken"));
    }
    if new.joins.is_empty() {
        return Ok((BTreeSet::from([fresh]), Some(SpacePart { id: fresh, code: new.code.clone() })));
    }
    Ok((joined(known, &new.joins)?, None))
}

/// The parts that open up to one space; each must be there, and no other space may be made of just these.
fn joined(known: &Campus, joins: &BTreeSet<Code>) -> Result<BTreeSet<ResourceId>, ServiceError> {
    let part = |code: &Code| known.parts.iter().find(|part| part.code == *code);
    let missing = joins.iter().filter(|code| part(code).is_none());
    none(missing.map(|code| FieldError::new(format!("joins[{code}]"), "unknown")).collect())?;
    if joins.len() < 2 {
        return Err(invalid("joins", "one"));
    }
    let parts: BTreeSet<_> = joins.iter().filter_map(part).map(|part| part.id).collect();
    match known.spaces.iter().find(|space| space.parts == parts) {
        Some(twin) => Err(invalid(format!("joins[{}]", twin.code), "same")),
        None => Ok(parts),
    }
}

/// A space of which nothing is known but where it lies and what it is made of.
fn blank(new: &NewSpace, floor: &Floor, parts: BTreeSet<ResourceId>, position: i64) -> Space {
    Space {
        id: new.id,
        code: new.code.clone(),
        name: new.wish.name.clone(),
        floor: floor.id,
        area_m2: None,
        booths: Booths::default(),
        step_free: false,
        hearing_loop: false,
        parts,
        capacities: Vec::new(),
        equipment: Vec::new(),
        source: String::new(),
        position,
        synthetic: false,
    }
}
