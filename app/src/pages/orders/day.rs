//! The sheets of a day: what the kitchen, the technicians and the drivers deliver today and tomorrow, diets summed.

use axum::extract::{Query, State};
use axum::response::Html;
use chrono::{Days, NaiveDate};
use domain::calendar::CampusZone;
use domain::order::Diet;
use domain::price::Kind;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::order::{self, DayOrders, OrderLine};
use std::collections::BTreeMap;

use super::{Deliveries, Of, diets_text};
use crate::components::{Downloads, Field, Icon, Shape};
use crate::fault::Fault;
use crate::pages::prices::kind_word;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The page; today where the address names no day.
pub async fn day(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Sent>,
) -> Result<Html<String>, Fault> {
    let first = asked.date("date").unwrap_or_else(|| state.ctx.today());
    let shown = order::day(&state.ctx, &viewer.actor()?, first).await?;
    let (locale, zone) = (viewer.locale, state.ctx.zone);
    let mut frame = frame(&state, &viewer, Area::Events, td_string!(locale, order.sheets));
    frame.above = vec![Area::Events.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale zone=zone first=first shown=shown /> }))
}

#[component]
fn Content(locale: Locale, zone: CampusZone, first: NaiveDate, shown: DayOrders) -> impl IntoView {
    let title = td_string!(locale, order.sheets);
    let days = shown.days.iter().map(|day| {
        let is_on = |line: &&OrderLine| line.delivered(zone).any(|on| on == *day);
        let lines = shown.lines.iter().filter(is_on).collect::<Vec<_>>();
        sheets(locale, zone, *day, &lines)
    });
    let days = days.collect_view();
    let turned = |day: Option<NaiveDate>| format!("/services/day?date={}", day.unwrap_or(first));
    let (earlier, later) = (turned(first.pred_opt()), turned(first.checked_add_days(Days::new(1))));
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <Downloads locale=locale table="services-day" name=title query=format!("?date={first}") />
        </div>
        <div class="toolbar">
            <div class="joined">
                <a class="button" href=earlier rel="prev"><Icon shape=Shape::Back />{td_string!(locale, tape.earlier)}</a>
                <a class="button" href="/services/day">{td_string!(locale, tape.today)}</a>
                <a class="button" href=later rel="next">{td_string!(locale, tape.later)}<Icon shape=Shape::Forward /></a>
            </div>
            <form class="toolbar" method="get" action="/services/day">
                <Field name="date" kind="date" label=td_string!(locale, order.day) value=first.to_string() error=None />
                <button class="button">{td_string!(locale, tape.show)}</button>
            </form>
        </div>
        {days}
    }
}

/// One day, each kind of thing on a sheet of its own.
fn sheets(locale: Locale, zone: CampusZone, day: NaiveDate, lines: &[&OrderLine]) -> impl IntoView + use<> {
    let date = Dates::new(locale).long(day);
    let id = format!("day-{day}");
    let kinds = Kind::ALL.iter().filter_map(|kind| {
        let of_kind =
            lines.iter().copied().filter(|line| line.item.profile.kind == *kind).collect::<Vec<_>>();
        (!of_kind.is_empty()).then(|| sheet(locale, zone, (day, *kind), &of_kind))
    });
    let kinds = kinds.collect_view();
    let nothing =
        lines.is_empty().then(|| view! { <p class="quiet">{td_string!(locale, order.nothing)}</p> });
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{date}</h2>
            {nothing}
            {kinds}
        </section>
    }
}

fn sheet(
    locale: Locale,
    zone: CampusZone,
    (day, kind): (NaiveDate, Kind),
    lines: &[&OrderLine],
) -> impl IntoView + use<> {
    let mut diets = BTreeMap::<Diet, i64>::new();
    for (diet, heads) in lines.iter().flat_map(|line| &line.order.order.diets) {
        *diets.entry(*diet).or_default() += heads;
    }
    let sum = (!diets.is_empty()).then(|| {
        let text = td_string!(locale, order.diets_sum, diets = diets_text(locale, &diets));
        view! { <p>{text}</p> }
    });
    let (name, id) = (kind_word(locale, kind), format!("{}-{day}", kind.code()));
    // The same kind has a sheet on each day: heard out of its place, a table says which.
    let label = format!("{name}, {}", Dates::new(locale).long(day));
    view! {
        <h3 id=id>{name}</h3>
        {sum}
        <Deliveries locale=locale zone=zone label=label of=Of::AllEvents lines=lines />
    }
}
