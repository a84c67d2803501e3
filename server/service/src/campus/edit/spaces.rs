//! Function spaces: what they are called, seat and hold. The parts they are made of stay: claims lie on them.

use super::{apply, decided_on, invalid, none, sourced};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Booths, Campus, Capacity, Name, Record, Seats, SetupStyle, Space, Standing};
use domain::ids::EquipmentId;
use std::collections::BTreeMap;

/// What a space shall be. Its code is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceWish {
    /// Name.
    pub name: Name,
    /// Floor area in square metres, where known.
    pub area_m2: Option<i64>,
    /// Interpreters' booths built in.
    pub booths: i64,
    /// Reached and used without a step.
    pub step_free: bool,
    /// Has a hearing loop.
    pub hearing_loop: bool,
    /// Seats by set-up style; a style it does not take is left out.
    pub seats: BTreeMap<SetupStyle, Seats>,
    /// Pieces that stand in it for good, by kind; a kind it does not have is left out.
    pub equipment: BTreeMap<EquipmentId, i64>,
    /// Where this is known from.
    pub source: String,
}

/// Changes a space at the version that was seen. A figure that is other than before was stated, and is invented no
/// longer.
pub async fn change_space(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    wish: &SpaceWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    check(wish)?;
    apply(ctx, actor, |known| {
        let before = known.spaces.iter().find(|space| space.code.as_str() == code);
        let before = before.ok_or(ServiceError::NotFound("space"))?;
        let after = wanted(before, wish);
        none(sourced(&after.source, after.synthetic).into_iter().collect())?;
        pieces(known, &after)?;
        decided_on(version, &Record::Space(before.clone()), &Record::Space(after.clone()))?;
        Ok(Campus { spaces: vec![after], ..Campus::default() })
    })
    .await
}

pub(super) fn check(wish: &SpaceWish) -> Result<(), ServiceError> {
    let area = wish.area_m2.is_none_or(|area| (1..=Space::LARGEST_M2).contains(&area));
    let pieces = wish.equipment.values().all(|pieces| (1..=Standing::MOST).contains(pieces));
    let checks =
        [("area_m2", area), ("booths", (0..=Booths::MOST).contains(&wish.booths)), ("equipment", pieces)];
    let wrong = checks.into_iter().filter(|(_, fits)| !fits);
    none(wrong.map(|(field, _)| FieldError::new(field, "out_of_range")).collect())
}

/// A space as it is wished, and all else as it was.
pub(super) fn wanted(before: &Space, wish: &SpaceWish) -> Space {
    let seats = wish.seats.iter().map(|(&style, &seats)| {
        let known = before.capacities.iter().find(|known| known.style == style && known.seats == seats);
        Capacity { style, seats, synthetic: known.is_some_and(|known| known.synthetic) }
    });
    let standing = |(&equipment, &quantity)| Standing { equipment, quantity };
    let mut equipment: Vec<Standing> = wish.equipment.iter().map(standing).collect();
    equipment.sort();
    Space {
        name: wish.name.clone(),
        area_m2: wish.area_m2,
        booths: Booths {
            count: wish.booths,
            synthetic: before.booths.synthetic && before.booths.count == wish.booths,
        },
        step_free: wish.step_free,
        hearing_loop: wish.hearing_loop,
        capacities: seats.collect(),
        equipment,
        source: wish.source.trim().to_owned(),
        ..before.clone()
    }
}

/// What stands somewhere for good is not carried around, and there are as many pieces as there are.
pub(super) fn pieces(known: &Campus, after: &Space) -> Result<(), ServiceError> {
    let fixed = |standing: &Standing| {
        known.equipment.iter().any(|kind| kind.id == standing.equipment && !kind.portable)
    };
    if !after.equipment.iter().all(fixed) {
        return Err(invalid("equipment", "unknown"));
    }
    let others = known.spaces.iter().filter(|space| space.id != after.id);
    let spaces = others.chain([after]).cloned().collect();
    let then = Campus { spaces, equipment: known.equipment.clone(), ..Campus::default() };
    let short = then.short_of_pieces();
    let here = short
        .into_iter()
        .filter(|(kind, _)| after.equipment.iter().any(|standing| standing.equipment == kind.id));
    none(here.map(|(kind, _)| FieldError::new(format!("equipment[{}]", kind.code), "too_many")).collect())
}
