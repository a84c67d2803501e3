//! The form of a function, shown and sent.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::{Days, NaiveDate};
use domain::access::Permission;
use domain::campus::{Campus, SetupStyle};
use domain::event::Event;
use domain::function::FunctionState;
use domain::ids::FunctionId;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::function::{self, FunctionRecord, HallRefusal};
use service::stay::Write;
use service::{Actor, ServiceError};

use super::form::{FunctionForm, Shown};
use crate::components::{Choice, Tone};
use crate::fault::Fault;
use crate::local::{local, query_value};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::function::Typed;
use crate::viewer::Viewer;

/// How many days before and after a day events are offered.
const NEAR: u64 = 120;

/// What kept a form from being done.
#[derive(Default)]
pub(super) struct Problem {
    pub(super) faults: Vec<FieldError>,
    pub(super) refusal: Option<HallRefusal>,
}

/// The form of a new function of some event, with what the address fills in.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(typed): Query<Typed>,
) -> Result<Response, Fault> {
    new(&state, &viewer, None, typed, Problem::default()).await
}

/// The form of a new function of an event: by default in rows, for all who come, on its first day.
pub async fn form_of(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(typed): Query<Typed>,
) -> Result<Response, Fault> {
    new(&state, &viewer, Some(code), typed, Problem::default()).await
}

/// Adds a function to the event chosen.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    added(&state, &viewer, None, typed).await
}

/// Adds a function to an event.
pub async fn add_to(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    added(&state, &viewer, Some(code), typed).await
}

async fn added(
    state: &AppState,
    viewer: &Viewer,
    code: Option<String>,
    typed: Typed,
) -> Result<Response, Fault> {
    let (ctx, actor, typed) = (&state.ctx, viewer.actor()?, typed.with_instead());
    actor.require(Permission::PlanEvents)?;
    let event = code.clone().unwrap_or_else(|| typed.event.clone());
    let mut faults = Vec::new();
    if event.is_empty() {
        faults.push(FieldError::new("event", "missing"));
    }
    let wishes = typed.wishes(&campus_of(state, &actor).await?, ctx.zone);
    let wishes = wishes.map_err(|more| faults.extend(more));
    let Some(wishes) = wishes.ok().filter(|_| faults.is_empty()) else {
        return new(state, viewer, code, typed, Problem { faults, refusal: None }).await;
    };
    match function::add_all(ctx, &actor, &event, &wishes, &Write::new(typed.key.clone())).await {
        Ok(_) => Ok(done(&typed.back, &event)),
        Err(error) => {
            let mut problem = problem(error)?;
            if wishes.len() > 1 {
                // Another time of one day is none of the others.
                problem.refusal = problem.refusal.map(|refusal| HallRefusal { next: None, ..refusal });
            }
            new(state, viewer, code, typed, problem).await
        }
    }
}

/// The form of a function there is.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Typed>,
) -> Result<Response, Fault> {
    known(&state, &viewer, &id, None, asked.back, Problem::default()).await
}

/// Changes it.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (ctx, actor, typed) = (&state.ctx, viewer.actor()?, typed.with_instead());
    let function = parse(&id)?;
    let (back, version) = (typed.back.clone(), typed.version);
    let wish = match typed.wish(&campus_of(&state, &actor).await?, ctx.zone) {
        Ok(wish) => wish,
        Err(faults) => {
            return known(&state, &viewer, &id, Some(typed), back, Problem { faults, refusal: None }).await;
        }
    };
    let event = function::one(ctx, &actor, function).await?.line.event_code;
    match function::change(ctx, &actor, (function, version), &wish).await {
        Ok(()) => Ok(done(&back, &event)),
        Err(ServiceError::Stale { .. }) => Ok(stale(&id, &back)),
        Err(error) => known(&state, &viewer, &id, Some(typed), back, problem(error)?).await,
    }
}

