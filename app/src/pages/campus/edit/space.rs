//! One function space, to be changed.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use domain::campus::{Equipment, SetupStyle, Space};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::{Overview, PavilionView};

use super::problem::{Problem, again};
use super::space_form::{Shown, SpaceForm};
use super::{Told, below, open, told};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::campus::style_name;
use crate::pages::meanwhile::{Differing, Meanwhile, differing, yes_no};
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH, Typed, pieces_field, seats_field};
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
    let typed = Typed::of_space(&place.space, &place.kinds);
    Ok(render(&state, &viewer, place, (typed, Problem::default(), asked.news())))
}

/// Changes it; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let kinds = fixed(&campus);
    let seen = (code.as_str(), typed.version());
    let done = match typed.space(&kinds) {
        Ok(wish) => service::campus::change_space(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&space_path(&code), News::Changed)) };
    let (_, campus) = open(&state, &viewer).await?;
    let (status, place) = (problem.status(), Place::find(campus, &code)?);
    Ok(again(status, render(&state, &viewer, place, (typed, problem, None))))
}

/// Kinds of equipment that can stand in a space for good.
pub(super) fn fixed(campus: &Overview) -> Vec<Equipment> {
    campus.equipment.iter().filter(|kind| !kind.portable).cloned().collect()
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
        let kinds = fixed(&campus);
        let found = campus.pavilions.into_iter().find_map(|view| Some((space_in(&view)?, view)));
        let (space, pavilion) = found.ok_or(Fault::NotFound)?;
        Ok(Self { space, pavilion, kinds })
    }
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    place: Place,
    (typed, problem, news): (Typed, Problem, Option<News>),
) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_data.change_named, name = place.space.name.to_string());
    let frame = below(state, viewer, title.clone(), Some(&place.pavilion));
    let action = space_path(place.space.code.as_str());
    let now = Typed::of_space(&place.space, &place.kinds);
    let told = problem.meanwhile.then(|| meanwhile(locale, (&typed, &now), &place.kinds));
    let typed = if problem.meanwhile { typed.with("version", now.version()) } else { typed };
    let shown = Shown { title, action, typed, faults: problem.faults, kinds: place.kinds, new: None };
    page(frame, move || {
        let told = told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> });
        let above = view! { <Told locale=locale news=news />{told} }.into_markup();
        view! { <SpaceForm locale=locale shown=shown above=above /> }
    })
}

/// What a space says now in another way than it was typed.
fn meanwhile(locale: Locale, (typed, now): (&Typed, &Typed), kinds: &[Equipment]) -> Vec<Differing> {
    let lines = [
        ("name".to_owned(), td_string!(locale, campus_data.name).to_owned()),
        ("booths".to_owned(), td_string!(locale, campus_data.booths).to_owned()),
        ("area_m2".to_owned(), td_string!(locale, campus_data.area).to_owned()),
        ("source".to_owned(), td_string!(locale, campus_new.source).to_owned()),
    ];
    let seats =
        SetupStyle::ALL.map(|style| (seats_field(style).to_owned(), style_name(locale, style).to_owned()));
    let pieces = kinds.iter().map(|kind| (pieces_field(kind), kind.name.to_string()));
    let text = lines.into_iter().chain(seats).chain(pieces);
    let text = text.map(|(name, label)| (label, typed.text(&name).to_owned(), now.text(&name).to_owned()));
    let boxes = [
        ("step_free", td_string!(locale, campus_data.step_free)),
        ("hearing_loop", td_string!(locale, campus_data.hearing_loop)),
    ];
    let yes = |typed: &Typed, name| yes_no(locale, typed.ticked(name));
    let boxes = boxes.map(|(name, label)| (label.to_owned(), yes(typed, name), yes(now, name)));
    differing(text.chain(boxes))
}
