//! A list of exhibitors, as a file or pasted: chosen, compared with those there are, taken over.

use axum::Form;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::rooming::sheet::{self, Sheet, SheetError};
use service::stand::{self, StandPlan};
use service::stay::Write;
use service::{Actor, ServiceError};

use super::preview;
use crate::components::{Button, ErrorSummary, FileField, TextField};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::imports::{file_text, receive};
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
    let mut received = receive(sent, LARGEST, usize::try_from(LARGEST).unwrap_or(usize::MAX)).await?;
    let pasted = received.fields.remove("pasted").filter(|text| !text.trim().is_empty());
    let read = match (received.files.remove("file"), &pasted) {
        _ if received.too_large => None,
        (Some(path), _) => Some(sheet::read(path).await?),
        (None, Some(text)) => Some(sheet::pasted(text.clone()).await?),
        (None, None) => None,
    };
    let locale = viewer.locale;
    let wrong = match read {
        Some(Ok(sheet)) if sheet.rows.len() > MOST => td_string!(locale, stands.f_too_many).to_owned(),
        Some(Ok(sheet)) => return compared(&state, &viewer, &actor, &code, (sheet, false)).await,
        Some(Err(SheetError::File(error))) => file_text(locale, &error),
        Some(Err(SheetError::TooMany(_))) => td_string!(locale, rooming.f_too_many).to_owned(),
        Some(Err(SheetError::Disk(_))) => return Err(Fault::Internal),
        None if received.too_large => td_string!(locale, imports.too_large, n = (LARGEST >> 20).to_string()),
        None => td_string!(locale, rooming.no_file).to_owned(),
    };
    let refused = Refused { wrong: Some(wrong), pasted: pasted.unwrap_or_default() };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, ask(&state, &viewer, &plan, refused)).into_response())
}

/// Why a list could not be read, and what was pasted, so that it need not be pasted again.
#[derive(Clone, Debug, Default)]
struct Refused {
    wrong: Option<String>,
    pasted: String,
}

impl Refused {
    /// The field that what is wrong belongs to.
    fn field(&self) -> &'static str {
        if self.pasted.is_empty() { "file" } else { "pasted" }
    }

    fn of(&self, field: &str) -> Option<String> {
        self.wrong.clone().filter(|_| self.field() == field)
    }
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
            compared(&state, &viewer, &actor, &code, (sheet, true)).await
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
) -> Result<Response, Fault> {
    let (plan, compared) = stand::compare(&state.ctx, actor, code, &sheet).await?;
    let is_wrong = compared.lacks_names || outdated;
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
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
    Ok((status, preview::render(state, viewer, shown)).into_response())
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
    page(frame, move || view! { <Ask locale=locale title=title action=action refused=refused /> })
}

#[component]
fn Ask(locale: Locale, title: String, action: String, refused: Refused) -> impl IntoView {
    let faults =
        refused.wrong.clone().map(|text| (Some(refused.field()), text)).into_iter().collect::<Vec<_>>();
    view! {
        <h1>{title}</h1>
        <p>{td_string!(locale, stands.import_about)}</p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" enctype="multipart/form-data" action=action novalidate>
            <FileField
                name="file" label=td_string!(locale, imports.file) accept=".csv,.xlsx"
                hint=td_string!(locale, stands.file_hint, n = (LARGEST >> 20).to_string())
                error=refused.of("file")
            />
            <TextField
                name="pasted" label=td_string!(locale, rooming.pasted) rows=6
                hint=td_string!(locale, rooming.pasted_hint).to_owned()
                error=refused.of("pasted") value=refused.pasted
            />
            <div><Button primary=true text=td_string!(locale, rooming.look) /></div>
        </form>
    }
}
