//! Enquiries taken down, and what is known of an event changed.

use super::course::{learned, stage};
use super::outside::{Changed, hung, mark};
use super::people::may_plan;
use super::precedents;
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::event::{DraftFault, Event, EventDraft, EventPart, next_code};
use domain::ids::{EventId, OrganisationId};
use domain::organisation::Organisation;
use serde_json::json;

/// The most letters of the name of an organisation.
const LONGEST_NAME: usize = 200;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enquiry {
    /// The event.
    pub draft: EventDraft,
    /// Who asks, as it is called; one that is not known yet is added. Empty for the Centre itself.
    pub organisation: String,
}

/// Takes an enquiry down, and says what code it got. The same one sent twice is taken down once: `id` is made up by
/// who asks. What an organiser takes down is entrusted to them.
pub async fn ask(
    ctx: &Context,
    actor: &Actor,
    id: EventId,
    enquiry: &Enquiry,
) -> Result<String, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(enquiry)?;
    let (record, stamp) = (precedents::of_now(ctx).await?, ctx.stamp(actor.id()));
    let organiser = actor.id().filter(|_| actor.role().keeps_to_own_events());
    let (draft, organisation) = (&enquiry.draft, organisation(ctx, enquiry));
    let year = draft.from.format("%y").to_string();
    transact!(ctx.store, |tx, db| {
        if let Some(known) = db::event::code_of(tx, id).await? {
            return Ok(known);
        }
        let code = next_code(&year, db::event::last_code(tx, &year).await?.as_deref());
        let organisation = match &organisation {
            Some(named) => Some(db::organisation::find_or_add(tx, named, stamp).await?),
            None => None,
        };
        let named = (code.clone(), draft.title.clone());
        let event = draft.write(Event::enquiry(id, named, draft.kind, (draft.from, draft.until)));
        let event = Event { organisation, ..event };
        db::event::insert(tx, &event).await?;
        db::event::enter(tx, id, &stage(ctx, &event, &record)).await?;
        if let Some(organiser) = organiser {
            db::event::put_person(tx, id, organiser, EventPart::Organiser).await?;
        }
        let after = json!(event);
        db::history::append(tx, "event", id.uuid(), "ask", stamp, (None, Some(&after))).await?;
        Ok(code)
    })
}

/// Changes what is known of an event, at the version that was seen. What it holds stays where it is: to move all of
/// it there is [`super::shift`]. Where something would come to lie outside the new days nothing is written, unless `keeps`
/// is the [`mark()`] of just these.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (code, version): (&str, i64),
    enquiry: &Enquiry,
    keeps: i64,
) -> Result<Changed, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    check(enquiry)?;
    let (stamp, organisation) = (ctx.stamp(actor.id()), organisation(ctx, enquiry));
    let record = precedents::of_now(ctx).await?;
    transact!(ctx.store, |tx, db| {
        let before = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, before.id).await?)?;
        seen("event", version, before.version)?;
        let after = enquiry.draft.write(before.clone());
        if (after.from, after.until) != (before.from, before.until) {
            let left = hung!(tx, db, before.id).left_by(&before, &after, ctx.zone);
            if !left.is_empty() && mark(&left) != keeps {
                return Ok(Changed::Leaves(left));
            }
        }
        let organisation = match &organisation {
            Some(named) => Some(db::organisation::find_or_add(tx, named, stamp).await?),
            None => None,
        };
        let after = Event { organisation, version: before.version + 1, ..after };
        db::event::update(tx, &before, &after).await?;
        if after.probability != before.probability
            && let Some(last) = db::event::stages(tx, after.id).await?.last()
        {
            let thought = last.think(after.probability, learned(ctx, &after, &record));
            db::event::think(tx, after.id, &thought).await?;
        }
        let (id, before, after) = (before.id.uuid(), json!(before), json!(after));
        db::history::append(tx, "event", id, "change", stamp, (Some(&before), Some(&after))).await?;
        Ok(Changed::Done)
    })
}

/// The names of the organisations there are, for the form.
pub async fn organisations(ctx: &Context, actor: &Actor) -> Result<Vec<String>, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let organisations = read!(ctx.store, |tx, db| Ok(db::organisation::all(tx).await?))?;
    Ok(organisations.into_iter().map(|one| one.name).collect())
}

fn organisation(ctx: &Context, enquiry: &Enquiry) -> Option<Organisation> {
    let name = enquiry.organisation.trim();
    (!name.is_empty()).then(|| Organisation {
        id: OrganisationId::new(ctx.ids.next()),
        name: name.to_owned(),
        kind: enquiry.draft.client.organisation(),
        synthetic: false,
    })
}

fn check(enquiry: &Enquiry) -> Result<(), ServiceError> {
    let long = (enquiry.organisation.chars().count() > LONGEST_NAME)
        .then(|| FieldError::new("organisation", "too_long"));
    let faults = enquiry.draft.faults().into_iter().map(field).chain(long).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn field(fault: DraftFault) -> FieldError {
    match fault {
        DraftFault::NoTitle => FieldError::new("title", "missing"),
        DraftFault::LongTitle => FieldError::new("title", "too_long"),
        DraftFault::Backwards => FieldError::new("until", "backwards"),
        DraftFault::TooLong => FieldError::new("until", "out_of_range"),
        DraftFault::OnCampus => FieldError::new("on_campus", "out_of_range"),
        DraftFault::Online => FieldError::new("online", "out_of_range"),
        DraftFault::Enrolments => FieldError::new("enrolments", "out_of_range"),
        DraftFault::Probability => FieldError::new("probability", "out_of_range"),
        DraftFault::LongBrief => FieldError::new("brief", "too_long"),
    }
}
