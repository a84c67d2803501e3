//! A version as the client gets it, on paper and in the client's language: without what anything costs the house.

use axum::extract::{Path, State};
use axum::response::Html;
use domain::calendar::CampusZone;
use i18n::{Dates, Locale, Readers, parse};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::quote::{self, EventQuotes, QuoteLine};

use super::{Lines, Sum, days_text, number_text, state_word};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// The page.
pub async fn print(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, number)): Path<(String, i64)>,
) -> Result<Html<String>, Fault> {
    let quotes = quote::of_event(&state.ctx, &viewer.actor()?, &code).await?;
    let version = quotes.version(number).cloned().ok_or(Fault::NotFound)?;
    let locale = parse(Readers::Staff, &version.quote.terms.language).unwrap_or(viewer.locale);
    let mut frame = frame(&state, &viewer, Area::Events, number_text(&code, number));
    let above = Way::new(
        format!("/events/{}/quote?version={number}", query_value(&code)),
        td_string!(viewer.locale, quote.for_event, event = code.clone()),
    );
    frame.above = vec![Area::Events.way(viewer.locale), above];
    let zone = state.ctx.zone;
    Ok(page(frame, move || view! { <Paper locale=locale quotes=quotes version=version zone=zone /> }))
}

#[component]
fn Paper(locale: Locale, quotes: EventQuotes, version: QuoteLine, zone: CampusZone) -> impl IntoView {
    let (particulars, dates) = (quotes.particulars(&version), Dates::new(locale));
    let (code, quote) = (quotes.event.event.code, version.quote);
    let language = quote.terms.language.clone();
    let days = days_text(locale, &particulars);
    let until = td_string!(locale, quote.valid_to, date = dates.date(quote.terms.valid_until));
    let made = version.sent_at.or(version.approved_at).unwrap_or(version.made_at);
    let draft = version.sent_at.is_none().then(|| view! { <p><b>{state_word(locale, quote.state)}</b></p> });
    view! {
        <div lang=language>
            <h1>{td_string!(locale, quote.title)}" "{number_text(&code, quote.number)}</h1>
            {draft}
            <p>
                <b>{particulars.title}</b>
                <span class="block">{days}</span>
                {particulars.client.map(|name| view! { <span class="block">{name}</span> })}
                <span class="block quiet">{dates.date(zone.date(made))}" · "{until}</span>
            </p>
            <Lines locale=locale quote=quote.clone() money=false />
            <Sum locale=locale quote=quote tax=particulars.tax money=false />
        </div>
    }
}
