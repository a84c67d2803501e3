//! What those who registered need: for whoever gives them rooms and meals. That it was read is written down.

use crate::rooming::record::may_read;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::rooming::Entry;
use store_model::event::EventLine;
use store_model::registration::Needs;

/// The needs of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsRecord {
    /// The event.
    pub line: EventLine,
    /// Whoever needs something beside a step-free room, in order of the list.
    pub people: Vec<(Entry, Needs)>,
}

/// What the participants of an event need, for those who may know who they are.
pub async fn needs(ctx: &Context, actor: &Actor, code: &str) -> Result<NeedsRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    transact!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let id = line.event.id;
        may_read(actor, &db::event::people(tx, id).await?)?;
        let mut entries = db::rooming::entries(tx, id).await?;
        entries.retain(Entry::is_active);
        let mut people = Vec::new();
        for (guest, needs) in db::registration::needs_of_event(tx, id).await? {
            let entry = entries.iter().find(|entry| entry.guest == guest);
            people.extend(entry.map(|entry| (entry.clone(), needs)));
        }
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "registration", id.uuid(), "read", stamp, (None, None)).await?;
        Ok(NeedsRecord { line, people })
    })
}
