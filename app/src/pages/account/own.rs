//! One's own account: who one is here, the password, the second factor, and where one is signed in.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Role;
use domain::concern::Concern;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::account::{self, SHORTEST_PASSWORD};
use service::error::FieldError;
use tower_sessions::Session;

use super::concerns::Concerns;
use super::fault_text;
use crate::fault::Fault;
use crate::pages::{Area, frame, page, role_name};
use crate::state::AppState;
use crate::view::account::{OwnAccount, SessionLine, bytes, hex};
use crate::viewer::Viewer;
use crate::{
    components::{Badge, Button, ErrorSummary, Fact, Facts, Field, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// What was just done, for the message above.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

/// The passwords.
#[derive(Debug, Deserialize)]
pub struct Passwords {
    #[serde(default)]
    old_password: String,
    #[serde(default)]
    password: String,
}

/// The session to end.
#[derive(Debug, Deserialize)]
pub struct Ended {
    #[serde(default)]
    session: String,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    page_of(&state, &viewer, &session, Vec::new(), &done.done).await
}

/// Sets another password and ends the other sessions.
pub async fn change_password(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(sent): Form<Passwords>,
) -> Result<Response, Fault> {
    let passwords = (sent.old_password.as_str(), sent.password.as_str());
    match account::change_password(&state.ctx, &viewer.actor()?, passwords, &key(&session)).await {
        Ok(()) => Ok(Redirect::to("/account?done=password").into_response()),
        Err(ServiceError::Invalid(faults)) => {
            let shown = page_of(&state, &viewer, &session, faults, "").await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends one of one's own sessions.
pub async fn end_session(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(ended): Form<Ended>,
) -> Result<Redirect, Fault> {
    let id = bytes(&ended.session).ok_or(Fault::NotFound)?;
    match account::end_session(&state.ctx, &viewer.actor()?, &id).await {
        // One that ended meanwhile is what was wanted.
        Ok(()) | Err(ServiceError::NotFound("session")) => Ok(Redirect::to("/account?done=session")),
        Err(error) => Err(error.into()),
    }
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    session: &Session,
    faults: Vec<FieldError>,
    done: &str,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let account = viewer.account.as_ref().ok_or(Fault::SignInFirst)?;
    let sessions = account::sessions(&state.ctx, &actor).await?;
    let providers = account::sign_ons(&state.ctx, &actor).await?;
    let recovery = account::recovery_left(&state.ctx, &actor).await?;
    let concerns = service::concern::mine(&state.ctx, &actor).await?;
    let here = service::session::hash(&key(session));
    let shown = OwnAccount::new(account, &sessions, &here, recovery, state.ctx.zone)
        .known_to(&providers, state.ctx.zone);
    let (locale, done) = (viewer.locale, done_text(viewer.locale, done));
    let frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, account.title));
    Ok(page(frame, move || {
        view! { <Content locale=locale shown=shown concerns=concerns faults=faults done=done /> }
    })
    .into_response())
}

fn done_text(locale: Locale, done: &str) -> Option<(Tone, &'static str)> {
    match done {
        "password" => Some((Tone::Good, td_string!(locale, account.done_password))),
        "concerns" => Some((Tone::Good, td_string!(locale, account.done_concerns))),
        "session" => Some((Tone::Good, td_string!(locale, account.done_session))),
        "second-factor-off" => Some((Tone::Good, td_string!(locale, account.done_second_factor_off))),
        "wrong-code" => Some((Tone::Bad, td_string!(locale, account.wrong_code))),
        "too-many" => Some((Tone::Bad, td_string!(locale, account.too_many))),
        _ => None,
    }
}

/// The id of the session asked from.
fn key(session: &Session) -> Vec<u8> {
    session.id().map(|id| id.0.to_le_bytes().to_vec()).unwrap_or_default()
}

#[component]
fn Content(
    locale: Locale,
    shown: OwnAccount,
    concerns: Option<Vec<Concern>>,
    faults: Vec<FieldError>,
    done: Option<(Tone, &'static str)>,
) -> impl IntoView {
    let OwnAccount { email, full_name, role, second_factor, recovery_left, sessions, providers } = shown;
    let providers = providers
        .into_iter()
        .map(|(issuer, since)| {
            td_string!(locale, account.known_since, issuer = issuer, date = Dates::new(locale).date(since))
        })
        .collect::<Vec<_>>();
    view! {
        <h1>{td_string!(locale, account.title)}</h1>
        {done.map(|(tone, done)| view! { <Notice tone=tone><p>{done}</p></Notice> })}
        <div class="pair">
            <section class="panel section" aria-labelledby="who">
                <h2 id="who">{full_name}</h2>
                <Facts>
                    <Fact term=td_string!(locale, sign_in.email)>{email}</Fact>
                    <Fact term=td_string!(locale, account.role)>{role_name(locale, role)}</Fact>
                    {(!providers.is_empty()).then(|| view! {
                        <Fact term=td_string!(locale, account.sign_on)>{providers.join(" ")}</Fact>
                    })}
                </Facts>
            </section>
            <SecondFactor locale=locale on=second_factor left=recovery_left />
        </div>
        {concerns.map(|chosen| view! { <Concerns locale=locale chosen=chosen /> })}
        <Password locale=locale faults=faults />
        <Sessions locale=locale sessions=sessions />
        <p class="row">
            {(role == Role::Organiser).then(|| view! {
                <a class="button" href="/account/deputy">{td_string!(locale, deputy.title)}</a>
            })}
            <a class="button" href="/account/calendars">{td_string!(locale, calendars.title)}</a>
            <a class="button" href="/account/tokens">{td_string!(locale, tokens.title)}</a>
        </p>
    }
}

#[component]
fn SecondFactor(locale: Locale, on: bool, left: i64) -> impl IntoView {
    let state = if on {
        let left = td_string!(locale, account.recovery_left, count = left, n = left.to_string());
        view! {
            <p><Badge tone=Tone::Good text=td_string!(locale, account.on) />" "{left}</p>
            <form class="form" method="post" action="/account/second-factor/off">
                <Field
                    name="code" label=td_string!(locale, sign_in.code) autocomplete="one-time-code"
                    hint=td_string!(locale, account.off_hint).to_owned()
                />
                <div><Button text=td_string!(locale, account.switch_off) /></div>
            </form>
        }
        .into_markup()
    } else {
        view! {
            <p><Badge tone=Tone::Past text=td_string!(locale, account.off) /></p>
            <p class="quiet">{td_string!(locale, account.second_factor_hint)}</p>
            <p><a class="button" href="/account/second-factor">{td_string!(locale, account.set_up)}</a></p>
        }
        .into_markup()
    };
    view! {
        <section class="panel section" aria-labelledby="second-factor">
            <h2 id="second-factor">{td_string!(locale, account.second_factor)}</h2>
            {state}
        </section>
    }
}

#[component]
fn Password(locale: Locale, faults: Vec<FieldError>) -> impl IntoView {
    let error =
        |field: &str| faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault));
    let summary = ["old_password", "password"]
        .into_iter()
        .filter_map(|field| Some((Some(field), error(field)?)))
        .collect();
    let hint = td_string!(locale, account.password_hint, n = SHORTEST_PASSWORD.to_string());
    view! {
        <section class="section" aria-labelledby="password-title">
            <h2 id="password-title">{td_string!(locale, account.change_password)}</h2>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
            <form class="panel form" method="post" action="/account/password" novalidate>
                <Field
                    name="old_password" kind="password" label=td_string!(locale, account.old_password)
                    autocomplete="current-password" error=error("old_password")
                />
                <Field
                    name="password" kind="password" label=td_string!(locale, account.new_password)
                    autocomplete="new-password" hint=hint error=error("password")
                />
                <p class="hint">{td_string!(locale, account.ends_others)}</p>
                <div><Button primary=true text=td_string!(locale, account.change_password) /></div>
            </form>
        </section>
    }
}

#[component]
fn Sessions(locale: Locale, sessions: Vec<SessionLine>) -> impl IntoView {
    let rows = sessions
        .into_iter()
        .map(|session| view! { <SessionRow locale=locale session=session /> })
        .collect_view();
    view! {
        <section class="section">
            <Table id="sessions" caption=td_string!(locale, account.sessions)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, account.device)}</th>
                    <th scope="col">{td_string!(locale, account.until)}</th>
                    <th scope="col"><span class="unseen">{td_string!(locale, account.action)}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

#[component]
fn SessionRow(locale: Locale, session: SessionLine) -> impl IntoView {
    let SessionLine { id, device, until, here } = session;
    let device =
        if device.is_empty() { td_string!(locale, account.unknown_device).to_owned() } else { device };
    let end = if here {
        view! { <Badge tone=Tone::Present text=td_string!(locale, account.here) /> }.into_markup()
    } else {
        let label = td_string!(locale, account.end_session, device = device.clone());
        view! {
            <form method="post" action="/account/sessions/end">
                <button class="button plain" name="session" value=hex(&id) aria-label=label>
                    {td_string!(locale, account.end)}
                </button>
            </form>
        }
        .into_markup()
    };
    view! { <tr><th scope="row">{device}</th><td>{Dates::new(locale).minute(until)}</td><td>{end}</td></tr> }
}
