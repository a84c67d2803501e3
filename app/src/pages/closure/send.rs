//! The form that closes rooms, shown and sent.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use domain::closure::{Closure, ClosureKind, ClosureStatus};
use domain::ids::{ClosureId, ResourceId};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{Overview, RoomView};
use service::{Actor, ServiceError};

use super::form::Content;
use crate::fault;
use crate::pages::campus::floor_name;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::closure::{ClosureForm, Fault, News, Typed, numbers};
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// The longest reason we keep, in letters.
const LONGEST_REASON: usize = 200;

/// The form, with what the address fills in.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(mut typed): Query<Typed>,
) -> Result<Html<String>, fault::Fault> {
    let actor = viewer.actor()?;
    actor.require(domain::access::Permission::WriteClosures)?;
    if typed.from.is_empty() {
        typed.from = state.ctx.today().to_string();
    }
    let campus = service::campus::overview(&state.ctx, &actor).await?;
    Ok(render(&state, &viewer, &campus, ClosureForm { typed, ..ClosureForm::default() }))
}

/// Closes the rooms; or shows what is wrong, or whom it hits, with all that was typed.
pub async fn close(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Result<Response, fault::Fault> {
    let actor = viewer.actor()?;
    actor.require(domain::access::Permission::WriteClosures)?;
    let campus = service::campus::overview(&state.ctx, &actor).await?;
    let closure = match read(&campus, &typed) {
        Ok(closure) => closure,
        Err(faults) => {
            let shown = ClosureForm { typed, faults, ..ClosureForm::default() };
            return Ok(
                (StatusCode::UNPROCESSABLE_ENTITY, render(&state, &viewer, &campus, shown)).into_response()
            );
        }
    };
    match service::closure::close(&state.ctx, &actor, &closure).await {
        Ok(()) => Ok(done()),
        // The same form once more: it is closed already.
        Err(error) if error.is_duplicate("closure_pkey") => Ok(done()),
        Err(ServiceError::Refused(refusal)) => {
            let hits = hits(&state, &actor, &closure).await?;
            let shown =
                ClosureForm { typed, refused: Some((refusal.obstacle, hits)), ..ClosureForm::default() };
            Ok((StatusCode::CONFLICT, render(&state, &viewer, &campus, shown)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn hits(
    state: &AppState,
    actor: &Actor,
    closure: &Closure,
) -> Result<Vec<service::closure::Hit>, fault::Fault> {
    let dates = (closure.from, closure.until);
    Ok(service::closure::hits(&state.ctx, actor, &closure.resources, dates).await?)
}

fn done() -> Response {
    Redirect::to(&format!("/closures?news={}", News::Closed.code())).into_response()
}

/// The closure the form describes, or everything that is wrong with it.
fn read(campus: &Overview, typed: &Typed) -> Result<Closure, Vec<Fault>> {
    let mut faults = Vec::new();
    let resources = resources(campus, typed).map_err(|fault| faults.push(fault)).unwrap_or_default();
    let reason = typed.reason.trim();
    if reason.is_empty() {
        faults.push(Fault::NoReason);
    } else if reason.chars().count() > LONGEST_REASON {
        faults.push(Fault::LongReason);
    }
    let date = |text: &str| text.trim().parse::<NaiveDate>().ok();
    let (from, until) = (date(&typed.from), date(&typed.until));
    faults.extend(from.is_none().then_some(Fault::NoFrom));
    faults.extend(until.is_none().then_some(Fault::NoUntil));
    faults.extend(from.zip(until).filter(|(from, until)| until <= from).map(|_| Fault::Backwards));
    let (Some(from), Some(until), true) = (from, until, faults.is_empty()) else { return Err(faults) };
    let Ok(id) = typed.key.parse::<ClosureId>() else { return Err(vec![Fault::NoRooms]) };
    Ok(Closure {
        id,
        kind: ClosureKind::parse(&typed.kind).unwrap_or(ClosureKind::OutOfOrder),
        status: ClosureStatus::Active,
        reason: reason.to_owned(),
        from,
        until,
        resources,
        synthetic: false,
        version: 1,
    })
}

/// The rooms named by number, by floor or by pavilion: in one of these ways.
fn resources(campus: &Overview, typed: &Typed) -> Result<Vec<ResourceId>, Fault> {
    let named = numbers(&typed.rooms);
    let ways = [!named.is_empty(), !typed.floor.is_empty(), !typed.pavilion.is_empty()];
    match ways.iter().filter(|way| **way).count() {
        0 => return Err(Fault::NoRooms),
        1 => {}
        _ => return Err(Fault::Several),
    }
    let rooms = || {
        campus.pavilions.iter().flat_map(|pavilion| {
            let code = pavilion.pavilion.code.to_string();
            pavilion.floors.iter().flat_map(move |floor| {
                let key = (code.clone(), format!("{code}/{}", floor.floor.level));
                floor.rooms.iter().map(move |room| (key.clone(), room))
            })
        })
    };
    let unknown: Vec<String> =
        named.iter().filter(|number| !rooms().any(|(_, room)| is(room, number))).cloned().collect();
    if !unknown.is_empty() {
        return Err(Fault::Unknown(unknown));
    }
    // A whole floor or pavilion means the rooms it still has.
    let meant = |((pavilion, floor), room): &((String, String), &RoomView)| {
        named.iter().any(|number| is(room, number))
            || room.in_stock && (*floor == typed.floor || *pavilion == typed.pavilion)
    };
    let found: Vec<ResourceId> = rooms().filter(meant).map(|(_, room)| room.room.id).collect();
    if found.is_empty() { Err(Fault::NoRooms) } else { Ok(found) }
}

fn is(room: &RoomView, number: &str) -> bool {
    room.room.number.to_string().eq_ignore_ascii_case(number)
}

fn render(state: &AppState, viewer: &Viewer, campus: &Overview, mut shown: ClosureForm) -> Html<String> {
    let locale = viewer.locale;
    shown.key = state.ctx.ids.next().to_string();
    for pavilion in &campus.pavilions {
        let (code, name) = (pavilion.pavilion.code.to_string(), pavilion.pavilion.name.to_string());
        let floors = pavilion.floors.iter().filter(|floor| floor.rooms.iter().any(|room| room.in_stock));
        let floor = |floor: &service::campus::FloorView| {
            let level = floor.floor.level;
            (format!("{code}/{level}"), format!("{name}, {}", floor_name(locale, level)))
        };
        shown.floors.extend(floors.map(floor));
        if pavilion.rooms_in_stock > 0 {
            shown.pavilions.push((code.clone(), name.clone()));
        }
    }
    let title = td_string!(locale, closure.create);
    let mut frame = frame(state, viewer, Area::Elsewhere, title);
    frame.above = vec![Way::new("/closures", td_string!(locale, closure.title))];
    page(frame, move || view! { <Content locale=locale shown=shown /> })
}
