//! Campus data, looked over and changed by those who keep it.

mod changeovers;
mod equipment;
mod fields;
mod floors;
mod kind;
mod list;
mod list_equipment;
mod new;
mod new_equipment;
mod new_kind;
mod new_pavilion;
mod new_space;
mod pavilion;
mod pavilion_form;
mod problem;
mod refused;
mod room;
mod room_form;
mod rooms;
mod space;
mod space_form;
mod stock;
mod stock_form;
mod words;

use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::Actor;
use service::campus::{Overview, PavilionView};

use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame};
use crate::state::AppState;
use crate::view::campus::{News, PATH};
use crate::view::frame::{Frame, Way};
use crate::viewer::Viewer;

pub use changeovers::{change as change_changeovers, show as changeovers};
pub use equipment::{change as change_equipment, show as equipment};
pub use floors::add as add_floors;
pub use kind::{change as change_kind, show as kind};
pub use list::show as list;
pub use new::{add, form as new};
pub use new_equipment::{add as add_equipment, form as new_equipment};
pub use new_kind::{add as add_kind, form as new_kind};
pub use new_pavilion::{add as add_pavilion, form as new_pavilion};
pub use new_space::{add as add_space, form as new_space};
pub use pavilion::{change as change_pavilion, show as pavilion};
pub use room::{change as change_room, show as room};
pub use space::{change as change_space, show as space};
pub use stock::{send as move_stock, show as stock};

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

#[component]
fn Told(locale: Locale, news: Option<News>) -> impl IntoView {
    news.map(|news| {
        let text = match news {
            News::Added => td_string!(locale, campus_data.added),
            News::Changed => td_string!(locale, campus_data.changed),
        };
        view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }
    })
}
