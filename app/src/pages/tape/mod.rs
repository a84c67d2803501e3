//! The tape chart.

pub(super) mod ask;
mod grid;
mod head;
mod list;
mod tools;

pub(crate) use list::{stay_word, word};

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use leptos_i18n::td_string;

use self::ask::Asked;
use self::grid::Grid;
use self::list::NightList;
use self::tools::{Legend, Tools};
use super::{Area, frame, page};
use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::i18n::{Dates, Locale};
use crate::revalidate::Tag;
use crate::state::AppState;
use crate::view::frame::Width;
use crate::view::tape::{TapePage, shift};
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    // Asked before the chart is read: a booking in between makes the chart newer than its tag, never older.
    let tag = Tag::new(&state, &viewer, &service::version::of_data(&state.ctx).await?);
    if tag.is_known(&headers) {
        return Ok(tag.unchanged());
    }
    let filter = asked.filter(state.ctx.today(), viewer.phone);
    let tape = service::tape::chart(&state.ctx, &actor, filter.query()).await?;
    let shown = TapePage::new(filter, &tape);
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Tape, title(locale, &shown));
    frame.width = Width::Wide;
    frame.islands = true;
    Ok(tag.on(page(frame, move || view! { <Content locale=locale shown=shown /> })))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The chart.
    shown: TapePage,
) -> impl IntoView {
    let one_night = shown.filter.nights == 1;
    let body = if shown.pavilions.is_empty() {
        view! {
            <Notice tone=Tone::Past>
                <p>{td_string!(locale, tape.empty)}</p>
                <p><a class="button" href="/tape-chart">{td_string!(locale, tape.all)}</a></p>
            </Notice>
        }
        .into_any()
    } else if one_night {
        view! { <NightList locale=locale shown=shown.clone() /> }.into_any()
    } else {
        view! { <Grid locale=locale shown=shown.clone() /> }.into_any()
    };
    view! {
        <div class="page-head">
            <div class="stack">
                <h1>{title(locale, &shown)}</h1>
                {(!one_night).then(|| view! { <Legend locale=locale /> })}
            </div>
            <Tools locale=locale shown=shown />
        </div>
        {body}
    }
}

fn title(locale: Locale, shown: &TapePage) -> String {
    let dates = Dates::new(locale);
    let from = shown.filter.from;
    let name = td_string!(locale, tape.title);
    let span = if shown.filter.nights == 1 {
        td_string!(locale, tape.tonight, date = dates.date(from))
    } else {
        let last = shift(shown.filter.until(), -1);
        td_string!(locale, tape.range, from = dates.day_month(from), until = dates.date(last))
    };
    format!("{name}, {span}")
}
