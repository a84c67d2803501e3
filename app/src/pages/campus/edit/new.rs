//! A room that a pavilion did not have.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, Response};
use domain::campus::RoomType;
use domain::ids::ResourceId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::{NewRoom, Overview, PavilionView};
use service::error::FieldError;

use super::problem::again;
use super::room_form::{Faults, RoomForm};
use super::{below, open, pavilion_of, pavilion_path, told};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{News, RoomTyped};
use crate::viewer::Viewer;

/// The form of a new room: in stock from today, and like the last room of its pavilion unless somebody says otherwise.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let pavilion = pavilion_of(&campus, &code)?;
    let last = pavilion.floors.iter().rev().find_map(|floor| Some((floor, floor.rooms.last()?)));
    let like = |(floor, room): (&service::campus::FloorView, &service::campus::RoomView)| {
        let kinds = campus.room_types.iter();
        let kind = kinds.map(|(kind, _)| kind).find(|kind| kind.id == room.room.room_type);
        (floor.floor.level.to_string(), kind.map(|kind| kind.code.to_string()).unwrap_or_default())
    };
    let (level, room_type) = last.map_or_else(|| ("0".to_owned(), String::new()), like);
    let typed = RoomTyped {
        key: state.ctx.ids.next().to_string(),
        stock_from: state.ctx.today().to_string(),
        level,
        room_type,
        ..RoomTyped::default()
    };
    Ok(render(&state, &viewer, (campus, pavilion), typed, Vec::new()))
}

/// Adds it; or shows what is wrong, with all that was typed.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<RoomTyped>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let pavilion = pavilion_of(&campus, &code)?;
    let (number, wish) = match typed.new_room(&pavilion.pavilion.code) {
        Ok(new) => new,
        Err(faults) => {
            return Ok(again(
                StatusCode::UNPROCESSABLE_ENTITY,
                render(&state, &viewer, (campus, pavilion), typed, faults),
            ));
        }
    };
    let id = typed.key.parse().unwrap_or_else(|_| ResourceId::new(state.ctx.ids.next()));
    let new = NewRoom { id, pavilion: code.clone(), number, wish };
    match service::campus::add_room(&state.ctx, &actor, &new).await {
        Ok(()) => Ok(told(&pavilion_path(&code), News::Added)),
        Err(ServiceError::Invalid(faults)) => Ok(again(
            StatusCode::UNPROCESSABLE_ENTITY,
            render(&state, &viewer, (campus, pavilion), typed, faults),
        )),
        Err(error) => Err(error.into()),
    }
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    (campus, pavilion): (Overview, PavilionView),
    typed: RoomTyped,
    faults: Vec<FieldError>,
) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, campus_data.add_room_to, pavilion = pavilion.pavilion.name.to_string());
    let frame = below(state, viewer, title.clone(), Some(&pavilion));
    let code = pavilion.pavilion.code.to_string();
    let action = format!("{}/rooms/new", pavilion_path(&code));
    let kinds: Vec<RoomType> = campus.room_types.into_iter().map(|(kind, _)| kind).collect();
    page(frame, move || {
        view! {
            <h1>{title}</h1>
            <Faults locale=locale faults=faults.clone() />
            <RoomForm locale=locale action=action typed=typed faults=faults kinds=kinds prefix=Some(code) />
        }
    })
}
