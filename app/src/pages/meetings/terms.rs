//! What participants may book: the form, shown and sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::meeting::Terms as Rules;
use i18n::{Locale, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::meeting::{MeetingPlan, set_terms};

use super::show::{Beside, rendered};
use super::words::fault_text;
use crate::components::Field;
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::interpretation::{Sent, TICKED};
use crate::viewer::Viewer;

/// Saves it; what is wrong comes back beside its field.
pub async fn save(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    // What is no number is none that the rule accepts.
    let number = |name: &str| whole(sent.text(name).trim()).unwrap_or(-1);
    let rules = Rules { open: sent.text("open") == TICKED, most: number("most"), hours: number("hours") };
    let outcome = set_terms(&state.ctx, &viewer.actor()?, (&code, sent.version()), &rules).await;
    let done = match outcome {
        Ok(()) => "saved",
        Err(ServiceError::Stale { .. }) => "stale",
        Err(ServiceError::Invalid(faults)) => {
            let beside = Beside { sent: Some(sent), faults, ..Beside::default() };
            return rendered(&state, &viewer, &code, beside).await;
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/events/{}/meetings?done={done}", query_value(&code))).into_response())
}

/// The form.
#[component]
pub(super) fn Terms<'a>(
    locale: Locale,
    plan: &'a MeetingPlan,
    base: String,
    beside: &'a Beside,
) -> impl IntoView + use<> {
    let (known, sent) = (plan.known, beside.sent.as_ref());
    let error = |field: &str| {
        let fault = beside.faults.iter().find(|one| one.field == field)?;
        Some(fault_text(locale, fault).to_owned())
    };
    let or = |name: &str, now: i64| sent.map_or_else(|| now.to_string(), |sent| sent.text(name).to_owned());
    let open = sent.map_or(known.terms.open, |sent| sent.text("open") == TICKED);
    view! {
        <section class="section" aria-labelledby="terms">
            <h2 id="terms">{td_string!(locale, meetings.terms)}</h2>
            <form class="panel form" method="post" action=base novalidate>
                <input type="hidden" name="version" value=known.version />
                <label class="check">
                    <input type="checkbox" name="open" value=TICKED checked=open />
                    {td_string!(locale, meetings.open)}
                </label>
                <p class="hint">{td_string!(locale, meetings.open_hint)}</p>
                <div class="form three">
                    <Field
                        name="most" label=td_string!(locale, meetings.most) value=or("most", known.terms.most)
                        autocomplete="off" error=error("most")
                    />
                    <Field
                        name="hours" label=td_string!(locale, meetings.hours) value=or("hours", known.terms.hours)
                        autocomplete="off" error=error("hours")
                    />
                </div>
                <div><button class="button">{td_string!(locale, meetings.save_terms)}</button></div>
            </form>
        </section>
    }
}
