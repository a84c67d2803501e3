//! What moved since a week ago, and why.

use chrono::Datelike;
use domain::forecast::outlook::GroupLine;
use domain::forecast::record::{Moved, MovedBy, MovedParts, Retold};
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{nights, signed};
use crate::components::{Downloads, Table};
use crate::local::query_value;
use crate::markup::IntoMarkup;

/// How many events are named.
const NAMED: usize = 8;

#[component]
pub(super) fn WhatMoved(locale: Locale, moved: Vec<Moved>, groups: Vec<GroupLine>) -> impl IntoView {
    let retold = moved.first().and_then(|year| year.retold).map(|how| match how {
        Retold::OtherWay => td_string!(locale, forecast.retold_way),
        Retold::LearnedAnew => td_string!(locale, forecast.retold_anew),
    });
    let files = (!moved.is_empty()).then(|| {
        view! { <Downloads locale=locale table="forecast-moved" name=td_string!(locale, forecast.moved) /> }
    });
    let body = if moved.is_empty() {
        view! { <p class="quiet">{td_string!(locale, forecast.moved_none)}</p> }.into_markup()
    } else {
        moved
            .into_iter()
            .map(|year| view! { <OneYear locale=locale moved=year groups=groups.clone() /> })
            .collect_view()
            .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="moved">
            <div class="page-head">
                <h2 id="moved">{td_string!(locale, forecast.moved)}</h2>
                {files}
            </div>
            {retold.map(|text| view! { <p class="quiet">{text}</p> })}
            {body}
        </section>
    }
}

#[component]
fn OneYear(locale: Locale, moved: Moved, groups: Vec<GroupLine>) -> impl IntoView {
    let year = moved.year.year();
    let text = td_string!(
        locale,
        forecast.moved_year,
        year = year,
        now = nights(locale, moved.now),
        by = signed(locale, moved.now - moved.before),
        date = Dates::new(locale).date(moved.since)
    );
    let rest: f64 = moved.rest + moved.events.iter().skip(NAMED).map(|event| event.by).sum::<f64>();
    let rows = moved
        .events
        .into_iter()
        .take(NAMED)
        .map(|event| {
            // A title may name somebody: it is not kept, and that of an event that is gone is not known here.
            let group = groups.iter().find(|group| group.code == event.code);
            let title = group.map(|group| group.title.clone()).unwrap_or_default();
            view! { <OneEvent locale=locale event=event title=title /> }
        })
        .collect_view();
    view! {
        <p>{text}</p>
        <Table
            id=format!("moved-{year}") caption=td_string!(locale, forecast.moved_caption, year = year)
            quiet_caption=true
        >
            <thead><tr>
                <th scope="col">{td_string!(locale, forecast.event)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.by)}</th>
            </tr></thead>
            <tbody>
                {rows}
                <Others locale=locale parts=moved.parts rest=rest />
            </tbody>
        </Table>
    }
}

/// What moved a year beside the events named, and by how much. Forecasts kept earlier do not say of what that is made.
pub(crate) fn parts_of(locale: Locale, parts: Option<MovedParts>, rest: f64) -> Vec<(&'static str, f64)> {
    match parts {
        None => vec![(td_string!(locale, forecast.moved_rest), rest)],
        Some(parts) => vec![
            (td_string!(locale, forecast.moved_others), rest),
            (td_string!(locale, forecast.moved_unknown), parts.unknown),
            (td_string!(locale, forecast.moved_alone), parts.alone),
            (td_string!(locale, forecast.moved_turned), parts.turned_away),
            (td_string!(locale, forecast.moved_slept), parts.slept),
        ],
    }
}

#[component]
fn Others(locale: Locale, parts: Option<MovedParts>, rest: f64) -> impl IntoView {
    let row = |(name, by): (&'static str, f64)| {
        view! { <tr><th scope="row">{name}</th><td class="number">{signed(locale, by)}</td></tr> }
    };
    parts_of(locale, parts, rest).into_iter().map(row).collect_view()
}

#[component]
fn OneEvent(locale: Locale, event: MovedBy, title: String) -> impl IntoView {
    let word = if event.new {
        Some(td_string!(locale, forecast.moved_new))
    } else {
        event.gone.then(|| td_string!(locale, forecast.moved_gone))
    };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/events/{}", query_value(&event.code))>{event.code.clone()}" "{title}</a>
                {word.map(|word| view! { <span class="quiet">" · "{word}</span> })}
            </th>
            <td class="number">{signed(locale, event.by)}</td>
        </tr>
    }
}
