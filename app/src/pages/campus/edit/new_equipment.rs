//! A kind of equipment that was not there.

use axum::Form;
use axum::extract::State;
use axum::response::{Html, Response};
use domain::ids::EquipmentId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::NewEquipment;
use service::error::FieldError;

use super::equipment::equipment_fields;
use super::fields::Fields;
use super::problem::{Problem, again};
use super::words::summary;
use super::{below, open, told};
use crate::components::{Button, ErrorSummary};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{News, PATH, Typed};
use crate::viewer::Viewer;

/// The form.
pub async fn form(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    open(&state, &viewer).await?;
    Ok(render(&state, &viewer, Typed::blank(state.ctx.ids.next()), Vec::new()))
}

/// Adds it; or shows what is wrong, with all that was typed.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, _) = open(&state, &viewer).await?;
    let id = EquipmentId::new(typed.key().unwrap_or_else(|| state.ctx.ids.next()));
    let done = match typed.new_equipment() {
        Ok((code, wish)) => {
            service::campus::add_equipment(&state.ctx, &actor, &NewEquipment { id, code, wish }).await
        }
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(PATH, News::Added)) };
    Ok(again(problem.status(), render(&state, &viewer, typed, problem.faults)))
}

fn render(state: &AppState, viewer: &Viewer, typed: Typed, faults: Vec<FieldError>) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_new.equipment);
    let frame = below(state, viewer, title.to_owned(), None);
    page(frame, move || {
        let fields = Fields { locale, typed: &typed, faults: &faults };
        view! {
            <h1>{title}</h1>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &faults) />
            <form class="panel form" method="post" action=format!("{PATH}/equipment/new") novalidate>
                {fields.hidden()}
                {fields.line("code", td_string!(locale, campus_data.code), Some(td_string!(locale, campus_new.key_hint)))}
                {equipment_fields(fields)}
                <div><Button primary=true text=td_string!(locale, campus_new.add) /></div>
            </form>
        }
    })
}
