//! One room type, to be changed.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use domain::campus::RoomType;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::Overview;

use super::fields::Fields;
use super::problem::{Problem, again};
use super::words::summary;
use super::{Told, below, open, told};
use crate::components::{Button, ErrorSummary};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH, Typed};
use crate::viewer::Viewer;

/// The form as it stands.
struct Shown {
    typed: Typed,
    problem: Problem,
    news: Option<News>,
}

/// The form, as the type is now.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let kind = kind_of(&campus, &code)?;
    let typed = Typed::of_room_type(&kind);
    Ok(render(&state, &viewer, kind, Shown { typed, problem: Problem::default(), news: asked.news() }))
}

/// Changes it; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, _) = open(&state, &viewer).await?;
    let seen = (code.as_str(), typed.version());
    let done = match typed.room_type() {
        Ok(wish) => service::campus::change_room_type(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let Some(problem) = Problem::of(done)? else { return Ok(told(&kind_path(&code), News::Changed)) };
    let (_, campus) = open(&state, &viewer).await?;
    let (status, kind) = (problem.status(), kind_of(&campus, &code)?);
    Ok(again(status, render(&state, &viewer, kind, Shown { typed, problem, news: None })))
}

/// Where a type is changed.
pub(super) fn kind_path(code: &str) -> String {
    format!("{PATH}/room-types/{code}")
}

/// Name and beds.
pub(super) fn kind_fields(fields: Fields<'_>) -> Markup {
    let locale = fields.locale;
    view! {
        {fields.line("name", td_string!(locale, campus_data.name), None)}
        {fields.line("beds", td_string!(locale, campus.beds), Some(td_string!(locale, campus_data.beds_hint)))}
    }
    .into_markup()
}

fn kind_of(campus: &Overview, code: &str) -> Result<RoomType, Fault> {
    let found = campus.room_types.iter().find(|(kind, _)| kind.code.as_str() == code);
    found.map(|(kind, _)| kind.clone()).ok_or(Fault::NotFound)
}

fn meanwhile(locale: Locale, typed: &Typed, now: &Typed) -> Vec<Differing> {
    let fields = [("name", td_string!(locale, campus_data.name)), ("beds", td_string!(locale, campus.beds))];
    differing(fields.map(|(name, label)| (label, typed.text(name).to_owned(), now.text(name).to_owned())))
}

fn render(state: &AppState, viewer: &Viewer, kind: RoomType, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_data.change_named, name = kind.name.to_string());
    let frame = below(state, viewer, title.clone(), None);
    page(frame, move || view! { <Content locale=locale title=title kind=kind shown=shown /> })
}

#[component]
fn Content(locale: Locale, title: String, kind: RoomType, shown: Shown) -> impl IntoView {
    let Shown { typed, problem, news } = shown;
    let now = Typed::of_room_type(&kind);
    let told = problem.meanwhile.then(|| meanwhile(locale, &typed, &now));
    let typed = if problem.meanwhile { typed.with("version", now.version()) } else { typed };
    let fields = Fields { locale, typed: &typed, faults: &problem.faults };
    view! {
        <h1>{title}</h1>
        <Told locale=locale news=news />
        {told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &problem.faults) />
        <form class="panel form" method="post" action=kind_path(kind.code.as_str()) novalidate>
            {fields.hidden()}
            {kind_fields(fields)}
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
    }
}
