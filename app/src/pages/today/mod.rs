//! A day at the desk: who comes, who goes, who is here, what is closed, what is free.

pub(super) mod ask;
mod cards;
mod forms;
mod house;
mod lists;
mod party;
mod tools;

pub use party::check_in;

use axum::extract::{Query, State};
use axum::response::Html;
use domain::access::Permission;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use tower_sessions::Session;

use self::ask::Asked;
use self::house::{Closed, House, Types};
use self::lists::{Arrivals, Departures};
use self::tools::{Counts, Tools};
use super::stay::{DoneList, take};
use super::{Area, frame, page};
use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::stay::Done;
use crate::view::today::{May, TodayPage};
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let filter = asked.filter(state.ctx.today());
    let board = service::today::board(&state.ctx, &actor, filter.day).await?;
    let done = take(&session).await?;
    let may =
        May { stays: actor.may(Permission::WriteStays), closures: actor.may(Permission::WriteClosures) };
    let shown = TodayPage::new(filter, board, may, state.ctx.ids.next().to_string());
    let locale = viewer.locale;
    let frame = frame(&state, &viewer, Area::Today, title(locale, &shown));
    Ok(page(frame, move || view! { <Content locale=locale shown=shown done=done /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The day.
    shown: TodayPage,
    /// What was just done.
    done: Vec<Done>,
) -> impl IntoView {
    let another = (!shown.is_today()).then(|| {
        let text = if shown.filter.day < shown.today {
            td_string!(locale, today.past)
        } else {
            td_string!(locale, today.to_come)
        };
        view! { <Notice tone=Tone::Past><p>{text}</p></Notice> }
    });
    view! {
        <div class="page-head">
            <h1>{title(locale, &shown)}</h1>
            <Tools locale=locale shown=shown.clone() />
        </div>
        <DoneList locale=locale done=done key=shown.key.clone() back=shown.filter.href(shown.filter.day) />
        {another}
        <Counts locale=locale shown=shown.clone() />
        <div class="pair">
            <Arrivals locale=locale shown=shown.clone() />
            <div class="board">
                <Departures locale=locale shown=shown.clone() />
                <Types locale=locale shown=shown.clone() />
                <Closed locale=locale shown=shown.clone() />
            </div>
        </div>
        <House locale=locale shown=shown />
    }
}

fn title(locale: Locale, shown: &TodayPage) -> String {
    let date = Dates::new(locale).long(shown.filter.day);
    if shown.is_today() { td_string!(locale, today.title, date = date) } else { date }
}
