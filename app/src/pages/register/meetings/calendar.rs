//! What somebody booked, for their own calendar. It names hosts, never participants.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::meeting::Gate;
use leptos_i18n::td_string;
use service::meeting::{self, Met};

use super::super::{answer, unknown};
use crate::export::ics::{Calendar, CalendarEvent, Span, Status};
use crate::fault::Fault;
use crate::pages::meetings::{called, whereabouts};
use crate::state::AppState;
use crate::viewer::Viewer;

/// The file.
pub async fn calendar(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let offered = match meeting::offered(&state.ctx, &token).await {
        Ok(offered) => offered,
        Err(error) => return unknown(&state, &viewer, error),
    };
    let (locale, now) = (viewer.locale, state.ctx.now());
    let status = if offered.gate == Gate::Off { Status::Cancelled } else { Status::Confirmed };
    let event = |met: &Met| {
        let (slot, line) = (met.slot, &met.line);
        CalendarEvent {
            uid: format!("{}@foresteria", slot.id),
            span: Span::Instants(instant(slot.time.from_at()), instant(slot.time.until_at())),
            status,
            summary: format!("{}: {}", offered.title, called(locale, line)),
            description: line.host.profile.link.clone(),
            location: whereabouts(locale, line).unwrap_or_default(),
            // A later copy replaces an earlier one.
            sequence: now.timestamp() / 60,
            changed_at: now,
        }
    };
    let calendar = Calendar {
        name: td_string!(locale, meet.title, event = offered.title.clone()),
        about: td_string!(locale, meet.calendar_about).to_owned(),
        language: i18n::code(locale),
        events: offered.mine.iter().map(event).collect(),
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"meetings.ics\""),
    ];
    Ok(answer(StatusCode::OK, (headers, calendar.write())))
}

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
