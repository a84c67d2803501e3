//! The forms of the price list, as they are sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::ids::ServiceItemId;
use domain::price::{Kind, Price, Profile, Unit};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::{Actor, ServiceError, price};

use super::form::{ItemForm, Shown, summary};
use super::meanwhile::{other_item, other_price};
use super::one::{Tried, refused};
use crate::components::{Choice, ErrorSummary};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::{Sent, TICKED};
use crate::view::price as typed;
use crate::viewer::Viewer;

/// The form of a new thing: a meal for each person, from today on.
pub async fn form(State(state): State<AppState>, viewer: Viewer) -> Result<Response, Fault> {
    let mut sent = Sent::default();
    sent.put("key", state.ctx.ids.next().to_string());
    sent.put("kind", Kind::Catering.code());
    sent.put("unit", Unit::Person.code());
    sent.put("guarantee_days", "3");
    sent.put("price_from", state.ctx.today().to_string());
    sent.put("active", TICKED);
    new(&state, &viewer, sent, Vec::new()).await
}

/// Adds it; sent twice, added once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| ServiceItemId::new(state.ctx.ids.next()));
    let outcome = match both(&sent) {
        Ok((profile, price)) => price::add(&state.ctx, &viewer.actor()?, id, (&profile, price)).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/administration/prices?done=saved").into_response()),
        Err(ServiceError::Invalid(faults)) => new(&state, &viewer, sent, faults).await,
        Err(error) => Err(error.into()),
    }
}

/// The thing and its first price, or everything of both that cannot be read.
fn both(sent: &Sent) -> Result<(Profile, Price), Vec<FieldError>> {
    match (typed::profile(sent), typed::price(sent)) {
        (Ok(profile), Ok(price)) => Ok((profile, price)),
        (profile, price) => {
            let faults = [profile.err(), price.err()];
            Err(faults.into_iter().flatten().flatten().collect())
        }
    }
}

/// Changes what a thing is.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let key = (parse(&id)?, sent.version());
    let outcome = match typed::profile(&sent) {
        Ok(profile) => price::change(&state.ctx, &viewer.actor()?, key, &profile).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let tried = Tried { item: Some(sent), ..Tried::default() };
    answer(&state, &viewer, &id, outcome, tried).await
}

/// Sets the next price.
pub async fn set(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let key = (parse(&id)?, sent.version());
    let outcome = match typed::price(&sent) {
        Ok(price) => price::set(&state.ctx, &viewer.actor()?, key, price).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let tried = Tried { price: Some(sent), ..Tried::default() };
    answer(&state, &viewer, &id, outcome, tried).await
}

async fn answer(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    outcome: Result<(), ServiceError>,
    tried: Tried,
) -> Result<Response, Fault> {
    let tried = match outcome {
        Ok(()) => {
            let path = format!("/administration/prices/{id}?done=saved");
            return Ok(Redirect::to(&path).into_response());
        }
        Err(ServiceError::Stale { current, .. }) => stale(state, viewer, id, (tried, current)).await?,
        Err(ServiceError::Invalid(faults)) => Tried { faults, ..tried },
        Err(error) => return Err(error.into()),
    };
    refused(state, viewer, id, (tried, String::new())).await
}

/// Somebody changed it meanwhile: what was typed stays, what is there now is told, and a second press saves.
async fn stale(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    (mut tried, current): (Tried, i64),
) -> Result<Tried, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    let known = price::one(&state.ctx, &actor, parse(id)?).await?;
    tried.meanwhile = match (&mut tried.item, &tried.price) {
        (Some(sent), _) => {
            let of = choices(state, &actor).await?;
            sent.put("version", current.to_string());
            Some(other_item(locale, (sent, &typed::fields(&known.item)), &of))
        }
        (None, Some(sent)) => Some(other_price(locale, sent, &known.prices)),
        (None, None) => None,
    };
    Ok(tried)
}

fn parse(id: &str) -> Result<ServiceItemId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

async fn new(
    state: &AppState,
    viewer: &Viewer,
    sent: Sent,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    actor.require(Permission::WritePrices)?;
    let of = choices(state, &actor).await?;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut frame = frame(state, viewer, Area::Administration, td_string!(locale, price.create));
    let above = Way::new("/administration/prices", td_string!(locale, price.title));
    frame.above = vec![Area::Administration.way(locale), above];
    let list = summary(locale, &faults);
    let action = "/administration/prices/new".to_owned();
    let shown = Shown { locale, action, sent, faults, of, known: false };
    let html = page(frame, move || {
        view! {
            <h1>{td_string!(locale, price.create)}</h1>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
            <ItemForm shown=shown />
        }
    });
    Ok((status, html).into_response())
}

/// The room types and the spaces that may have a price of their own.
pub(super) async fn choices(state: &AppState, actor: &Actor) -> Result<(Vec<Choice>, Vec<Choice>), Fault> {
    let campus = service::function::places(&state.ctx, actor).await?;
    let room_types =
        campus.room_types.iter().map(|kind| Choice::new(kind.id.to_string(), kind.name.to_string()));
    let spaces = campus.spaces.iter().map(|space| Choice::new(space.id.to_string(), space.name.to_string()));
    Ok((room_types.collect(), spaces.collect()))
}
