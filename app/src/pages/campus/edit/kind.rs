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
use service::error::FieldError;

use super::words::{error, summary};
use super::{Told, answer, below, open};
use crate::components::{Button, ErrorSummary, Field};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, PATH, RoomTypeTyped};
use crate::viewer::Viewer;

/// The fields, in the order of the form.
const FIELDS: [&str; 2] = ["name", "beds"];

/// The form as it stands.
struct Shown {
    typed: RoomTypeTyped,
    faults: Vec<FieldError>,
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
    let typed = RoomTypeTyped::of(&kind);
    Ok(render(&state, &viewer, kind, Shown { typed, faults: Vec::new(), news: asked.news() }))
}

/// Changes it; or shows what is wrong, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<RoomTypeTyped>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let kind = kind_of(&campus, &code)?;
    let seen = (code.as_str(), typed.version);
    let done = match typed.wish() {
        Ok(wish) => service::campus::change_room_type(&state.ctx, &actor, seen, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    answer(done, &kind_path(&code), |faults| {
        render(&state, &viewer, kind, Shown { typed, faults, news: None })
    })
}

/// Where a type is changed.
pub(super) fn kind_path(code: &str) -> String {
    format!("{PATH}/room-types/{code}")
}

fn kind_of(campus: &Overview, code: &str) -> Result<RoomType, Fault> {
    let found = campus.room_types.iter().find(|(kind, _)| kind.code.as_str() == code);
    found.map(|(kind, _)| kind.clone()).ok_or(Fault::NotFound)
}

fn render(state: &AppState, viewer: &Viewer, kind: RoomType, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_data.change_named, name = kind.name.to_string());
    let frame = below(state, viewer, title.clone(), None);
    let action = kind_path(kind.code.as_str());
    page(frame, move || view! { <Content locale=locale title=title action=action shown=shown /> })
}

#[component]
fn Content(locale: Locale, title: String, action: String, shown: Shown) -> impl IntoView {
    let Shown { typed, faults, news } = shown;
    let summary = summary(locale, &faults, FIELDS);
    view! {
        <h1>{title}</h1>
        <Told locale=locale news=news />
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=typed.version />
            <Field
                name="name" label=td_string!(locale, campus_data.name) value=typed.name autocomplete="off"
                error=error(locale, &faults, "name")
            />
            <Field
                name="beds" label=td_string!(locale, campus.beds) value=typed.beds autocomplete="off"
                hint=td_string!(locale, campus_data.beds_hint).to_owned() error=error(locale, &faults, "beds")
            />
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
    }
}
