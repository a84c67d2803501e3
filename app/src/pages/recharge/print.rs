//! A note as the finance office gets it, on paper: without what anything costs the house.

use axum::extract::{Path, State};
use axum::response::Html;
use domain::calendar::CampusZone;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::recharge::{self, EventNotes, NoteLine};

use super::steps::Approval;
use super::{Lines, Sum, name, state_word};
use crate::components::{Fact, Facts};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::quotes::number_text;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// The page.
pub async fn print(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, ordinal)): Path<(String, i64)>,
) -> Result<Html<String>, Fault> {
    let notes = recharge::of_event(&state.ctx, &viewer.actor()?, &code).await?;
    let line = notes.note(ordinal).cloned().ok_or(Fault::NotFound)?;
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Events, name(locale, &line.note));
    let above = Way::new(
        format!("/events/{}/recharge?note={ordinal}", query_value(&code)),
        td_string!(locale, recharge.for_event, event = code.clone()),
    );
    frame.above = vec![Area::Events.way(locale), above];
    let zone = state.ctx.zone;
    Ok(page(frame, move || view! { <Paper locale=locale notes=notes line=line zone=zone /> }))
}

#[component]
fn Paper(locale: Locale, notes: EventNotes, line: NoteLine, zone: CampusZone) -> impl IntoView {
    let (event, note, dates) = (notes.event.event.clone(), line.note.clone(), Dates::new(locale));
    let days =
        td_string!(locale, room.between, from = dates.date(event.from), until = dates.date(event.until));
    let code = if note.state.is_issued() { note.code.clone() } else { notes.code.0.clone() };
    let code = if code.is_empty() { td_string!(locale, app.no_value).to_owned() } else { code };
    let agreed = notes.agreed(&note).to_vec();
    let quote = note.quote.filter(|_| !agreed.is_empty()).map(|number| {
        let text = td_string!(locale, recharge.beside, quote = number_text(&event.code, number));
        view! { <p class="quiet">{text}</p> }
    });
    let title = note.number.map_or_else(
        || td_string!(locale, recharge.for_event, event = event.code.clone()),
        |number| format!("{} {number}", td_string!(locale, recharge.title)),
    );
    view! {
        <h1>{title}</h1>
        <p>
            <b>{event.code}" "{event.title}</b>
            <span class="block">{days}</span>
            {notes.event.organisation.clone().map(|name| view! { <span class="block">{name}</span> })}
        </p>
        <Facts>
            <Fact term=td_string!(locale, recharge.code)><b>{code}</b></Fact>
            <Fact term=td_string!(locale, room.status)>{state_word(locale, note.state)}</Fact>
        </Facts>
        <Approval locale=locale line=line zone=zone />
        {(note.ordinal > 1).then(|| view! { <p class="quiet">{td_string!(locale, recharge.further)}</p> })}
        {quote}
        <Lines locale=locale note=note.clone() agreed=agreed.clone() money=false />
        <Sum locale=locale note=note agreed=agreed money=false />
    }
}
