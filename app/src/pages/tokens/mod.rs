//! Tokens of the API: one's own. Those of everybody are in [`house`].

mod form;
pub mod house;
mod list;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Role;
use domain::ids::TokenId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::token::{self, Secret};
use std::collections::BTreeMap;
use uuid::Uuid;

use self::form::{Sent, TokenForm};
use self::list::{Tokens, Told};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
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

/// Makes a token and shows it, once.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let sent = Sent::read(&sent);
    match token::issue_own(&state.ctx, &viewer.actor()?, &sent.token()).await {
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
    Path(id): Path<Uuid>,
) -> Result<Redirect, Fault> {
    match token::revoke_own(&state.ctx, &viewer.actor()?, TokenId::new(id)).await {
        Ok(()) => Ok(Redirect::to("/account/tokens?revoked")),
        Err(error) => Err(error.into()),
    }
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    sent: Sent,
    faults: Vec<FieldError>,
    told: Option<Told>,
) -> Result<Response, Fault> {
    let lines = token::list_own(&state.ctx, &viewer.actor()?).await?;
    let (locale, now) = (viewer.locale, state.ctx.now().timestamp());
    let rows = lines.into_iter().map(|line| TokenRow::new(line, now, state.ctx.zone)).collect::<Vec<_>>();
    let role = viewer.account.as_ref().map_or(Role::ApiClient, |account| account.role);
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, tokens.title));
    frame.above = vec![Way::new("/account", td_string!(locale, account.title))];
    let content = move || {
        view! {
            <h1>{td_string!(locale, tokens.title)}</h1>
            {told.map(|told| told.view(locale))}
            <p>{td_string!(locale, tokens.what)}" "<a href="/api">{td_string!(locale, tokens.reference)}</a></p>
            <Tokens locale=locale rows=rows whose=false />
            <TokenForm locale=locale action="/account/tokens" role=role sent=sent faults=faults programs=None />
        }
    };
    Ok(page(frame, content).into_response())
}

impl Told {
    fn made(secret: &Secret) -> Self {
        Self::Made(secret.reveal().to_owned())
    }
}
