//! Signing in and out.

pub mod code;
pub mod concerns;
pub mod forgotten;
mod form;
pub mod link;
pub mod own;
pub mod second_factor;
pub mod sign_on;
mod words;

pub(crate) use form::wait;
pub(crate) use words::fault_text;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Role;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::account::{self, Account, Entry};
use tower_sessions::Session;

use self::form::SignInForm;
use super::{Area, frame, page};
use crate::fault::Fault;
use crate::local::local;
use crate::state::AppState;
use crate::view::frame::Width;
use crate::view::sign_in::{Problem, SignIn};
use crate::viewer::{SESSION_ACCOUNT, SESSION_DEVICE, Viewer};

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    back: String,
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    back: String,
}

/// What a role button sends.
#[derive(Debug, Deserialize)]
pub struct Pick {
    role: String,
    #[serde(default)]
    back: String,
}

/// The form; whoever has signed in already goes on.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let back = local(&asked.back).to_owned();
    if viewer.account.is_some() {
        return Ok(Redirect::to(&back).into_response());
    }
    Ok(show(&state, viewer, SignIn { back, ..SignIn::default() }).await?.into_response())
}

/// Takes address and password.
pub async fn sign_in(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(sent): Form<Credentials>,
) -> Result<Response, Fault> {
    let back = local(&sent.back).to_owned();
    let mut problems = SignIn::missing(&sent.email, &sent.password);
    if problems.is_empty() {
        match account::sign_in(&state.ctx, &sent.email, &sent.password, &viewer.address).await {
            Ok(Entry::Entered(account)) => return enter(&session, &viewer, &account, &back).await,
            Ok(Entry::CodeWanted(id)) => return code::ask(&state, &session, id, &back).await,
            Err(ServiceError::WrongCredentials) => problems.push(Problem::Wrong),
            Err(ServiceError::TooManyTries { seconds }) => problems.push(Problem::TooMany { seconds }),
            Err(error) => return Err(error.into()),
        }
    }
    let status = match problems.last() {
        Some(Problem::TooMany { .. }) => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shown = SignIn { email: sent.email, back, problems, ..SignIn::default() };
    Ok((status, show(&state, viewer, shown).await?).into_response())
}

/// Takes a role, in a demonstration that only this machine can reach.
pub async fn sign_in_demo(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(pick): Form<Pick>,
) -> Result<Response, Fault> {
    let role = Role::parse(&pick.role).filter(|_| state.loopback).ok_or(Fault::Forbidden)?;
    match account::demo_sign_in(&state.ctx, role).await {
        Ok(account) => enter(&session, &viewer, &account, local(&pick.back)).await,
        Err(ServiceError::WrongCredentials) => Err(Fault::Forbidden),
        Err(error) => Err(error.into()),
    }
}

/// Ends the session, and has the browser forget the pages it kept to ask again for.
pub async fn sign_out(session: Session) -> Result<impl IntoResponse, Fault> {
    session.flush().await?;
    Ok(([("clear-site-data", "\"cache\"")], Redirect::to("/sign-in")))
}

/// A new id for the session, so that one planted before signing in is worth nothing afterwards.
pub(crate) async fn enter(
    session: &Session,
    viewer: &Viewer,
    account: &Account,
    back: &str,
) -> Result<Response, Fault> {
    session.cycle_id().await?;
    session.insert(SESSION_ACCOUNT, account.id).await?;
    session.insert(SESSION_DEVICE, &viewer.device).await?;
    Ok(Redirect::to(back).into_response())
}

async fn show(state: &AppState, viewer: Viewer, mut shown: SignIn) -> Result<Html<String>, Fault> {
    if state.loopback && account::is_demo(&state.ctx).await? {
        shown.roles = vec![
            Role::Facilities,
            Role::Housekeeping,
            Role::Organiser,
            Role::Management,
            Role::Auditor,
            Role::Administrator,
        ];
    }
    shown.provider = state.neighbours.sign_on.as_ref().map(|sign_on| sign_on.name.to_string());
    shown.mails = state.neighbours.mailing.is_some();
    let locale = viewer.locale;
    let mut frame = frame(state, &viewer, Area::Elsewhere, td_string!(locale, sign_in.title));
    frame.width = Width::Narrow;
    Ok(page(frame, move || view! { <SignInForm locale=locale shown=shown /> }))
}
