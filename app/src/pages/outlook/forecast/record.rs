//! How good earlier forecasts were, beside simple ways to tell.

use domain::forecast::record::{Bin, Chances, Figures, GoalRow, PeriodRow, Record, RecordRow, Reliability};
use domain::forecast::score::Score;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

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
                late = count(locale, number(record.replayed))
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

/// How good the chances of targets were, by how far their end was.
#[component]
fn OfGoals(locale: Locale, record: Record) -> impl IntoView {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let row = |row: GoalRow| {
        view! {
            <tr>
                <th scope="row">{count(locale, i64::from(row.months))}</th>
                <td class="number">{number(row.n)}</td>
                <td class="number">{number(row.replayed)}</td>
                <td class="number">{number(row.goals)}</td>
                <td class="number">{score(locale, row.brier)}</td>
                <td class="number">{error(locale, row.abs_error)}</td>
                <td class="number">{share(locale, row.coverage80)}</td>
            </tr>
        }
    };
    (!record.goals.is_empty()).then(|| {
        view! {
            <Table id="goals-record-caption" caption=td_string!(locale, forecast.goals_record_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, forecast.months_to_go)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.made_afterwards)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.different)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.brier)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.covered)}</th>
                </tr></thead>
                <tbody>{record.goals.into_iter().map(row).collect_view()}</tbody>
            </Table>
            <Reached locale=locale reliability=record.reliability />
        }
    })
}

/// Chances of targets by how far their end was and by their size, and how often they came true.
#[component]
fn Reached(locale: Locale, reliability: Vec<Reliability>) -> impl IntoView {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let row = |(name, goals, bin): (String, usize, Bin)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{number(bin.n)}</td>
                <td class="number">{number(goals)}</td>
                <td class="number">{share(locale, bin.said)}</td>
                <td class="number">{share(locale, bin.came)}</td>
            </tr>
        }
    };
    let rows = reliability.into_iter().flat_map(|reach| {
        let (from, to) = (count(locale, i64::from(reach.from)), count(locale, i64::from(reach.to)));
        let name = td_string!(locale, forecast.reach, from = from, to = to);
        reach.bins.into_iter().map(move |bin| (name.clone(), reach.goals, bin))
    });
    let rows = rows.map(row).collect_view();
    view! {
        <Table id="reliability-caption" caption=td_string!(locale, forecast.reliability_caption)>
            <thead><tr>
                <th scope="col">{td_string!(locale, forecast.months_to_go)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.different)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.said)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.came)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

/// Chances by their size, and how often they came true.
#[component]
fn Bins(locale: Locale, id: &'static str, caption: &'static str, bins: Vec<Bin>) -> impl IntoView {
    let row = |bin: Bin| {
        view! {
            <tr>
                <td class="number">{count(locale, i64::try_from(bin.n).unwrap_or_default())}</td>
                <td class="number">{share(locale, bin.said)}</td>
                <td class="number">{share(locale, bin.came)}</td>
            </tr>
        }
    };
    view! {
        <Table id=id caption=caption>
            <thead><tr>
                <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.said)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.came)}</th>
            </tr></thead>
            <tbody>{bins.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}

/// How often what was said of events came true.
#[component]
fn OfEvents(locale: Locale, events: Chances) -> impl IntoView {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let brier = events.brier.map(|brier| {
        td_string!(locale, forecast.events_brier, brier = score(locale, brier), n = number(events.n))
    });
    brier.map(|brier| {
        view! {
            <Bins locale=locale id="chances-caption" caption=td_string!(locale, forecast.chances_caption) bins=events.bins />
            <p class="quiet">{brier}</p>
        }
    })
}
