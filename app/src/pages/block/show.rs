//! The page: what is agreed, in fields of those who may agree.

use axum::extract::{Path, Query, State};
use axum::response::Html;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::block::{BlockLine, BlockRecord, BlockState};

use super::grid::Grid;
use super::let_go::LetGo;
use super::planned::PlanForm;
use super::words::{field, state_badge, summary};
use crate::components::{Badge, ErrorSummary, Notice, Tone};
use crate::fault;
use crate::local::query_value;
use crate::pages::{Area, frame, page, rooming};
use crate::state::AppState;
use crate::view::block::{Fault, News, RoomsPage, Typed, TypedPlan};
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
    plan: Option<String>,
    wider: Option<i64>,
    #[serde(flatten)]
    fields: TypedPlan,
}

/// The page; filled from a plan, where the address asks for it.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, fault::Fault> {
    let wider = asked.wider.unwrap_or_default();
    let record = service::block::one(&state.ctx, &viewer.actor()?, &code, wider).await?;
    let news = asked.news.as_deref().and_then(News::parse);
    let (typed, plan) = (Typed::of(&record), TypedPlan::begin(&record));
    let mut shown = RoomsPage { record, typed, plan, faults: Vec::new(), news, filled: false, wider };
    if asked.plan.is_some() && shown.record.may_plan {
        shown.plan = asked.fields;
        match shown.plan.rooms(&shown.record.types, &shown.record.line.event) {
            Ok(planned) => {
                shown.typed.fill(&shown.record, &planned);
                shown.filled = true;
            }
            Err(error) => shown.faults.push(Fault::Plan(error)),
        }
    }
    Ok(render(&state, &viewer, shown))
}

pub(super) fn render(state: &AppState, viewer: &Viewer, shown: RoomsPage) -> Html<String> {
    let (locale, event) = (viewer.locale, &shown.record.line.event);
    let title = td_string!(locale, blocks.for_event, event = event.code.clone());
    let mut frame = frame(state, viewer, Area::Events, title);
    let path = format!("/events/{}", query_value(&event.code));
    frame.above =
        vec![Area::Events.way(locale), Way { href: path, label: event.title.clone(), current: false }];
    page(frame, move || view! { <Content locale=locale shown=shown /> })
}

/// The nights on which more is noted than could be had, if there are any: what is noted is not refused.
fn too_many(locale: Locale, record: &BlockRecord) -> Option<String> {
    let waits = record.block.as_ref().is_some_and(|block| block.state == BlockState::Waiting);
    let is_short = |line: &&BlockLine| line.cells.iter().any(|cell| cell.agreed > cell.most);
    let nights = record.nights.iter().filter(is_short).map(|line| Dates::new(locale).day_month(line.night));
    let nights = nights.collect::<Vec<_>>();
    (waits && !nights.is_empty()).then(|| td_string!(locale, blocks.too_many, nights = nights.join(", ")))
}

#[component]
fn Content(locale: Locale, shown: RoomsPage) -> impl IntoView {
    let event = shown.record.line.event.clone();
    let path = format!("/events/{}/rooms", query_value(&event.code));
    let faults = shown.faults.iter();
    let faults =
        faults.map(|fault| (field(&shown.record, fault), summary(locale, &shown.record, fault))).collect();
    let news = shown.news.map(|news| match news {
        News::Held => (Tone::Good, td_string!(locale, blocks.news_held)),
        News::Noted => (Tone::Good, td_string!(locale, blocks.news_noted)),
        News::Released => (Tone::Good, td_string!(locale, blocks.news_released)),
        News::Stale => (Tone::Bad, td_string!(locale, blocks.news_stale)),
    });
    let badge = shown.record.block.as_ref().map(|block| state_badge(locale, block));
    let too_many = too_many(locale, &shown.record);
    let may_plan = shown.record.may_plan;
    let list = rooming::path(&event.code);
    view! {
        <h1>{td_string!(locale, blocks.for_event, event = event.code)}</h1>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        {shown.filled.then(|| view! {
            <Notice tone=Tone::Good><p>{td_string!(locale, blocks.filled)}</p></Notice>
        })}
        {too_many.map(|text| view! { <Notice tone=Tone::Held><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <p>
            {badge.map(|(tone, text)| view! { <Badge tone=tone text=text />" " })}
            <span class="quiet">{td_string!(locale, blocks.about)}</span>
        </p>
        <p><a href=list>{td_string!(locale, events.rooming)}</a></p>
        {(!may_plan).then(|| view! { <p class="quiet">{td_string!(locale, blocks.no_plan)}</p> })}
        <Grid locale=locale path=path.clone() shown=shown.clone() />
        {may_plan.then(|| view! {
            <LetGo locale=locale path=path.clone() record=shown.record.clone() />
            <PlanForm locale=locale path=path shown=shown />
        })}
    }
}
