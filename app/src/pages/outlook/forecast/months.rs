//! Month by month: certain, booked, held, and told.

use chrono::Datelike;
use domain::forecast::outlook::Line;
use domain::forecast::record::Record;
use i18n::{Dates, Locale, Month, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{nights, uncalibrated, whole, years_of};
use crate::components::Table;

#[component]
pub(super) fn Months(locale: Locale, months: Vec<Line>, years: Vec<Line>, record: Record) -> impl IntoView {
    let row = |month: Line| {
        let name = format!("{} {}", Dates::new(locale).month(month.from, Month::Full), month.from.year());
        // The year that ends here, and then the two of a budget.
        let totals = years.iter().filter(|year| year.until == month.until).cloned();
        let total = totals.map(|year| {
            let name = td_string!(locale, nights.year_total, year = years_of(&year));
            view! { <OneLine locale=locale name=name line=year total=true /> }
        });
        let total = total.collect_view();
        view! { <OneLine locale=locale name=name line=month total=false />{total} }
    };
    let rows = months.into_iter().map(row).collect_view();
    view! {
        <Table id="forecast-months" caption=td_string!(locale, forecast.months_caption) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, nights.month)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.slept)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.books)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.held)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.middle)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.p10)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.p90)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.turned_away)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {uncalibrated(locale, &record).map(|text| view! { <p class="quiet fine">{text}</p> })}
        <p class="quiet fine">{td_string!(locale, forecast.turned_away_hint)}</p>
    }
}

#[component]
fn OneLine(locale: Locale, name: String, line: Line, total: bool) -> impl IntoView {
    let turned = whole(line.wanted - line.mean).max(0);
    let cells = [
        count(locale, line.slept),
        count(locale, line.booked),
        count(locale, line.held),
        nights(locale, line.mean),
        nights(locale, line.p10),
        nights(locale, line.p90),
        count(locale, turned),
    ];
    let cells = cells.map(|cell| view! { <td class="number">{cell}</td> }).into_iter().collect_view();
    view! { <tr class=total.then_some("total")><th scope="row">{name}</th>{cells}</tr> }
}
