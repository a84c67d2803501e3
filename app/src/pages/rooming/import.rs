//! A file or a pasted table: chosen, compared with the list, taken over.

use axum::Form;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::rooming::Source;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::import::sheet::{MOST, Sheet};
use service::rooming::{self, DateOrder, Preview};
use service::stay::Write;
use service::{Actor, ServiceError};
use std::collections::BTreeMap;

use super::show::below;
use super::words::field_name;
use super::{path, preview};
use crate::components::{Choice, SelectField};
use crate::export::{Cell, Format, Sheet as Table};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::imports::{self, About, Limits, ListForm, Looked, Refused, date_orders};
use crate::pages::page;
use crate::state::AppState;
use crate::viewer::Viewer;

/// The largest file, in bytes: 10,000 people fit many times over.
pub(super) const LARGEST: u64 = 4 << 20;

/// The form.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let (_, title) = may_write(&state, &viewer, &code).await?;
    Ok(ask(&state, &viewer, (&code, &title), Refused::default()))
}

/// Shows what a file would change; or what is wrong with it.
pub async fn look(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    sent: Multipart,
) -> Result<Response, Fault> {
    let (actor, title) = may_write(&state, &viewer, &code).await?;
    let too_many = td_string!(viewer.locale, rooming.f_too_many);
    let limits = Limits { bytes: LARGEST, rows: MOST, too_many };
    let compare = async |sheet: Sheet, fields: BTreeMap<String, String>| {
        let (source, order) = chosen(&fields);
        compared(&state, &viewer, &actor, &code, (Sent { sheet, source, order }, false)).await
    };
    let event = (code.as_str(), title.as_str());
    imports::look((viewer.locale, limits), sent, compare, |refused| ask(&state, &viewer, event, refused))
        .await
}

/// Where the list is from, and how its dates are written.
fn chosen(fields: &BTreeMap<String, String>) -> (Source, DateOrder) {
    let source = fields.get("source").and_then(|word| Source::parse(word)).unwrap_or(Source::File);
    (source, fields.get("order").and_then(|word| DateOrder::parse(word)).unwrap_or_default())
}

/// What is shown, and sent back to be taken over.
pub(super) struct Sent {
    pub sheet: Sheet,
    pub source: Source,
    pub order: DateOrder,
}

