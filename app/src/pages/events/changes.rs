//! What was changed about an event, by whom, and which of it is news.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::event::{self, EventChanges};
use service::trail::TrailLine;

use crate::components::{Badge, Notice, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::events::way;
use crate::pages::trail::{Changes, Reader, action_word, kind_word};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::viewer::Viewer;

/// Where the page is.
pub(super) fn path(code: &str) -> String {
    format!("/events/{}/changes", query_value(code))
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let locale = viewer.locale;
    let shown = event::changes(&state.ctx, &actor, &code).await?;
    let reader = Reader::of(&actor, state.ctx.zone);
    let known = &shown.line.event;
    let mut frame = frame(&state, &viewer, Area::Events, heading(locale, &shown));
    let event = way(&known.code, known.title.clone());
    frame.above = vec![Area::Events.way(locale), event];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown reader=reader /> }))
}

fn heading(locale: Locale, shown: &EventChanges) -> String {
    td_string!(locale, changes.heading, event = shown.line.event.code.clone())
}

/// What a form of the page says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// The line up to which all was seen.
    seen: Option<i64>,
    /// Whether to be told by mail.
    mails: Option<bool>,
}

/// Marks as seen, or switches the mails on or off.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Redirect, Fault> {
    let actor = viewer.actor()?;
    if let Some(newest) = sent.seen {
        event::see(&state.ctx, &actor, &code, newest).await?;
    }
    if let Some(mails) = sent.mails {
        event::set_mails(&state.ctx, &actor, &code, mails).await?;
    }
    Ok(Redirect::to(&path(&code)))
}

#[component]
fn Content(locale: Locale, shown: EventChanges, reader: Reader) -> impl IntoView {
    let code = shown.line.event.code.clone();
    let news = i64::try_from(shown.news()).unwrap_or(i64::MAX);
    let (own, title) = (path(&code), heading(locale, &shown));
    let seen = (news > 0).then(|| {
        let text = td_string!(locale, changes.news, count = news, n = count(locale, news));
        view! {
            <Notice tone=Tone::Booked>
                <form class="row spread" method="post" action=own>
                    <span>{text}</span>
                    <button class="button primary" name="seen" value=shown.newest>{td_string!(locale, changes.seen)}</button>
                </form>
            </Notice>
        }
    });
    let mails = shown.mails.map(|mails| view! { <Mails locale=locale code=code.clone() mails=mails /> });
    let body = if shown.changes.is_empty() {
        view! { <Notice tone=Tone::Past><p>{td_string!(locale, changes.none)}</p></Notice> }.into_markup()
    } else {
        view! { <Lines locale=locale shown=shown reader=reader /> }.into_markup()
    };
    view! {
        <div class="page-head"><h1>{title}</h1></div>
        {seen}
        {body}
        {mails}
    }
}

#[component]
fn Lines(locale: Locale, shown: EventChanges, reader: Reader) -> impl IntoView {
    let rows = shown.changes.into_iter();
    let rows = rows.map(|(line, news)| view! { <Row locale=locale line=line news=news reader=reader /> });
    let rows = rows.collect_view();
    view! {
        <Table id="changes" caption=td_string!(locale, changes.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, room.when)}</th>
                <th scope="col">{td_string!(locale, room.who)}</th>
                <th scope="col">{td_string!(locale, room.what)}</th>
                <th scope="col">{td_string!(locale, trail.changes)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn Row(locale: Locale, line: TrailLine, news: bool, reader: Reader) -> impl IntoView {
    let minute = Dates::new(locale).minute(reader.zone.local(line.recorded_at));
    let who = line.actor_name.clone().unwrap_or_else(|| td_string!(locale, room.system).to_owned());
    // The event is what all lines are about.
    let changes = line.changes.into_iter().filter(|change| change.field != "event").collect();
    let name = line.name.filter(|_| line.kind != "event");
    view! {
        <tr>
            <th scope="row">
                <span class="nowrap">{minute}</span>
                {news.then(|| view! {
                    <span class="block"><Badge tone=Tone::Booked text=td_string!(locale, changes.fresh) /></span>
                })}
            </th>
            <td>{who}</td>
            <td>
                <small class="block quiet">{kind_word(locale, &line.kind)}</small>
                {action_word(locale, &line.action)}
                {name.map(|name| view! { <span class="block">{name}</span> })}
            </td>
            <td><Changes locale=locale reader=reader changes=changes /></td>
        </tr>
    }
}

/// Whether the reader is told by mail, and the switch.
#[component]
fn Mails(locale: Locale, code: String, mails: bool) -> impl IntoView {
    let (text, switch) = if mails {
        (td_string!(locale, changes.mailed), td_string!(locale, changes.mails_off))
    } else {
        (td_string!(locale, changes.not_mailed), td_string!(locale, changes.mails_on))
    };
    view! {
        <form class="row section" method="post" action=path(&code)>
            <p>{text}</p>
            <button class="button" name="mails" value=(!mails).to_string()>{switch}</button>
        </form>
    }
}
