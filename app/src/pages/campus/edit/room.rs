//! One guest room, to be changed.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, Response};
use domain::campus::RoomType;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::{Overview, RoomFacts};
use service::error::FieldError;

use super::problem::again;
use super::refused::{Refusal, Refused};
use super::room_form::{Faults, RoomForm};
use super::{Told, below, open, pavilion_of, room_path, told};
use crate::fault::Fault;
use crate::pages::campus::floor_name;
use crate::pages::meanwhile::{Differing, Meanwhile, differing, yes_no};
use crate::pages::page;
use crate::state::AppState;
use crate::view::campus::{Asked, News, RoomTyped};
use crate::viewer::Viewer;

/// The form as it stands.
#[derive(Default)]
struct Shown {
    typed: RoomTyped,
    faults: Vec<FieldError>,
    refusal: Option<Refusal>,
    meanwhile: bool,
    news: Option<News>,
}

/// The form, as the room is now.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let facts = service::campus::room(&state.ctx, &actor, &number).await?;
    let shown = Shown { typed: RoomTyped::of(&facts), news: asked.news(), ..Shown::default() };
    render(&state, &viewer, (campus, facts), shown)
}

/// Changes the room; or shows what is wrong, or what is in the way, with all that was typed.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(number): Path<String>,
    Form(typed): Form<RoomTyped>,
) -> Result<Response, Fault> {
    let (actor, campus) = open(&state, &viewer).await?;
    let facts = service::campus::room(&state.ctx, &actor, &number).await?;
    let number = facts.room.number.to_string();
    let wish = match typed.wish() {
        Ok(wish) => wish,
        Err(faults) => {
            let shown = Shown { typed, faults, ..Shown::default() };
            return Ok(again(
                StatusCode::UNPROCESSABLE_ENTITY,
                render(&state, &viewer, (campus, facts), shown)?,
            ));
        }
    };
    match service::campus::change_room(&state.ctx, &actor, (&number, typed.version), &wish).await {
        Ok(()) => Ok(told(&room_path(&number), News::Changed)),
        Err(ServiceError::Stale { .. }) => {
            let facts = service::campus::room(&state.ctx, &actor, &number).await?;
            let shown = Shown { typed, meanwhile: true, ..Shown::default() };
            Ok(again(StatusCode::CONFLICT, render(&state, &viewer, (campus, facts), shown)?))
        }
        Err(ServiceError::Invalid(faults)) => {
            let shown = Shown { typed, faults, ..Shown::default() };
            Ok(again(StatusCode::UNPROCESSABLE_ENTITY, render(&state, &viewer, (campus, facts), shown)?))
        }
        Err(ServiceError::Campus(problems)) => {
            let rooms = [(facts.room.id, facts.room.stock, wish.stock)];
            let refusal = Some(Refusal::of(&state, &actor, problems, &rooms).await?);
            let shown = Shown { typed, refusal, ..Shown::default() };
            Ok(again(StatusCode::CONFLICT, render(&state, &viewer, (campus, facts), shown)?))
        }
        Err(error) => Err(error.into()),
    }
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    (campus, facts): (Overview, RoomFacts),
    shown: Shown,
) -> Result<Html<String>, Fault> {
    let locale = viewer.locale;
    let pavilion = pavilion_of(&campus, facts.pavilion.code.as_str())?;
    let title = td_string!(locale, campus_data.change_room, number = facts.room.number.to_string());
    let frame = below(state, viewer, title.clone(), Some(&pavilion));
    let content =
        move || view! { <Content locale=locale title=title campus=campus facts=facts shown=shown /> };
    Ok(page(frame, content))
}

#[component]
fn Content(locale: Locale, title: String, campus: Overview, facts: RoomFacts, shown: Shown) -> impl IntoView {
    let number = facts.room.number.to_string();
    let kinds: Vec<_> = campus.room_types.into_iter().map(|(kind, _)| kind).collect();
    let (mut typed, now) = (shown.typed, RoomTyped::of(&facts));
    let told = shown.meanwhile.then(|| meanwhile(locale, (&typed, &now), &kinds));
    if shown.meanwhile {
        typed.version = now.version;
    }
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <a class="button" href=format!("/rooms/{number}")>{td_string!(locale, campus_data.see_room)}</a>
        </div>
        <Told locale=locale news=shown.news />
        {told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <Faults locale=locale faults=shown.faults.clone() />
        {shown.refusal.map(|refusal| view! { <Refused locale=locale refusal=refusal /> })}
        <RoomForm
            locale=locale action=room_path(&number) typed=typed faults=shown.faults kinds=kinds prefix=None
        />
    }
}

/// What a room says now in another way than it was typed.
fn meanwhile(locale: Locale, (typed, now): (&RoomTyped, &RoomTyped), kinds: &[RoomType]) -> Vec<Differing> {
    let kind = |typed: &RoomTyped| {
        let found = kinds.iter().find(|kind| kind.code.as_str() == typed.room_type);
        found.map(|kind| kind.name.to_string()).unwrap_or_default()
    };
    let level =
        |typed: &RoomTyped| typed.level.parse().map(|level| floor_name(locale, level)).unwrap_or_default();
    let yes = |ticked: &Option<String>| yes_no(locale, ticked.is_some());
    let date = |text: &str| text.parse().map(|day| Dates::new(locale).date(day)).unwrap_or_default();
    differing([
        (td_string!(locale, campus_data.level), level(typed), level(now)),
        (td_string!(locale, campus_data.kind), kind(typed), kind(now)),
        (td_string!(locale, campus_data.step_free), yes(&typed.step_free), yes(&now.step_free)),
        (td_string!(locale, campus_data.room_alarm), yes(&typed.hearing_loop), yes(&now.hearing_loop)),
        (td_string!(locale, campus_data.first_night), date(&typed.stock_from), date(&now.stock_from)),
        (td_string!(locale, campus_data.end), date(&typed.stock_until), date(&now.stock_until)),
    ])
}
