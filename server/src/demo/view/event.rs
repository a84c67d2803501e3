//! An event as it is known on a day.

use crate::demo::plan::{Booking, EventPlan};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{CampusZone, days_after, next_day};
use domain::event::{Client, EndReason, Ending, Event, EventStatus};
use domain::ids::{EventId, OrganisationId};
use service::carry::EventStage;

/// An enquiry this near to being agreed is tentative; so is whatever is on record to come.
const TENTATIVE_DAYS: i64 = 21;

/// The event, once anyone has asked about it.
pub(super) fn seen(
    plan: &EventPlan,
    (id, code): (EventId, String),
    host: Option<(OrganisationId, Client)>,
    today: NaiveDate,
) -> Option<Event> {
    (plan.enquired < today).then(|| Event {
        status: status(plan, today),
        option_until: (status(plan, today) == EventStatus::Tentative).then(|| option(plan)),
        ending: ending(plan, today),
        organisation: host.map(|(id, _)| id),
        client: host.map_or(Client::Own, |(_, client)| client),
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

/// An option ends when the event will be agreed, or a month before it begins.
fn option(plan: &EventPlan) -> NaiveDate {
    plan.agreed.unwrap_or_else(|| days_after(plan.days.0, -30)).min(plan.days.0)
}

/// Why what is gone is gone: by its own length, so that it is always the same.
fn ending(plan: &EventPlan, today: NaiveDate) -> Option<Ending> {
    let reasons: &[EndReason] = match status(plan, today) {
        EventStatus::Lost => &[EndReason::Dates, EndReason::Elsewhere, EndReason::NoAnswer, EndReason::Rooms],
        EventStatus::Cancelled => &[EndReason::Funding, EndReason::Dropped],
        _ => return None,
    };
    let place = usize::try_from(plan.on_campus.unsigned_abs()).unwrap_or_default() % reasons.len();
    Some(Ending { reason: *reasons.get(place)?, note: String::new() })
}

/// When it was offered an option, if it was. A client that says no within days of asking never was; what a source announces
/// is held from the day after it is announced.
pub(super) fn held(plan: &EventPlan) -> Option<NaiveDate> {
    if !plan.synthetic {
        return Some(next_day(plan.enquired));
    }
    let decided = plan.agreed.or(plan.gone)?;
    Some(days_after(decided, -TENTATIVE_DAYS)).filter(|held| *held > plan.enquired)
}

/// When a booking was made: during the hours of the desk.
pub(super) fn booked_at(booking: &Booking, zone: CampusZone) -> DateTime<Utc> {
    zone.at(booking.hold.booked, 9 + u32::try_from(booking.face % 9).unwrap_or_default())
}

/// The statuses the event came to before a day, each in the morning.
pub(super) fn course(plan: &EventPlan, zone: CampusZone, today: NaiveDate) -> Vec<EventStage> {
    let over = plan.gone.is_none().then(|| days_after(plan.days.1, 1)).filter(|_| plan.agreed.is_some());
    let gone = if plan.agreed.is_some() { EventStatus::Cancelled } else { EventStatus::Lost };
    let course = [
        (Some(plan.enquired), EventStatus::Enquiry),
        (held(plan), EventStatus::Tentative),
        (plan.agreed, EventStatus::Definite),
        (plan.gone, gone),
        (over, EventStatus::Actual),
    ];
    let known =
        course.into_iter().filter_map(|(day, status)| Some((day.filter(|day| *day < today)?, status)));
    let stage = |(day, status)| EventStage::new(status, zone.at(day, 9));
    let mut course: Vec<_> = known.map(stage).collect();
    let now = status(plan, today);
    // An option may come so soon that it is no status of its own in the course.
    if course.last().is_some_and(|last| last.status != now) {
        course.push(stage((days_after(today, -1), now)));
    }
    course
}
