//! "Forgot your password?": asks for a link by mail. The answer is the same whether there is an account or not.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::account::{self, Forgotten};

use super::form::wait;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::{Way, Width};
use crate::viewer::Viewer;
use crate::{
    components::{Button, ErrorSummary, Field, Notice, Tone},
    markup::IntoMarkup,
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    email: String,
}

/// The form; only where mails are sent.
pub async fn form(State(state): State<AppState>, viewer: Viewer) -> Result<Response, Fault> {
    state.neighbours.mailing.as_ref().ok_or(Fault::NotFound)?;
    Ok(show(&state, &viewer, Step::Ask { email: String::new(), problem: None }))
}

/// Has the link mailed, if there is an account.
pub async fn ask(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    state.neighbours.mailing.as_ref().ok_or(Fault::NotFound)?;
    let (email, locale) = (sent.email.trim().to_owned(), viewer.locale);
    let (status, problem) = if email.is_empty() {
        let missing = td_string!(locale, sign_in.missing_email).to_owned();
        (StatusCode::UNPROCESSABLE_ENTITY, (Some("email"), missing))
    } else {
        match account::forgotten(&state.ctx, &email, &viewer.address).await {
            Ok(forgotten) => {
                send_later(&state, forgotten);
                return Ok(show(&state, &viewer, Step::Asked));
            }
            Err(ServiceError::TooManyTries { seconds }) => {
                (StatusCode::TOO_MANY_REQUESTS, (None, wait(locale, seconds)))
            }
            Err(error) => return Err(error.into()),
        }
    };
    let shown = show(&state, &viewer, Step::Ask { email, problem: Some(problem) });
    Ok((status, shown).into_response())
}

/// After the answer: how long it takes would tell whether there is an account.
fn send_later(state: &AppState, forgotten: Forgotten) {
    let ctx = state.ctx.clone();
    tokio::spawn(async move { forgotten.send_link(&ctx).await.map_err(Fault::from) });
}

enum Step {
    Ask { email: String, problem: Option<(Option<&'static str>, String)> },
    Asked,
}

fn show(state: &AppState, viewer: &Viewer, step: Step) -> Response {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, forgotten.title));
    frame.width = Width::Narrow;
    frame.above = vec![Way::new("/sign-in", td_string!(locale, sign_in.title))];
    let content = move || match step {
        Step::Ask { email, problem } => {
            view! { <Ask locale=locale email=email problem=problem /> }.into_markup()
        }
        Step::Asked => view! { <Asked locale=locale /> }.into_markup(),
    };
    page(frame, content).into_response()
}

#[component]
fn Ask(
    locale: Locale,
    email: String,
    #[prop(optional_no_strip)] problem: Option<(Option<&'static str>, String)>,
) -> impl IntoView {
    let error = problem.clone().and_then(|(field, text)| field.map(|_| text));
    view! {
        <h1>{td_string!(locale, forgotten.title)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=problem.into_iter().collect() />
        <p>{td_string!(locale, forgotten.about)}</p>
        <form class="panel form" method="post" action="/sign-in/forgotten" novalidate>
            <Field
                name="email" kind="email" label=td_string!(locale, sign_in.email) value=email
                autocomplete="username" error=error
            />
            <div><Button primary=true text=td_string!(locale, forgotten.send) /></div>
        </form>
    }
}

#[component]
fn Asked(locale: Locale) -> impl IntoView {
    view! {
        <h1>{td_string!(locale, forgotten.title)}</h1>
        <Notice tone=Tone::Good><p>{td_string!(locale, forgotten.asked)}</p></Notice>
        <p>{td_string!(locale, forgotten.nothing_came)}</p>
    }
}
