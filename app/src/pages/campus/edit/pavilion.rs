//! One pavilion: its rooms and spaces with a way to each, and what it is called.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::PavilionView;
use service::error::FieldError;

use super::rooms::{Rooms, Spaces};
use super::words::{error, summary};
use super::{Told, answer, below, open, pavilion_of, pavilion_path};
use crate::components::{Button, ErrorSummary, Field, TextField};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PavilionTyped};
use crate::viewer::Viewer;

/// The fields, in the order of the form.
const FIELDS: [&str; 2] = ["name", "purpose"];

/// The form as it stands.
struct Shown {
    typed: PavilionTyped,
    faults: Vec<FieldError>,
    news: Option<News>,
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
    let typed = PavilionTyped::of(&pavilion.pavilion);
    Ok(render(&state, &viewer, pavilion, Shown { typed, faults: Vec::new(), news: asked.news() }))
}

/// Changes what it is called; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<PavilionTyped>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let pavilion = pavilion_of(&campus, &code)?;
    let seen = (code.as_str(), typed.version);
    let done = match typed.wish() {
        Ok(wish) => service::campus::change_pavilion(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    answer(done, &pavilion_path(&code), |faults| {
        render(&state, &viewer, pavilion, Shown { typed, faults, news: None })
    })
}

fn render(state: &AppState, viewer: &Viewer, pavilion: PavilionView, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let frame = below(state, viewer, pavilion.pavilion.name.to_string(), None);
    page(frame, move || view! { <Content locale=locale pavilion=pavilion shown=shown /> })
}

#[component]
fn Content(locale: Locale, pavilion: PavilionView, shown: Shown) -> impl IntoView {
    let Shown { typed, faults, news } = shown;
    let (code, name) = (pavilion.pavilion.code.to_string(), pavilion.pavilion.name.to_string());
    let summary = summary(locale, &faults, FIELDS);
    let path = pavilion_path(&code);
    view! {
        <div class="page-head">
            <h1>{name.clone()}</h1>
            <a class="button primary" href=format!("{path}/rooms/new")>{td_string!(locale, campus_data.add_room)}</a>
        </div>
        <Told locale=locale news=news />
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <Rooms locale=locale pavilion=name.clone() floors=pavilion.floors.clone() />
        <Spaces locale=locale pavilion=name floors=pavilion.floors />
        <section class="section" aria-labelledby="named">
            <h2 id="named">{td_string!(locale, campus_data.name_and_purpose)}</h2>
            <form class="panel form" method="post" action=path novalidate>
                <input type="hidden" name="version" value=typed.version />
                <Field
                    name="name" label=td_string!(locale, campus_data.name) value=typed.name autocomplete="off"
                    error=error(locale, &faults, "name")
                />
                <TextField
                    name="purpose" label=td_string!(locale, campus_data.purpose) value=typed.purpose rows=3
                    error=error(locale, &faults, "purpose")
                />
                <div><Button text=td_string!(locale, accounts.save) /></div>
            </form>
        </section>
    }
}
