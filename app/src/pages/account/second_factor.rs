//! Setting up the second factor: a secret to take into the device, and a code that proves it is there.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::account::{self, Setup};
use tower_sessions::Session;

use crate::components::{Button, ErrorSummary, Field, Notice, Qr, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::{Way, Width};
use crate::viewer::Viewer;

/// Under which key the session keeps the proposed secret until a code proves it.
const PROPOSED: &str = "proposed_secret";

/// What the forms send.
#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

/// Proposes a secret; the same one until it is taken or the session ends, so that loading the page again does not
/// spoil a device that was set up already.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
) -> Result<Response, Fault> {
    let setup = proposed(&state, &viewer, &session).await?;
    Ok(show(&state, &viewer, setup, None))
}

/// Switches it on if the code is right, and shows the recovery codes, once.
pub async fn switch_on(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let setup = proposed(&state, &viewer, &session).await?;
    match account::switch_on(&state.ctx, &viewer.actor()?, &setup.secret, &typed.code).await {
        Ok(codes) => {
            session.remove_value(PROPOSED).await?;
            Ok(show_codes(&state, &viewer, codes))
        }
        Err(ServiceError::WrongCode) => {
            let problem = td_string!(viewer.locale, sign_in.wrong_code).to_owned();
            let shown = show(&state, &viewer, setup, Some(problem));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Switches it off if the code is right.
pub async fn switch_off(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match account::switch_off(&state.ctx, &viewer.actor()?, &typed.code, &viewer.address).await {
        Ok(()) => Ok(Redirect::to("/account?done=second-factor-off").into_response()),
        Err(ServiceError::WrongCode) => Ok(Redirect::to("/account?done=wrong-code").into_response()),
        Err(ServiceError::TooManyTries { .. }) => Ok(Redirect::to("/account?done=too-many").into_response()),
        Err(error) => Err(error.into()),
    }
}

async fn proposed(state: &AppState, viewer: &Viewer, session: &Session) -> Result<Setup, Fault> {
    let account = viewer.account.as_ref().ok_or(Fault::SignInFirst)?;
    if let Some(secret) = session.get::<String>(PROPOSED).await? {
        return Ok(account::setup(account, &secret)?);
    }
    let setup = account::propose(&state.ctx, account)?;
    session.insert(PROPOSED, &setup.secret).await?;
    Ok(setup)
}

fn show(state: &AppState, viewer: &Viewer, setup: Setup, problem: Option<String>) -> Response {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, account.set_up_title));
    frame.width = Width::Narrow;
    frame.above = vec![Way::new("/account", td_string!(locale, account.title))];
    page(frame, move || view! { <SetUp locale=locale setup=setup problem=problem /> }).into_response()
}

fn show_codes(state: &AppState, viewer: &Viewer, codes: Vec<String>) -> Response {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, account.codes_title));
    frame.width = Width::Narrow;
    frame.above = vec![Way::new("/account", td_string!(locale, account.title))];
    page(frame, move || view! { <Codes locale=locale codes=codes /> }).into_response()
}

#[component]
fn SetUp(locale: Locale, setup: Setup, problem: Option<String>) -> impl IntoView {
    let faults = problem.iter().map(|problem| (Some("code"), problem.clone())).collect();
    view! {
        <h1>{td_string!(locale, account.set_up_title)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <div class="panel stack">
            <p>{td_string!(locale, account.scan)}</p>
            <Qr text=setup.url label=td_string!(locale, account.qr) />
            <p>{td_string!(locale, account.or_type)}" "<code class="secret">{grouped(&setup.secret)}</code></p>
            <form class="form" method="post" action="/account/second-factor" novalidate>
                <Field
                    name="code" label=td_string!(locale, sign_in.code) autocomplete="one-time-code"
                    hint=td_string!(locale, account.prove).to_owned() error=problem
                />
                <div><Button primary=true text=td_string!(locale, account.switch_on) /></div>
            </form>
        </div>
    }
}

#[component]
fn Codes(locale: Locale, codes: Vec<String>) -> impl IntoView {
    let codes =
        codes.into_iter().map(|code| view! { <li><code class="secret">{code}</code></li> }).collect_view();
    view! {
        <h1>{td_string!(locale, account.codes_title)}</h1>
        <Notice tone=Tone::Good><p>{td_string!(locale, account.codes_hint)}</p></Notice>
        <ul class="panel stack">{codes}</ul>
        <p><a class="button primary" href="/account">{td_string!(locale, account.codes_kept)}</a></p>
    }
}

/// In groups of four, as people read them.
fn grouped(secret: &str) -> String {
    secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}
