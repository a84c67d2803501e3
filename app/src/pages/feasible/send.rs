//! The question asked, and what was found laid.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::{Days, NaiveDate};
use domain::access::Permission;
use domain::campus::{RoomType, SetupStyle};
use domain::feasible::Question;
use domain::ids::SpaceId;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::error::FieldError;
use service::feasible::{Feasibility, Wish};
use service::stay::Write;
use service::{Actor, ServiceError};

use super::form::{QuestionForm, Shown};
use super::found::Found;
use super::refused::NotThese;
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::feasible::{Typed, strange};
use crate::viewer::Viewer;

/// The page: the question, and its answer once it is asked.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(typed): Query<Typed>,
) -> Result<Response, Fault> {
    viewer.actor()?.require(Permission::PlanEvents)?;
    respond(&state, &viewer, typed, Vec::new()).await
}

/// What is to be laid, as sent.
#[derive(Debug, Deserialize)]
pub struct Planned {
    query: String,
    day: String,
    halls: String,
    key: String,
}

/// Lays what was found for an event; or shows the answer again, with what is in the way.
pub async fn plan(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(planned): Form<Planned>,
) -> Result<Response, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    actor.require(Permission::PlanEvents)?;
    let address = format!("/feasibility?{}", planned.query).parse::<Uri>().map_err(|_| Fault::Unreadable)?;
    let Query(typed) = Query::<Typed>::try_from_uri(&address).map_err(|_| Fault::Unreadable)?;
    let first = planned.day.parse::<NaiveDate>().map_err(|_| Fault::Unreadable)?;
    let halls = planned.halls.split(',').filter(|id| !id.is_empty()).map(str::parse::<SpaceId>);
    let halls = halls.collect::<Result<Vec<_>, _>>().map_err(|_| Fault::Unreadable)?;
    let kinds = types(&state, &actor).await?;
    let question = match typed.question(&kinds, td_string!(locale, feasible.room)) {
        Ok(question) => question,
        Err(faults) => return respond(&state, &viewer, typed, faults).await,
    };
    let wish = Wish { question, first, halls, note: note(&viewer, &typed) };
    let code = typed.get("event").to_owned();
    match service::feasible::plan(&state.ctx, &actor, &code, &wish, &Write::new(planned.key)).await {
        Ok(()) => Ok(Redirect::to(&format!("/events/{}?done=planned", query_value(&code))).into_response()),
        Err(ServiceError::Invalid(faults)) => respond(&state, &viewer, typed, faults).await,
        Err(error) => Err(error.into()),
    }
}

/// What whoever sets up should know.
fn note(viewer: &Viewer, typed: &Typed) -> String {
    let locale = viewer.locale;
    let strange = typed.rows().into_iter().flat_map(|row| strange(typed.of("languages", row)));
    let mut notes = strange.map(str::to_uppercase).collect::<Vec<_>>();
    notes.dedup();
    notes.extend(typed.is_ticked("step_free").then(|| td_string!(locale, feasible.step_free).to_owned()));
    notes.join("; ")
}

async fn types(state: &AppState, actor: &Actor) -> Result<Vec<RoomType>, Fault> {
    Ok(service::function::places(&state.ctx, actor).await?.room_types)
}

