//! Kinds of equipment: what there is, how much of it, and whether it can be carried.

use super::{apply, decided_on, invalid, none};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Campus, Equipment, Name, Record, Slug};
use domain::ids::EquipmentId;

/// What a kind of equipment shall be. Its code is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipmentWish {
    /// Name.
    pub name: Name,
    /// Pieces there are.
    pub stock: i64,
    /// Whether it can be carried to any space; otherwise each piece stands in one for good.
    pub portable: bool,
    /// Whether it is hybrid kit: those in a hall with it and those online see and hear each other.
    pub hybrid: bool,
}

/// A kind of equipment that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEquipment {
    /// Its identity, made up by who asks: the same one sent twice is added once.
    pub id: EquipmentId,
    /// Its key.
    pub code: Slug,
    /// All else.
    pub wish: EquipmentWish,
}

/// Adds a kind of equipment.
pub async fn add_equipment(ctx: &Context, actor: &Actor, new: &NewEquipment) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    none(check(&new.wish))?;
    apply(ctx, actor, |known| {
        if known.equipment.iter().any(|kind| kind.id == new.id) {
            return Ok(Campus::default());
        }
        if known.equipment.iter().any(|kind| kind.code == new.code) {
            return Err(invalid("code", "taken"));
        }
        let EquipmentWish { name, stock, portable, hybrid } = new.wish.clone();
        let (id, code) = (new.id, new.code.clone());
        let added = Equipment { id, code, name, stock, portable, hybrid, synthetic: false };
        Ok(Campus { equipment: vec![added], ..Campus::default() })
    })
    .await
}

/// Changes a kind of equipment at the version that was seen. A number that is other than before was stated, and is
/// invented no longer.
pub async fn change_equipment(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    wish: &EquipmentWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    none(check(wish))?;
    apply(ctx, actor, |known| {
        let before = known.equipment.iter().find(|kind| kind.code.as_str() == code);
        let before = before.ok_or(ServiceError::NotFound("equipment"))?;
        let EquipmentWish { name, stock, portable, hybrid } = wish.clone();
        let synthetic = before.synthetic && before.stock == stock;
        let after = Equipment { name, stock, portable, hybrid, synthetic, ..before.clone() };
        none(in_spaces(known, &after))?;
        decided_on(version, &Record::Equipment(before.clone()), &Record::Equipment(after.clone()))?;
        Ok(Campus { equipment: vec![after], ..Campus::default() })
    })
    .await
}

fn check(wish: &EquipmentWish) -> Vec<FieldError> {
    let fits = (0..=Equipment::MOST).contains(&wish.stock);
    (!fits).then(|| FieldError::new("stock", "out_of_range")).into_iter().collect()
}

/// What stands in spaces is not carried around, and there are as many pieces as stand there.
fn in_spaces(known: &Campus, after: &Equipment) -> Vec<FieldError> {
    let standing = known.standing(after.id);
    let carried = (after.portable && standing > 0).then(|| FieldError::new("portable", "stands"));
    let short = (after.stock < standing).then(|| FieldError::new("stock", "too_few"));
    short.into_iter().chain(carried).collect()
}
