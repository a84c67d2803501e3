//! What participants need: a page of its own, since whoever opens it is written down.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::registration::NeedsRecord;

use super::show::above;
use crate::components::Table;
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::meanwhile::yes_no;
use crate::pages::rooming::field_name;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<impl IntoResponse, Fault> {
    let record = service::registration::needs(&state.ctx, &viewer.actor()?, &code).await?;
    let (locale, event) = (viewer.locale, &record.line.event);
    let mut frame = frame(
        &state,
        &viewer,
        Area::Events,
        td_string!(locale, registration.needs_of, event = event.code.clone()),
    );
    frame.above = above(locale, &event.code, &event.title);
    let registration = format!("/events/{}/registration", query_value(&event.code));
    frame
        .above
        .push(Way::new(registration, td_string!(locale, registration.title_of, event = event.code.clone())));
    let shown: Html<String> = page(frame, move || view! { <Content locale=locale record=record /> });
    Ok(([(axum::http::header::CACHE_CONTROL, "no-store")], shown))
}

#[component]
fn Content(locale: Locale, record: NeedsRecord) -> impl IntoView {
    let title = td_string!(locale, registration.needs_of, event = record.line.event.code.clone());
    let rows = record.people.iter().map(|(entry, needs)| {
        let details = &entry.details;
        view! {
            <tr>
                <th scope="row">{details.name.clone()}</th>
                <td>{yes_no(locale, details.step_free)}</td>
                <td>{needs.diet.clone()}</td>
                <td>{needs.other.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let table = if record.people.is_empty() {
        view! { <p class="quiet">{td_string!(locale, registration.no_needs)}</p> }.into_markup()
    } else {
        view! {
            <Table id="needs-caption" caption=title.clone() quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, rooming.name)}</th>
                    <th scope="col">{field_name(locale, domain::rooming::Field::StepFree)}</th>
                    <th scope="col">{td_string!(locale, registration.diet)}</th>
                    <th scope="col">{td_string!(locale, registration.other)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <h1>{title}</h1>
        <p class="quiet">{td_string!(locale, registration.needs_about)}</p>
        {table}
    }
}