async fn respond(
    state: &AppState,
    viewer: &Viewer,
    mut typed: Typed,
    mut faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let (ctx, locale, actor) = (&state.ctx, viewer.locale, viewer.actor()?);
    let kinds = types(state, &actor).await?;
    let event = typed.get("event").to_owned();
    let mut answer = None;
    if typed.is_asked() {
        typed.complete();
        match typed.question(&kinds, td_string!(locale, feasible.room)) {
            Ok(question) => {
                let code = (!event.is_empty()).then_some(event.as_str());
                match service::feasible::ask(ctx, &actor, &question, code).await {
                    Ok(found) => answer = Some((found, question)),
                    Err(ServiceError::Invalid(more)) => faults.extend(more),
                    Err(error) => return Err(error.into()),
                }
            }
            Err(more) => faults.extend(more),
        }
    } else {
        usual(state, &actor, &mut typed, &event).await?;
    }
    // A field is told of once; a line is named by its own number, not by its place among those filled in.
    let rows = typed.rows();
    for fault in &mut faults {
        if let Some((name, place)) = fault.field.split_once('-')
            && let Some(row) = place.parse::<usize>().ok().and_then(|place| rows.get(place - 1))
        {
            fault.field = format!("{name}-{row}");
        }
    }
    let status = match (faults.is_empty(), faults.iter().any(|fault| fault.field == "plan")) {
        (true, _) => StatusCode::OK,
        (false, true) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shown = Shown { locale, typed, faults, types: kinds };
    Ok((status, render(state, viewer, shown, (event, answer))).into_response())
}

/// Good guesses for a question that nobody asked yet: a week of working days in the next half year, or the event as it is.
async fn usual(state: &AppState, actor: &Actor, typed: &mut Typed, event: &str) -> Result<(), Fault> {
    let today = state.ctx.today();
    let later = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let (mut first, mut last, mut days) = (later(14), later(194), 5);
    if !event.is_empty() {
        let event = service::event::one(&state.ctx, actor, event).await?.line.event;
        days = (event.until - event.from).num_days() + 1;
        let near = |day: NaiveDate, by: i64| domain::calendar::days_after(day, by);
        (first, last) = (near(event.from, -14).max(today), near(event.until, 14).max(near(today, days)));
        // Of a longer one, whoever asks says on which days it needs halls.
        if days <= Question::MOST_DAYS {
            typed.fill("people-1", event.on_campus.max(1).to_string());
        }
        // Rooms that are agreed already are held: only halls are looked for then, unless somebody asks otherwise.
        let held = service::block::one(&state.ctx, actor, &event.code, 0).await?.nights;
        if held.iter().all(|line| line.sum().agreed == 0) {
            typed.fill("beds", event.on_campus.to_string());
        }
    }
    let fields = [("first", first.to_string()), ("last", last.to_string()), ("days", days.to_string())];
    let more = [
        ("count-1", "1"),
        ("style-1", SetupStyle::Theatre.code()),
        ("from-1", "09:00"),
        ("until-1", "17:30"),
    ];
    for (name, value) in fields.into_iter().chain(more.map(|(name, value)| (name, value.to_owned()))) {
        typed.fill(name, value);
    }
    typed.fill("beds_from", "1");
    Ok(())
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    shown: Shown,
    (event, answer): (String, Option<(Feasibility, Question)>),
) -> Html<String> {
    let locale = viewer.locale;
    let title = if event.is_empty() {
        td_string!(locale, feasible.title).to_owned()
    } else {
        td_string!(locale, feasible.title_of, event = event.clone())
    };
    let mut frame = frame(state, viewer, Area::Events, title.clone());
    frame.above = vec![Area::Events.way(locale)];
    if !event.is_empty() {
        frame.above.push(events::way(&event, event.clone()));
    }
    let key = state.ctx.ids.next().to_string();
    page(frame, move || {
        let typed = shown.typed.clone();
        let answer = answer.map(|(found, question)| {
            view! {
                <Found locale=locale found=&found question=&question typed=&typed key=key />
                <NotThese locale=locale found=&found question=&question />
            }
            .into_markup()
        });
        // Once it is answered, the answer comes first.
        let is_answered = answer.is_some() && shown.faults.is_empty();
        let question = if is_answered {
            view! {
                <details class="section more">
                    <summary>{td_string!(locale, feasible.change)}</summary>
                    <QuestionForm shown=shown />
                </details>
            }
            .into_markup()
        } else {
            view! { <QuestionForm shown=shown /> }.into_markup()
        };
        view! {
            <h1>{title}</h1>
            <p class="quiet">{td_string!(locale, feasible.about)}</p>
            {question}
            {answer}
        }
    })
}