/// Takes it away; sent twice, done once.
pub async fn remove(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (ctx, actor) = (&state.ctx, viewer.actor()?);
    let function = parse(&id)?;
    let event = match function::one(ctx, &actor, function).await {
        Ok(record) => record.line.event_code,
        // Gone already; who is back on the form of nothing is led on to the diary.
        Err(ServiceError::NotFound(_)) => return Ok(Redirect::to("/function-diary").into_response()),
        Err(error) => return Err(error.into()),
    };
    match function::remove(ctx, &actor, (function, typed.version)).await {
        Ok(()) => Ok(done(&typed.back, &event)),
        Err(ServiceError::Stale { .. }) => Ok(stale(&id, &typed.back)),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn parse(id: &str) -> Result<FunctionId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

/// Where the form was opened from, or the event.
pub(super) fn done(back: &str, event: &str) -> Response {
    let way = match local(back) {
        "/" => format!("/events/{}?done=functions", query_value(event)),
        back => back.to_owned(),
    };
    Redirect::to(&way).into_response()
}

pub(super) fn stale(id: &str, back: &str) -> Response {
    Redirect::to(&format!("/functions/{id}?event=stale&back={}", query_value(back))).into_response()
}

/// What can be told beside the form; anything else is an error of its own.
pub(super) fn problem(error: ServiceError) -> Result<Problem, Fault> {
    match error {
        ServiceError::Invalid(faults) => {
            let at_the_time = |fault: FieldError| match fault.field.as_str() {
                "until" => FieldError::new("until_time", fault.code),
                _ => fault,
            };
            Ok(Problem { faults: faults.into_iter().map(at_the_time).collect(), refusal: None })
        }
        ServiceError::Hall(refusal) => Ok(Problem { faults: Vec::new(), refusal: Some(*refusal) }),
        other => Err(other.into()),
    }
}

impl Problem {
    const fn status(&self) -> StatusCode {
        match (&self.refusal, self.faults.is_empty()) {
            (Some(_), _) => StatusCode::CONFLICT,
            (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (None, true) => StatusCode::OK,
        }
    }
}

/// The form of a new function.
async fn new(
    state: &AppState,
    viewer: &Viewer,
    code: Option<String>,
    mut typed: Typed,
    problem: Problem,
) -> Result<Response, Fault> {
    let (ctx, locale, actor) = (&state.ctx, viewer.locale, viewer.actor()?);
    actor.require(Permission::PlanEvents)?;
    let event = match &code {
        Some(code) => {
            let record = service::event::one(ctx, &actor, code).await?;
            if !record.may.plan {
                return Err(Fault::Forbidden);
            }
            Some(record.line.event)
        }
        None => None,
    };
    if typed.key.is_empty() {
        usual(&mut typed, event.as_ref(), ctx.today());
    }
    typed.key = ctx.ids.next().to_string();
    let title = event.as_ref().map_or_else(
        || td_string!(locale, function.create).to_owned(),
        |event| td_string!(locale, function.create_of, event = format!("{} {}", event.code, event.title)),
    );
    let events = match event {
        Some(_) => None,
        None => Some(choices(state, locale, &actor, &typed).await?),
    };
    let shown = Shown {
        locale,
        zone: ctx.zone,
        action: code.as_ref().map_or_else(
            || "/functions/new".to_owned(),
            |code| format!("/events/{}/functions/new", query_value(code)),
        ),
        title,
        spaces: spaces(locale, &campus_of(state, &actor).await?),
        events,
        repeats: true,
        told: None,
        removal: None,
        back: cancel(&typed.back, code.as_deref()),
        typed,
        faults: Vec::new(),
        refusal: None,
    };
    Ok(render(state, viewer, shown, problem))
}

/// The form of a function there is; as it stands, or as it was typed.
pub(super) async fn known(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    typed: Option<Typed>,
    back: String,
    problem: Problem,
) -> Result<Response, Fault> {
    let (ctx, locale, actor) = (&state.ctx, viewer.locale, viewer.actor()?);
    let FunctionRecord { line, may_plan } = function::one(ctx, &actor, parse(id)?).await?;
    if !may_plan {
        return Ok(
            Redirect::to(&format!("/events/{}#functions", query_value(&line.event_code))).into_response()
        );
    }
    let campus = campus_of(state, &actor).await?;
    let stored = || Typed::of(&line.function, campus.space(line.function.space), ctx.zone);
    let waits = line.function.state == FunctionState::Waiting;
    let outdated = viewer.here.contains("event=stale");
    let told = match (outdated, waits) {
        (true, _) => Some((Tone::Bad, td_string!(locale, function.stale))),
        (false, true) => Some((Tone::Held, td_string!(locale, function.waiting_hint))),
        (false, false) => None,
    };
    let shown = Shown {
        locale,
        zone: ctx.zone,
        action: format!("/functions/{id}"),
        title: format!("{}, {} {}", line.function.title, line.event_code, line.event_title),
        spaces: spaces(locale, &campus),
        events: None,
        repeats: false,
        told,
        removal: Some(format!("/functions/{id}/remove")),
        back: cancel(&back, Some(&line.event_code)),
        typed: Typed { back, ..typed.unwrap_or_else(stored) },
        faults: Vec::new(),
        refusal: None,
    };
    Ok(render(state, viewer, shown, problem))
}

pub(super) fn render(state: &AppState, viewer: &Viewer, shown: Shown, problem: Problem) -> Response {
    let status = problem.status();
    let shown = Shown { faults: problem.faults, refusal: problem.refusal, ..shown };
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Diary, shown.title.clone());
    frame.above = vec![Area::Diary.way(locale)];
    let html: Html<String> = page(frame, move || view! { <FunctionForm shown=shown /> });
    (status, html).into_response()
}

/// Where a change of mind leads: where one came from, or to the event, or to the diary.
fn cancel(back: &str, event: Option<&str>) -> String {
    match (local(back), event) {
        ("/", Some(event)) => format!("/events/{}", query_value(event)),
        ("/", None) => Area::Diary.href().to_owned(),
        (back, _) => back.to_owned(),
    }
}

/// Good guesses for what the address does not say: an hour and a half on the first day of the event, in rows.
pub(super) fn usual(typed: &mut Typed, event: Option<&Event>, today: NaiveDate) {
    let fill = |field: &mut String, value: String| {
        if field.is_empty() {
            *field = value;
        }
    };
    let day = event.map_or(today, |event| event.from.max(today.min(event.until)));
    fill(&mut typed.from_date, day.to_string());
    fill(&mut typed.from_time, "09:00".to_owned());
    let from = typed.from_date.clone();
    fill(&mut typed.until_date, from);
    fill(&mut typed.until_time, later(&typed.from_time));
    fill(&mut typed.style, SetupStyle::Theatre.code().to_owned());
    if let Some(event) = event {
        fill(&mut typed.attendance, event.on_campus.to_string());
    }
}

/// An hour and a half later, within the day.
fn later(time: &str) -> String {
    let parsed = chrono::NaiveTime::parse_from_str(time, "%H:%M").unwrap_or_default();
    let (later, next_day) = parsed.overflowing_add_signed(chrono::TimeDelta::minutes(90));
    if next_day > 0 { "23:59".to_owned() } else { later.format("%H:%M").to_string() }
}

pub(super) async fn campus_of(state: &AppState, actor: &Actor) -> Result<Campus, Fault> {
    Ok(function::places(&state.ctx, actor).await?)
}

/// Spaces by pavilion, each with what it seats most.
pub(super) fn spaces(locale: Locale, campus: &Campus) -> Vec<Choice> {
    let mut choices = Vec::new();
    for pavilion in &campus.pavilions {
        for space in campus.floors_of(pavilion.id).flat_map(|floor| campus.spaces_on(floor.id)) {
            let most = space.capacities.iter().map(|capacity| capacity.seats.get()).max();
            let most = most.map(|seats| format!(" ({})", count(locale, seats))).unwrap_or_default();
            choices
                .push(Choice::new(space.code.as_str(), format!("{}: {}{most}", pavilion.name, space.name)));
        }
    }
    choices
}

/// The events near the day that the reader may plan, those of the day first.
async fn choices(
    state: &AppState,
    locale: Locale,
    actor: &Actor,
    typed: &Typed,
) -> Result<Vec<Choice>, Fault> {
    let day = typed.from_date.parse().unwrap_or_else(|_| state.ctx.today());
    let near = |days: NaiveDate| days.checked_add_days(Days::new(NEAR)).unwrap_or(days);
    let from = day.checked_sub_days(Days::new(NEAR)).unwrap_or(day);
    let events = service::event::mine(&state.ctx, actor, (from, near(day))).await?;
    let open = events.into_iter().map(|summary| summary.line.event).filter(|event| !event.status.is_off());
    let mut events = open.collect::<Vec<_>>();
    events.sort_by_key(|event| {
        let distance = if day < event.from {
            event.from - day
        } else {
            (day - event.until).max(chrono::TimeDelta::zero())
        };
        (distance, event.code.clone())
    });
    let dates = Dates::new(locale);
    let choice = |event: Event| {
        let days = format!("{} – {}", dates.day_month(event.from), dates.date(event.until));
        Choice::new(event.code.clone(), format!("{} {} ({days})", event.code, event.title))
    };
    let none = Choice::new("", td_string!(locale, app.no_value));
    Ok([none].into_iter().chain(events.into_iter().map(choice)).collect())
}
