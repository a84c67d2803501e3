//! How good earlier forecasts were, beside simple ways to tell.

mod chances;

pub(crate) use chances::{agreed_or_not, reach};

use domain::forecast::record::{Figures, PeriodRow, Record, RecordRow};
use domain::forecast::score::Score;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use self::chances::{OfEvents, OfGoals};
use super::words::{error, score, share};
use crate::components::{Downloads, Table};
use crate::markup::IntoMarkup;

#[component]
pub(super) fn Its(locale: Locale, record: Record) -> impl IntoView {
    let number = |number: usize| i64::try_from(number).unwrap_or_default();
    let since = record.since;
    let body = match since {
        None => view! { <p class="quiet">{td_string!(locale, forecast.record_none)}</p> }.into_markup(),
        Some(since) => {
            let text = td_string!(
                locale,
                forecast.record_since,
                count = number(record.entries),
                n = count(locale, number(record.entries)),
                date = Dates::new(locale).date(since),
                late = count(locale, number(record.replayed)),
                quick = count(locale, number(record.by_pick_up))
            );
            view! {
                <p>{text}</p>
                <Rows locale=locale record=record.clone() />
                <Ranges locale=locale record=record.clone() />
                <OfGoals locale=locale record=record.clone() />
                <OfEvents locale=locale events=record.events />
            }
            .into_markup()
        }
    };
    view! {
        <section class="section" aria-labelledby="record">
            <div class="page-head">
                <h2 id="record">{td_string!(locale, forecast.record)}</h2>
                {since.map(|_| view! {
                    <Downloads locale=locale table="forecast-record" name=td_string!(locale, forecast.record) />
                })}
            </div>
            {body}
        </section>
    }
}

/// A row of the record, with what it is called.
pub(crate) struct Shown {
    pub name: String,
    pub figures: Figures,
}

/// The rows: nights by how far ahead, then sums, months by how far ahead, and years by what is left of them.
pub(crate) fn named(locale: Locale, record: &Record) -> Vec<Shown> {
    let ahead = |row: &RecordRow| {
        let days = i64::from(row.days);
        let name = td_string!(locale, forecast.ahead, count = days, n = count(locale, days));
        Shown { name, figures: row.figures }
    };
    let together = |row: &RecordRow| {
        let name = td_string!(locale, forecast.together, n = count(locale, i64::from(row.days)));
        Shown { name, figures: row.figures }
    };
    let months = record.months.iter().map(|row| Shown { name: month(locale, row), figures: row.figures });
    let years = record.years.iter().map(|row| Shown { name: year(locale, row), figures: row.figures });
    let nights = record.nights.iter().map(ahead);
    nights.chain(record.sums.iter().map(together)).chain(months).chain(years).collect()
}

fn month(locale: Locale, row: &PeriodRow) -> String {
    let (from, to) = (i64::from(row.from), i64::from(row.to));
    match (from, to) {
        (0, 0) => td_string!(locale, forecast.month_running).to_owned(),
        _ if from == to => td_string!(locale, forecast.month_ahead, count = from, n = count(locale, from)),
        _ => td_string!(locale, forecast.months_ahead, from = count(locale, from), to = count(locale, to)),
    }
}

fn year(locale: Locale, row: &PeriodRow) -> String {
    let (from, to) = (i64::from(row.from), i64::from(row.to));
    if from == to {
        td_string!(locale, forecast.year_to_go, count = from, n = count(locale, from))
    } else {
        td_string!(locale, forecast.years_to_go, from = count(locale, from), to = count(locale, to))
    }
}

#[component]
fn Rows(locale: Locale, record: Record) -> impl IntoView {
    let rows: Vec<_> =
        named(locale, &record).into_iter().map(|row| view! { <OneRow locale=locale row=row /> }).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Table id="record-caption" caption=td_string!(locale, forecast.record_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, forecast.distance)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.made_afterwards)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.disjoint)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error_books)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error_year)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error_pick_up)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.bias)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.mase)}</th>
                    <th scope="col">{td_string!(locale, forecast.verdict)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="quiet fine">{td_string!(locale, forecast.record_note)}</p>
        }
    })
}

#[component]
fn OneRow(locale: Locale, row: Shown) -> impl IntoView {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let peer = |of: Option<Score>| {
        of.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |of| error(locale, of.wape))
    };
    let of = row.figures;
    let verdict = match of.skill {
        _ if !of.is_calibrated() => td_string!(locale, forecast.too_few),
        None => td_string!(locale, app.no_value),
        Some(true) => td_string!(locale, forecast.skill),
        Some(false) => td_string!(locale, forecast.no_better),
    };
    let mase = of.forecast.mase;
    let mase = mase.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |mase| score(locale, mase));
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            <td class="number">{number(of.forecast.n)}</td>
            <td class="number">{number(of.replayed)}</td>
            <td class="number">{number(of.disjoint)}</td>
            <td class="number">{error(locale, of.forecast.wape)}</td>
            <td class="number">{peer(of.on_the_books)}</td>
            <td class="number">{peer(of.last_year)}</td>
            <td class="number">{peer(of.pick_up)}</td>
            <td class="number">{error(locale, of.forecast.bias)}</td>
            <td class="number">{mase}</td>
            <td>{verdict}</td>
        </tr>
    }
}

/// How wide the ranges were, and how often what came lay within.
#[component]
fn Ranges(locale: Locale, record: Record) -> impl IntoView {
    let row = |row: Shown| {
        let of = row.figures.forecast;
        view! {
            <tr>
                <th scope="row">{row.name}</th>
                <td class="number">{share(locale, of.coverage80)}</td>
                <td class="number">{share(locale, of.below10)}</td>
                <td class="number">{share(locale, of.above90)}</td>
                <td class="number">{score(locale, of.width)}</td>
                <td class="number">{score(locale, of.pinball)}</td>
            </tr>
        }
    };
    let rows: Vec<_> = named(locale, &record).into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Table id="ranges-caption" caption=td_string!(locale, forecast.ranges_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, forecast.distance)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.covered)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.below)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.above)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.width)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.pinball)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="quiet fine">{td_string!(locale, forecast.ranges_note)}</p>
        }
    })
}
