//! The weeks of this year and the next: slept, on the books, and how wide what is to come is told.

use chrono::{Datelike, NaiveDate};
use domain::forecast::outlook::{Goal, Line};
use i18n::{Dates, Locale, Month};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::Told;

use super::words::{uncalibrated, whole};
use crate::components::{Band, Lines, LinesModel, Series, Style};

/// Months between two names below the picture.
const NAMED: u32 = 3;

#[component]
pub(in super::super) fn Weeks(locale: Locale, told: Told) -> impl IntoView {
    let any_goal = !told.outlook.goals.is_empty();
    view! {
        <figure class="panel section weeks">
            <h3>{td_string!(locale, forecast.weeks)}</h3>
            <Lines locale=locale model=model(locale, &told) />
            <figcaption class="row fine">
                <span class="key line-actual">{td_string!(locale, nights.slept)}</span>
                <span class="key line-booked">{td_string!(locale, nights.books)}</span>
                <span class="key band">{td_string!(locale, forecast.band)}</span>
                <span class="key line-expected">{td_string!(locale, forecast.middle)}</span>
                <span class="key line-open">{td_string!(locale, forecast.open)}</span>
                {any_goal.then(|| view! { <span class="key line-target">{td_string!(locale, forecast.a_week)}</span> })}
            </figcaption>
            {uncalibrated(locale, &told.record).map(|text| view! { <p class="quiet fine">{text}</p> })}
        </figure>
    }
}

fn model(locale: Locale, told: &Told) -> LinesModel {
    let weeks = of_two_years(&told.outlook.weeks, told.origin.year());
    // The week that runs is told: it ends after what is known.
    let next = weeks.iter().position(|week| week.until > told.origin + chrono::Days::new(1));
    let next = next.unwrap_or(weeks.len());
    // Both lines meet in the last week that is over.
    let joint = next.saturating_sub(1);
    let series = |style, from: usize, until: usize, value: &dyn Fn(&Line) -> i64| Series {
        style,
        from,
        values: weeks[from..until].iter().map(value).collect(),
    };
    let end = weeks.len();
    let wanted = wanted(told, &weeks);
    LinesModel {
        label: td_string!(
            locale,
            forecast.weeks_chart,
            from = told.origin.year(),
            to = told.origin.year() + 1
        ),
        names: names(locale, &weeks),
        band: Some(Band {
            from: joint,
            values: weeks[joint..].iter().map(|week| (whole(week.p10), whole(week.p90))).collect(),
        }),
        series: vec![
            // Of the week that runs only the nights to come are open: it would look like a closure.
            series(Style::Open, (next + 1).min(end), end, &|week| week.open),
            series(Style::Booked, joint, end, &|week| week.slept + week.booked),
            series(Style::Expected, joint, end, &|week| whole(week.mean)),
            series(Style::Actual, 0, next, &|week| week.slept),
        ]
        .into_iter()
        .chain(wanted)
        .collect(),
        levels: Vec::new(),
    }
}

/// Weeks of a year and the next.
fn of_two_years(weeks: &[Line], year: i32) -> Vec<Line> {
    weeks.iter().filter(|week| week.from.year() <= year + 1).cloned().collect()
}

/// The month of the first week of every third.
fn names(locale: Locale, weeks: &[Line]) -> Vec<String> {
    let name = |week: &Line| {
        let thursday = week.from + chrono::Days::new(3);
        let first = thursday.day() <= 7 && thursday.month0().is_multiple_of(NAMED);
        if first { short(locale, thursday) } else { String::new() }
    };
    weeks.iter().map(name).collect()
}

fn short(locale: Locale, date: NaiveDate) -> String {
    let month = Dates::new(locale).month(date, Month::Short);
    if date.month() == 1 { format!("{month} {}", date.year()) } else { month }
}

/// What a week of each year has to bring for the target of that year, or else of the two it belongs to.
fn wanted(told: &Told, weeks: &[Line]) -> Vec<Series> {
    // The year of a week is that of its Thursday.
    let year = |week: &Line| (week.from + chrono::Days::new(3)).year();
    let mut from = 0;
    let mut wanted = Vec::new();
    for run in weeks.chunk_by(|one, other| year(one) == year(other)) {
        let value = run.first().and_then(|week| told.outlook.goal_of(year(week))).map(a_week);
        let values = value.map(|value| vec![value; run.len()]);
        wanted.extend(values.map(|values| Series { style: Style::Target, from, values }));
        from += run.len();
    }
    wanted
}

/// Room-nights a week that the target of a year asks for.
fn a_week(goal: &Goal) -> i64 {
    #[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
    let value = whole(goal.target as f64 * 7.0 / 365.25);
    value
}
