//! One account, in an administrator's hands.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Role;
use domain::ids::AccountId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::account::{self, AccountLine, Settings};
use uuid::Uuid;

use super::{Done, Message, PEOPLE, Told, roles, state_of};
use crate::components::{Badge, Button, ErrorSummary, Field, SelectField};
use crate::fault::Fault;
use crate::pages::account::fault_text;
use crate::pages::meanwhile::{Differing, Meanwhile, differing, yes_no};
use crate::pages::{Area, frame, page, role_name};
use crate::state::AppState;
use crate::viewer::Viewer;

/// What the form sends. A box that is not ticked sends nothing.
#[derive(Clone, Debug, Deserialize)]
pub struct Sent {
    #[serde(default)]
    full_name: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    disabled: Option<String>,
    version: i64,
}

/// The page as it stands: what was done, or why what was typed could not be taken. Typed without a problem: somebody
/// else changed the account meanwhile.
#[derive(Default)]
struct Shown {
    message: Option<Message>,
    problem: Option<(Option<&'static str>, String)>,
    typed: Option<Sent>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let locale = viewer.locale;
    let message = match done.done.as_str() {
        "sessions" => Some(td_string!(locale, accounts.sessions_ended)),
        "second-factor" => Some(td_string!(locale, account.done_second_factor_off)),
        "unlinked" => Some(td_string!(locale, accounts.unlinked)),
        _ => None,
    };
    let message = message.map(|text| Message::Done(text.to_owned()));
    page_of(&state, &viewer, id, Shown { message, ..Shown::default() }).await
}

/// Changes name, role, and whether it may sign in.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let role = Role::parse(&sent.role).filter(|role| PEOPLE.contains(role)).ok_or(Fault::NotFound)?;
    let settings = Settings { full_name: sent.full_name.clone(), role, disabled: sent.disabled.is_some() };
    let seen = (AccountId::new(id), sent.version);
    let locale = viewer.locale;
    let problem = match account::change(&state.ctx, &viewer.actor()?, seen, &settings).await {
        Ok(()) => return Ok(Redirect::to("/accounts?done=changed").into_response()),
        Err(ServiceError::Invalid(faults)) => {
            let text = faults.first().map(|fault| fault_text(locale, fault)).unwrap_or_default();
            Some((Some("full_name"), text))
        }
        Err(ServiceError::LastAdministrator) => {
            Some((Some("role"), td_string!(locale, accounts.last_administrator).to_owned()))
        }
        Err(ServiceError::Stale { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let shown = page_of(&state, &viewer, id, Shown { problem, typed: Some(sent), message: None }).await?;
    Ok((StatusCode::CONFLICT, shown).into_response())
}

/// Makes a link that sets a password, and shows it once.
pub async fn link(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Response, Fault> {
    let token = account::reset(&state.ctx, &viewer.actor()?, AccountId::new(id)).await?;
    let name = find(&state, &viewer, id).await?.full_name;
    let link = Message::link(&state, &viewer, name, &token);
    page_of(&state, &viewer, id, Shown { message: Some(link), ..Shown::default() }).await
}

/// Ends all its sessions.
pub async fn end_sessions(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Redirect, Fault> {
    account::end_sessions(&state.ctx, &viewer.actor()?, AccountId::new(id)).await?;
    Ok(Redirect::to(&format!("/accounts/{id}?done=sessions")))
}

/// Takes the second factor of somebody who lost device and codes.
pub async fn drop_second_factor(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Redirect, Fault> {
    account::drop_second_factor(&state.ctx, &viewer.actor()?, AccountId::new(id)).await?;
    Ok(Redirect::to(&format!("/accounts/{id}?done=second-factor")))
}

/// Has providers of single sign-on no longer stand for it.
pub async fn unlink(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Redirect, Fault> {
    account::unlink(&state.ctx, &viewer.actor()?, AccountId::new(id)).await?;
    Ok(Redirect::to(&format!("/accounts/{id}?done=unlinked")))
}

async fn find(state: &AppState, viewer: &Viewer, id: Uuid) -> Result<AccountLine, Fault> {
    let accounts = account::list(&state.ctx, &viewer.actor()?).await?;
    accounts.into_iter().find(|line| line.id.uuid() == id).ok_or(Fault::NotFound)
}

async fn page_of(state: &AppState, viewer: &Viewer, id: Uuid, shown: Shown) -> Result<Response, Fault> {
    let line = find(state, viewer, id).await?;
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Administration, line.full_name.clone());
    frame.above = vec![Area::Administration.way(locale), Area::Accounts.way(locale)];
    let content = move || view! { <Content locale=locale line=line shown=shown /> };
    Ok(page(frame, content).into_response())
}

/// What somebody else changed meanwhile: what the account says now in another way than it was typed.
fn meanwhile(locale: Locale, typed: &Sent, now: &AccountLine) -> Vec<Differing> {
    let role = Role::parse(&typed.role).map(|role| role_name(locale, role).to_owned());
    differing([
        (td_string!(locale, account.name), typed.full_name.trim().to_owned(), now.full_name.clone()),
        (td_string!(locale, account.role), role.unwrap_or_default(), role_name(locale, now.role).to_owned()),
        (
            td_string!(locale, accounts.disable),
            yes_no(locale, typed.disabled.is_some()),
            yes_no(locale, now.disabled),
        ),
    ])
}

/// What the form holds: what was typed, at the version it can now be saved at, or the account as it is.
fn filled(line: &AccountLine, shown: &Shown) -> Sent {
    let now = || Sent {
        full_name: line.full_name.clone(),
        role: line.role.code().to_owned(),
        disabled: line.disabled.then(|| "yes".to_owned()),
        version: line.version,
    };
    match &shown.typed {
        Some(typed) if shown.problem.is_none() => Sent { version: line.version, ..typed.clone() },
        Some(typed) => typed.clone(),
        None => now(),
    }
}

#[component]
fn Content(locale: Locale, line: AccountLine, shown: Shown) -> impl IntoView {
    let sent = filled(&line, &shown);
    let Shown { message, problem, typed } = shown;
    let stale = typed.filter(|_| problem.is_none()).map(|typed| meanwhile(locale, &typed, &line));
    let (tone, state) = state_of(locale, &line);
    let here = format!("/accounts/{}", line.id);
    let link = if line.invited {
        td_string!(locale, accounts.invite_again)
    } else {
        td_string!(locale, accounts.reset)
    };
    let sessions = td_string!(locale, accounts.end_sessions, n = line.sessions.to_string());
    view! {
        <div class="page-head">
            <h1>{line.full_name.clone()}</h1>
            <Badge tone=tone text=state />
        </div>
        {message.map(|message| view! { <Told locale=locale message=message /> })}
        {stale.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=problem.into_iter().collect() />
        <form class="panel form" method="post" action=here.clone() novalidate>
            <input type="hidden" name="version" value=sent.version />
            <p class="quiet">{line.email}</p>
            <Field name="full_name" label=td_string!(locale, account.name) value=sent.full_name />
            <SelectField
                name="role" label=td_string!(locale, account.role) choices=roles(locale) chosen=sent.role
            />
            <label class="check">
                <input type="checkbox" name="disabled" value="yes" checked=sent.disabled.is_some() />
                {td_string!(locale, accounts.disable)}
            </label>
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
        <section class="section row" aria-label=td_string!(locale, account.action)>
            <form method="post" action=format!("{here}/link")><Button text=link /></form>
            {(line.sessions > 0).then(|| view! {
                <form method="post" action=format!("{here}/sessions/end")><Button text=sessions /></form>
            })}
            {line.second_factor.then(|| view! {
                <form method="post" action=format!("{here}/second-factor/off")>
                    <Button text=td_string!(locale, accounts.drop_second_factor) />
                </form>
            })}
            {(line.role == Role::Organiser).then(|| view! {
                <a class="button" href=format!("{here}/deputy")>{td_string!(locale, deputy.title)}</a>
            })}
            {(line.providers > 0).then(|| view! {
                <form method="post" action=format!("{here}/unlink")>
                    <Button text=td_string!(locale, accounts.unlink) />
                </form>
            })}
        </section>
    }
}
