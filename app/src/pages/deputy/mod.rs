//! `/account/deputy`, and `/accounts/ID/deputy` for whoever keeps accounts: who stands in for an organiser.

mod form;
pub mod own;
pub mod theirs;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use domain::ids::AccountId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::deputy::{self, Wish};
use service::error::FieldError;

use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::frame::Frame;
use crate::viewer::Viewer;
use form::{Content, Shown};

/// What was just done, for the message above.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

/// Fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Sent {
    deputy: String,
    deputy_from: String,
    deputy_until: String,
}

impl Sent {
    /// What is meant, or everything that is not filled in.
    fn wish(&self) -> Result<Wish, Vec<FieldError>> {
        let date = |text: &str| text.parse::<NaiveDate>().ok();
        let (deputy, from, until) =
            (self.deputy.parse::<AccountId>().ok(), date(&self.deputy_from), date(&self.deputy_until));
        let missing = [
            (deputy.is_none(), "deputy"),
            (from.is_none(), "deputy_from"),
            (until.is_none(), "deputy_until"),
        ];
        let missing =
            missing.into_iter().filter(|(is, _)| *is).map(|(_, field)| FieldError::new(field, "missing"));
        match (deputy, from, until) {
            (Some(deputy), Some(from), Some(until)) => Ok(Wish { deputy, from, until }),
            _ => Err(missing.collect()),
        }
    }
}

/// Whose deputy it is, and where the page is.
struct Place {
    account: AccountId,
    path: String,
    /// Name of another's account; none of one's own.
    name: Option<String>,
    frame: Frame,
}

async fn render(
    state: &AppState,
    viewer: &Viewer,
    place: Place,
    (sent, faults, done): (Option<Sent>, Vec<FieldError>, &'static str),
) -> Result<Response, Fault> {
    let deputies = deputy::of(&state.ctx, &viewer.actor()?, place.account).await?.ok_or(Fault::NotFound)?;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let Place { path, name, frame, .. } = place;
    let today = state.ctx.today();
    let shown = Shown { locale: viewer.locale, path, name, deputies, sent, faults, done, today };
    Ok((status, page(frame, move || view! { <Content shown=shown /> })).into_response())
}

/// Saves it, or shows the form again with what is wrong.
async fn save(state: &AppState, viewer: &Viewer, place: Place, sent: Sent) -> Result<Response, Fault> {
    let outcome = match sent.wish() {
        Ok(wish) => deputy::set(&state.ctx, &viewer.actor()?, place.account, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=set", place.path)).into_response()),
        Err(ServiceError::Invalid(faults)) => render(state, viewer, place, (Some(sent), faults, "")).await,
        Err(error) => Err(error.into()),
    }
}

fn done_text(locale: Locale, done: &str) -> &'static str {
    match done {
        "set" => td_string!(locale, deputy.done_set),
        "ended" => td_string!(locale, deputy.done_ended),
        _ => "",
    }
}
