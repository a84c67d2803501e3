//! Tokens of everybody, in an administrator's hands: programs get theirs here.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Role;
use domain::ids::{AccountId, TokenId};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::{account, token};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::form::{Sent, TokenForm};
use super::list::{Tokens, Told};
use crate::components::Choice;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::token::TokenRow;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(done): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let told = done.contains_key("revoked").then_some(Told::Revoked);
    page_of(&state, &viewer, Sent::default(), Vec::new(), told).await
}

/// Makes a token for a program and shows it, once.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let sent = Sent::read(&sent);
    match token::issue(&state.ctx, &viewer.actor()?, &sent.owner(), &sent.token()).await {
        Ok(secret) => page_of(&state, &viewer, Sent::default(), Vec::new(), Some(Told::made(&secret))).await,
        Err(ServiceError::Invalid(faults)) => {
            let shown = page_of(&state, &viewer, sent, faults, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Revokes one.
pub async fn revoke(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((owner, id)): Path<(Uuid, Uuid)>,
) -> Result<Redirect, Fault> {
    token::revoke(&state.ctx, &viewer.actor()?, AccountId::new(owner), TokenId::new(id)).await?;
    Ok(Redirect::to("/accounts/tokens?revoked"))
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    sent: Sent,
    faults: Vec<FieldError>,
    told: Option<Told>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let (locale, now) = (viewer.locale, state.ctx.now().timestamp());
    let lines = token::list(&state.ctx, &actor).await?;
    let rows = lines.into_iter().map(|line| TokenRow::new(line, now, state.ctx.zone)).collect::<Vec<_>>();
    let accounts = account::list(&state.ctx, &actor).await?;
    let programs = accounts.into_iter().filter(|one| one.role == Role::ApiClient && !one.disabled);
    let new = Choice::new("", td_string!(locale, tokens.new_program));
    let programs = programs.map(|one| Choice::new(one.id.to_string(), one.full_name));
    let programs = Some(std::iter::once(new).chain(programs).collect::<Vec<_>>());
    let mut frame = frame(state, viewer, Area::Administration, td_string!(locale, tokens.house_title));
    frame.above = vec![Area::Administration.way(locale), Area::Accounts.way(locale)];
    let content = move || {
        view! {
            <h1>{td_string!(locale, tokens.house_title)}</h1>
            {told.map(|told| told.view(locale))}
            <p>{td_string!(locale, tokens.house_what)}" "<a href="/api">{td_string!(locale, tokens.reference)}</a></p>
            <Tokens locale=locale rows=rows whose=true />
            <TokenForm
                locale=locale action="/accounts/tokens" role=Role::ApiClient sent=sent faults=faults
                programs=programs
            />
        }
    };
    Ok(page(frame, content).into_response())
}
