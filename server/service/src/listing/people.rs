//! Guests and organisations.

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::GuestId;
use domain::organisation::Organisation;
use store_model::person::Guest;
use uuid::Uuid;

/// Which guests, by name and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuestPage {
    /// Those whose name contains this; empty for all.
    pub name: String,
    /// Those with this address; empty for all. Only for those who may change stays: others do not see addresses.
    pub email: String,
    /// Those that come after this one.
    pub after: (String, Uuid),
    /// No more than this.
    pub most: i64,
}

/// Guests of a page. Contacts are left out for those who may not change stays: to read a list of arrivals one needs
/// a name, not a telephone number.
pub async fn guests(ctx: &Context, actor: &Actor, page: &GuestPage) -> Result<Vec<Guest>, ServiceError> {
    actor.require(Permission::ReadStays)?;
    if !page.email.is_empty() {
        actor.require(Permission::WriteStays)?;
    }
    let guests = read!(ctx.store, |tx, db| {
        let (by, after) = ((page.name.as_str(), page.email.as_str()), (page.after.0.as_str(), page.after.1));
        Ok(db::listing::guests(tx, by, after, page.most).await?)
    })?;
    Ok(guests.into_iter().map(|guest| shown_to(actor, guest)).collect())
}

/// One guest; contacts as in [`guests`].
pub async fn guest(ctx: &Context, actor: &Actor, id: GuestId) -> Result<Guest, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let guest = read!(ctx.store, |tx, db| Ok(db::person::get(tx, id).await?))?;
    Ok(shown_to(actor, guest.ok_or(ServiceError::NotFound("guest"))?))
}

/// All organisations, by name.
pub async fn organisations(ctx: &Context, actor: &Actor) -> Result<Vec<Organisation>, ServiceError> {
    actor.require(Permission::ReadStays)?;
    read!(ctx.store, |tx, db| Ok(db::organisation::all(tx).await?))
}

fn shown_to(actor: &Actor, guest: Guest) -> Guest {
    if actor.may(Permission::WriteStays) {
        return guest;
    }
    Guest { email: String::new(), phone: String::new(), nationality: String::new(), ..guest }
}
