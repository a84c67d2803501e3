//! Where the nights of each year are slept.

use chrono::Datelike;
use domain::forecast::outlook::{Line, PavilionLine, PavilionLines};
use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{between, nights, whole};
use crate::components::{Downloads, Table};

#[component]
pub(super) fn Pavilions(locale: Locale, pavilions: Vec<PavilionLines>, years: Vec<Line>) -> impl IntoView {
    (!pavilions.is_empty() && !years.is_empty()).then(|| {
        let title = td_string!(locale, forecast.pavilions);
        let rows = pavilions
            .iter()
            .map(|pavilion| {
                let cells = pavilion.years.iter().map(|year| cells(locale, year)).collect_view();
                view! { <tr><th scope="row">{pavilion.name.clone()}</th>{cells}</tr> }
            })
            .collect_view();
        let all = years
            .iter()
            .enumerate()
            .map(|(place, year)| cells(locale, &whole_house(&pavilions, place, year)))
            .collect_view();
        view! {
            <section class="section" aria-labelledby="pavilions">
                <div class="page-head">
                    <h2 id="pavilions">{title}</h2>
                    <Downloads locale=locale table="forecast-pavilions" name=title />
                </div>
                <Table id="pavilions-caption" caption=td_string!(locale, forecast.pavilions_caption) quiet_caption=true>
                    <Head locale=locale years=years />
                    <tbody>{rows}</tbody>
                    <tfoot><tr class="total">
                        <th scope="row">{td_string!(locale, forecast.whole_house)}</th>{all}
                    </tr></tfoot>
                </Table>
                <p class="quiet fine">{td_string!(locale, forecast.pavilions_note)}</p>
                <p class="row fine unprinted">
                    {td_string!(locale, forecast.weeks)}
                    <Downloads locale=locale table="forecast-pavilion-weeks"
                        name=format!("{title}, {}", td_string!(locale, forecast.weeks)) />
                </p>
            </section>
        }
    })
}

#[component]
fn Head(locale: Locale, years: Vec<Line>) -> impl IntoView {
    let of_years = years
        .iter()
        .map(|year| view! { <th scope="colgroup" colspan="4">{year.from.year()}</th> })
        .collect_view();
    let names = [
        td_string!(locale, forecast.middle).to_owned(),
        format!("{}–{}", td_string!(locale, forecast.p10), td_string!(locale, forecast.p90)),
        td_string!(locale, forecast.pavilions_open).to_owned(),
        td_string!(locale, nights.occupancy).to_owned(),
    ];
    let under = years
        .iter()
        .flat_map(|_| names.clone())
        .map(|name| view! { <th scope="col" class="number">{name}</th> })
        .collect_view();
    view! {
        <thead>
            <tr><th scope="col" rowspan="2">{td_string!(locale, room.pavilion)}</th>{of_years}</tr>
            <tr>{under}</tr>
        </thead>
    }
}

/// A year of all pavilions: what is told of the house, and the sum of what is open.
fn whole_house(pavilions: &[PavilionLines], place: usize, year: &Line) -> PavilionLine {
    let open = pavilions.iter().filter_map(|pavilion| pavilion.years.get(place)).map(|line| line.open).sum();
    #[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
    let slept = year.slept as f64;
    let Line { from, until, mean, p10, p50, p90, .. } = *year;
    PavilionLine { from, until, open, slept, mean, p10, p50, p90 }
}

fn cells(locale: Locale, line: &PavilionLine) -> impl IntoView + use<> {
    let occupancy = percent(locale, whole(line.mean), line.open);
    let cells = [
        nights(locale, line.mean),
        between(locale, line.p10, line.p90),
        count(locale, line.open),
        occupancy.unwrap_or_else(|| td_string!(locale, app.no_value).to_owned()),
    ];
    cells.map(|cell| view! { <td class="number">{cell}</td> }).into_iter().collect_view()
}
