//! How good earlier forecasts were, beside simple ways to tell.

use domain::forecast::record::{Bin, Chances, Record, RecordRow};
use domain::forecast::score::Score;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{error, score, share};
use crate::components::Table;
use crate::markup::IntoMarkup;

#[component]
pub(super) fn Its(locale: Locale, record: Record) -> impl IntoView {
    let number = |number: usize| i64::try_from(number).unwrap_or_default();
    let body = match record.since {
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
                <OfEvents locale=locale events=record.events />
            }
            .into_markup()
        }
    };
    view! {
        <section class="section" aria-labelledby="record">
            <h2 id="record">{td_string!(locale, forecast.record)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Rows(locale: Locale, record: Record) -> impl IntoView {
    let ahead = |row: &RecordRow| {
        let days = i64::from(row.days);
        td_string!(locale, forecast.ahead, count = days, n = count(locale, days))
    };
    let together =
        |row: &RecordRow| td_string!(locale, forecast.together, n = count(locale, i64::from(row.days)));
    let nights = record.nights.iter().map(|row| (ahead(row), row));
    let sums = record.sums.iter().map(|row| (together(row), row));
    let rows: Vec<_> = nights
        .chain(sums)
        .map(|(name, row)| view! { <OneRow locale=locale name=name row=row.clone() /> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Table id="record-caption" caption=td_string!(locale, forecast.record_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, forecast.distance)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error_books)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error_year)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error_pick_up)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.bias)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.covered)}</th>
                    <th scope="col">{td_string!(locale, forecast.verdict)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="quiet fine">{td_string!(locale, forecast.record_note)}</p>
        }
    })
}

#[component]
fn OneRow(locale: Locale, name: String, row: RecordRow) -> impl IntoView {
    let peer = |of: Option<Score>| {
        of.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |of| error(locale, of.wape))
    };
    let verdict = match row.has_skill() {
        _ if !row.is_calibrated() => td_string!(locale, forecast.too_few),
        None => td_string!(locale, app.no_value),
        Some(true) => td_string!(locale, forecast.skill),
        Some(false) => td_string!(locale, forecast.no_better),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{count(locale, i64::try_from(row.forecast.n).unwrap_or_default())}</td>
            <td class="number">{error(locale, row.forecast.wape)}</td>
            <td class="number">{peer(row.on_the_books)}</td>
            <td class="number">{peer(row.last_year)}</td>
            <td class="number">{peer(row.pick_up)}</td>
            <td class="number">{error(locale, row.forecast.bias)}</td>
            <td class="number">{share(locale, row.forecast.coverage80)}</td>
            <td>{verdict}</td>
        </tr>
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
        let row = |bin: Bin| {
            view! {
                <tr>
                    <td class="number">{number(bin.n)}</td>
                    <td class="number">{share(locale, bin.said)}</td>
                    <td class="number">{share(locale, bin.came)}</td>
                </tr>
            }
        };
        view! {
            <Table id="chances-caption" caption=td_string!(locale, forecast.chances_caption)>
                <thead><tr>
                    <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.said)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.came)}</th>
                </tr></thead>
                <tbody>{events.bins.into_iter().map(row).collect_view()}</tbody>
            </Table>
            <p class="quiet">{brier}</p>
        }
    })
}
