//! All interpreters by name.

use axum::extract::{Query, State};
use axum::response::Html;
use domain::access::Permission;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::interpreter::{self, InterpreterLine};

use super::languages_text;
use crate::components::{Notice, Synthetic, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::viewer::Viewer;

/// What was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    done: String,
}

/// The list.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let lines = interpreter::list(&state.ctx, &actor).await?;
    let (locale, may) = (viewer.locale, actor.may(Permission::WriteEvents));
    let news = match asked.done.as_str() {
        "saved" => Some(td_string!(locale, interpreter.done)),
        "removed" => Some(td_string!(locale, interpreter.removed)),
        _ => None,
    };
    let mut frame = frame(&state, &viewer, Area::Events, td_string!(locale, interpreter.title));
    frame.above = vec![Area::Events.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale lines=lines may=may news=news /> }))
}

#[component]
fn Content(
    locale: Locale,
    lines: Vec<InterpreterLine>,
    may: bool,
    news: Option<&'static str>,
) -> impl IntoView {
    let title = td_string!(locale, interpreter.title);
    let body = if lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, interpreter.none)}</p> }.into_markup()
    } else {
        let rows = lines.into_iter().map(|line| view! { <Row locale=locale line=line /> }).collect_view();
        view! {
            <Table id="interpreters" caption=title quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, interpreter.name)}</th>
                    <th scope="col">{td_string!(locale, interpreter.languages)}</th>
                    <th scope="col">{td_string!(locale, interpreter.contact)}</th>
                    <th scope="col">{td_string!(locale, interpreter.next)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {may.then(|| view! {
                <a class="button primary" href="/interpreters/new">{td_string!(locale, interpreter.create)}</a>
            })}
        </div>
        {news.map(|text| view! { <Notice tone=Tone::Good><p>{text}</p></Notice> })}
        <p class="quiet">{td_string!(locale, interpreter.about)}</p>
        {body}
    }
}

#[component]
fn Row(locale: Locale, line: InterpreterLine) -> impl IntoView {
    let InterpreterLine { interpreter, away, duties } = line;
    let dates = Dates::new(locale);
    let away = away.into_iter().next().map(|away| {
        let (from, until) = (dates.date(away.from), dates.date(away.until));
        view! { <span class="block">{td_string!(locale, interpreter.away_now, from = from, until = until)}</span> }
    });
    let next = duties.into_iter().next().map(|line| {
        let href = format!("/events/{}", query_value(&line.event_code));
        view! { <a href=href>{format!("{} {}", dates.date(line.duty.day), line.event_code)}</a> }
    });
    let free = (next.is_none() && away.is_none() && interpreter.active)
        .then(|| view! { <span class="quiet">{td_string!(locale, interpreter.free)}</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/interpreters/{}", interpreter.voice.id)>{interpreter.full_name}</a>" "
                {interpreter.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </th>
            <td>{languages_text(locale, &interpreter.voice.languages)}</td>
            <td>{interpreter.contact}</td>
            <td>
                {(!interpreter.active).then(|| td_string!(locale, interpreter.inactive))}
                {next}{away}{free}
            </td>
        </tr>
    }
}
