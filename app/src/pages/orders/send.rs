//! Orders, counts and withdrawals, as they are sent.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::{CampusZone, days_after};
use domain::ids::ServiceOrderId;
use domain::order::{Diet, Stage};
use domain::price::Item;
use i18n::{Locale, euros, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::function::FunctionLine;
use service::order::{self, EventOrders};
use service::price::Offer;
use service::refusal::Obstacle;
use service::{ServiceError, price};

use super::form::{OrderForm, Shown};
use super::one::{Tried, shown};
use super::{diet_word, span, summary};
use crate::components::{Choice, ErrorSummary, label_of};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::{Differing, differing};
use crate::pages::prices::unit_word;
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::view::order as typed;
use crate::viewer::Viewer;

/// What a form that was refused is shown again with.
#[derive(Default)]
struct Problem {
    status: StatusCode,
    faults: Vec<FieldError>,
    why: Option<Obstacle>,
}

/// The form of a new order, with what the address fills in: by default lunch for all who come, on the first day.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(mut sent): Query<Sent>,
) -> Result<Response, Fault> {
    sent.put("key", state.ctx.ids.next().to_string());
    new(&state, &viewer, &code, (sent, Problem::default())).await
}

/// Orders it; sent twice, ordered once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| ServiceOrderId::new(state.ctx.ids.next()));
    let outcome = match typed::order(&dated(&state, &viewer, &sent).await?, state.ctx.zone) {
        Ok(order) => order::add(&state.ctx, &viewer.actor()?, (&code, id), &order).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match problem(outcome)? {
        None => {
            Ok(Redirect::to(&format!("/events/{}/services?done=ordered", query_value(&code))).into_response())
        }
        Some(problem) => new(&state, &viewer, &code, (sent, problem)).await,
    }
}

/// Changes an order.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let key = (parse(&id)?, sent.version());
    let outcome = match typed::order(&dated(&state, &viewer, &sent).await?, state.ctx.zone) {
        Ok(order) => order::change(&state.ctx, &viewer.actor()?, key, &order).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let tried = Tried { order: Some(sent), ..Tried::default() };
    answer(&state, &viewer, (&id, "changed"), outcome, tried).await
}

/// A guarantee that nobody dated is due as many days before as what is ordered asks for: which that is, is chosen on the
/// form.
async fn dated(state: &AppState, viewer: &Viewer, sent: &Sent) -> Result<Sent, Fault> {
    let mut sent = sent.clone();
    let Some(day) = sent.date("day").filter(|_| sent.text("guarantee_due").is_empty()) else {
        return Ok(sent);
    };
    let offers = price::offer(&state.ctx, &viewer.actor()?, day).await?;
    if let Some(chosen) = offers.iter().find(|offer| offer.item.id.to_string() == sent.text("item")) {
        let due = days_after(day, -chosen.item.profile.guarantee_days);
        sent.put("guarantee_due", due.to_string());
    }
    Ok(sent)
}

/// Takes a count.
pub async fn count(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let key = (parse(&id)?, sent.version());
    let which = Stage::parse(sent.text("stage")).unwrap_or(Stage::Guaranteed);
    let outcome = match whole(sent.text("quantity")) {
        Some(quantity) => order::count(&state.ctx, &viewer.actor()?, key, (which, quantity)).await,
        None => Err(ServiceError::Invalid(vec![FieldError::new(which.code(), "missing")])),
    };
    let tried = Tried { count: Some(sent), ..Tried::default() };
    answer(&state, &viewer, (&id, "counted"), outcome, tried).await
}

/// Withdraws an order.
pub async fn withdraw(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (actor, key) = (viewer.actor()?, (parse(&id)?, sent.version()));
    let code = order::one(&state.ctx, &actor, key.0).await?.0.event_code;
    match order::withdraw(&state.ctx, &actor, key).await {
        Ok(()) => {
            Ok(Redirect::to(&format!("/events/{}/services?done=withdrawn", query_value(&code)))
                .into_response())
        }
        other => answer(&state, &viewer, (&id, "withdrawn"), other, Tried::default()).await,
    }
}

