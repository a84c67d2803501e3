//! `/welcome/…`: a link that sets a password, once.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::access::Role;
use i18n::{self, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::account::{self, LinkPurpose, NewAccount};
use service::error::FieldError;
use service::{Context, ServiceError};
use tower_sessions::Session;

use super::{enter, fault_text};
use crate::components::{Button, ErrorSummary, Field, Notice, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Width;
use crate::viewer::Viewer;

/// What the form sends; address and name only from the first administrator.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    email: String,
    #[serde(default)]
    full_name: String,
    #[serde(default)]
    password: String,
}

/// What the form shows.
#[derive(Clone, Debug)]
struct Shown {
    token: String,
    purpose: LinkPurpose,
    /// Whose password it sets, where that is known.
    name: Option<String>,
    sent: Chosen,
    faults: Vec<FieldError>,
}

/// The form.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    show(&state, &viewer, token, Chosen::default(), Vec::new()).await
}

/// Takes the password, and lets the person in.
pub async fn set_password(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Path(token): Path<String>,
    Form(sent): Form<Chosen>,
) -> Result<Response, Fault> {
    match take(&state.ctx, &viewer, &token, &sent).await {
        Ok(account) => enter(&session, &viewer, &account, "/").await,
        Err(ServiceError::Invalid(faults)) => {
            let shown = show(&state, &viewer, token, sent, faults).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(ServiceError::SpentLink) => Ok(spent(&state, &viewer)),
        Err(error) => Err(error.into()),
    }
}

async fn take(
    ctx: &Context,
    viewer: &Viewer,
    token: &str,
    sent: &Chosen,
) -> Result<account::Account, ServiceError> {
    match account::look_up(ctx, token).await? {
        (LinkPurpose::FirstAdministrator, _) => {
            let new = NewAccount {
                email: sent.email.clone(),
                full_name: sent.full_name.clone(),
                role: Role::Administrator,
                language: i18n::code(viewer.locale).to_owned(),
            };
            account::become_administrator(ctx, token, new, &sent.password).await
        }
        _ => account::set_password(ctx, token, &sent.password).await,
    }
}

async fn show(
    state: &AppState,
    viewer: &Viewer,
    token: String,
    sent: Chosen,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    match account::look_up(&state.ctx, &token).await {
        Ok((purpose, account)) => {
            let name = account.map(|account| account.full_name);
            let (locale, shown) = (viewer.locale, Shown { token, purpose, name, sent, faults });
            let mut frame = frame(state, viewer, Area::Elsewhere, title(locale, purpose));
            frame.width = Width::Narrow;
            Ok(page(frame, move || view! { <SetPassword locale=locale shown=shown /> }).into_response())
        }
        Err(ServiceError::SpentLink) => Ok(spent(state, viewer)),
        Err(error) => Err(error.into()),
    }
}

/// The link was used, replaced, or ran out: say so, and what to do.
fn spent(state: &AppState, viewer: &Viewer) -> Response {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, account.spent_title));
    frame.width = Width::Narrow;
    let mails = state.neighbours.mailing.is_some();
    let content = move || {
        view! {
            <h1>{td_string!(locale, account.spent_title)}</h1>
            <Notice tone=Tone::Past><p>{td_string!(locale, account.spent)}</p></Notice>
            <p class="row">
                <a class="button" href="/sign-in">{td_string!(locale, sign_in.title)}</a>
                {mails.then(|| view! {
                    <a class="button" href="/sign-in/forgotten">{td_string!(locale, forgotten.title)}</a>
                })}
            </p>
        }
    };
    (StatusCode::GONE, page(frame, content)).into_response()
}

fn title(locale: Locale, purpose: LinkPurpose) -> &'static str {
    match purpose {
        LinkPurpose::FirstAdministrator => td_string!(locale, account.first_title),
        LinkPurpose::Invitation => td_string!(locale, account.welcome_title),
        LinkPurpose::Reset => td_string!(locale, account.reset_title),
    }
}

#[component]
fn SetPassword(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { token, purpose, name, sent, faults } = shown;
    let error =
        |field: &str| faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault));
    let summary = ["email", "full_name", "password"]
        .into_iter()
        .filter_map(|field| Some((Some(field), error(field)?)))
        .collect();
    let hint = td_string!(locale, account.password_hint, n = service::account::SHORTEST_PASSWORD.to_string());
    let first = purpose == LinkPurpose::FirstAdministrator;
    view! {
        <h1>{title(locale, purpose)}</h1>
        <p class="quiet">
            {name.map_or_else(
                || td_string!(locale, account.first_hint).to_owned(),
                |name| td_string!(locale, account.welcome, name = name),
            )}
        </p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <form class="panel form" method="post" action=format!("/welcome/{token}") novalidate>
            {first.then(|| view! {
                <Field
                    name="email" kind="email" label=td_string!(locale, sign_in.email) value=sent.email
                    autocomplete="username" error=error("email")
                />
                <Field
                    name="full_name" label=td_string!(locale, account.name) value=sent.full_name
                    autocomplete="name" error=error("full_name")
                />
            })}
            <Field
                name="password" kind="password" label=td_string!(locale, account.new_password)
                autocomplete="new-password" hint=hint error=error("password")
            />
            <div><Button primary=true text=td_string!(locale, account.set_password) /></div>
        </form>
    }
}
