//! One pavilion: its rooms and spaces with a way to each, its floors, and what it is called.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::PavilionView;

use super::fields::Fields;
use super::floors::floors;
use super::pavilion_form::{meanwhile, pavilion_fields};
use super::problem::{Problem, again};
use super::rooms::{Rooms, Spaces};
use super::words::summary;
use super::{Told, below, open, pavilion_of, pavilion_path, told};
use crate::components::{Button, ErrorSummary};
use crate::fault::Fault;
use crate::pages::meanwhile::Meanwhile;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, Typed};
use crate::viewer::Viewer;

/// The page as it stands.
pub(super) struct Shown {
    pub typed: Typed,
    pub problem: Problem,
    pub news: Option<News>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let pavilion = pavilion_of(&campus, &code)?;
    let typed = Typed::of_pavilion(&pavilion.pavilion);
    let shown = Shown { typed, problem: Problem::default(), news: asked.news() };
    Ok(render(&state, &viewer, pavilion, shown))
}

/// Changes what it is called; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, _) = open(&state, &viewer).await?;
    let seen = (code.as_str(), typed.version());
    let done = match typed.pavilion() {
        Ok(wish) => service::campus::change_pavilion(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&pavilion_path(&code), News::Changed)) };
    let (_, campus) = open(&state, &viewer).await?;
    let (status, pavilion) = (problem.status(), pavilion_of(&campus, &code)?);
    Ok(again(status, render(&state, &viewer, pavilion, Shown { typed, problem, news: None })))
}

pub(super) fn render(
    state: &AppState,
    viewer: &Viewer,
    pavilion: PavilionView,
    shown: Shown,
) -> Html<String> {
    let locale = viewer.locale;
    let frame = below(state, viewer, pavilion.pavilion.name.to_string(), None);
    page(frame, move || view! { <Content locale=locale pavilion=pavilion shown=shown /> })
}

#[component]
fn Content(locale: Locale, pavilion: PavilionView, shown: Shown) -> impl IntoView {
    let Shown { typed, problem, news } = shown;
    let (code, name) = (pavilion.pavilion.code.to_string(), pavilion.pavilion.name.to_string());
    let path = pavilion_path(&code);
    let told = problem.meanwhile.then(|| meanwhile(locale, &typed, &pavilion.pavilion));
    let now = Typed::of_pavilion(&pavilion.pavilion);
    let typed = if problem.meanwhile { typed.with("version", now.version()) } else { typed };
    let fields = Fields { locale, typed: &typed, faults: &problem.faults };
    view! {
        <div class="page-head">
            <h1>{name.clone()}</h1>
            <span class="row">
                <a class="button" href=format!("{path}/stock")>{td_string!(locale, campus_stock.open)}</a>
                <a class="button" href=format!("{path}/spaces/new")>{td_string!(locale, campus_new.add_space)}</a>
                <a class="button primary" href=format!("{path}/rooms/new")>{td_string!(locale, campus_data.add_room)}</a>
            </span>
        </div>
        <Told locale=locale news=news />
        {told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &problem.faults) />
        <Rooms locale=locale pavilion=name.clone() floors=pavilion.floors.clone() />
        <Spaces locale=locale pavilion=name floors=pavilion.floors.clone() />
        {floors(fields, &path, &pavilion.floors)}
        <section class="section" aria-labelledby="named">
            <h2 id="named">{td_string!(locale, campus_data.name_and_purpose)}</h2>
            <form class="panel form" method="post" action=path novalidate>
                {fields.hidden()}
                {pavilion_fields(fields)}
                <div><Button text=td_string!(locale, accounts.save) /></div>
            </form>
        </section>
    }
}
