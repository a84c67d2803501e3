//! The functions of an event as a calendar.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use domain::function::FunctionState;
use i18n::Locale;
use leptos_i18n::td_string;
use service::function::ListedFunction;

use super::Sheet;
use crate::export::ics::{Calendar, CalendarEvent, Span, Status};
use crate::fault::Fault;
use crate::pages::campus::style_name;
use crate::pages::functions::around;
use crate::state::AppState;
use crate::viewer::Viewer;

/// Its functions as a calendar.
pub async fn calendar(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let sheet = Sheet::read(&state, &viewer, &code).await?;
    let known = &sheet.record.line.event;
    let shown = sheet.functions.iter().filter(|listed| listed.function.state != FunctionState::Released);
    let made = Calendar {
        name: format!("{} {}", known.code, known.title),
        about: td_string!(viewer.locale, sheet.calendar_about).to_owned(),
        language: i18n::code(viewer.locale),
        events: shown.map(|listed| entry(viewer.locale, &sheet, listed, state.ctx.now())).collect(),
    };
    let file = format!("attachment; filename=\"{}.ics\"", file_name(&known.code));
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, file),
    ];
    Ok((headers, made.write()).into_response())
}

/// Letters, digits and hyphens: what every system can name a file.
fn file_name(code: &str) -> String {
    code.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect()
}

fn entry(
    locale: Locale,
    sheet: &Sheet,
    listed: &ListedFunction,
    now: DateTime<chrono::Utc>,
) -> CalendarEvent {
    let function = &listed.function;
    let instant = |at| DateTime::from_timestamp(at, 0).unwrap_or(now);
    let held = function.state == FunctionState::Held;
    let about = [style_name(locale, function.style).to_owned(), around(locale, sheet.claimed(listed))];
    CalendarEvent {
        uid: format!("{}@foresteria", function.id),
        span: Span::Instants(instant(function.time.from_at()), instant(function.time.until_at())),
        status: if held { Status::Confirmed } else { Status::Tentative },
        summary: function.title.clone(),
        description: about.join("\n"),
        location: listed.space.clone(),
        sequence: function.version,
        changed_at: now,
    }
}
