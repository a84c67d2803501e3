//! The floors of a pavilion: those there are, and more.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::campus::Floor;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::FloorView;

use super::fields::Fields;
use super::pavilion::{Shown, render};
use super::problem::{Problem, again};
use super::{open, pavilion_of, pavilion_path, told};
use crate::components::Button;
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::floor_name;
use crate::state::AppState;
use crate::view::campus::{News, Typed, level_field};
use crate::viewer::Viewer;

/// Adds the floors that are ticked.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let done = service::campus::add_floors(&state.ctx, &actor, &code, &typed.levels()).await;
    let Some(problem) = Problem::of(done)? else { return Ok(told(&pavilion_path(&code), News::Added)) };
    let (status, pavilion) = (problem.status(), pavilion_of(&campus, &code)?);
    let typed = Typed::of_pavilion(&pavilion.pavilion);
    Ok(again(status, render(&state, &viewer, pavilion, Shown { typed, problem, news: None })))
}

/// The floors, and a box for each that could come.
pub(super) fn floors(fields: Fields<'_>, path: &str, floors: &[FloorView]) -> Markup {
    let locale = fields.locale;
    let there: Vec<i64> = floors.iter().map(|floor| floor.floor.level).collect();
    let names = there.iter().map(|level| floor_name(locale, *level)).collect::<Vec<_>>().join(", ");
    let names = if names.is_empty() { td_string!(locale, campus_new.no_floors).to_owned() } else { names };
    let to_come = Floor::LEVELS.filter(|level| !there.contains(level));
    let boxes: Vec<_> =
        to_come.map(|level| fields.check(&level_field(level), floor_name(locale, level))).collect();
    view! {
        <section class="section" aria-labelledby="floors">
            <h2 id="floors">{td_string!(locale, campus_new.floors)}</h2>
            <form class="panel form" method="post" action=format!("{path}/floors") novalidate>
                <p>{names}</p>
                <fieldset id="levels">
                    <legend>{td_string!(locale, campus_new.more_floors)}</legend>
                    <div class="row">{boxes}</div>
                    {fields.group("levels")}
                </fieldset>
                <div><Button text=td_string!(locale, campus_new.add_floors) /></div>
            </form>
        </section>
    }
    .into_markup()
}
