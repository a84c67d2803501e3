//! Pavilions and their floors.

use super::{apply, decided_on, floor_at, invalid, last, none, pavilion_of, sourced};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Campus, Cluster, Code, Floor, Name, Pavilion, Record};
use domain::ids::{FloorId, PavilionId};
use std::collections::BTreeSet;

/// What a pavilion shall be. Its code is its identity and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PavilionWish {
    /// Name in full.
    pub name: Name,
    /// The part of the campus it stands in.
    pub cluster: Cluster,
    /// What it is used for, in a sentence.
    pub purpose: String,
    /// Where that is known from.
    pub source: String,
}

/// A pavilion that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPavilion {
    /// Its identity, made up by who asks: the same one sent twice is added once.
    pub id: PavilionId,
    /// Its code; the numbers of its rooms will begin with it.
    pub code: Code,
    /// Levels of its floors; more can follow.
    pub levels: BTreeSet<i64>,
    /// All else.
    pub wish: PavilionWish,
}

/// Adds a pavilion with its floors, after all others of its part of the campus.
pub async fn add_pavilion(ctx: &Context, actor: &Actor, new: &NewPavilion) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    let mut faults = check(&new.wish, false);
    faults.extend(unknown_level(&new.levels));
    none(faults)?;
    apply(ctx, actor, |known| {
        if known.pavilions.iter().any(|pavilion| pavilion.id == new.id) {
            return Ok(Campus::default());
        }
        if known.pavilions.iter().any(|pavilion| pavilion.code == new.code) {
            return Err(invalid("code", "taken"));
        }
        let added = Pavilion {
            id: new.id,
            code: new.code.clone(),
            name: new.wish.name.clone(),
            cluster: new.wish.cluster,
            purpose: new.wish.purpose.trim().to_owned(),
            source: new.wish.source.trim().to_owned(),
            position: last(known.pavilions.iter().map(|pavilion| pavilion.position)),
            synthetic: false,
        };
        let floor = |&level: &i64| {
            let id = FloorId::new(ctx.ids.next());
            Floor { id, pavilion: new.id, level, synthetic: false }
        };
        let floors = new.levels.iter().map(floor).collect();
        Ok(Campus { pavilions: vec![added], floors, ..Campus::default() })
    })
    .await
}

/// Adds floors to a pavilion. Those it has already stay as they are, so a form sent twice is done once.
pub async fn add_floors(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    levels: &BTreeSet<i64>,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    if levels.is_empty() {
        return Err(invalid("levels", "missing"));
    }
    apply(ctx, actor, |known| {
        let pavilion = pavilion_of(known, code)?;
        none(unknown_level(levels).into_iter().collect())?;
        let floors = levels.iter().map(|&level| floor_at(known, pavilion, level, ctx.ids.next()));
        Ok(Campus { floors: floors.collect::<Result<_, _>>()?, ..Campus::default() })
    })
    .await
}

/// Changes what a pavilion is called and used for, at the version that was seen.
pub async fn change_pavilion(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    wish: &PavilionWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    apply(ctx, actor, |known| {
        let before = known.pavilions.iter().find(|pavilion| pavilion.code.as_str() == code);
        let before = before.ok_or(ServiceError::NotFound("pavilion"))?;
        none(check(wish, before.synthetic))?;
        let after = Pavilion {
            name: wish.name.clone(),
            cluster: wish.cluster,
            purpose: wish.purpose.trim().to_owned(),
            source: wish.source.trim().to_owned(),
            ..before.clone()
        };
        decided_on(version, &Record::Pavilion(before.clone()), &Record::Pavilion(after.clone()))?;
        Ok(Campus { pavilions: vec![after], ..Campus::default() })
    })
    .await
}

fn check(wish: &PavilionWish, synthetic: bool) -> Vec<FieldError> {
    let long = wish.purpose.trim().chars().count() > Pavilion::LONGEST_PURPOSE;
    let long = long.then(|| FieldError::new("purpose", "too_long"));
    long.into_iter().chain(sourced(&wish.source, synthetic)).collect()
}

fn unknown_level(levels: &BTreeSet<i64>) -> Option<FieldError> {
    let fits = levels.iter().all(|level| Floor::LEVELS.contains(level));
    (!fits).then(|| FieldError::new("levels", "unknown"))
}
