//! The form of an order, shown and sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::ids::TranslationId;
use domain::language::Language;
use domain::translation::{Order, OrderState};
use i18n::{Locale, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::{Actor, ServiceError, event, interpreter, translation};

use super::form::{OrderForm, Shown};
use crate::components::Choice;
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The form of a new order for an event: from English into French, due a week before it begins.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let mut sent = Sent::default();
    sent.put("key", state.ctx.ids.next().to_string());
    sent.put("source", Language::English.code());
    sent.put("target", Language::French.code());
    new(&state, &viewer, &code, sent, Vec::new()).await
}

/// Orders it; sent twice, ordered once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| TranslationId::new(state.ctx.ids.next()));
    let outcome = match order(&sent) {
        Ok(order) => translation::add(&state.ctx, &viewer.actor()?, (&code, id), &order).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/events/{}#translations", query_value(&code))).into_response()),
        Err(ServiceError::Invalid(faults)) => new(&state, &viewer, &code, sent, faults).await,
        Err(error) => Err(error.into()),
    }
}

/// The form of an order there is.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    known(&state, &viewer, &id, None, Vec::new()).await
}

/// Changes it.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let key = parse(&id)?;
    let outcome = match order(&sent) {
        Ok(order) => translation::change(&state.ctx, &viewer.actor()?, (key, sent.version()), &order).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/translations?done=saved").into_response()),
        Err(ServiceError::Stale { .. }) => Ok(Redirect::to("/translations?done=stale").into_response()),
        Err(ServiceError::Invalid(faults)) => known(&state, &viewer, &id, Some(sent), faults).await,
        Err(error) => Err(error.into()),
    }
}

fn parse(id: &str) -> Result<TranslationId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

/// What is ordered, or everything that cannot be read.
fn order(sent: &Sent) -> Result<Order, Vec<FieldError>> {
    let (words, due) = (whole(sent.text("words").trim()), sent.date("due"));
    let languages = Language::parse(sent.text("source")).zip(Language::parse(sent.text("target")));
    match (words, due, languages) {
        (Some(words), Some(due), Some((source, target))) => Ok(Order {
            title: sent.text("title").to_owned(),
            words,
            source,
            target,
            due,
            translator: sent.text("translator").to_owned(),
            interpreter: sent.text("interpreter").parse().ok(),
            state: OrderState::parse(sent.text("state")).unwrap_or(OrderState::Ordered),
        }),
        (words, due, languages) => {
            let missing = [
                ("title", sent.text("title").trim().is_empty()),
                ("words", words.is_none()),
                ("target", languages.is_none()),
                ("due", due.is_none()),
            ];
            let missing = missing.into_iter().filter(|(_, missing)| *missing);
            Err(missing.map(|(field, _)| FieldError::new(field, "missing")).collect())
        }
    }
}

async fn new(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    mut sent: Sent,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let record = event::one(&state.ctx, &actor, code).await?;
    if !record.may.plan {
        return Err(Fault::Forbidden);
    }
    let (locale, event) = (viewer.locale, record.line.event);
    if faults.is_empty() {
        let week_before = event.from - chrono::Days::new(7);
        sent.fill("due", &week_before.max(state.ctx.today()).to_string());
    }
    let named = format!("{} {}", event.code, event.title);
    let shown = Shown {
        locale,
        title: td_string!(locale, translation.order_for, event = named),
        action: format!("/events/{}/translations/new", query_value(code)),
        interpreters: interpreters(state, locale, &actor).await?,
        sent,
        faults,
        known: false,
        back: format!("/events/{}", query_value(code)),
    };
    let above = Way::new(shown.back.clone(), event.title);
    Ok(render(state, viewer, shown, above))
}

async fn known(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    typed: Option<Sent>,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    let line = translation::one(&state.ctx, &actor, parse(id)?).await?;
    let shown = Shown {
        locale,
        title: line.translation.order.title.clone(),
        action: format!("/translations/{id}"),
        interpreters: interpreters(state, locale, &actor).await?,
        sent: typed.unwrap_or_else(|| fields(&line.translation.order, line.translation.version)),
        faults,
        known: true,
        back: "/translations".to_owned(),
    };
    let above = Way::new("/translations", td_string!(locale, translation.title));
    Ok(render(state, viewer, shown, above))
}

/// An order as its form shows it.
fn fields(order: &Order, version: i64) -> Sent {
    let mut sent = Sent::default();
    sent.put("version", version.to_string());
    sent.put("title", order.title.clone());
    sent.put("words", order.words.to_string());
    sent.put("source", order.source.code());
    sent.put("target", order.target.code());
    sent.put("due", order.due.to_string());
    sent.put("translator", order.translator.clone());
    sent.put("interpreter", order.interpreter.map(|id| id.to_string()).unwrap_or_default());
    sent.put("state", order.state.code());
    sent
}

async fn interpreters(state: &AppState, locale: Locale, actor: &Actor) -> Result<Vec<Choice>, Fault> {
    let known = interpreter::list(&state.ctx, actor).await?;
    let choices = known.into_iter().map(|line| line.interpreter);
    let choices = choices.map(|one| Choice::new(one.voice.id.to_string(), one.full_name));
    let none = Choice::new("", td_string!(locale, app.no_value));
    Ok([none].into_iter().chain(choices).collect())
}

fn render(state: &AppState, viewer: &Viewer, shown: Shown, above: Way) -> Response {
    let status = if shown.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Events, shown.title.clone());
    frame.above = vec![Area::Events.way(locale), above];
    let html: Html<String> = page(frame, move || view! { <OrderForm shown=shown /> });
    (status, html).into_response()
}
