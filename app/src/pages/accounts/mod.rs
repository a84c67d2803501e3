//! The accounts of the house: who has one, and inviting more.

pub mod one;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::access::Role;
use i18n::{CHOICES, Dates, Locale, code};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::account::{self, AccountLine, NewAccount, Token};
use service::error::FieldError;

use super::account::fault_text;
use super::{Area, frame, page, role_name};
use crate::components::{
    Badge, Button, Choice, Downloads, ErrorSummary, Field, Notice, SelectField, Table, Tone,
};
use crate::state::AppState;
use crate::view::account::local;
use crate::viewer::Viewer;
use crate::{fault::Fault, markup::IntoMarkup};

/// What the invitation asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Invitation {
    #[serde(default)]
    email: String,
    #[serde(default)]
    full_name: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    language: String,
}

/// What was just done, for the message above.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    pub(super) done: String,
}

/// The roles a person can have; a program gets its account with its token.
pub(super) const PEOPLE: [Role; 6] = [
    Role::Facilities,
    Role::Housekeeping,
    Role::Organiser,
    Role::Management,
    Role::Auditor,
    Role::Administrator,
];

/// The page.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let changed = (done.done == "changed").then(|| td_string!(viewer.locale, accounts.changed).to_owned());
    show(&state, &viewer, Invitation::default(), Vec::new(), changed.map(Message::Done)).await
}

