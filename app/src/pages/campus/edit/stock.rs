//! Several rooms of a pavilion that leave the stock on one day, or join it.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, Response};
use chrono::NaiveDate;
use domain::campus::StockSpan;
use domain::ids::ResourceId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::campus::{Move, PavilionView, RoomView};
use service::error::FieldError;

use super::problem::again;
use super::refused::Refusal;
use super::stock_form::{Shown, StockForm};
use super::{below, open, pavilion_of, pavilion_path, told};
use crate::fault::Fault;
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{News, Typed, stock_field};
use crate::viewer::Viewer;

/// The query, as sent: which way, and which rooms are ticked to begin with.
#[derive(Debug, Default, Deserialize)]
pub struct Ticked {
    #[serde(default)]
    way: String,
    tick: Option<String>,
}

/// The form, with the boxes ticked that the address says: those of a floor, or all.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Ticked>,
) -> Result<Html<String>, Fault> {
    let (_, campus) = open(&state, &viewer).await?;
    let (pavilion, tick) = (pavilion_of(&campus, &code)?, asked.tick.unwrap_or_default());
    let typed = Typed::default().with("way", asked.way);
    let floors = pavilion.floors.iter();
    let ticked = floors.filter(|floor| tick == "all" || tick == floor.floor.level.to_string());
    let (way, today) = (typed.way(), state.ctx.today());
    let offered = ticked.flat_map(|floor| &floor.rooms).filter(|room| may_go(room, way, today));
    let typed = offered.fold(typed, |typed, room| typed.with(&stock_field(&room.room.number), "yes"));
    Ok(render(&state, &viewer, pavilion, typed, Outcome::default()))
}

/// Moves them all; or shows what is wrong, or who is in the way, with all that was typed.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let pavilion = pavilion_of(&campus, &code)?;
    let done = match typed.stock() {
        Ok(wish) => service::campus::move_stock(&state.ctx, &actor, &wish).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let (status, outcome) = match done {
        Ok(()) => return Ok(told(&pavilion_path(&code), News::Changed)),
        Err(ServiceError::Invalid(faults)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Outcome { faults, refusal: None })
        }
        Err(ServiceError::Campus(problems)) => {
            let spans = spans(&state, &pavilion, &typed);
            let refusal = Some(Refusal::of(&state, &actor, problems, &spans).await?);
            (StatusCode::CONFLICT, Outcome { refusal, ..Outcome::default() })
        }
        Err(error) => return Err(error.into()),
    };
    Ok(again(status, render(&state, &viewer, pavilion, typed, outcome)))
}

/// Why the form is shown again.
#[derive(Default)]
struct Outcome {
    faults: Vec<FieldError>,
    refusal: Option<Refusal>,
}

/// Whether a room is offered: those that left stay away, and those that are there need not come.
pub(super) fn may_go(room: &RoomView, way: Move, today: NaiveDate) -> bool {
    let stock = room.room.stock;
    match way {
        Move::Leave => stock.until().is_none_or(|until| today < until),
        Move::Join => today < stock.from(),
    }
}

/// The nights of each ticked room before and after.
fn spans(
    state: &AppState,
    pavilion: &PavilionView,
    typed: &Typed,
) -> Vec<(ResourceId, StockSpan, StockSpan)> {
    let Ok(wish) = typed.stock() else { return Vec::new() };
    let today = state.ctx.today();
    let rooms = pavilion.floors.iter().flat_map(|floor| &floor.rooms).map(|room| &room.room);
    let ticked = rooms.filter(|room| wish.rooms.contains(&room.number));
    ticked.filter_map(|room| Some((room.id, room.stock, wish.span(room, today)?))).collect()
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    pavilion: PavilionView,
    typed: Typed,
    outcome: Outcome,
) -> Html<String> {
    let (locale, today) = (viewer.locale, state.ctx.today());
    let title = td_string!(locale, campus_stock.title, pavilion = pavilion.pavilion.name.to_string());
    let frame = below(state, viewer, title.clone(), Some(&pavilion));
    let Outcome { faults, refusal } = outcome;
    let shown = Shown { title, pavilion, typed, faults, refusal, today };
    page(frame, move || view! { <StockForm locale=locale shown=shown /> })
}
