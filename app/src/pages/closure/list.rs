//! The closures in force and to come; reopening one.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use domain::access::Permission;
use domain::ids::ClosureId;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::today::ClosedRooms;

use super::{kind_word, room_list};
use crate::components::{Badge, Notice, Synthetic, Tone};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::closure::{ClosureList, News};
use crate::viewer::Viewer;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
}

/// What a reopening sends.
#[derive(Debug, Deserialize)]
pub struct Lift {
    version: i64,
}

/// The list.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let shown = ClosureList {
        closures: service::closure::list(&state.ctx, &actor).await?,
        may_write: actor.may(Permission::WriteClosures),
        news: asked.news.as_deref().and_then(News::parse),
    };
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Elsewhere, td_string!(locale, closure.title));
    let above = if actor.may(Permission::ReadStays) { Area::Today } else { Area::Campus };
    frame.above = vec![above.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// Gives the rooms of a closure back; sent twice, done once.
pub async fn lift(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Lift>,
) -> Result<Redirect, Fault> {
    let id: ClosureId = id.parse().map_err(|_| Fault::NotFound)?;
    let news = match service::closure::lift(&state.ctx, &viewer.actor()?, id, sent.version).await {
        Ok(()) => News::Lifted,
        // Lifted before, by this very form or by somebody else: the list shows what holds.
        Err(ServiceError::Stale { .. } | ServiceError::NotFound("closure in force")) => News::Stale,
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/closures?news={}", news.code())))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The list.
    shown: ClosureList,
) -> impl IntoView {
    let news = shown.news.map(|news| match news {
        News::Closed => (Tone::Good, td_string!(locale, closure.closed)),
        News::Lifted => (Tone::Good, td_string!(locale, closure.lifted)),
        News::Stale => (Tone::Bad, td_string!(locale, closure.stale)),
    });
    let empty = shown.closures.is_empty();
    let may = shown.may_write;
    let lines = shown.closures.into_iter().map(|closure| line(locale, closure, may)).collect_view();
    view! {
        <div class="page-head">
            <h1>{td_string!(locale, closure.title)}</h1>
            {may.then(|| view! { <a class="button primary" href="/closures/new">{td_string!(locale, closure.create)}</a> })}
        </div>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        {empty.then(|| view! { <p class="quiet">{td_string!(locale, closure.none)}</p> })}
        {(!empty).then(|| view! { <ul class="cards wide">{lines}</ul> })}
    }
}

fn line(locale: Locale, closure: ClosedRooms, may: bool) -> impl IntoView {
    let dates = Dates::new(locale);
    let number = i64::try_from(closure.count()).unwrap_or_default();
    let rooms = td_string!(locale, unit.rooms, count = number, n = count(locale, number));
    let span =
        td_string!(locale, room.between, from = dates.date(closure.from), until = dates.date(closure.until));
    let numbers = closure.rooms.iter().flat_map(|(_, rooms)| rooms.clone()).collect::<Vec<_>>();
    let links = numbers
        .into_iter()
        .map(|number| view! { <li><a href=format!("/rooms/{number}")>{number.clone()}</a></li> })
        .collect_view();
    let summary = format!("{rooms}: {}", room_list(&closure));
    view! {
        <li id=closure.id.to_string()>
            <span class="where"><Badge tone=Tone::Closed text=kind_word(locale, closure.kind) /></span>
            <span class="who">
                {closure.reason}" "{closure.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </span>
            <div class="what">
                <details class="more"><summary>{summary}</summary><ul class="numbers">{links}</ul></details>
            </div>
            <span class="when">{span}</span>
            {may.then(|| view! {
                <div class="do">
                    <details class="more">
                        <summary>{td_string!(locale, closure.reopen)}</summary>
                        <form method="post" action=format!("/closures/{}/lift", closure.id)>
                            <p class="fine">{td_string!(locale, closure.reopen_hint)}</p>
                            <input type="hidden" name="version" value=closure.version />
                            <button class="button">{td_string!(locale, closure.reopen_verb)}</button>
                        </form>
                    </details>
                </div>
            })}
        </li>
    }
}
