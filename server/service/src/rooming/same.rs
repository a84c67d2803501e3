//! One person who was two: a line of the list turns out to be a guest who is known already.

use super::loaded::{counts, loaded};
use super::record::may_read;
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{EntryId, GuestId};
use domain::rooming::Entry;
use store_model::rooming::List;

/// Makes a line that is not booked yet one of a guest known before; whoever the line was about until then is erased, for
/// nobody else ever knew them. What the line says stays, and holds for the guest from then on.
pub async fn same_guest(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (entry, version): (EntryId, i64),
    guest: GuestId,
) -> Result<(), ServiceError> {
    actor.require(Permission::WriteStays)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_read(actor, &db::event::people(tx, event.id).await?)?;
        let (id, stamp, loaded) = (event.id, ctx.stamp(actor.id()), loaded!(tx, db, event));
        let mut entries = loaded.entries.iter();
        let before = entries.find(|one| one.id == entry).ok_or(ServiceError::NotFound("entry"))?;
        seen("entry", version, before.version)?;
        let known = db::person::get(tx, guest).await?.ok_or(ServiceError::NotFound("guest"))?;
        if before.booked.is_some() {
            return Err(fault("booked"));
        }
        if before.guest == guest {
            return Ok(());
        }
        if db::rooming::is_listed(tx, guest).await? {
            return Err(fault("listed"));
        }
        let now = stamp.recorded_at.timestamp();
        let after = Entry { guest, version: before.version + 1, ..before.clone() };
        db::rooming::give_to(tx, before, &after).await?;
        let email = if before.details.email.is_empty() { known.email } else { before.details.email.clone() };
        db::person::rename(tx, guest, &before.details.name, &email).await?;
        db::person::erase(tx, before.guest, now).await?;
        db::history::append(tx, "guest", before.guest.uuid(), "erase", stamp, (None, None)).await?;
        let list = List { version: loaded.list.version + 1, ..loaded.list };
        db::rooming::put_list(tx, id, list).await?;
        let told = counts(&loaded.entries);
        let states = (Some(&told), Some(&told));
        db::history::append(tx, "rooming_list", id.uuid(), "change", stamp, states).await?;
        Ok(())
    })
}

fn fault(code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("guest", code)])
}