async fn compared(
    state: &AppState,
    viewer: &Viewer,
    actor: &Actor,
    code: &str,
    (sent, outdated): (Sent, bool),
) -> Result<Looked, Fault> {
    let preview = rooming::compare(&state.ctx, actor, code, &sent.sheet, (sent.source, sent.order)).await?;
    if !preview.missing.is_empty() {
        let names = preview.missing.iter().map(|field| field_name(viewer.locale, *field)).collect::<Vec<_>>();
        let wrong = td_string!(viewer.locale, rooming.no_column, column = names.join(", "));
        return Ok(Err(Refused::with_list(wrong, &sent.sheet, fields_of(&sent))));
    }
    let status = if outdated { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(Ok((status, preview::render(state, viewer, &sent, preview, outdated)).into_response()))
}

/// What was chosen, as the form has it.
fn fields_of(sent: &Sent) -> BTreeMap<String, String> {
    let fields = [("source", sent.source.code()), ("order", sent.order.code())];
    fields.map(|(name, code)| (name.to_owned(), code.to_owned())).into()
}

/// What the preview sends.
#[derive(Debug, Deserialize)]
struct Confirmed {
    sheet: Sheet,
    source: Source,
    order: DateOrder,
}

fn confirmed(fields: &[(String, String)]) -> Result<Sent, Fault> {
    let text = fields.iter().find(|(name, _)| name == "table").map(|(_, text)| text.as_str());
    let read = serde_json::from_str::<Confirmed>(text.unwrap_or_default()).map_err(|_| Fault::Unreadable)?;
    Ok(Sent { sheet: read.sheet, source: read.source, order: read.order })
}

/// Takes over what was shown; where the list is another by now, it is compared anew.
pub async fn take_over(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let (actor, sent) = (viewer.actor()?, confirmed(&fields)?);
    let text = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.as_str());
    let version = text("version").and_then(|text| text.parse().ok()).ok_or(Fault::Unreadable)?;
    let write = Write::of_version(text("key").unwrap_or_default(), version);
    let gone = fields.iter().filter(|(name, _)| name == "gone");
    let gone = gone.filter_map(|(_, id)| id.parse().ok()).collect::<Vec<_>>();
    let how = (sent.source, sent.order);
    match rooming::take_over(&state.ctx, &actor, &code, &sent.sheet, how, &gone, &write).await {
        Ok(()) => {
            let back = format!("{}?news=imported", path(&code));
            Ok(Redirect::to(&back).into_response())
        }
        Err(error) if matches!(error, ServiceError::Stale { .. }) || error.is_key_reused() => {
            let (_, title) = may_write(&state, &viewer, &code).await?;
            let looked = compared(&state, &viewer, &actor, &code, (sent, true)).await?;
            let event = (code.as_str(), title.as_str());
            Ok(looked.unwrap_or_else(|refused| ask(&state, &viewer, event, refused).into_response()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The rows that are not taken, as a file: what they say, and what is to be mended.
pub async fn rejects(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let (actor, sent, locale) = (viewer.actor()?, confirmed(&fields)?, viewer.locale);
    let how = (sent.source, sent.order);
    let preview: Preview = rooming::compare(&state.ctx, &actor, &code, &sent.sheet, how).await?;
    let row = |bad: service::rooming::Bad| {
        let line = i64::try_from(bad.line).unwrap_or(i64::MAX);
        let cells = bad.cells.iter().map(|cell| cell.as_str().into());
        let why = preview::why(locale, &bad);
        [line.into(), bad.column.as_str().into(), why.into()].into_iter().chain(cells).collect::<Vec<Cell>>()
    };
    // The columns of the file keep their names, so that it can be mended and brought in again.
    let ours = [
        td_string!(locale, imports.line),
        td_string!(locale, imports.column),
        td_string!(locale, imports.why),
    ];
    let theirs = sent.sheet.header.iter().map(String::as_str);
    let names = ours.into_iter().chain(theirs).map(Cell::from).collect::<Vec<_>>();
    let width = names.len();
    let mut rows = vec![names];
    rows.extend(preview.bad.into_iter().map(row));
    for row in &mut rows {
        row.resize(width, Cell::Empty);
    }
    Table { name: format!("not-taken-{}", preview.line.event.code), head: Vec::new(), rows }
        .answer(Format::Csv)
}

/// Whether the reader may write the list, and what its event is called, before anything of a file is received.
async fn may_write(state: &AppState, viewer: &Viewer, code: &str) -> Result<(Actor, String), Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let record = rooming::one(&state.ctx, &actor, code).await?;
    Ok((actor, record.line.event.title))
}

fn ask(state: &AppState, viewer: &Viewer, (code, event): (&str, &str), refused: Refused) -> Html<String> {
    let locale = viewer.locale;
    let title = td_string!(locale, rooming.import_title, event = code.to_owned());
    let list = td_string!(locale, rooming.title, event = code.to_owned());
    let path = path(code);
    let mut frame = below(state, viewer, (code, event), title.clone());
    frame.above.push(crate::view::frame::Way { href: path.clone(), label: list, current: false });
    page(frame, move || view! { <Ask locale=locale title=title path=path refused=refused /> })
}

#[component]
fn Ask(locale: Locale, title: String, path: String, refused: Refused) -> impl IntoView {
    let sources = [
        (Source::File, td_string!(locale, rooming.of_organiser)),
        (Source::ECampus, td_string!(locale, rooming.of_ecampus)),
    ];
    let sources = sources.map(|(source, label)| Choice::new(source.code(), label)).to_vec();
    let (source, order) = chosen(&refused.fields);
    let about = About {
        title,
        text: td_string!(locale, rooming.import_about),
        file_hint: td_string!(locale, rooming.file_hint, n = (LARGEST >> 20).to_string()),
        action: format!("{path}/import"),
    };
    let how = view! {
        <SelectField name="source" label=td_string!(locale, rooming.source) choices=sources chosen=source.code() />
        <SelectField name="order" label=td_string!(locale, rooming.order) choices=date_orders(locale) chosen=order.code() />
    }
    .into_markup();
    view! { <ListForm locale=locale about=about refused=refused how=how /> }
}
