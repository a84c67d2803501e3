//! An event as it is known on a day.

use crate::demo::plan::EventPlan;
use chrono::NaiveDate;
use domain::event::{Client, Event, EventStatus};
use domain::ids::{EventId, OrganisationId};
use domain::organisation::OrganisationKind;

/// An enquiry this near to being agreed is tentative; so is whatever is on record to come.
const TENTATIVE_DAYS: i64 = 21;

/// The event, once anyone has asked about it.
pub(super) fn seen(
    plan: &EventPlan,
    (id, code): (EventId, String),
    organisation: Option<(OrganisationId, OrganisationKind)>,
    today: NaiveDate,
) -> Option<Event> {
    (plan.enquired < today).then(|| Event {
        status: status(plan, today),
        organisation: organisation.map(|(id, _)| id),
        client: Client::of(organisation.map(|(_, kind)| kind)),
        on_campus: plan.on_campus,
        online: plan.online,
        source: plan.source.clone(),
        synthetic: plan.synthetic,
        ..Event::enquiry(id, (code, plan.title.clone()), plan.kind, plan.days)
    })
}

fn status(plan: &EventPlan, today: NaiveDate) -> EventStatus {
    let is_gone = plan.gone.is_some_and(|gone| gone < today);
    match plan.agreed {
        None if is_gone => EventStatus::Lost,
        None => EventStatus::Enquiry,
        Some(_) if is_gone => EventStatus::Cancelled,
        Some(agreed) if agreed >= today => to_come(plan, agreed, today),
        Some(_) if plan.days.1 < today => EventStatus::Actual,
        Some(_) => EventStatus::Definite,
    }
}

fn to_come(plan: &EventPlan, agreed: NaiveDate, today: NaiveDate) -> EventStatus {
    let far = (agreed - today).num_days() > TENTATIVE_DAYS;
    if plan.synthetic && far { EventStatus::Enquiry } else { EventStatus::Tentative }
}
