//! One function space, to be changed.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use domain::campus::{Equipment, Space};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::{Overview, PavilionView};
use service::error::FieldError;
use std::collections::BTreeMap;

use super::space_form::{Shown, SpaceForm};
use super::{answer, below, open};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH, SpaceTyped};
use crate::viewer::Viewer;

/// The form, as the space is now.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let place = Place::find(campus, &code)?;
    let typed = SpaceTyped::of(&place.space, &place.kinds);
    Ok(render(&state, &viewer, place, (typed, Vec::new(), asked.news())))
}

/// Changes it; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let (place, typed) = (Place::find(campus, &code)?, SpaceTyped::new(sent));
    let seen = (code.as_str(), typed.version());
    let done = match typed.wish(&place.kinds) {
        Ok(wish) => service::campus::change_space(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    answer(done, &space_path(&code), |faults| render(&state, &viewer, place, (typed, faults, None)))
}

/// Where a space is changed.
pub(super) fn space_path(code: &str) -> String {
    format!("{PATH}/spaces/{code}")
}

/// A space, where it lies, and what could stand in it for good.
struct Place {
    space: Space,
    pavilion: PavilionView,
    kinds: Vec<Equipment>,
}

impl Place {
    fn find(campus: Overview, code: &str) -> Result<Self, Fault> {
        let space_in = |pavilion: &PavilionView| {
            let spaces = pavilion.floors.iter().flat_map(|floor| &floor.spaces);
            spaces.map(|view| &view.space).find(|space| space.code.as_str() == code).cloned()
        };
        let found = campus.pavilions.into_iter().find_map(|view| Some((space_in(&view)?, view)));
        let (space, pavilion) = found.ok_or(Fault::NotFound)?;
        let kinds = campus.equipment.into_iter().filter(|kind| !kind.portable).collect();
        Ok(Self { space, pavilion, kinds })
    }
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    place: Place,
    (typed, faults, news): (SpaceTyped, Vec<FieldError>, Option<News>),
) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_data.change_named, name = place.space.name.to_string());
    let frame = below(state, viewer, title.clone(), Some(&place.pavilion));
    let action = space_path(place.space.code.as_str());
    let shown = Shown { title, action, typed, faults, news, kinds: place.kinds };
    page(frame, move || view! { <SpaceForm locale=locale shown=shown /> })
}
