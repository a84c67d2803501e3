//! All orders of the events one may see, what is to be done first.

use axum::extract::{Query, State};
use axum::response::Html;
use chrono::NaiveDate;
use domain::access::Permission;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::translation::{self, TranslationLine};

use super::Translations;
use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The list.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Sent>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let lines = translation::list(&state.ctx, &actor).await?;
    let (locale, today, may) = (viewer.locale, state.ctx.today(), actor.may(Permission::PlanEvents));
    let news = match asked.text("done") {
        "saved" => Some((Tone::Good, td_string!(locale, interpreter.done))),
        "stale" => Some((Tone::Bad, td_string!(locale, translation.stale))),
        _ => None,
    };
    let mut frame = frame(&state, &viewer, Area::Events, td_string!(locale, translation.title));
    frame.above = vec![Area::Events.way(locale)];
    Ok(page(frame, move || {
        view! { <Content locale=locale today=today lines=lines may=may news=news /> }
    }))
}

#[component]
fn Content(
    locale: Locale,
    today: NaiveDate,
    lines: Vec<TranslationLine>,
    may: bool,
    news: Option<(Tone, &'static str)>,
) -> impl IntoView {
    let words = count(locale, domain::translation::WORDS_A_DAY);
    let body = if lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, translation.none)}</p> }.into_markup()
    } else {
        view! { <Translations locale=locale today=today lines=lines whose=true may=may /> }.into_markup()
    };
    view! {
        <h1>{td_string!(locale, translation.title)}</h1>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <p class="quiet">{td_string!(locale, translation.about, words = words)}</p>
        {body}
    }
}
