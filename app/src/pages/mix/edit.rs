//! The form of a year's mix, shown and sent.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::target::YEARS;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::delivery_mix::{self, YearMix};
use service::error::FieldError;
use service::{Actor, ServiceError};

use super::form::{MixForm, meanwhile};
use super::{area, way};
use crate::fault::Fault;
use crate::pages::{frame, page};
use crate::state::AppState;
use crate::view::mix::Typed;
use crate::viewer::Viewer;

/// The form of a year.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(year): Path<String>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteTargets)?;
    let year = read(&year)?;
    let typed = Typed::of(known(&state, &actor, year).await?.as_ref());
    Ok(render(&state, &viewer, year, Shown { typed, ..Shown::default() }))
}

/// Saves it; or shows what is wrong with it, or what somebody else made of it meanwhile.
pub async fn save(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(year): Path<String>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let (actor, year, typed) = (viewer.actor()?, read(&year)?, Typed(fields));
    match delivery_mix::set(&state.ctx, &actor, (year, typed.version()), &typed.mix()).await {
        Ok(()) => Ok(Redirect::to(&format!("/outlook/mix?year={year}&news=saved")).into_response()),
        Err(ServiceError::Invalid(faults)) => {
            let shown = render(&state, &viewer, year, Shown { typed, faults, now: None });
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(ServiceError::Stale { .. }) => {
            let now = Typed::of(known(&state, &actor, year).await?.as_ref());
            let shown = render(&state, &viewer, year, Shown { typed, faults: Vec::new(), now: Some(now) });
            Ok((StatusCode::CONFLICT, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form shows.
#[derive(Default)]
struct Shown {
    typed: Typed,
    faults: Vec<FieldError>,
    /// What is there now, where somebody else changed it meanwhile.
    now: Option<Typed>,
}

fn read(year: &str) -> Result<i32, Fault> {
    year.parse().ok().filter(|year| YEARS.contains(year)).ok_or(Fault::NotFound)
}

async fn known(state: &AppState, actor: &Actor, year: i32) -> Result<Option<YearMix>, Fault> {
    Ok(delivery_mix::all(&state.ctx, actor).await?.into_iter().find(|plan| plan.year == year))
}

fn render(state: &AppState, viewer: &Viewer, year: i32, shown: Shown) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, mix.form_title, year = year);
    let mut frame = frame(state, viewer, area(viewer), title.clone());
    frame.above = vec![area(viewer).way(locale), way(locale, year)];
    let Shown { mut typed, faults, now } = shown;
    let told = now.map(|now| {
        let told = meanwhile(locale, &typed, &now);
        typed.0.insert("version".to_owned(), now.version().to_string());
        told
    });
    page(frame, move || {
        view! { <MixForm locale=locale year=year title=title typed=typed faults=faults told=told /> }
    })
}
