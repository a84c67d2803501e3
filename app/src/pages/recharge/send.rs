//! Codes, notes and their steps, as they are sent.

use axum::Form as Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::RechargeNoteId;
use domain::recharge::{Note, State as At};
use i18n::Locale;
use leptos_i18n::td_string;
use service::ServiceError;
use service::recharge;

use super::show::{Form, Tried, shown};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::{Differing, differing};
use crate::pages::quotes::line_text;
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::view::recharge::{by_hand, charged, free};
use crate::viewer::Viewer;

/// Says what the event is charged to.
pub async fn set_code(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Body(mut sent): Body<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor) = (&state.ctx, viewer.actor()?);
    let outcome = recharge::set_code(ctx, &actor, (&code, sent.version()), sent.text("code")).await;
    if let Err(ServiceError::Stale { .. }) = outcome {
        let (now, version) = recharge::of_event(ctx, &actor, &code).await?.code;
        let label = td_string!(viewer.locale, recharge.code);
        let meanwhile = Some(differing([(label, sent.text("code").to_owned(), now)]));
        sent.put("version", version.to_string());
        let tried = Tried { sent: Some((Form::Code, sent)), meanwhile, ..Tried::default() };
        return shown(&state, &viewer, &code, (StatusCode::CONFLICT, tried)).await;
    }
    answer(&state, &viewer, (&code, None), outcome, Some((Form::Code, sent))).await
}

/// Makes the next note; sent twice, made once.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Body(sent): Body<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| RechargeNoteId::new(state.ctx.ids.next()));
    let outcome = recharge::make(&state.ctx, &viewer.actor()?, &code, id).await.map(|_| ());
    answer(&state, &viewer, (&code, None), outcome, None).await
}

/// Changes a draft.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, ordinal)): Path<(String, i64)>,
    Body(sent): Body<Sent>,
) -> Result<Response, Fault> {
    let outcome = match free(&sent) {
        Ok(free) => {
            let key = (ordinal, sent.version());
            recharge::change(&state.ctx, &viewer.actor()?, &code, key, &free).await
        }
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Err(ServiceError::Stale { .. }) => stale(&state, &viewer, &code, (ordinal, sent)).await,
        other => answer(&state, &viewer, (&code, Some(ordinal)), other, Some((Form::Free, sent))).await,
    }
}

/// Somebody changed the draft meanwhile: what was typed stays, what is there now is told, and a second press saves. Of a
/// note that has gone on nothing is changed any more.
async fn stale(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (ordinal, mut sent): (i64, Sent),
) -> Result<Response, Fault> {
    let notes = recharge::of_event(&state.ctx, &viewer.actor()?, code).await?;
    let now = &notes.note(ordinal).ok_or(Fault::NotFound)?.note;
    if now.state != At::Draft {
        let tried = Tried { ordinal: Some(ordinal), done: "stale".to_owned(), ..Tried::default() };
        return shown(state, viewer, code, (StatusCode::CONFLICT, tried)).await;
    }
    let meanwhile = Some(other(viewer.locale, &sent, now, notes.money));
    sent.put("version", now.version.to_string());
    let sent = Some((Form::Free, sent));
    let tried = Tried { ordinal: Some(ordinal), sent, meanwhile, ..Tried::default() };
    shown(state, viewer, code, (StatusCode::CONFLICT, tried)).await
}

/// The lines by hand that are there now in another way than they were typed.
fn other(locale: Locale, sent: &Sent, now: &Note, money: bool) -> Vec<Differing> {
    let Ok(typed) = free(sent) else { return Vec::new() };
    let now = by_hand(now).cloned().collect::<Vec<_>>();
    let lines = (0..typed.len().max(now.len())).map(|place| {
        let text = |line: Option<&domain::quote::Line>| {
            line.map(|line| line_text(locale, line, money)).unwrap_or_default()
        };
        let label = format!("{} {}", td_string!(locale, quote.free), place + 1);
        (label, text(typed.get(place)), text(now.get(place)))
    });
    differing(lines)
}

/// Takes a note a step further.
pub async fn step(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, ordinal, step)): Path<(String, i64, String)>,
    Body(sent): Body<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, key) = (&state.ctx, viewer.actor()?, (ordinal, sent.version()));
    let outcome = match step.as_str() {
        "approve" => recharge::approve(ctx, &actor, &code, key).await,
        "reopen" => recharge::reopen(ctx, &actor, &code, key).await,
        "delete" => recharge::delete(ctx, &actor, &code, key).await,
        "issue" => recharge::issue(ctx, &actor, &code, key).await,
        "charge" => match charged(&sent) {
            Ok(charged) => recharge::charge(ctx, &actor, &code, key, &charged).await,
            Err(faults) => Err(ServiceError::Invalid(faults)),
        },
        _ => return Err(Fault::NotFound),
    };
    // Sent twice, the second one finds nothing left to delete.
    let is_gone = matches!(&outcome, Ok(()) | Err(ServiceError::NotFound("recharge_note")));
    if step == "delete" && is_gone {
        let path = format!("/events/{}/recharge?done=deleted", query_value(&code));
        return Ok(Redirect::to(&path).into_response());
    }
    let form = (step == "charge").then_some((Form::Charge, sent));
    answer(&state, &viewer, (&code, Some(ordinal)), outcome, form).await
}

/// Leads on, or shows the page again with what was typed and what is wrong.
async fn answer(
    state: &AppState,
    viewer: &Viewer,
    (code, ordinal): (&str, Option<i64>),
    outcome: Result<(), ServiceError>,
    sent: Option<(Form, Sent)>,
) -> Result<Response, Fault> {
    let lead = |done: &str| {
        let note = ordinal.map(|ordinal| format!("&note={ordinal}")).unwrap_or_default();
        let path = format!("/events/{}/recharge?done={done}{note}", query_value(code));
        Ok(Redirect::to(&path).into_response())
    };
    match outcome {
        Ok(()) => lead("saved"),
        Err(ServiceError::Stale { .. }) => lead("stale"),
        Err(ServiceError::Invalid(faults)) => {
            let tried = Tried { ordinal, sent, faults, ..Tried::default() };
            shown(state, viewer, code, (StatusCode::UNPROCESSABLE_ENTITY, tried)).await
        }
        Err(error) => Err(error.into()),
    }
}
