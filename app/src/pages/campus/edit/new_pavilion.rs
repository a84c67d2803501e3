//! A pavilion that was not there.

use axum::Form;
use axum::extract::State;
use axum::response::{Html, Response};
use domain::campus::{Cluster, Floor};
use domain::ids::PavilionId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::NewPavilion;
use service::error::FieldError;

use super::fields::Fields;
use super::pavilion_form::pavilion_fields;
use super::problem::{Problem, again};
use super::words::summary;
use super::{below, open, pavilion_path, told};
use crate::components::{Button, ErrorSummary};
use crate::fault::Fault;
use crate::pages::campus::floor_name;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{News, PATH, Typed, level_field};
use crate::viewer::Viewer;

/// The form; most pavilions have a ground floor.
pub async fn form(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    open(&state, &viewer).await?;
    let blank = Typed::blank(state.ctx.ids.next()).with_box(&level_field(0), true);
    Ok(render(&state, &viewer, blank.with("cluster", Cluster::Other.code()), Vec::new()))
}

/// Adds it; or shows what is wrong, with all that was typed.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, _) = open(&state, &viewer).await?;
    let id = PavilionId::new(typed.key().unwrap_or_else(|| state.ctx.ids.next()));
    let (path, done) = match typed.new_pavilion() {
        Ok((code, levels, wish)) => {
            let new = NewPavilion { id, code, levels, wish };
            let done = service::campus::add_pavilion(&state.ctx, &actor, &new).await;
            (pavilion_path(new.code.as_str()), done)
        }
        Err(faults) => (PATH.to_owned(), Err(ServiceError::Invalid(faults))),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&path, News::Added)) };
    Ok(again(problem.status(), render(&state, &viewer, typed, problem.faults)))
}

fn render(state: &AppState, viewer: &Viewer, typed: Typed, faults: Vec<FieldError>) -> Html<String> {
    let locale = viewer.locale;
    let frame = below(state, viewer, td_string!(locale, campus_new.pavilion).to_owned(), None);
    page(frame, move || view! { <Content locale=locale typed=typed faults=faults /> })
}

#[component]
fn Content(locale: Locale, typed: Typed, faults: Vec<FieldError>) -> impl IntoView {
    let fields = Fields { locale, typed: &typed, faults: &faults };
    let floors = Floor::LEVELS.map(|level| fields.check(&level_field(level), floor_name(locale, level)));
    let floors = floors.collect::<Vec<_>>();
    view! {
        <h1>{td_string!(locale, campus_new.pavilion)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &faults) />
        <form class="panel form" method="post" action=format!("{PATH}/pavilions/new") novalidate>
            {fields.hidden()}
            {fields.line("code", td_string!(locale, campus_data.code), Some(td_string!(locale, campus_new.code_hint)))}
            {pavilion_fields(fields)}
            <fieldset id="levels">
                <legend>{td_string!(locale, campus_new.floors)}</legend>
                <div class="row">{floors}</div>
                {fields.group("levels")}
            </fieldset>
            <div><Button primary=true text=td_string!(locale, campus_new.add) /></div>
        </form>
    }
}
