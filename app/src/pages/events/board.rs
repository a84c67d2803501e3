//! The board: events by status, each with what decides on it.

use axum::extract::{Query, State};
use axum::response::Html;
use domain::event::{Client, EventKind};
use i18n::{Dates, Locale, count, whole_percent};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::Scores;

use super::plan::client_word;
use super::ways::{Sight, Ways};
use super::words::{kind_word, status_word};
use crate::components::{Badge, Choice, SelectField, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::event_plans::{Asked, Board, Card, Column};
use crate::view::frame::Width;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (actor, today) = (viewer.actor()?, state.ctx.today());
    let events = service::event::mine(&state.ctx, &actor, Board::days(today)).await?;
    let record = service::event::precedents(&state.ctx, &actor).await?;
    let board = Board::new(&asked, today, events, |one| record.odds(&one.line.event, today));
    let (locale, scores) = (viewer.locale, record.scores());
    let mut frame = frame(&state, &viewer, Area::Events, td_string!(locale, board.title));
    frame.above = vec![Area::Events.way(locale)];
    frame.width = Width::Wide;
    Ok(page(frame, move || view! { <Content locale=locale asked=asked board=board scores=scores /> }))
}

#[component]
fn Content(locale: Locale, asked: Asked, board: Board, scores: Scores) -> impl IntoView {
    let columns = board.columns.into_iter();
    let columns = columns
        .map(|(column, cards)| view! { <OneColumn locale=locale column=column cards=cards /> })
        .collect_view();
    view! {
        <div class="page-head">
            <h1>{td_string!(locale, board.title)}</h1>
            <Ways locale=locale here=Sight::Board />
        </div>
        <Chooser locale=locale asked=asked action="/events/board" />
        <div class="event-board">{columns}</div>
        <Record locale=locale scores=scores />
    }
}

/// Which events are shown; the calendar asks with the same fields.
#[component]
pub(super) fn Chooser(locale: Locale, asked: Asked, action: &'static str) -> impl IntoView {
    let kinds = EventKind::ALL.map(|kind| Choice::new(kind.code(), kind_word(locale, kind)));
    let kinds = [Choice::new("", td_string!(locale, events.all_kinds))].into_iter().chain(kinds).collect();
    let clients = Client::ALL.map(|client| Choice::new(client.code(), client_word(locale, client)));
    let clients =
        [Choice::new("", td_string!(locale, board.all_clients))].into_iter().chain(clients).collect();
    let month = (!asked.month.is_empty())
        .then(|| view! { <input type="hidden" name="month" value=asked.month.clone() /> });
    view! {
        <form class="toolbar" method="get" action=action>
            {month}
            <SelectField
                name="kind" label=td_string!(locale, events.kind) choices=kinds
                chosen=asked.kind().map(EventKind::code).unwrap_or_default()
            />
            <SelectField
                name="client" label=td_string!(locale, pipeline.client) choices=clients
                chosen=asked.client().map(Client::code).unwrap_or_default()
            />
            <button class="button">{td_string!(locale, nights.show)}</button>
        </form>
    }
}

#[component]
fn OneColumn(locale: Locale, column: Column, cards: Vec<Card>) -> impl IntoView {
    let (id, name, empty) = match column {
        Column::Enquiry => {
            ("enquiries", td_string!(locale, board.enquiries), td_string!(locale, board.no_enquiries))
        }
        Column::Tentative => {
            ("tentative", td_string!(locale, board.tentative), td_string!(locale, board.no_tentative))
        }
        Column::Definite => {
            ("definite", td_string!(locale, board.definite), td_string!(locale, board.no_definite))
        }
        Column::Ended => ("ended", td_string!(locale, board.ended), td_string!(locale, board.no_ended)),
    };
    let number = i64::try_from(cards.len()).unwrap_or_default();
    let nothing = cards.is_empty().then(|| view! { <p class="quiet fine">{empty}</p> });
    let cards = cards.into_iter().map(|card| view! { <OneCard locale=locale card=card /> }).collect_view();
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{name}" "<span class="quiet">{count(locale, number)}</span></h2>
            {nothing}
            <ul>{cards}</ul>
        </section>
    }
}

#[component]
fn OneCard(locale: Locale, card: Card) -> impl IntoView {
    let (event, dates) = (card.summary.line.event, Dates::new(locale));
    let days =
        td_string!(locale, room.between, from = dates.day_month(event.from), until = dates.date(event.until));
    let about = [Some(kind_word(locale, event.kind).to_owned()), card.summary.line.organisation];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let heads = td_string!(
        locale,
        board.heads,
        on_campus = count(locale, event.on_campus),
        online = count(locale, event.online)
    );
    let odds = card.odds.map(|odds| {
        let typed = event.probability.map(|typed| {
            format!(" · {}", td_string!(locale, course.typed, percent = whole_percent(locale, typed)))
        });
        let text = td_string!(locale, board.likely, percent = whole_percent(locale, odds.percent()));
        view! { <span class="block">{text}{typed}</span> }
    });
    let status = event.status.is_off().then(|| {
        let (tone, word) = status_word(locale, event.status);
        view! { <Badge tone=tone text=word />" " }
    });
    let option = card.days_left.map(|days| view! { <Option locale=locale days=days /> });
    view! {
        <li>
            <a href=format!("/events/{}", query_value(&event.code))>{event.code.clone()}" "{event.title}</a>
            <span class="fine quiet block">{about}</span>
            <span class="fine block">{days}" · "{heads}</span>
            <span class="fine block">{status}{option}{odds}</span>
        </li>
    }
}

/// How long an option still holds; one that is about to end asks for somebody.
#[component]
fn Option(locale: Locale, days: i64) -> impl IntoView {
    let tone = if days <= 7 { Tone::Bad } else { Tone::Held };
    let text = if days > 0 {
        td_string!(locale, board.days_left, count = days, n = count(locale, days))
    } else {
        td_string!(locale, board.ends_today).to_owned()
    };
    view! { <Badge tone=tone text=text /> }
}

/// How right was what is said of events still open.
#[component]
fn Record(locale: Locale, scores: Scores) -> impl IntoView {
    let score = |score: Option<(f64, usize)>| {
        score.map(|(score, number)| {
            let number = i64::try_from(number).unwrap_or_default();
            td_string!(locale, board.score, score = format!("{score:.2}"), n = count(locale, number))
        })
    };
    let none = || td_string!(locale, board.no_score).to_owned();
    let unscored = (scores.unscored > 0).then(|| {
        let number = count(locale, i64::try_from(scores.unscored).unwrap_or_default());
        view! { <p class="fine quiet">{td_string!(locale, board.unscored, n = number)}</p> }
    });
    view! {
        <section class="section" aria-labelledby="record">
            <h2 id="record">{td_string!(locale, board.record)}</h2>
            <p class="fine quiet">{td_string!(locale, board.record_hint)}</p>
            <dl class="facts">
                <div><dt>{td_string!(locale, board.by_record)}</dt><dd>{score(scores.learned).unwrap_or_else(none)}</dd></div>
                <div><dt>{td_string!(locale, board.by_hand)}</dt><dd>{score(scores.typed).unwrap_or_else(none)}</dd></div>
                <div><dt>{td_string!(locale, board.by_record_then)}</dt><dd>{score(scores.learned_then).unwrap_or_else(none)}</dd></div>
                <div><dt>{td_string!(locale, board.by_coin)}</dt><dd>{format!("{:.2}", scores.coin)}</dd></div>
            </dl>
            {unscored}
        </section>
    }
}