/// Leads on, or shows the order again with what was typed and what is wrong with it.
async fn answer(
    state: &AppState,
    viewer: &Viewer,
    (id, done): (&str, &str),
    outcome: Result<(), ServiceError>,
    tried: Tried,
) -> Result<Response, Fault> {
    let lead = |word: &str| Ok(Redirect::to(&format!("/services/{id}?done={word}")).into_response());
    if let Err(ServiceError::Stale { current, .. }) = outcome {
        return stale(state, viewer, id, (tried, current)).await;
    }
    match problem(outcome)? {
        None => lead(done),
        Some(Problem { status, faults, why }) => {
            shown(state, viewer, id, (status, Tried { faults, why, ..tried })).await
        }
    }
}

/// Somebody changed it meanwhile: what was typed stays, what is there now is told, and a second press saves.
async fn stale(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    (mut tried, current): (Tried, i64),
) -> Result<Response, Fault> {
    if let Some(sent) = &mut tried.order {
        let (actor, locale, zone) = (viewer.actor()?, viewer.locale, state.ctx.zone);
        let (line, event) = order::one(&state.ctx, &actor, parse(id)?).await?;
        let now = typed::fields(&line.order.order, current, zone);
        let offers = price::offer(&state.ctx, &actor, event.event.event.from).await?;
        let items = items(locale, offers, Some(&line.item));
        let functions = functions(locale, zone, &event.functions);
        tried.meanwhile = Some(other(locale, (sent, &now), (&items, &functions)));
        sent.put("version", current.to_string());
    } else {
        "stale".clone_into(&mut tried.done);
    }
    shown(state, viewer, id, (StatusCode::CONFLICT, tried)).await
}

/// The fields that are there now in another way than they were typed.
fn other(
    locale: Locale,
    (sent, now): (&Sent, &Sent),
    (items, functions): (&[Choice], &[Choice]),
) -> Vec<Differing> {
    let chosen = [
        (td_string!(locale, order.what), "item", items),
        (td_string!(locale, order.function), "function", functions),
    ];
    let chosen = chosen.map(|(label, name, choices)| {
        let word = |form: &Sent| label_of(choices, form.text(name));
        (label, word(sent), word(now))
    });
    let fields = [
        ("day", td_string!(locale, order.day)),
        ("from_time", td_string!(locale, order.begins)),
        ("until_time", td_string!(locale, order.until_time)),
        ("until_day", td_string!(locale, order.until_day)),
        ("expected", td_string!(locale, order.expected)),
        ("guarantee_due", td_string!(locale, order.guarantee_due)),
        ("allergies", td_string!(locale, order.allergies)),
        ("note", td_string!(locale, order.note)),
    ];
    let diets = Diet::ALL.iter().map(|diet| (diet.code(), diet_word(locale, *diet)));
    let all = fields.into_iter().chain(diets);
    let typed = all.map(|(name, label)| (label, sent.text(name).to_owned(), now.text(name).to_owned()));
    differing(chosen.into_iter().chain(typed))
}

/// What is to be told beside the form; anything else is a fault of the page.
fn problem(outcome: Result<(), ServiceError>) -> Result<Option<Problem>, Fault> {
    match outcome {
        Ok(()) => Ok(None),
        Err(ServiceError::Invalid(faults)) => {
            Ok(Some(Problem { status: StatusCode::UNPROCESSABLE_ENTITY, faults, why: None }))
        }
        Err(ServiceError::Refused(refusal)) => Ok(Some(Problem {
            status: StatusCode::CONFLICT,
            faults: Vec::new(),
            why: Some(refusal.obstacle),
        })),
        Err(error) => Err(error.into()),
    }
}

fn parse(id: &str) -> Result<ServiceOrderId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

