//! A function space that a pavilion did not have.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use domain::campus::Space;
use domain::ids::SpaceId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::{NewSpace, Overview, PavilionView};
use service::error::FieldError;

use super::problem::{Problem, again};
use super::space::fixed;
use super::space_form::{Shown, SpaceForm};
use super::{below, open, pavilion_of, pavilion_path, told};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{News, Typed};
use crate::viewer::Viewer;

/// The form; most spaces lie on the ground floor.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let blank = Typed::blank(state.ctx.ids.next()).with("level", 0).with("booths", 0);
    render(&state, &viewer, (&campus, &code), blank, Vec::new())
}

/// Adds it; or shows what is wrong, with all that was typed.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(pavilion): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let id = SpaceId::new(typed.key().unwrap_or_else(|| state.ctx.ids.next()));
    let done = match typed.new_space(&fixed(&campus)) {
        Ok((code, level, joins, wish)) => {
            let new = NewSpace { id, code, pavilion: pavilion.clone(), level, joins, wish };
            service::campus::add_space(&state.ctx, &actor, &new).await
        }
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&pavilion_path(&pavilion), News::Added)) };
    let status = problem.status();
    Ok(again(status, render(&state, &viewer, (&campus, &pavilion), typed, problem.faults)?))
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    (campus, code): (&Overview, &str),
    typed: Typed,
    faults: Vec<FieldError>,
) -> Result<Html<String>, Fault> {
    let (locale, pavilion) = (viewer.locale, pavilion_of(campus, code)?);
    let title = td_string!(locale, campus_new.space_in, pavilion = pavilion.pavilion.name.to_string());
    let frame = below(state, viewer, title.clone(), Some(&pavilion));
    let action = format!("{}/spaces/new", pavilion_path(code));
    let new = Some(parts(&pavilion));
    let shown = Shown { title, action, typed, faults, kinds: fixed(campus), new };
    Ok(page(frame, move || view! { <SpaceForm locale=locale shown=shown above=().into_markup() /> }))
}

/// The spaces of a pavilion that are one part alone.
fn parts(pavilion: &PavilionView) -> Vec<Space> {
    let spaces = pavilion.floors.iter().flat_map(|floor| &floor.spaces).map(|view| &view.space);
    spaces.filter(|space| !space.is_joined()).cloned().collect()
}
