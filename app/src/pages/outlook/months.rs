//! The way towards the target, and beside the picture its figures.

use i18n::{Dates, Locale, Month, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::Told;

use super::forecast::Weeks;
use crate::components::Table;
use crate::pages::nights::Cumulative;
use crate::view::outlook::OutlookPage;

#[component]
pub(super) fn Months(locale: Locale, shown: OutlookPage, told: Option<Told>) -> impl IntoView {
    view! {
        <div class="pair">
            <div class="section">
                {told.map(|told| view! { <Weeks locale=locale told=told /> })}
                <Cumulative locale=locale shown=shown.nights.clone() />
            </div>
            <MonthTable locale=locale shown=shown />
        </div>
    }
}

#[component]
fn MonthTable(locale: Locale, shown: OutlookPage) -> impl IntoView {
    let year = shown.nights.choice.year;
    let sums = shown.nights.cumulated();
    let months = shown.nights.months.iter().zip(&sums).zip(&shown.months_ago);
    let row = |((month, sum), ago): ((&crate::view::nights::MonthRow, &i64), &i64)| {
        let name = Dates::new(locale).month(month.first, Month::Full);
        let numbers =
            [month.all.room_nights, month.all.on_the_books, *sum, *ago, month.compared.unwrap_or_default()];
        line(locale, name, numbers)
    };
    let rows = months.map(row).collect_view();
    let all = shown.nights.all;
    let total = [
        all.room_nights,
        all.on_the_books,
        sums.last().copied().unwrap_or_default(),
        shown.year_ago.committed(),
        shown.came_to,
    ];
    let total = line(locale, td_string!(locale, nights.year_total, year = year), total);
    view! {
        <Table id="months-caption" caption=td_string!(locale, outlook.months_caption, year = year)>
            <thead><tr>
                <th scope="col">{td_string!(locale, nights.month)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.slept)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.books)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.cumulated)}</th>
                <th scope="col" class="number">{td_string!(locale, outlook.then_column, year = year - 1)}</th>
                <th scope="col" class="number">{td_string!(locale, outlook.end_column, year = year - 1)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot>{total}</tfoot>
        </Table>
    }
}

fn line(locale: Locale, name: String, numbers: [i64; 5]) -> impl IntoView {
    let cells = numbers.map(|number| view! { <td class="number">{count(locale, number)}</td> });
    view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
}