async fn new(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (mut sent, problem): (Sent, Problem),
) -> Result<Response, Fault> {
    let (actor, locale, zone) = (viewer.actor()?, viewer.locale, state.ctx.zone);
    let event = order::of_event(&state.ctx, &actor, code).await?;
    if !event.may_plan {
        return Err(Fault::Forbidden);
    }
    let offers = price::offer(&state.ctx, &actor, event.event.event.from).await?;
    if problem.faults.is_empty() && problem.why.is_none() {
        fill(state, &event, &offers, &mut sent);
    }
    let known = &event.event.event;
    let (list, path) = (format!("/events/{}/services", query_value(code)), query_value(code));
    let title = td_string!(locale, order.new_for, event = known.code.clone());
    let above = td_string!(locale, order.for_event, event = known.code.clone());
    let mut frame = frame(state, viewer, Area::Events, title.clone());
    frame.above =
        vec![Area::Events.way(locale), events::way(code, known.title.clone()), Way::new(list.clone(), above)];
    let faults = summary(locale, &problem.faults);
    let form = Shown {
        locale,
        action: format!("/events/{path}/services/new"),
        sent,
        items: items(locale, offers, None),
        functions: functions(locale, zone, &event.functions),
        faults: problem.faults,
        why: problem.why,
        verb: td_string!(locale, order.add),
        back: list,
    };
    let html = page(frame, move || {
        view! {
            <h1>{title}</h1>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
            <OrderForm shown=form />
        }
    });
    Ok((problem.status, html).into_response())
}

/// What nobody typed yet: all who come, on the first day, at noon, guaranteed when what is chosen asks for it.
fn fill(state: &AppState, event: &EventOrders, offers: &[Offer], sent: &mut Sent) {
    let known = &event.event.event;
    let first = known.from.max(state.ctx.today().min(known.until));
    sent.fill("day", &first.to_string());
    let chosen = offers.iter().find(|offer| offer.item.id.to_string() == sent.text("item"));
    if let Some(offer) = chosen {
        let due = days_after(sent.date("day").unwrap_or(first), -offer.item.profile.guarantee_days);
        sent.fill("guarantee_due", &due.to_string());
    }
    let fields = [
        ("from_time", "12:30".to_owned()),
        ("until_time", "14:00".to_owned()),
        ("expected", known.on_campus.to_string()),
    ];
    for (name, value) in fields {
        sent.fill(name, &value);
    }
}

/// What can be ordered; and what an order is of already.
pub(super) fn items(locale: Locale, offers: Vec<Offer>, known: Option<&Item>) -> Vec<Choice> {
    let gone = known.filter(|known| offers.iter().all(|offer| offer.item.id != known.id));
    let gone = gone.map(|item| Choice::new(item.id.to_string(), item.profile.name.clone()));
    gone.into_iter().chain(offers.into_iter().map(|offer| choice(locale, offer))).collect()
}

/// A thing with its price, and how long before its day its count is promised.
fn choice(locale: Locale, offer: Offer) -> Choice {
    let (id, profile) = (offer.item.id, offer.item.profile);
    let unit = unit_word(locale, profile.unit);
    let price = match offer.price {
        Some(cents) => format!("{} {unit}", euros(locale, cents)),
        None => unit.to_owned(),
    };
    let days = profile.guarantee_days;
    let before = td_string!(locale, order.days_before, count = days, n = i18n::count(locale, days));
    let before = if days > 0 { format!(" · {before}") } else { String::new() };
    Choice::new(id.to_string(), format!("{} · {price}{before}", profile.name))
}

/// The functions of an event, and none of them.
pub(super) fn functions(locale: Locale, zone: CampusZone, known: &[FunctionLine]) -> Vec<Choice> {
    let none = Choice::new("", td_string!(locale, order.no_function));
    let choice = |line: &FunctionLine| {
        let when = span(locale, typed::local(line.function.time, zone));
        Choice::new(line.function.id.to_string(), format!("{}, {when}", line.function.title))
    };
    [none].into_iter().chain(known.iter().map(choice)).collect()
}
