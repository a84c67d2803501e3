//! Campus data, looked over and changed by those who keep it.

mod kind;
mod list;
mod new;
mod pavilion;
mod refused;
mod room;
mod room_form;
mod rooms;
mod space;
mod space_form;
mod words;

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{Overview, PavilionView};
use service::error::FieldError;
use service::{Actor, ServiceError};

use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame};
use crate::state::AppState;
use crate::view::campus::{News, PATH};
use crate::view::frame::{Frame, Way};
use crate::viewer::Viewer;

pub use kind::{change as change_kind, show as kind};
pub use list::show as list;
pub use new::{add, form as new};
pub use pavilion::{change as change_pavilion, show as pavilion};
pub use room::{change as change_room, show as room};
pub use space::{change as change_space, show as space};

/// Who changes the campus, and the campus as it stands.
async fn open(state: &AppState, viewer: &Viewer) -> Result<(Actor, Overview), Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteCampus)?;
    let campus = service::campus::overview(&state.ctx, &actor).await?;
    Ok((actor, campus))
}

fn pavilion_of(campus: &Overview, code: &str) -> Result<PavilionView, Fault> {
    let found = campus.pavilions.iter().find(|view| view.pavilion.code.as_str() == code);
    found.cloned().ok_or(Fault::NotFound)
}

/// The frame of a page below the list, and below a pavilion where it belongs to one.
fn below(state: &AppState, viewer: &Viewer, title: String, pavilion: Option<&PavilionView>) -> Frame {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Administration, title);
    let list = Way::new(PATH, td_string!(locale, campus_data.title));
    frame.above = vec![Area::Administration.way(locale), list];
    frame.above.extend(
        pavilion
            .map(|view| Way::new(pavilion_path(view.pavilion.code.as_str()), view.pavilion.name.as_str())),
    );
    frame
}

fn pavilion_path(code: &str) -> String {
    format!("{PATH}/pavilions/{code}")
}

fn room_path(number: &str) -> String {
    format!("{PATH}/rooms/{number}")
}

/// Leads on to a page that says what was done.
fn told(path: &str, news: News) -> Response {
    Redirect::to(&format!("{path}?news={}", news.code())).into_response()
}

/// What follows a change: the page with what was done, or the form again with what is wrong and all that was typed.
fn answer(
    done: Result<(), ServiceError>,
    path: &str,
    again: impl FnOnce(Vec<FieldError>) -> Html<String>,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(told(path, News::Changed)),
        Err(ServiceError::Stale { .. }) => Ok(told(path, News::Stale)),
        Err(ServiceError::Invalid(faults)) => Ok(refused(again(faults))),
        Err(error) => Err(error.into()),
    }
}

fn refused(page: Html<String>) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

#[component]
fn Told(locale: Locale, news: Option<News>) -> impl IntoView {
    news.map(|news| {
        let (tone, text) = match news {
            News::Added => (Tone::Good, td_string!(locale, campus_data.added)),
            News::Changed => (Tone::Good, td_string!(locale, campus_data.changed)),
            News::Stale => (Tone::Bad, td_string!(locale, campus_data.stale)),
        };
        view! { <Notice tone=tone><p>{text}</p></Notice> }
    })
}
