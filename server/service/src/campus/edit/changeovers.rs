//! Minutes between set-up styles, read and changed as one table.

use super::{apply, digest, none};
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::campus::{Campus, Changeover, SetupStyle};
use domain::ids::ChangeoverId;
use std::collections::BTreeMap;

/// Minutes from one style to another; a pair that nobody knows is left out.
pub type ChangeoverWish = BTreeMap<(SetupStyle, SetupStyle), i64>;

/// All minutes that are known.
pub async fn changeovers(ctx: &Context, actor: &Actor) -> Result<Vec<Changeover>, ServiceError> {
    actor.require(Permission::ReadCampus)?;
    let campus = read!(ctx.store, |tx, db| Ok(db::campus::load(tx).await?))?;
    Ok(campus.changeovers)
}

/// The version of the whole table.
pub fn changeovers_version(known: &[Changeover]) -> i64 {
    digest(&known)
}

/// Changes the table at the version that was seen. A number that is other than before was stated, and is invented no
/// longer; one that is known is not forgotten again.
pub async fn change_changeovers(
    ctx: &Context,
    actor: &Actor,
    version: i64,
    wish: &ChangeoverWish,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    none(out_of_range(wish))?;
    apply(ctx, actor, |known| {
        none(forgotten(known, wish))?;
        let wanted = wanted(known, wish, || ChangeoverId::new(ctx.ids.next()));
        let wanted = Campus { changeovers: wanted, ..Campus::default() };
        if !known.changes_to(&wanted).is_empty() {
            seen("changeover", version, changeovers_version(&known.changeovers))?;
        }
        Ok(wanted)
    })
    .await
}

fn wanted(known: &Campus, wish: &ChangeoverWish, fresh: impl Fn() -> ChangeoverId) -> Vec<Changeover> {
    let one = |(&(from, to), &minutes): (&(SetupStyle, SetupStyle), &i64)| {
        let before = known.changeovers.iter().find(|known| known.from == from && known.to == to);
        let synthetic = before.is_some_and(|before| before.synthetic && before.minutes == minutes);
        Changeover { id: before.map_or_else(&fresh, |before| before.id), from, to, minutes, synthetic }
    };
    wish.iter().map(one).collect()
}

fn out_of_range(wish: &ChangeoverWish) -> Vec<FieldError> {
    let wrong = wish.iter().filter(|(_, minutes)| !(0..=Changeover::LONGEST).contains(*minutes));
    wrong.map(|(&pair, _)| fault(pair, "out_of_range")).collect()
}

fn forgotten(known: &Campus, wish: &ChangeoverWish) -> Vec<FieldError> {
    let pairs = known.changeovers.iter().map(|known| (known.from, known.to));
    pairs.filter(|pair| !wish.contains_key(pair)).map(|pair| fault(pair, "missing")).collect()
}

fn fault((from, to): (SetupStyle, SetupStyle), code: &'static str) -> FieldError {
    FieldError::new(format!("minutes[{}][{}]", from.code(), to.code()), code)
}
