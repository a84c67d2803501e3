//! The page: what is agreed, in fields of those who may agree.

use axum::extract::{Path, Query, State};
use axum::response::Html;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;

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
            Ok(rooms) => {
                shown.typed.fill(&shown.record, &rooms);
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
    let may_plan = shown.record.may_plan;
    let list = rooming::path(&event.code);
    view! {
        <h1>{td_string!(locale, blocks.for_event, event = event.code)}</h1>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        {shown.filled.then(|| view! {
            <Notice tone=Tone::Good><p>{td_string!(locale, blocks.filled)}</p></Notice>
        })}
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
