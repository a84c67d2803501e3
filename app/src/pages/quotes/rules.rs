//! The rules of quotes: limits, contribution, and what is said of tax.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::{ServiceError, quote};

use super::{fault_text, summary};
use crate::components::{Button, ErrorSummary, Field, Notice, TextField, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::view::quote as typed;
use crate::viewer::Viewer;

/// The page.
pub async fn rules(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let known = quote::rules(&state.ctx, &viewer.actor()?).await?;
    render(&state, &viewer, (typed::rule_fields(&known), Vec::new()), asked.text("done") == "saved")
}

/// Sets them.
pub async fn set_rules(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = match typed::rules(&sent) {
        Ok(rules) => quote::set_rules(&state.ctx, &viewer.actor()?, &rules).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/administration/quotes?done=saved").into_response()),
        Err(ServiceError::Invalid(faults)) => render(&state, &viewer, (sent, faults), false),
        Err(error) => Err(error.into()),
    }
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    (sent, faults): (Sent, Vec<FieldError>),
    done: bool,
) -> Result<Response, Fault> {
    viewer.actor()?.require(Permission::WritePrices)?;
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Administration, td_string!(locale, quote.rules));
    let above = Way::new("/administration/prices", td_string!(locale, price.title));
    frame.above = vec![Area::Administration.way(locale), above];
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = page(frame, move || view! { <RulesForm locale=locale sent=sent faults=faults done=done /> });
    Ok((status, html).into_response())
}

#[component]
fn RulesForm(locale: Locale, sent: Sent, faults: Vec<FieldError>, done: bool) -> impl IntoView {
    let error = |name: &str| faults.iter().find(|one| one.field == name).map(|one| fault_text(locale, one));
    view! {
        <h1>{td_string!(locale, quote.rules)}</h1>
        {done.then(|| view! { <Notice tone=Tone::Good><p>{td_string!(locale, interpreter.done)}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &faults) />
        <form class="panel form" method="post" action="/administration/quotes" novalidate>
            <Field
                name="limit_total" label=td_string!(locale, quote.limit_total) value=sent.text("limit_total")
                autocomplete="off" hint=td_string!(locale, quote.limit_hint).to_owned() error=error("limit_total")
            />
            <Field
                name="limit_discount" label=td_string!(locale, quote.limit_discount)
                value=sent.text("limit_discount") autocomplete="off"
                hint=td_string!(locale, quote.limit_hint).to_owned() error=error("limit_discount")
            />
            <Field
                name="percent" label=td_string!(locale, quote.percent) value=sent.text("percent") autocomplete="off"
                hint=td_string!(locale, quote.percent_hint).to_owned() error=error("percent")
            />
            <TextField
                name="tax" label=td_string!(locale, quote.tax) value=sent.text("tax") rows=2
                hint=td_string!(locale, quote.tax_hint).to_owned() error=error("tax")
            />
            <div><Button primary=true text=td_string!(locale, interpreter.save) /></div>
        </form>
    }
}
