//! The import of a campus file, in one transaction or not at all.

use super::plan::{Imported, Plan};
use super::write::{Keep, write};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use store_model::campus::ImportLog;

/// A campus file, and how it is to be taken.
#[derive(Clone, Copy, Debug)]
pub struct CampusSource<'a> {
    /// Its name, without its folder; kept with the record of the import.
    pub file_name: &'a str,
    /// All of it.
    pub text: &'a str,
    /// Variants to leave out, by name.
    pub without: &'a [String],
}

/// Adds what is new and changes what differs, by code or number; deletes nothing. Asked again with the same file, it
/// changes nothing. Counts of nights follow the stock of rooms; a change that would leave a booking without its room
/// is refused with the nights concerned ([`ServiceError::Campus`]).
pub async fn import(
    ctx: &Context,
    actor: &Actor,
    source: &CampusSource<'_>,
) -> Result<Imported, ServiceError> {
    actor.require(Permission::Import)?;
    take(ctx, actor, source, Keep::All).await
}

/// Says what [`import`] would do, and keeps nothing.
pub async fn try_import(
    ctx: &Context,
    actor: &Actor,
    source: &CampusSource<'_>,
) -> Result<Imported, ServiceError> {
    actor.require(Permission::Import)?;
    take(ctx, actor, source, Keep::Nothing).await
}

async fn take(
    ctx: &Context,
    actor: &Actor,
    source: &CampusSource<'_>,
    keep: Keep,
) -> Result<Imported, ServiceError> {
    write(ctx, actor, keep, |known| {
        let (plan, outcome) = Plan::of_file(known, source, &mut || ctx.ids.next())?;
        Ok((Plan { import: Some(log(ctx, actor, source, &outcome)), ..plan }, outcome))
    })
    .await
}

fn log(ctx: &Context, actor: &Actor, source: &CampusSource<'_>, outcome: &Imported) -> ImportLog {
    ImportLog {
        file_name: source.file_name.to_owned(),
        at: ctx.now(),
        account: actor.id(),
        read: outcome.read,
        new: outcome.new,
        same: outcome.same,
    }
}
