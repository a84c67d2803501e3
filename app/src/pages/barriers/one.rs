//! One report in the hands of whoever answers it.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::barrier::{LONGEST_TEXT, Status};
use domain::ids::BarrierId;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::barrier::{self, BarrierLine};

use super::{stand, way};
use crate::components::{
    Badge, Button, Choice, ErrorSummary, Fact, Facts, Notice, SelectField, TextField, Tone,
};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::account::local;
use crate::viewer::Viewer;

/// What was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub struct Sent {
    status: String,
    #[serde(default)]
    note: String,
    version: i64,
}

/// What the page shows.
struct Shown {
    line: BarrierLine,
    reported: String,
    changed: Option<String>,
    days: i64,
    done: bool,
    /// What is wrong, and with which field.
    problem: Option<(Option<&'static str>, String)>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Html<String>, Fault> {
    let id = id.parse().map_err(|_| Fault::NotFound)?;
    let shown = find(&state, &viewer, id).await?;
    Ok(render(&state, &viewer, Shown { done: done.done == "saved", ..shown }))
}

/// Saves where it stands.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = id.parse().map_err(|_| Fault::NotFound)?;
    let status = Status::parse(&sent.status).ok_or(Fault::NotFound)?;
    let locale = viewer.locale;
    let outcome = barrier::answer(&state.ctx, &viewer.actor()?, (id, sent.version), status, &sent.note).await;
    let (code, problem) = match outcome {
        Ok(()) => {
            return Ok(Redirect::to(&format!("/administration/barriers/{id}?done=saved")).into_response());
        }
        Err(ServiceError::Invalid(_)) => {
            let limit = count(locale, i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX));
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                (Some("note"), td_string!(locale, barrier.too_long, n = limit)),
            )
        }
        Err(ServiceError::Stale { .. }) => {
            (StatusCode::CONFLICT, (None, td_string!(locale, barrier.stale).to_owned()))
        }
        Err(error) => return Err(error.into()),
    };
    let mut shown = find(&state, &viewer, id).await?;
    shown.line.barrier.status = status;
    shown.line.barrier.note = sent.note;
    Ok((code, render(&state, &viewer, Shown { problem: Some(problem), ..shown })).into_response())
}

async fn find(state: &AppState, viewer: &Viewer, id: BarrierId) -> Result<Shown, Fault> {
    let (line, days) = barrier::get(&state.ctx, &viewer.actor()?, id).await?;
    let (dates, zone) = (Dates::new(viewer.locale), state.ctx.zone);
    let reported = dates.minute(local(zone, line.barrier.reported_at));
    let changed = line.barrier.changed.zip(line.changed_by.clone()).map(|((at, _), who)| {
        td_string!(viewer.locale, barrier.changed_by, when = dates.minute(local(zone, at)), who = who)
    });
    Ok(Shown { line, reported, changed, days, done: false, problem: None })
}

fn render(state: &AppState, viewer: &Viewer, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, barrier.one, reference = shown.line.barrier.reference.clone());
    let mut frame = frame(state, viewer, Area::Administration, title.clone());
    frame.above = vec![Area::Administration.way(locale), way(locale)];
    page(frame, move || view! { <Content locale=locale title=title shown=shown /> })
}

#[component]
fn Content(locale: Locale, title: String, shown: Shown) -> impl IntoView {
    let (tone, word) = stand(locale, shown.line.barrier.status);
    let faults = shown.problem.clone().into_iter().collect();
    view! {
        <div class="page-head"><h1>{title}</h1><Badge tone=tone text=word /></div>
        {shown.done.then(|| view! {
            <Notice tone=Tone::Good><p>{td_string!(locale, barrier.saved)}</p></Notice>
        })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <Told locale=locale shown=&shown />
        <Answer locale=locale shown=shown />
    }
}

/// What the reporter said.
#[component]
fn Told<'a>(locale: Locale, shown: &'a Shown) -> impl IntoView + use<> {
    let barrier = &shown.line.barrier;
    let or_none = |text: &str| {
        if text.is_empty() { td_string!(locale, app.no_value).to_owned() } else { text.to_owned() }
    };
    let none = || td_string!(locale, app.no_value).to_owned();
    let facts = [
        (td_string!(locale, barrier.reported), shown.reported.clone()),
        (td_string!(locale, barrier.on), or_none(&barrier.page)),
        (td_string!(locale, barrier.wanted), barrier.wish.clone()),
        (td_string!(locale, barrier.stood), barrier.obstacle.clone()),
        (td_string!(locale, barrier.with), or_none(&barrier.technology)),
        (td_string!(locale, barrier.reach), or_none(&barrier.contact)),
        (td_string!(locale, barrier.changed), shown.changed.clone().unwrap_or_else(none)),
    ];
    let facts = facts.map(|(term, text)| view! { <Fact term=term><span class="told">{text}</span></Fact> });
    view! { <Facts>{facts.collect_view()}</Facts> }
}

#[component]
fn Answer(locale: Locale, shown: Shown) -> impl IntoView {
    let barrier = shown.line.barrier;
    let choices = Status::ALL.map(|status| Choice::new(status.code(), stand(locale, status).1)).to_vec();
    let error = shown.problem.filter(|(field, _)| *field == Some("note")).map(|(_, text)| text);
    let time = td_string!(locale, tokens.period, count = shown.days, n = count(locale, shown.days));
    view! {
        <form class="panel form" method="post" action=format!("/administration/barriers/{}", barrier.id) novalidate>
            <input type="hidden" name="version" value=barrier.version />
            <SelectField
                name="status" label=td_string!(locale, barrier.state) choices=choices chosen=barrier.status.code()
            />
            <TextField
                name="note" label=td_string!(locale, barrier.note) value=barrier.note rows=6
                hint=td_string!(locale, barrier.note_hint).to_owned() error=error
            />
            <p class="fine quiet">{td_string!(locale, barrier.kept, time = time)}</p>
            <div><Button primary=true text=td_string!(locale, barrier.save) /></div>
        </form>
    }
}
