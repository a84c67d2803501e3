//! A new stay: the form, and booking.

#[path = "new/fields.rs"]
mod fields;
#[path = "new/guests.rs"]
mod guests;
#[path = "new/refused.rs"]
mod refused;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::calendar::StayDates;
use domain::stay::StayAction;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::stay::{Choices, Write};
use service::{Actor, ServiceError};
use tower_sessions::Session;

use self::fields::Content;
use super::keep;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::stay::Done;
use crate::view::stay::new::{Found, NewStay, Reason, Spot, Typed, TypedGuest, check};
use crate::view::tape::shift;
use crate::viewer::Viewer;

/// Lines for guests with a name: at first, and at most.
const LINES: usize = 2;
const MOST_LINES: usize = 20;
/// How long before and after a stay its event may lie, in days.
const AROUND: i64 = 30;

/// The form, with what the address fills in.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteStays)?;
    let mut typed = Typed::read(&fields);
    if typed.from.is_empty() {
        typed.from = state.ctx.today().to_string();
    }
    if typed.until.is_empty() {
        typed.until = typed.from.parse().map(|from| shift(from, 1).to_string()).unwrap_or_default();
    }
    if typed.heads.is_empty() && typed.guests.is_empty() {
        "1".clone_into(&mut typed.heads);
    }
    let choices = choices(&state, &actor, &typed).await?;
    Ok(show(&state, &viewer, NewStay::plain(typed, choices)))
}

/// Books; or shows the form again with what is wrong, what is in the way and what would do, and all that was typed.
pub async fn book(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteStays)?;
    let field = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
    let mut typed = Typed::read(&fields);
    let choices = choices(&state, &actor, &typed).await?;
    // Buttons that change the form and book nothing: another line, a room or dates that would do.
    if field("more").is_some() {
        typed.guests.push(TypedGuest::default());
        return Ok(show(&state, &viewer, NewStay::plain(typed, choices)).into_response());
    }
    if let Some(take) = field("take") {
        typed.take(take);
        return Ok(show(&state, &viewer, NewStay::plain(typed, choices)).into_response());
    }
    let found = find(&state, &actor, &typed.room).await?;
    let wish = match check(&typed, &choices, found) {
        Ok(wish) => wish,
        Err(faults) => {
            let shown = NewStay { faults, ..NewStay::plain(typed, choices) };
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&state, &viewer, shown)).into_response());
        }
    };
    let write = Write::new(field("key").unwrap_or_default());
    let refusal = match service::stay::reserve(&state.ctx, &actor, &wish, &write).await {
        Ok(stay) => return booked(&state, &actor, &session, &stay).await,
        Err(ServiceError::Refused(refusal)) => refusal,
        Err(error) if error.is_key_reused() => {
            let faults = vec![(Spot::Heads, Reason::SentBefore)];
            let shown = NewStay { faults, ..NewStay::plain(typed, choices) };
            return Ok((StatusCode::CONFLICT, show(&state, &viewer, shown)).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let shown = NewStay { refused: Some(*refusal), ..NewStay::plain(typed, choices) };
    Ok((StatusCode::CONFLICT, show(&state, &viewer, shown)).into_response())
}

async fn booked(
    state: &AppState,
    actor: &Actor,
    session: &Session,
    stay: &domain::stay::Stay,
) -> Result<Response, Fault> {
    let brief = service::stay::brief(&state.ctx, actor, stay).await?;
    let done = Done {
        reference: stay.reference.clone(),
        guest: brief.guest,
        action: Some(StayAction::Reserve),
        room: brief.room,
        nights_back: 0,
        version: stay.version,
        undo: None,
    };
    keep(session, &[done]).await?;
    Ok(Redirect::to(&format!("/stays/{}", stay.reference)).into_response())
}

/// What the fields can refer to: events around the dates among them.
async fn choices(state: &AppState, actor: &Actor, typed: &Typed) -> Result<Choices, Fault> {
    let (from, until) = typed.dates();
    let from = from.unwrap_or_else(|| state.ctx.today());
    let around = (shift(from, -AROUND), shift(until.unwrap_or(from), AROUND));
    let event = typed.event.split_whitespace().next();
    Ok(service::stay::choices(&state.ctx, actor, around, event).await?)
}

async fn find(state: &AppState, actor: &Actor, number: &str) -> Result<Found, Fault> {
    if number.is_empty() {
        return Ok(None);
    }
    match service::campus::room(&state.ctx, actor, &number.to_uppercase()).await {
        Ok(facts) => Ok(Some(Some((facts.room.id, facts.room_type.id)))),
        Err(ServiceError::NotFound(_)) => Ok(Some(None)),
        Err(error) => Err(error.into()),
    }
}

fn show(state: &AppState, viewer: &Viewer, mut shown: NewStay) -> Html<String> {
    shown.key = state.ctx.ids.next().to_string();
    let lines = shown.typed.guests.len().clamp(LINES, MOST_LINES);
    shown.typed.guests.resize_with(lines, TypedGuest::default);
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Elsewhere, td_string!(locale, stay.create));
    frame.above = vec![Area::Today.way(locale)];
    page(frame, move || view! { <Content locale=locale shown=shown /> })
}

impl NewStay {
    fn plain(typed: Typed, choices: Choices) -> Self {
        Self { key: String::new(), typed, choices, faults: Vec::new(), refused: None }
    }
}

impl Typed {
    /// Takes what a button proposes: `AM1-104`, or `AM1-104/2026-06-01/2026-06-03`.
    fn take(&mut self, proposal: &str) {
        let mut parts = proposal.splitn(3, '/');
        parts.next().unwrap_or_default().clone_into(&mut self.room);
        // The room says its type; the one typed might be another.
        self.room_type = String::new();
        if let (Some(from), Some(until)) = (parts.next(), parts.next()) {
            let read = |text: &str| text.parse::<chrono::NaiveDate>().ok();
            if let Some(dates) = read(from).zip(read(until)).and_then(|(a, b)| StayDates::new(a, b).ok()) {
                (self.from, self.until) = (dates.arrival().to_string(), dates.departure().to_string());
            }
        }
    }
}
