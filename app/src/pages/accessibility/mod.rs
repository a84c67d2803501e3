//! `/accessibility`: how far everybody can use this, criterion by criterion, and the report of what stands in the way.
//! None of it needs an account.

pub mod criteria;
pub mod report;

use axum::extract::State;
use axum::response::Html;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Area, frame, page};
use crate::fault::Fault;
use crate::guide;
use crate::state::AppState;
use crate::view::frame::{Way, in_language};
use crate::viewer::Viewer;

/// The way back to the statement, for a breadcrumb.
fn way(locale: Locale, named: Option<Locale>) -> Way {
    Way::new(in_language("/accessibility", named), td_string!(locale, accessibility.title))
}

/// The statement.
pub async fn statement(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let locale = viewer.locale;
    let statement = guide::topic(locale, guide::STATEMENT).ok_or(Fault::NotFound)?;
    let frame = frame(&state, &viewer, Area::Elsewhere, statement.title);
    let report = in_language("/accessibility/report", viewer.named);
    let text = statement.html.replace("href=\"/accessibility/report\"", &format!("href=\"{report}\""));
    Ok(page(frame, move || {
        view! {
            <article class="guide">
                <div class="page-head">
                    <h1>{statement.title}</h1>
                    <a class="button" href=report>{td_string!(locale, barrier.create)}</a>
                </div>
                <div class="guide-text" inner_html=text></div>
            </article>
        }
    }))
}
