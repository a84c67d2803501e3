//! A list of sessions, as a file or pasted: chosen, compared with those there are, taken over.

use axum::Form;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::language::Language;
use domain::programme::LANGUAGES;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::sheet::Sheet;
use service::programme::ProgrammeRecord;
use service::programme::list::{self, Column, ListReading};
use service::refusal::Obstacle;
use service::rooming::DateOrder;
use service::stay::Write;
use service::{Actor, ServiceError};
use std::collections::BTreeMap;

use super::faults::needed_name;
use super::preview;
use super::send::{below, planned};
use crate::components::{Choice, SelectField};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::imports::{self, About, Limits, ListForm, Looked, Refused, date_orders};
use crate::pages::page;
use crate::state::AppState;
use crate::view::frame::{Frame, Way};
use crate::view::interpretation::Sent;
use crate::view::language::language_name;
use crate::view::programme::language;
use crate::viewer::Viewer;

/// The largest file, in bytes.
const LARGEST: u64 = 1 << 20;

/// The most rows: each that changes something, and each that is wrong, is shown before anything is changed.
const MOST: usize = 1000;

/// The form.
pub async fn import_form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let record = planned(&state, &viewer.actor()?, &code).await?;
    Ok(ask(&state, &viewer, &record, Refused::default()))
}

/// Shows what a list would change; or what is wrong with it.
pub async fn look(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    sent: Multipart,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let record = planned(&state, &actor, &code).await?;
    let too_many = td_string!(viewer.locale, stands.f_too_many);
    let limits = Limits { bytes: LARGEST, rows: MOST, too_many };
    let compare = async |sheet: Sheet, fields: BTreeMap<String, String>| {
        let reading = chosen(viewer.locale, &fields);
        compared(&state, &viewer, &actor, &code, ((sheet, reading), false)).await
    };
    imports::look((viewer.locale, limits), sent, compare, |refused| ask(&state, &viewer, &record, refused))
        .await
}

/// Takes over what was shown; where the programme or its halls are others by now, the list is compared anew.
pub async fn take_over(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let sheet = serde_json::from_str::<Sheet>(sent.text("table")).map_err(|_| Fault::Unreadable)?;
    let fields = ["language", "order"].map(|name| (name.to_owned(), sent.text(name).to_owned()));
    let reading = chosen(viewer.locale, &fields.into());
    let write = Write::of_version(sent.text("key"), sent.version());
    match list::take_over(&state.ctx, &actor, &code, (&sheet, reading), &write).await {
        Ok(()) => {
            let back = format!("/events/{}/programme?done=imported", query_value(&code));
            Ok(Redirect::to(&back).into_response())
        }
        Err(error) if matches!(error, ServiceError::Stale { .. }) || error.is_key_reused() => {
            let record = planned(&state, &actor, &code).await?;
            let looked = compared(&state, &viewer, &actor, &code, ((sheet, reading), true)).await?;
            Ok(looked.unwrap_or_else(|refused| ask(&state, &viewer, &record, refused).into_response()))
        }
        Err(ServiceError::Refused(refusal)) => {
            let record = planned(&state, &actor, &code).await?;
            let wrong = scarce(viewer.locale, &refusal.obstacle).ok_or(Fault::Internal)?;
            let refused = Refused::with_list(wrong, &sheet, fields_of(reading));
            Ok((StatusCode::CONFLICT, ask(&state, &viewer, &record, refused)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Too little of what is ordered for a function, at the hour it would move to.
fn scarce(locale: Locale, obstacle: &Obstacle) -> Option<String> {
    let Obstacle::Scarce { item, wanted, stock, .. } = obstacle else { return None };
    let (wanted, stock) = (count(locale, *wanted), count(locale, *stock));
    Some(td_string!(locale, order.scarce, item = item.clone(), wanted = wanted, stock = stock))
}

/// The columns without which there is no list of sessions.
fn lacking(locale: Locale, columns: &[Column]) -> String {
    let names = columns.iter().filter_map(|column| needed_name(locale, *column)).collect::<Vec<_>>();
    td_string!(locale, rooming.no_column, column = names.join(", "))
}

/// What was chosen, as the form has it.
fn fields_of(reading: ListReading) -> BTreeMap<String, String> {
    let fields = [("language", reading.language.code()), ("order", reading.order.code())];
    fields.map(|(name, code)| (name.to_owned(), code.to_owned())).into()
}

/// How the list is to be read: in the reader's language, unless they chose another.
fn chosen(locale: Locale, fields: &BTreeMap<String, String>) -> ListReading {
    let word = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let said = Language::parse(word("language")).filter(|one| LANGUAGES.contains(one));
    let order = DateOrder::parse(word("order")).unwrap_or_default();
    ListReading { language: said.unwrap_or_else(|| language(locale)), order }
}

async fn compared(
    state: &AppState,
    viewer: &Viewer,
    actor: &Actor,
    code: &str,
    ((sheet, reading), outdated): ((Sheet, ListReading), bool),
) -> Result<Looked, Fault> {
    let (line, compared) = list::compare(&state.ctx, actor, code, &sheet, reading).await?;
    if !compared.lacking.is_empty() {
        let wrong = lacking(viewer.locale, &compared.lacking);
        return Ok(Err(Refused::with_list(wrong, &sheet, fields_of(reading))));
    }
    let status = if outdated { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = preview::Shown {
        locale: viewer.locale,
        zone: state.ctx.zone,
        base: base(code),
        compared,
        table: serde_json::to_string(&sheet).map_err(|_| Fault::Internal)?,
        reading,
        key: state.ctx.ids.next().to_string(),
        outdated,
    };
    let event = &line.event;
    let title = td_string!(viewer.locale, programme_list.preview_title, event = event.code.clone());
    let frame = framed(state, viewer, (&event.code, &event.title), title.clone());
    Ok(Ok((status, preview::render(frame, shown, title)).into_response()))
}

fn base(code: &str) -> String {
    format!("/events/{}/programme", query_value(code))
}

/// The frame of a page below the programme.
fn framed(state: &AppState, viewer: &Viewer, event: (&str, &str), title: String) -> Frame {
    let mut frame = below(state, viewer, event, title);
    frame.above.push(Way::new(base(event.0), td_string!(viewer.locale, programme.heading)));
    frame
}

fn ask(state: &AppState, viewer: &Viewer, record: &ProgrammeRecord, refused: Refused) -> Html<String> {
    let (locale, event) = (viewer.locale, &record.line.event);
    let title = td_string!(locale, programme_list.title, event = event.code.clone());
    let frame = framed(state, viewer, (&event.code, &event.title), title.clone());
    let action = format!("{}/import", base(&event.code));
    page(frame, move || view! { <Ask locale=locale title=title action=action refused=refused /> })
}

#[component]
fn Ask(locale: Locale, title: String, action: String, refused: Refused) -> impl IntoView {
    let reading = chosen(locale, &refused.fields);
    let languages = LANGUAGES.map(|one| Choice::new(one.code(), language_name(locale, one))).to_vec();
    let file_hint = td_string!(locale, programme_list.file_hint, n = (LARGEST >> 20).to_string());
    let about = About { title, text: td_string!(locale, programme_list.about), file_hint, action };
    let how = view! {
        <SelectField
            name="language" label=td_string!(locale, programme_list.language) choices=languages
            chosen=reading.language.code()
        />
        <SelectField
            name="order" label=td_string!(locale, rooming.order) choices=date_orders(locale)
            chosen=reading.order.code()
        />
    }
    .into_markup();
    view! { <ListForm locale=locale about=about refused=refused how=how /> }
}
