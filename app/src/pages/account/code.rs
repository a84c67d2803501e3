//! The second step of signing in: the code of the second factor.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use domain::ids::AccountId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::{Deserialize, Serialize};
use service::ServiceError;
use service::account;
use tower_sessions::Session;

use super::form::wait;
use super::{Asked, enter};
use crate::components::{Button, ErrorSummary, Field};
use crate::fault::Fault;
use crate::local::{local, query_value};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Width;
use crate::viewer::Viewer;

/// Under which key the session keeps whose password was right.
const PENDING: &str = "code_wanted";

/// How long a right password waits for its code.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

#[derive(Debug, Serialize, Deserialize)]
struct Pending {
    account: AccountId,
    until: i64,
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    back: String,
}

/// Keeps in mind whose password was right, and asks for the code.
pub(super) async fn ask(
    state: &AppState,
    session: &Session,
    account: AccountId,
    back: &str,
) -> Result<Response, Fault> {
    session.cycle_id().await?;
    let until = (state.ctx.now() + PATIENCE).timestamp();
    session.insert(PENDING, Pending { account, until }).await?;
    Ok(Redirect::to(&format!("/sign-in/code?back={}", query_value(back))).into_response())
}

/// The form.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let back = local(&asked.back).to_owned();
    match pending(&state, &session).await? {
        None => Ok(start_again(&back)),
        Some(_) => Ok(show(&state, &viewer, back, None)),
    }
}

/// Takes the code.
pub async fn enter_code(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let back = local(&typed.back).to_owned();
    let Some(id) = pending(&state, &session).await? else { return Ok(start_again(&back)) };
    let locale = viewer.locale;
    let problem = match account::enter_code(&state.ctx, id, &typed.code, &viewer.address).await {
        Ok(account) => {
            session.remove_value(PENDING).await?;
            return enter(&session, &viewer, &account, &back).await;
        }
        Err(ServiceError::WrongCode) => td_string!(locale, sign_in.wrong_code).to_owned(),
        Err(ServiceError::TooManyTries { seconds }) => wait(locale, seconds),
        Err(error) => return Err(error.into()),
    };
    let shown = show(&state, &viewer, back, Some(problem));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

async fn pending(state: &AppState, session: &Session) -> Result<Option<AccountId>, Fault> {
    let pending = session.get::<Pending>(PENDING).await?;
    Ok(pending.filter(|pending| state.ctx.now().timestamp() < pending.until).map(|pending| pending.account))
}

fn start_again(back: &str) -> Response {
    Redirect::to(&format!("/sign-in?back={}", query_value(back))).into_response()
}

fn show(state: &AppState, viewer: &Viewer, back: String, problem: Option<String>) -> Response {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, sign_in.code_title));
    frame.width = Width::Narrow;
    page(frame, move || view! { <CodeForm locale=locale back=back problem=problem /> }).into_response()
}

#[component]
fn CodeForm(locale: Locale, back: String, problem: Option<String>) -> impl IntoView {
    let faults = problem.iter().map(|problem| (Some("code"), problem.clone())).collect();
    view! {
        <h1>{td_string!(locale, sign_in.code_title)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" action="/sign-in/code" novalidate>
            <input type="hidden" name="back" value=back />
            <Field
                name="code" label=td_string!(locale, sign_in.code) autocomplete="one-time-code"
                hint=td_string!(locale, sign_in.code_hint).to_owned() error=problem
            />
            <div><Button primary=true text=td_string!(locale, sign_in.submit) /></div>
        </form>
        <p><a href="/sign-in">{td_string!(locale, sign_in.start_again)}</a></p>
    }
}