/// Invites somebody: the link is shown once, for the administrator to pass on.
pub async fn invite(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Invitation>,
) -> Result<Response, Fault> {
    let role = Role::parse(&sent.role).filter(|role| PEOPLE.contains(role)).ok_or(Fault::NotFound)?;
    let new = NewAccount {
        email: sent.email.clone(),
        full_name: sent.full_name.clone(),
        role,
        language: CHOICES
            .iter()
            .map(|(locale, _)| code(*locale))
            .find(|code| *code == sent.language)
            .unwrap_or("en")
            .to_owned(),
    };
    match account::invite(&state.ctx, &viewer.actor()?, new).await {
        Ok((_, token)) => {
            let link = Message::link(&state, &viewer, sent.full_name, &token);
            show(&state, &viewer, Invitation::default(), Vec::new(), Some(link)).await
        }
        Err(ServiceError::Invalid(faults)) => {
            let shown = show(&state, &viewer, sent, faults, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What stands above the page.
#[derive(Clone, Debug)]
pub enum Message {
    /// What was done.
    Done(String),
    /// A link to pass on; it is not shown again.
    Link {
        /// Whom it is for.
        name: String,
        /// The whole address.
        address: String,
        /// Whether it is sent by mail as well.
        mailed: bool,
    },
}

impl Message {
    /// A link with its whole address, as the person will type or click it.
    pub(super) fn link(state: &AppState, viewer: &Viewer, name: String, token: &Token) -> Self {
        let origin = state.origin.as_deref().unwrap_or(&viewer.origin);
        let address = format!("{origin}/welcome/{}", token.reveal());
        Self::Link { name, address, mailed: state.neighbours.mailing.is_some() }
    }
}

async fn show(
    state: &AppState,
    viewer: &Viewer,
    sent: Invitation,
    faults: Vec<FieldError>,
    message: Option<Message>,
) -> Result<Response, Fault> {
    let accounts = account::list(&state.ctx, &viewer.actor()?).await?;
    let (locale, zone) = (viewer.locale, state.ctx.zone);
    let rows = accounts
        .into_iter()
        .map(|line| {
            let signed_in = line.signed_in_at.map(|at| Dates::new(locale).minute(local(zone, at)));
            Row { line, signed_in }
        })
        .collect();
    let mut frame = frame(state, viewer, Area::Administration, td_string!(locale, accounts.title));
    frame.above = vec![Area::Administration.way(locale)];
    let content = move || {
        view! { <Content locale=locale rows=rows sent=sent faults=faults message=message /> }
    };
    Ok(page(frame, content).into_response())
}

struct Row {
    line: AccountLine,
    signed_in: Option<String>,
}

#[component]
fn Content(
    locale: Locale,
    rows: Vec<Row>,
    sent: Invitation,
    faults: Vec<FieldError>,
    message: Option<Message>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <OneRow locale=locale row=row /> }).collect_view();
    view! {
        <h1>{td_string!(locale, accounts.title)}</h1>
        {message.map(|message| view! { <Told locale=locale message=message /> })}
        <Table id="accounts" caption=td_string!(locale, accounts.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, account.name)}</th>
                <th scope="col">{td_string!(locale, sign_in.email)}</th>
                <th scope="col">{td_string!(locale, account.role)}</th>
                <th scope="col">{td_string!(locale, accounts.state)}</th>
                <th scope="col">{td_string!(locale, account.second_factor)}</th>
                <th scope="col">{td_string!(locale, accounts.signed_in)}</th>
                <th scope="col" class="number">{td_string!(locale, account.sessions)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="row">
            <a class="button" href="/accounts/tokens">{td_string!(locale, tokens.house_title)}</a>
            <Downloads locale=locale table="accounts" name=td_string!(locale, accounts.title) />
        </p>
        <Invite locale=locale sent=sent faults=faults />
    }
}

#[component]
fn OneRow(locale: Locale, row: Row) -> impl IntoView {
    let Row { line, signed_in } = row;
    let (tone, state) = state_of(locale, &line);
    view! {
        <tr>
            <th scope="row"><a href=format!("/accounts/{}", line.id)>{line.full_name}</a></th>
            <td>{line.email}</td>
            <td>{role_name(locale, line.role)}</td>
            <td><Badge tone=tone text=state /></td>
            <td>{if line.second_factor { td_string!(locale, app.yes) } else { td_string!(locale, app.no) }}</td>
            <td>{signed_in.unwrap_or_else(|| td_string!(locale, app.no_value).to_owned())}</td>
            <td class="number">{line.sessions}</td>
        </tr>
    }
}

/// Whether somebody can sign in, in a word.
pub(super) fn state_of(locale: Locale, line: &AccountLine) -> (Tone, &'static str) {
    if line.disabled {
        (Tone::Closed, td_string!(locale, accounts.disabled))
    } else if line.invited && line.role != Role::ApiClient {
        (Tone::Held, td_string!(locale, accounts.invited))
    } else {
        (Tone::Good, td_string!(locale, accounts.active))
    }
}

#[component]
pub(super) fn Told(locale: Locale, message: Message) -> impl IntoView {
    match message {
        Message::Done(text) => view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }.into_markup(),
        Message::Link { name, address, mailed } => {
            let what = if mailed {
                td_string!(locale, accounts.pass_on_mailed, name = name)
            } else {
                td_string!(locale, accounts.pass_on, name = name)
            };
            view! {
                <Notice tone=Tone::Good><p>{what}</p><p><code class="secret">{address}</code></p></Notice>
            }
            .into_markup()
        }
    }
}

#[component]
fn Invite(locale: Locale, sent: Invitation, faults: Vec<FieldError>) -> impl IntoView {
    let error =
        |field: &str| faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault));
    let summary =
        ["email", "full_name"].into_iter().filter_map(|field| Some((Some(field), error(field)?))).collect();
    let languages = CHOICES.iter().map(|(locale, name)| Choice::new(code(*locale), *name)).collect();
    view! {
        <section class="section" aria-labelledby="invite">
            <h2 id="invite">{td_string!(locale, accounts.invite)}</h2>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
            <form class="panel form" method="post" action="/accounts" novalidate>
                <Field
                    name="full_name" label=td_string!(locale, account.name) value=sent.full_name
                    error=error("full_name")
                />
                <Field
                    name="email" kind="email" label=td_string!(locale, sign_in.email) value=sent.email
                    error=error("email")
                />
                <SelectField
                    name="role" label=td_string!(locale, account.role) choices=roles(locale) chosen=sent.role
                />
                <SelectField
                    name="language" label=td_string!(locale, nav.language) choices=languages
                    chosen=if sent.language.is_empty() { code(locale).to_owned() } else { sent.language }
                />
                <div><Button primary=true text=td_string!(locale, accounts.make_link) /></div>
            </form>
        </section>
    }
}

/// The roles to choose from.
pub(super) fn roles(locale: Locale) -> Vec<Choice> {
    PEOPLE.into_iter().map(|role| Choice::new(role.code(), role_name(locale, role))).collect()
}
