//! Pace: how the months to come fill, beside an earlier day and the year before.

use chrono::{Datelike, Days, NaiveDate, ParseError};
use domain::pace::{PaceLine, with_years};
use i18n::{Dates, Locale, Month, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::nights::{Pace, pace};
use service::{Actor, Context, ServiceError};

use crate::components::{Button, Downloads, Field, Table};
use crate::fault::Fault;
use crate::local::query_value;

/// The day to look back to, as sent; none where the page is opened without it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Against {
    against: Option<String>,
}

/// The form with what came of it.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    typed: Option<String>,
    /// The answer, or what is wrong with the day.
    answer: Result<Pace, String>,
}

impl Against {
    /// The day it means; none where none is asked for.
    pub(crate) fn day(&self) -> Result<Option<NaiveDate>, ParseError> {
        self.against.as_deref().map(|text| text.trim().parse()).transpose()
    }
}

/// Asks for the pace.
pub(super) async fn ask(
    ctx: &Context,
    actor: &Actor,
    locale: Locale,
    asked: Against,
) -> Result<Shown, Fault> {
    let shown = |answer| Shown { typed: asked.against.clone(), answer };
    let Ok(day) = asked.day() else {
        return Ok(shown(Err(td_string!(locale, forecast.pace_no_date).to_owned())));
    };
    match pace(ctx, actor, day).await {
        Ok(answer) => Ok(shown(Ok(answer))),
        Err(ServiceError::Invalid(faults)) => {
            let usual = pace(ctx, actor, None).await?;
            let code = faults.first().map(|fault| fault.code).unwrap_or_default();
            Ok(shown(Err(told(locale, code, &usual))))
        }
        Err(other) => Err(other.into()),
    }
}

fn told(locale: Locale, code: &str, usual: &Pace) -> String {
    let date = |day| Dates::new(locale).date(day);
    let began = usual.began.filter(|_| code == "before_records");
    began.map_or_else(
        || td_string!(locale, forecast.pace_not_over, date = date(usual.today)),
        |began| td_string!(locale, forecast.pace_before_records, date = date(began)),
    )
}

#[component]
pub(super) fn PaceOf(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { typed, answer } = shown;
    let (answer, error) = match answer {
        Ok(answer) => (Some(answer), None),
        Err(error) => (None, Some(error)),
    };
    let day = answer.as_ref().map(|answer| answer.against.to_string());
    let value = typed.or_else(|| day.clone()).unwrap_or_default();
    let query = format!("?against={}", query_value(&day.clone().unwrap_or_default()));
    view! {
        <section class="section" aria-labelledby="pace">
            <div class="page-head">
                <h2 id="pace">{td_string!(locale, forecast.pace)}</h2>
                {day.map(|_| view! {
                    <Downloads locale=locale table="pace" name=td_string!(locale, forecast.pace) query=query />
                })}
            </div>
            <p class="quiet">{td_string!(locale, forecast.pace_intro)}</p>
            <form class="toolbar" method="get" action="/outlook/forecast#pace">
                <Field
                    name="against" kind="date" label=td_string!(locale, forecast.pace_against) value=value
                    error=error
                />
                <Button text=td_string!(locale, nights.show) />
            </form>
            {answer.map(|answer| view! { <Months locale=locale pace=answer /> })}
        </section>
    }
}

#[component]
fn Months(locale: Locale, pace: Pace) -> impl IntoView {
    let rows = with_years(&pace.months)
        .into_iter()
        .map(|(line, is_sum)| view! { <OneLine locale=locale line=line is_sum=is_sum /> })
        .collect_view();
    let [now, then, gained, year_ago, came_to] = columns(locale, &pace);
    let caption = td_string!(locale, forecast.pace_caption, date = Dates::new(locale).date(pace.against));
    view! {
        <Table id="pace-caption" caption=caption>
            <thead><tr>
                <th scope="col">{td_string!(locale, nights.month)}</th>
                <th scope="col" class="number">{now}</th>
                <th scope="col" class="number">{then}</th>
                <th scope="col" class="number">{gained}</th>
                <th scope="col" class="number">{year_ago}</th>
                <th scope="col" class="number">{came_to}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="quiet fine">{td_string!(locale, forecast.pace_note)}</p>
    }
}

/// What its columns are called.
fn columns(locale: Locale, pace: &Pace) -> [String; 5] {
    let date = |day| Dates::new(locale).date(day);
    [
        td_string!(locale, forecast.pace_now).to_owned(),
        td_string!(locale, forecast.pace_then, date = date(pace.against)),
        td_string!(locale, forecast.pace_gained).to_owned(),
        td_string!(locale, forecast.pace_year_ago, date = date(pace.year_ago)),
        td_string!(locale, forecast.pace_came_to).to_owned(),
    ]
}

#[component]
fn OneLine(locale: Locale, line: PaceLine, is_sum: bool) -> impl IntoView {
    let name = if is_sum { sum_name(locale, &line) } else { month_name(locale, line.from) };
    let known = |number: Option<i64>| {
        number.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |number| count(locale, number))
    };
    let cells = [
        count(locale, line.now),
        count(locale, line.then),
        i18n::signed(locale, line.gained()),
        known(line.year_ago),
        known(line.came_to),
    ];
    let cells = cells.map(|cell| view! { <td class="number">{cell}</td> }).into_iter().collect_view();
    view! { <tr class=is_sum.then_some("total")><th scope="row">{name}</th>{cells}</tr> }
}

fn month_name(locale: Locale, first: NaiveDate) -> String {
    format!("{} {}", Dates::new(locale).month(first, Month::Full), first.year())
}

/// A whole year by its number, a part of one by its months.
fn sum_name(locale: Locale, line: &PaceLine) -> String {
    if line.is_year() {
        return td_string!(locale, nights.year_total, year = line.from.year());
    }
    let last = line.until - Days::new(1);
    let month = |date| Dates::new(locale).month(date, Month::Full);
    if line.from.month() == last.month() {
        return td_string!(locale, forecast.pace_total, months = month(line.from), year = line.from.year());
    }
    let months = format!("{}–{}", month(line.from), month(last));
    td_string!(locale, forecast.pace_total, months = months, year = line.from.year())
}
