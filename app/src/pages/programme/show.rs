//! The page of a programme: what participants read of it, and its sessions by day or by track.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::calendar::CampusZone;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::programme::{self, ProgrammeRecord};

use super::grid::Grid;
use super::list::List;
use super::publish::Publication;
use super::send::below;
use crate::components::{Downloads, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::state::AppState;
use crate::viewer::Viewer;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    view: String,
    done: String,
}

/// What is said first.
pub(super) type Told = Option<(Tone, &'static str)>;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let locale = viewer.locale;
    let told = match asked.done.as_str() {
        "saved" => Some((Tone::Good, td_string!(locale, programme.saved))),
        "imported" => Some((Tone::Good, td_string!(locale, programme_list.imported))),
        "published" => Some((Tone::Good, td_string!(locale, programme.now_published))),
        "withdrawn" => Some((Tone::Good, td_string!(locale, programme.now_withdrawn))),
        "stale" => Some((Tone::Bad, td_string!(locale, programme.stale))),
        _ => None,
    };
    rendered(&state, &viewer, &code, (told, asked.view == "tracks"), StatusCode::OK).await
}

pub(super) async fn rendered(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (told, by_track): (Told, bool),
    status: StatusCode,
) -> Result<Response, Fault> {
    let record = programme::one(&state.ctx, &viewer.actor()?, code).await?;
    let (locale, zone) = (viewer.locale, state.ctx.zone);
    let origin = state.origin.as_deref().unwrap_or(&viewer.origin).to_owned();
    let event = &record.line.event;
    let title = td_string!(locale, programme.title, event = event.code.clone());
    let frame = below(state, viewer, (&event.code, &event.title), title);
    let html = crate::pages::page(frame, move || {
        view! { <Content locale=locale zone=zone record=record told=told by_track=by_track origin=origin /> }
    });
    Ok((status, html).into_response())
}

#[component]
fn Content(
    locale: Locale,
    zone: CampusZone,
    record: ProgrammeRecord,
    told: Told,
    by_track: bool,
    origin: String,
) -> impl IntoView {
    let code = record.line.event.code.clone();
    let base = format!("/events/{}/programme", query_value(&code));
    let title = td_string!(locale, programme.title, event = code.clone());
    let amiss = record.sessions.iter().filter(|listed| !listed.warnings.is_empty()).count();
    let amiss = i64::try_from(amiss).unwrap_or_default();
    let amiss = (amiss > 0).then(|| {
        let text = td_string!(locale, programme.amiss, count = amiss, n = count(locale, amiss));
        view! { <p class="quiet">{text}</p> }
    });
    let (may, none) = (record.may_plan, record.sessions.is_empty());
    let (new, tracks, list) = (format!("{base}/new"), format!("{base}/tracks"), format!("{base}/import"));
    let stands = format!("/events/{}/stands", query_value(&code));
    let meetings = format!("/events/{}/meetings", query_value(&code));
    let body = if none {
        view! { <p class="quiet">{td_string!(locale, programme.none)}</p> }.into_markup()
    } else if by_track {
        view! { <Grid locale=locale zone=zone record=&record /> }.into_markup()
    } else {
        view! { <List locale=locale zone=zone record=&record /> }.into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{title.clone()}</h1>
            <span class="row">
                <Downloads
                    locale=locale table="programme" name=title query=format!("?event={}", query_value(&code))
                />
                <a class="button" href=stands>{td_string!(locale, stands.heading)}</a>
                <a class="button" href=meetings>{td_string!(locale, meetings.heading)}</a>
                {may.then(|| view! {
                    <a class="button" href=list>{td_string!(locale, programme_list.open)}</a>
                    <a class="button" href=tracks>{td_string!(locale, programme.tracks)}</a>
                    <a class="button primary" href=new>{td_string!(locale, programme.create)}</a>
                })}
            </span>
        </div>
        {told.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <Publication locale=locale zone=zone record=&record origin=origin />
        {(!none).then(|| view! { <Views locale=locale base=base by_track=by_track /> })}
        {amiss}
        {body}
    }
}

/// The two ways to see the sessions.
#[component]
fn Views(locale: Locale, base: String, by_track: bool) -> impl IntoView {
    let current = |is: bool| is.then_some("page");
    let tracks = format!("{base}?view=tracks");
    view! {
        <div class="toolbar">
            <nav class="joined" aria-label=td_string!(locale, diary.views)>
                <a class="button" href=base aria-current=current(!by_track)>
                    {td_string!(locale, programme.by_day)}
                </a>
                <a class="button" href=tracks aria-current=current(by_track)>
                    {td_string!(locale, programme.by_track)}
                </a>
            </nav>
        </div>
    }
}
