//! The page: what is over the block, what changed, what is to be done, and every line in fields.

use axum::extract::{Path, Query, State};
use axum::response::Html;
use chrono::NaiveDate;
use domain::calendar::runs;
use domain::ids::RoomTypeId;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::actions::{Actions, Changes, NotDone};
use super::lines::Lines;
use super::words::{fault_word, news_word, span};
use crate::components::{Downloads, ErrorSummary, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::registration::RegistrationState;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::{Frame, Way};
use crate::view::rooming::{ListPage, News};
use crate::viewer::Viewer;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
    from: Option<usize>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let record = service::rooming::one(&state.ctx, &viewer.actor()?, &code).await?;
    let news = asked.news.as_deref().and_then(News::parse);
    let shown = ListPage { news, ..ListPage::of(record, asked.from.unwrap_or_default()) };
    Ok(render(&state, &viewer, shown))
}

pub(super) fn render(state: &AppState, viewer: &Viewer, shown: ListPage) -> Html<String> {
    let locale = viewer.locale;
    let event = &shown.record.line.event;
    let title = td_string!(locale, rooming.title, event = event.code.clone());
    let frame = below(state, viewer, (&event.code, &event.title), title);
    let key = state.ctx.ids.next().to_string();
    page(frame, move || view! { <Content locale=locale shown=shown key=key /> })
}

/// The frame of a page below an event.
pub(super) fn below(state: &AppState, viewer: &Viewer, (code, name): (&str, &str), title: String) -> Frame {
    let mut frame = frame(state, viewer, Area::Events, title);
    let event =
        Way { href: format!("/events/{}", query_value(code)), label: name.to_owned(), current: false };
    frame.above = vec![Area::Events.way(viewer.locale), event];
    frame
}

#[component]
fn Content(locale: Locale, shown: ListPage, key: String) -> impl IntoView {
    let code = shown.record.line.event.code.clone();
    let (event, may) = (format!("/events/{}", query_value(&code)), shown.record.may);
    let path = format!("{event}/rooming-list");
    let faults = shown.faults.iter();
    let faults =
        faults.map(|fault| (fault.field.clone(), fault_word(locale, fault.code).to_owned())).collect();
    let news = shown.news.map(|news| news_word(locale, news));
    let title = td_string!(locale, rooming.title, event = code.clone());
    let outcome = shown.outcome.as_ref().map(|outcome| view! { <NotDone locale=locale outcome=outcome /> });
    let outcome = outcome.into_markup();
    let beside = shown.record.beside;
    let beside = (beside > 0).then(|| {
        let text = td_string!(locale, rooming.beside, count = beside, n = count(locale, beside));
        let adopt = may.book.then(|| view! {
            " · "<a href=format!("{path}/adopt")>{td_string!(locale, rooming.adopt)}</a>
        });
        view! {
            <p>{text}" "<a href=format!("{event}#rooming")>{td_string!(locale, rooming.beside_link)}</a>{adopt}</p>
        }
    });
    view! {
        <div class="page-head">
            <h1>{title.clone()}</h1>
            <span class="row">
                <Downloads
                    locale=locale table="rooming-entries" name=title query=format!("?event={}", query_value(&code))
                />
                <a class="button" href=format!("{event}/rooms")>{td_string!(locale, blocks.title)}</a>
                {may.write.then(|| view! {
                    <a class="button" href=format!("{path}/import")>{td_string!(locale, rooming.import)}</a>
                })}
            </span>
        </div>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        {outcome}
        <p class="quiet">{td_string!(locale, rooming.about)}</p>
        {beside}
        <RegistrationState locale=locale path=format!("{event}/registration") record=&shown.record />
        <Over locale=locale shown=&shown />
        <Changes locale=locale path=path.clone() record=&shown.record />
        {may.book.then(|| view! { <Actions locale=locale path=path.clone() record=&shown.record /> })}
        <Lines locale=locale path=path shown=&shown key=key />
    }
}

/// By how much the list is over the block, night by night.
#[component]
fn Over<'a>(locale: Locale, shown: &'a ListPage) -> impl IntoView + use<> {
    let record = &shown.record;
    if record.block.is_none() {
        return view! { <p class="quiet">{td_string!(locale, rooming.no_block)}</p> }.into_markup();
    }
    let line = |((id, over), nights): ((RoomTypeId, i64), Vec<NaiveDate>)| {
        let kind = record.types.iter().find(|kind| kind.id == id);
        let (n, room_type) =
            (count(locale, over), kind.map(|kind| kind.name.to_string()).unwrap_or_default());
        let night = runs(nights).into_iter().map(|run| span(locale, run)).collect::<Vec<_>>().join(", ");
        view! { <li>{td_string!(locale, rooming.over, night = night, room_type = room_type, n = n)}</li> }
    };
    let mut over = BTreeMap::<_, Vec<_>>::new();
    for (&(id, night), &rooms) in &record.check.over {
        over.entry((id, rooms)).or_default().push(night);
    }
    let lines = over.into_iter().map(line).collect_view();
    if record.check.over.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, rooming.fits)}</p> }.into_markup();
    }
    view! {
        <Notice tone=Tone::Held>
            <p>{td_string!(locale, rooming.over_title)}</p>
            <ul class="stack">{lines}</ul>
        </Notice>
    }
    .into_markup()
}
