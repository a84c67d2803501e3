//! A list of exhibitors, as a file or pasted: chosen, compared with those there are, taken over.

use axum::Form;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::sheet::Sheet;
use service::stand::{self, StandPlan};
use service::stay::Write;
use service::{Actor, ServiceError};
use std::collections::BTreeMap;

use super::preview;
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::imports::{self, About, Limits, ListForm, Looked, Refused};
use crate::pages::page;
use crate::pages::programme::below;
use crate::state::AppState;
use crate::view::frame::{Frame, Way};
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The largest file, in bytes.
const LARGEST: u64 = 1 << 20;

/// The most rows: each that changes something, and each that is wrong, is shown before anything is changed.
pub(super) const MOST: usize = 1000;

/// The form.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let (_, plan) = may_write(&state, &viewer, &code).await?;
    Ok(ask(&state, &viewer, &plan, Refused::default()))
}

/// Shows what a list would change; or what is wrong with it.
pub async fn look(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    sent: Multipart,
) -> Result<Response, Fault> {
    let (actor, plan) = may_write(&state, &viewer, &code).await?;
    let too_many = td_string!(viewer.locale, stands.f_too_many);
    let limits = Limits { bytes: LARGEST, rows: MOST, too_many };
    let compare = async |sheet: Sheet, _| compared(&state, &viewer, &actor, &code, (sheet, false)).await;
    imports::look((viewer.locale, limits), sent, compare, |refused| ask(&state, &viewer, &plan, refused))
        .await
}

/// Takes over what was shown; where exhibitors or stands are others by now, the list is compared anew.
pub async fn take_over(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let sheet = serde_json::from_str::<Sheet>(sent.text("table")).map_err(|_| Fault::Unreadable)?;
    let write = Write::of_version(sent.text("key"), sent.version());
    match stand::take_over(&state.ctx, &actor, &code, &sheet, &write).await {
        Ok(()) => {
            let back = format!("/events/{}/stands?done=imported", query_value(&code));
            Ok(Redirect::to(&back).into_response())
        }
        Err(error) if matches!(error, ServiceError::Stale { .. }) || error.is_key_reused() => {
            let (_, plan) = may_write(&state, &viewer, &code).await?;
            let looked = compared(&state, &viewer, &actor, &code, (sheet, true)).await?;
            Ok(looked.unwrap_or_else(|refused| ask(&state, &viewer, &plan, refused).into_response()))
        }
        Err(error) => Err(error.into()),
    }
}

async fn compared(
    state: &AppState,
    viewer: &Viewer,
    actor: &Actor,
    code: &str,
    (sheet, outdated): (Sheet, bool),
) -> Result<Looked, Fault> {
    let (plan, compared) = stand::compare(&state.ctx, actor, code, &sheet).await?;
    if compared.lacks_names {
        let column = td_string!(viewer.locale, stands.organisation);
        let wrong = td_string!(viewer.locale, rooming.no_column, column = column);
        return Ok(Err(Refused::with_list(wrong, &sheet, BTreeMap::new())));
    }
    let status = if outdated { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let table = serde_json::to_string(&sheet).map_err(|_| Fault::Internal)?;
    let shown = preview::Shown {
        locale: viewer.locale,
        base: base(code),
        plan,
        compared,
        table,
        key: state.ctx.ids.next().to_string(),
        outdated,
    };
    Ok(Ok((status, preview::render(state, viewer, shown)).into_response()))
}

/// Whether the reader may change exhibitors, before anything of a file is received.
async fn may_write(state: &AppState, viewer: &Viewer, code: &str) -> Result<(Actor, StandPlan), Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let plan = stand::plan(&state.ctx, &actor, code).await?;
    if plan.may_plan { Ok((actor, plan)) } else { Err(Fault::Forbidden) }
}

fn base(code: &str) -> String {
    format!("/events/{}/exhibitors", query_value(code))
}

/// The frame of a page below the stands.
pub(super) fn framed(state: &AppState, viewer: &Viewer, plan: &StandPlan, title: String) -> Frame {
    let event = &plan.line.event;
    let mut frame = below(state, viewer, (&event.code, &event.title), title);
    let stands = format!("/events/{}/stands", query_value(&event.code));
    frame.above.push(Way::new(stands, td_string!(viewer.locale, stands.heading)));
    frame
}

fn ask(state: &AppState, viewer: &Viewer, plan: &StandPlan, refused: Refused) -> Html<String> {
    let (locale, code) = (viewer.locale, plan.line.event.code.clone());
    let title = td_string!(locale, stands.import_title, event = code.clone());
    let frame = framed(state, viewer, plan, title.clone());
    let action = format!("{}/import", base(&code));
    let file_hint = td_string!(locale, stands.file_hint, n = (LARGEST >> 20).to_string());
    let about = About { title, text: td_string!(locale, stands.import_about), file_hint, action };
    page(frame, move || view! { <ListForm locale=locale about=about refused=refused how=().into_markup() /> })
}
