//! The mail that brings somebody their own link: when they register, and when their address registers again.

use super::answers::address_hash;
use super::{OWN_PREFIX, no_link};
use crate::mail::{Letter, to_participant};
use crate::store::transact;
use crate::token::Secret;
use crate::{Context, ServiceError};
use domain::event::Event;
use domain::rooming::Entry;
use store_model::mail::NewMail;

/// Mails somebody who registered before another link to what they said. Links they have hold on: nobody else who knows
/// their address takes them away.
pub(super) async fn mail_again(ctx: &Context, link: &[u8], email: &str) -> Result<(), ServiceError> {
    let (own, address) = (Secret::new(ctx, OWN_PREFIX)?, address_hash(email));
    transact!(ctx.store, |tx, db| {
        let opened = db::registration::opened(tx, link).await?.ok_or_else(no_link)?;
        let event = db::event::kept(tx, &opened.event).await?.ok_or_else(no_link)?.event;
        let id = db::registration::of_address(tx, event.id, &address).await?;
        let entries = db::rooming::entries(tx, event.id).await?;
        let known = db::registration::registrants(tx, event.id).await?;
        let entry = entries.iter().find(|entry| Some(entry.id) == id);
        let registrant = known.iter().find(|one| Some(one.entry) == id);
        // Erased since: then there is nothing to change.
        let (Some(entry), Some(registrant)) = (entry, registrant) else { return Ok(()) };
        let now = ctx.now().timestamp();
        db::registration::insert_link(tx, (event.id, Some(entry.id)), &own.hash(), now).await?;
        let mail = mail(ctx, &event, (entry, &registrant.language), &own);
        Ok(db::mail::put(tx, &mail).await?)
    })
}

/// A mail with somebody's own link, of use until the event is over.
pub(super) fn mail(ctx: &Context, event: &Event, (entry, language): (&Entry, &str), own: &Secret) -> NewMail {
    let details = &entry.details;
    let letter = Letter::Registration {
        name: details.name.clone(),
        event: event.title.clone(),
        token: own.reveal().to_owned(),
    };
    let until = ctx.zone.end_of(event.until).timestamp();
    to_participant(ctx, (entry.guest, &details.email, language), &letter, until)
}
