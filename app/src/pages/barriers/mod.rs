//! `/administration/barriers`: what people reported, and what became of it.

pub mod one;

use axum::extract::State;
use axum::response::Html;
use domain::barrier::Status;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::barrier::{self, BarrierLine};

use super::{Area, frame, page};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::account::local;
use crate::view::frame::Way;
use crate::viewer::Viewer;
use crate::{
    components::{Badge, Table, Tone},
    markup::IntoMarkup,
};

/// The way back to the list, for a breadcrumb.
fn way(locale: Locale) -> Way {
    Way::new("/administration/barriers", td_string!(locale, barrier.title))
}

/// Where a report stands, in a word.
fn stand(locale: Locale, status: Status) -> (Tone, &'static str) {
    match status {
        Status::Open => (Tone::Bad, td_string!(locale, barrier.open)),
        Status::Answered => (Tone::Present, td_string!(locale, barrier.answered)),
        Status::Closed => (Tone::Past, td_string!(locale, barrier.closed)),
    }
}

/// The list.
pub async fn list(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let lines = barrier::list(&state.ctx, &viewer.actor()?).await?;
    let (locale, zone) = (viewer.locale, state.ctx.zone);
    let dates = Dates::new(locale);
    let rows = lines.into_iter().map(|line| {
        let reported = dates.minute(local(zone, line.barrier.reported_at));
        (line, reported)
    });
    let rows = rows.collect();
    let mut frame = frame(&state, &viewer, Area::Administration, td_string!(locale, barrier.title));
    frame.above = vec![Area::Administration.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale rows=rows /> }))
}

#[component]
fn Content(locale: Locale, rows: Vec<(BarrierLine, String)>) -> impl IntoView {
    let title = td_string!(locale, barrier.title);
    let body = if rows.is_empty() {
        view! { <p class="quiet">{td_string!(locale, barrier.none)}</p> }.into_markup()
    } else {
        let rows = rows
            .into_iter()
            .map(|(line, reported)| view! { <Row locale=locale line=line reported=reported /> })
            .collect_view();
        view! {
            <Table id="barriers" caption=title quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, barrier.reference)}</th>
                    <th scope="col">{td_string!(locale, barrier.state)}</th>
                    <th scope="col">{td_string!(locale, barrier.reported)}</th>
                    <th scope="col">{td_string!(locale, barrier.on)}</th>
                    <th scope="col">{td_string!(locale, barrier.stood)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! { <h1>{title}</h1>{body} }
}

#[component]
fn Row(locale: Locale, line: BarrierLine, reported: String) -> impl IntoView {
    let (tone, word) = stand(locale, line.barrier.status);
    let barrier = line.barrier;
    view! {
        <tr>
            <th scope="row"><a href=format!("/administration/barriers/{}", barrier.id)>{barrier.reference}</a></th>
            <td><Badge tone=tone text=word /></td>
            <td>{reported}</td>
            <td>{barrier.page}</td>
            <td class="remark">{beginning(&barrier.obstacle)}</td>
        </tr>
    }
}

/// As much of a text as a list has room for.
fn beginning(text: &str) -> String {
    const ROOM: usize = 120;
    if text.chars().count() <= ROOM {
        return text.to_owned();
    }
    let mut short = text.chars().take(ROOM).collect::<String>();
    short.push('…');
    short
}
