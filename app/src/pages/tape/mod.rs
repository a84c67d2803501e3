//! The tape chart.

pub(super) mod ask;
mod drawn;
mod grid;
mod grip;
mod head;
mod list;
mod listing;
mod place;
mod texts;
mod tools;

pub use drawn::{Drawings, Drawn};
pub use grip::grip;
pub use place::open;

pub(crate) use list::{stay_word, word};

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use std::sync::Arc;
use tower_sessions::Session;

use self::ask::Asked;
use self::tools::{Legend, Tools, Ways};
use super::stay::{DoneList, take};
use super::{Area, frame, page};
use crate::components::Keys;
use crate::fault::Fault;
use crate::markup::Markup;
use crate::revalidate::Tag;
use crate::state::AppState;
use crate::view::frame::Width;
use crate::view::stay::Done;
use crate::view::tape::{TapePage, shift};
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    // Asked before the chart is read: a booking in between makes the chart newer than its tag, never older.
    let version = service::version::of_data(&state.ctx).await?;
    let tag = Tag::new(&state, &viewer, &version);
    let done = take(&session).await?;
    if done.is_empty() && tag.is_known(&headers) {
        return Ok(tag.unchanged());
    }
    let locale = viewer.locale;
    let filter = asked.filter(state.ctx.today(), viewer.phone);
    let drawn = drawn::drawn(&state, &actor, (locale, filter), &version).await?;
    let shown = &drawn.page;
    let mut frame = frame(&state, &viewer, Area::Tape, title(locale, shown));
    frame.width = Width::Wide;
    frame.islands = shown.is_chart();
    frame.keys = shown.is_chart().then_some(if shown.may_write { Keys::Work } else { Keys::Walk });
    let (is_told, key) = (!done.is_empty(), state.ctx.ids.next().to_string());
    let page = page(frame, move || view! { <Content locale=locale drawn=drawn done=done key=key /> });
    // What was done is told once: a browser that kept that page would tell it again.
    Ok(if is_told { ([(header::CACHE_CONTROL, "no-store")], page).into_response() } else { tag.on(page) })
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The chart.
    drawn: Arc<Drawn>,
    /// What was just done.
    done: Vec<Done>,
    /// Idempotency key of the forms that take it back.
    key: String,
) -> impl IntoView {
    let shown = &drawn.page;
    view! {
        <div class="page-head">
            <div class="stack">
                <h1>{title(locale, shown)}</h1>
                {shown.is_chart().then(|| view! { <Legend locale=locale /> })}
            </div>
            <Tools locale=locale shown=shown />
        </div>
        <DoneList locale=locale done=done key=key back=shown.filter.here() />
        <Ways locale=locale shown=shown />
        {Markup::new(drawn.body.clone())}
    }
}

fn title(locale: Locale, shown: &TapePage) -> String {
    let dates = Dates::new(locale);
    let from = shown.filter.from;
    let name = td_string!(locale, tape.title);
    let span = if shown.filter.is_one_night() {
        td_string!(locale, tape.tonight, date = dates.date(from))
    } else {
        let last = shift(shown.filter.until(), -1);
        td_string!(locale, tape.range, from = dates.day_month(from), until = dates.date(last))
    };
    format!("{name}, {span}")
}
