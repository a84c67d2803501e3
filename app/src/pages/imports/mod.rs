//! Imports: what has come in, what is under way, and starting another.

mod balance;
mod campus;
mod events;
mod form;
mod job;
mod list_form;
mod one;
mod preview;
mod receive;
mod start;
mod stays;
mod table;
mod words;

use axum::extract::State;
use axum::response::Html;
use domain::access::Permission;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import;
use service::import::desk::Job;

use super::{Area, frame, page};
use crate::components::{Badge, Downloads, Notice, Table, Tone};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::frame::{Frame, Way};
use crate::view::import::{ImportRow, PATH};
use crate::viewer::Viewer;

pub use job::show as latest;
pub use one::show as one;

pub(crate) use campus::Campus;
pub(crate) use events::Events;
pub(crate) use form::{form, send};
pub(crate) use list_form::{About, ListForm, Looked, look};
pub(crate) use preview::{BadLine, and_more, bad_rows, date_orders};
pub(crate) use stays::Stays;
pub(crate) use table::{Limits, Refused};
pub(crate) use words::{because, kind_word, part_word, reject_word, standing_word};

/// Imports of the list.
pub(crate) const MOST: i64 = 200;

/// The page.
pub async fn list(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let (latest, zone) = (import::latest(&actor, &state.imports)?, state.ctx.zone);
    let lines = import::list(&state.ctx, &actor, MOST).await?;
    let rows = lines.into_iter().map(|line| ImportRow::new(line, latest.as_ref(), zone)).collect::<Vec<_>>();
    let locale = viewer.locale;
    let frame = below(&state, &viewer, td_string!(locale, imports.title).to_owned(), false);
    Ok(page(frame, move || view! { <Content locale=locale rows=rows latest=latest /> }))
}

/// The frame of the list, or of a page below it.
fn below(state: &AppState, viewer: &Viewer, title: String, is_below: bool) -> Frame {
    let locale = viewer.locale;
    let mut frame = frame(state, viewer, Area::Administration, title);
    frame.above = vec![Area::Administration.way(locale)];
    frame.above.extend(is_below.then(|| Way::new(PATH, td_string!(locale, imports.title))));
    frame
}

/// Whether the reader may open a form, before any of it is received.
fn may_import(viewer: &Viewer) -> Result<service::Actor, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::Import)?;
    Ok(actor)
}

#[component]
fn Content(locale: Locale, rows: Vec<ImportRow>, latest: Option<Job>) -> impl IntoView {
    let title = td_string!(locale, imports.title);
    let (empty, full) = (rows.is_empty(), i64::try_from(rows.len()).is_ok_and(|rows| rows >= MOST));
    let runs = latest.filter(Job::runs);
    let rows = rows.into_iter().map(|row| view! { <Row locale=locale row=row /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <span class="row">
                <a class="button" href=format!("{PATH}/campus")>{td_string!(locale, imports.campus_title)}</a>
                <a class="button" href=format!("{PATH}/events")>{td_string!(locale, takeover.title)}</a>
                <a class="button primary" href=format!("{PATH}/stays")>{td_string!(locale, imports.stays_title)}</a>
            </span>
        </div>
        {runs.map(|job| view! {
            <Notice tone=Tone::Present>
                <p>{td_string!(locale, imports.runs, file = job.file_name)}</p>
                <p><a class="button" href=format!("{PATH}/latest")>{td_string!(locale, imports.see)}</a></p>
            </Notice>
        })}
        {empty.then(|| view! { <p class="quiet">{td_string!(locale, imports.none)}</p> })}
        {(!empty).then(|| view! {
            <Table id="imports" caption=title quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, imports.started)}</th>
                    <th scope="col">{td_string!(locale, imports.file)}</th>
                    <th scope="col">{td_string!(locale, room.kind)}</th>
                    <th scope="col">{td_string!(locale, imports.source)}</th>
                    <th scope="col">{td_string!(locale, room.who)}</th>
                    <th scope="col">{td_string!(locale, room.status)}</th>
                    <th scope="col" class="number">{td_string!(locale, imports.read)}</th>
                    <th scope="col" class="number">{td_string!(locale, imports.added)}</th>
                    <th scope="col" class="number">{td_string!(locale, imports.same)}</th>
                    <th scope="col" class="number">{td_string!(locale, imports.rejected)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="row">
                <Downloads locale=locale table="imports" name=title />
                {full.then(|| view! { <span class="quiet">{td_string!(locale, imports.most, n = count(locale, MOST))}</span> })}
            </p>
        })}
    }
}

#[component]
fn Row(locale: Locale, row: ImportRow) -> impl IntoView {
    let ImportRow { id, line, standing, started, .. } = row;
    let (tone, word) = standing_word(locale, standing);
    let number = |number| view! { <td class="number">{count(locale, number)}</td> };
    view! {
        <tr>
            <th scope="row" class="nowrap">{Dates::new(locale).minute(started)}</th>
            <td><a href=format!("{PATH}/{id}")>{line.file_name}</a></td>
            <td>{kind_word(locale, &line.kind)}</td>
            <td>{line.source}</td>
            <td>{line.account.unwrap_or_else(|| td_string!(locale, imports.command).to_owned())}</td>
            <td><Badge tone=tone text=word /></td>
            {number(line.read)}
            {number(line.new)}
            {number(line.same)}
            {number(line.rejected)}
        </tr>
    }
}
