//! The form of a session, shown and sent.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::SessionId;
use domain::programme::Session;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::programme::{self, ProgrammeRecord};
use service::{Actor, ServiceError};

use super::form::{SessionForm, Shown};
use super::other::other;
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::Differing;
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::frame::{Frame, Way};
use crate::view::interpretation::Sent;
use crate::view::programme::{draft, fields, language, title};
use crate::viewer::Viewer;

/// Minutes that a session usually takes.
const USUAL: i64 = 90;

/// The form of a new session: an hour and a half on the first day, for all who come, after the last one there is.
pub async fn new(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(mut sent): Query<Sent>,
) -> Result<Response, Fault> {
    let record = planned(&state, &viewer.actor()?, &code).await?;
    usual(&mut sent, &record, &state);
    Ok(blank(&state, &viewer, &record, sent, Vec::new()))
}

/// Adds it; sent twice, added once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor) = (&state.ctx, viewer.actor()?);
    let id = sent.text("key").parse().unwrap_or_else(|_| SessionId::new(ctx.ids.next()));
    let outcome = match draft(&sent, ctx.zone) {
        Ok(draft) => programme::add(ctx, &actor, (&code, id), &draft).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(done(&code)),
        Err(ServiceError::Invalid(faults)) => {
            let record = planned(&state, &actor, &code).await?;
            Ok(blank(&state, &viewer, &record, sent, faults))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of a session there is.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let (record, session) = programme::session(&state.ctx, &viewer.actor()?, parse(&id)?).await?;
    if !record.may_plan {
        let code = query_value(&record.line.event.code);
        return Ok(Redirect::to(&format!("/events/{code}/programme")).into_response());
    }
    let sent = fields(&session, state.ctx.zone);
    Ok(known(&state, &viewer, (&record, &session), sent, Problem::default()))
}

/// What kept a form from being done.
#[derive(Default)]
struct Problem {
    faults: Vec<FieldError>,
    meanwhile: Option<Vec<Differing>>,
}

/// Changes it. Where somebody else did meanwhile, what was typed is shown again beside what is there now.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, key) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let outcome = match draft(&sent, ctx.zone) {
        Ok(draft) => programme::change(ctx, &actor, (key, sent.version()), &draft).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let (record, session) = programme::session(ctx, &actor, key).await?;
    let problem = match outcome {
        Ok(()) => return Ok(done(&record.line.event.code)),
        Err(ServiceError::Invalid(faults)) => Problem { faults, meanwhile: None },
        Err(ServiceError::Stale { current, .. }) => {
            let now = fields(&session, ctx.zone);
            let meanwhile = Some(other(viewer.locale, &record, &sent, &now));
            sent.put("version", current.to_string());
            Problem { faults: Vec::new(), meanwhile }
        }
        Err(error) => return Err(error.into()),
    };
    Ok(known(&state, &viewer, (&record, &session), sent, problem))
}

/// Takes it away; sent twice, done once.
pub async fn remove(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, key) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let record = match programme::session(ctx, &actor, key).await {
        Ok((record, _)) => record,
        // Gone already.
        Err(ServiceError::NotFound("session")) => return Ok(Redirect::to("/events").into_response()),
        Err(error) => return Err(error.into()),
    };
    match programme::remove(ctx, &actor, (key, sent.version())).await {
        Ok(()) => Ok(done(&record.line.event.code)),
        Err(ServiceError::Stale { .. }) => Ok(Redirect::to(&format!("/sessions/{id}")).into_response()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn parse(id: &str) -> Result<SessionId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

fn done(code: &str) -> Response {
    Redirect::to(&format!("/events/{}/programme?done=saved", query_value(code))).into_response()
}

/// The programme of an event, for whoever may change it.
pub(super) async fn planned(state: &AppState, actor: &Actor, code: &str) -> Result<ProgrammeRecord, Fault> {
    let record = programme::one(&state.ctx, actor, code).await?;
    if record.may_plan { Ok(record) } else { Err(Fault::Forbidden) }
}

/// Good guesses: after the last session of the first day that has none after it.
fn usual(sent: &mut Sent, record: &ProgrammeRecord, state: &AppState) {
    let event = &record.line.event;
    let last = record.sessions.last().map(|listed| fields(&listed.session, state.ctx.zone));
    let day = last.as_ref().map_or_else(|| event.from.to_string(), |last| last.text("date").to_owned());
    let from = last.as_ref().map_or("09:00", |last| last.text("until_time"));
    sent.fill("key", &state.ctx.ids.next().to_string());
    sent.fill("date", &day);
    sent.fill("from_time", from);
    let begins = sent.time("from_time").unwrap_or_default();
    let (ends, next_day) = begins.overflowing_add_signed(chrono::TimeDelta::minutes(USUAL));
    if next_day == 0 {
        sent.fill("until_time", &ends.format("%H:%M").to_string());
    }
    sent.fill("on_campus", &event.on_campus.to_string());
    sent.fill("online", &event.online.to_string());
    sent.fill("format", if event.online > 0 { "hybrid" } else { "on_campus" });
}

fn blank(
    state: &AppState,
    viewer: &Viewer,
    record: &ProgrammeRecord,
    sent: Sent,
    faults: Vec<FieldError>,
) -> Response {
    let code = &record.line.event.code;
    let base = format!("/events/{}/programme", query_value(code));
    let shown = Shown {
        locale: viewer.locale,
        zone: state.ctx.zone,
        title: td_string!(viewer.locale, programme.create_of, event = code.clone()),
        action: format!("{base}/new"),
        back: base,
        record: record.clone(),
        session: None,
        sent,
        faults,
        meanwhile: None,
    };
    render(state, viewer, shown)
}

fn known(
    state: &AppState,
    viewer: &Viewer,
    (record, session): (&ProgrammeRecord, &Session),
    sent: Sent,
    problem: Problem,
) -> Response {
    let shown = Shown {
        locale: viewer.locale,
        zone: state.ctx.zone,
        title: title(&session.texts, language(viewer.locale)),
        action: format!("/sessions/{}", session.id),
        back: format!("/events/{}/programme", query_value(&record.line.event.code)),
        record: record.clone(),
        session: Some(session.clone()),
        sent,
        faults: problem.faults,
        meanwhile: problem.meanwhile,
    };
    render(state, viewer, shown)
}

fn render(state: &AppState, viewer: &Viewer, shown: Shown) -> Response {
    let status = match (&shown.meanwhile, shown.faults.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let event = &shown.record.line.event;
    let mut frame = below(state, viewer, (&event.code, &event.title), shown.title.clone());
    let way = Way::new(shown.back.clone(), td_string!(viewer.locale, programme.heading));
    frame.above.push(way);
    (status, page(frame, move || view! { <SessionForm shown=shown /> })).into_response()
}

/// The frame of a page below an event.
pub(crate) fn below(state: &AppState, viewer: &Viewer, (code, name): (&str, &str), title: String) -> Frame {
    let mut frame = frame(state, viewer, Area::Events, title);
    frame.above = vec![Area::Events.way(viewer.locale), events::way(code, name)];
    frame
}
