//! The calendar of a month: events as bars over their days.

use axum::extract::{Query, State};
use axum::response::Html;
use chrono::{Datelike, NaiveDate};
use i18n::{Dates, Locale, Month};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::EventSummary;

use super::board::Chooser;
use super::ways::{Sight, Ways};
use super::words::status_word;
use crate::components::{Icon, Shape};
use crate::fault::Fault;
use crate::local::{further, query_value};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::event_plans::{Asked, Bar, Week, month_days, weeks};
use crate::view::frame::Width;
use crate::viewer::Viewer;
use domain::calendar::days_after;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (actor, today, locale) = (viewer.actor()?, state.ctx.today(), viewer.locale);
    let first = asked.month(today);
    let events = service::event::mine(&state.ctx, &actor, month_days(first)).await?;
    let mut frame = frame(&state, &viewer, Area::Events, title(locale, first));
    frame.above = vec![Area::Events.way(locale)];
    frame.width = Width::Wide;
    Ok(page(frame, move || view! { <Content locale=locale asked=asked days=(first, today) events=events /> }))
}

fn title(locale: Locale, first: NaiveDate) -> String {
    let month = Dates::new(locale).month(first, Month::Full);
    td_string!(locale, board.calendar_of, month = month, year = first.year())
}

#[component]
fn Content(
    locale: Locale,
    asked: Asked,
    days: (NaiveDate, NaiveDate),
    events: Vec<EventSummary>,
) -> impl IntoView {
    let (first, today) = days;
    let title = title(locale, first);
    let label = title.clone();
    let weeks = weeks(&asked, first, &events);
    let nothing = weeks.iter().all(|week| week.rows.is_empty());
    let nothing = nothing.then(|| view! { <p class="quiet">{td_string!(locale, board.no_month)}</p> });
    let dates = Dates::new(locale);
    let heads = weeks.first().map(|week| {
        let head = |day: &NaiveDate| view! { <th scope="col">{dates.weekday(*day)}</th> };
        week.days.iter().map(head).collect_view()
    });
    let weeks =
        weeks.into_iter().map(|week| view! { <OneWeek locale=locale week=week days=days /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{title.clone()}</h1>
            <Ways locale=locale here=Sight::Calendar />
        </div>
        <Steps locale=locale asked=asked.clone() first=first today=today />
        <Chooser locale=locale asked=asked action="/events/calendar" />
        {nothing}
        <div class="scroll" role="region" aria-label=label tabindex="0">
            <table class="calendar">
                <caption class="unseen">{title}</caption>
                <thead><tr>{heads}</tr></thead>
                {weeks}
            </table>
        </div>
    }
}

/// The month before, this one, the month after.
#[component]
fn Steps(locale: Locale, asked: Asked, first: NaiveDate, today: NaiveDate) -> impl IntoView {
    let href = |day: NaiveDate| {
        let month = day.format("%Y-%m").to_string();
        let kept = [("month", month), ("kind", asked.kind.clone()), ("client", asked.client.clone())];
        let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
        format!("/events/calendar{}", further(kept).replacen('&', "?", 1))
    };
    view! {
        <div class="joined">
            <a class="button" href=href(days_after(first, -1)) rel="prev"><Icon shape=Shape::Back />{td_string!(locale, tape.earlier)}</a>
            <a class="button" href=href(today)>{td_string!(locale, tape.today)}</a>
            <a class="button" href=href(days_after(first, 32)) rel="next">{td_string!(locale, tape.later)}<Icon shape=Shape::Forward /></a>
        </div>
    }
}

/// The days of a week, and below them its bars.
#[component]
fn OneWeek(locale: Locale, week: Week, days: (NaiveDate, NaiveDate)) -> impl IntoView {
    let (first, today) = days;
    let dates = Dates::new(locale);
    let day = |day: &NaiveDate| {
        let other = if day.month() == first.month() { "" } else { "quiet" };
        let current = (*day == today).then_some("date");
        view! { <th scope="col" class=other aria-current=current>{dates.day_month(*day)}</th> }
    };
    let days = week.days.iter().map(day).collect_view();
    let rows = week.rows.into_iter().map(|row| view! { <tr>{cells(locale, row)}</tr> }).collect_view();
    view! { <tbody><tr class="days">{days}</tr>{rows}</tbody> }
}

/// Bars with the gaps between them, seven days in all.
fn cells(locale: Locale, row: Vec<Bar>) -> Vec<Markup> {
    let mut cells = Vec::new();
    let mut at = 0;
    let gap = |from: i64, until: i64| {
        (from < until).then(|| view! { <td colspan={until - from}></td> }.into_markup())
    };
    for bar in row {
        cells.extend(gap(at, bar.from));
        at = bar.from + bar.days;
        cells.push(cell(locale, bar));
    }
    cells.extend(gap(at, 7));
    cells
}

fn cell(locale: Locale, bar: Bar) -> Markup {
    let event = bar.summary.line.event;
    let (tone, word) = status_word(locale, event.status);
    let ends = if bar.before { " l" } else { "" }.to_owned() + if bar.after { " r" } else { "" };
    let text = format!("{} {}", event.code, event.title);
    view! {
        <td colspan=bar.days>
            <a class=format!("bar {}{ends}", tone.class()) href=format!("/events/{}", query_value(&event.code)) title=text.clone()>
                <span class="unseen">{word}": "</span>{text.clone()}
            </a>
        </td>
    }
    .into_markup()
}
