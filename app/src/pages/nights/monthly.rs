//! The figures of the pictures, as a table.

use domain::nights::{Capacity, NightCount};
use i18n::{Dates, Locale, Month, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Icon, Shape, Table};
use crate::local::query_value;
use crate::view::nights::NightsPage;

#[component]
pub(super) fn Monthly(locale: Locale, shown: NightsPage) -> impl IntoView {
    let year = shown.choice.year;
    let compare = shown.choice.compare;
    let segment = shown
        .choice
        .segment
        .as_ref()
        .map(|code| format!("&segment={}", query_value(code)))
        .unwrap_or_default();
    let compared = compare.map(|year| format!("&compare={year}")).unwrap_or_default();
    let sums = shown.cumulated();
    let rows = shown
        .months
        .iter()
        .zip(&sums)
        .map(|(row, sum)| {
            let line = Line {
                name: Dates::new(locale).month(row.first, Month::Full),
                count: row.count,
                all: row.all,
                capacity: row.capacity,
                compared: compare.map(|_| row.compared.unwrap_or_default()),
                cumulated: *sum,
            };
            view! { <Row locale=locale line=line /> }
        })
        .collect_view();
    let total = Line {
        name: td_string!(locale, nights.year_total, year = year),
        count: shown.count,
        all: shown.all,
        capacity: shown.capacity,
        compared: compare.map(|_| shown.months.iter().filter_map(|row| row.compared).sum()),
        cumulated: sums.last().copied().unwrap_or_default(),
    };
    view! {
        <section class="section" aria-labelledby="months">
            <div class="row spread">
                <h2 id="months">{td_string!(locale, nights.by_month)}</h2>
                <span class="row">
                    <a class="button" href=format!("/room-nights.csv?year={year}{segment}")>
                        <Icon shape=Shape::Download />{td_string!(locale, nights.csv)}
                    </a>
                    <a class="button" href=format!("/export/room-nights.xlsx?year={year}{segment}{compared}")>
                        <Icon shape=Shape::Download />"XLSX"
                    </a>
                </span>
            </div>
            <Table id="months-caption" caption=td_string!(locale, nights.by_month_caption, year = year)>
                <Head locale=locale compare=compare />
                <tbody>{rows}</tbody>
                <tfoot><Row locale=locale line=total /></tfoot>
            </Table>
        </section>
    }
}

/// What one line of the table says.
struct Line {
    name: String,
    count: NightCount,
    all: NightCount,
    capacity: Capacity,
    compared: Option<i64>,
    cumulated: i64,
}

#[component]
fn Row(locale: Locale, line: Line) -> impl IntoView {
    let Line { name, count: nights, all, capacity, compared, cumulated } = line;
    let share = |base| percent(locale, all.committed(), base).unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number group">{count(locale, nights.room_nights)}</td>
            <td class="number">{count(locale, nights.on_the_books)}</td>
            <td class="number strong">{count(locale, nights.committed())}</td>
            {compared.map(|value| view! { <td class="number">{count(locale, value)}</td> })}
            <td class="number">{count(locale, cumulated)}</td>
            <td class="number group">{count(locale, nights.guest_nights + nights.guest_nights_on_the_books)}</td>
            <td class="number group">{count(locale, capacity.stock_nights)}</td>
            <td class="number">{share(capacity.stock_nights)}</td>
            <td class="number">{count(locale, capacity.open_nights)}</td>
            <td class="number">{share(capacity.open_nights)}</td>
        </tr>
    }
}

/// Two lines: what the columns count, and how.
#[component]
fn Head(locale: Locale, compare: Option<i32>) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col" rowspan="2">{td_string!(locale, nights.month)}</th>
                <th scope="colgroup" colspan=if compare.is_some() { "5" } else { "4" } class="group">
                    {td_string!(locale, nights.room_nights)}
                </th>
                <th scope="col" rowspan="2" class="number group">{td_string!(locale, nights.guest_nights)}</th>
                <th scope="colgroup" colspan="4" class="group">{td_string!(locale, nights.occupancy)}</th>
            </tr>
            <tr>
                <th scope="col" class="number group">{td_string!(locale, nights.slept)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.books)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.total)}</th>
                {compare.map(|year| view! { <th scope="col" class="number">{year}</th> })}
                <th scope="col" class="number">{td_string!(locale, nights.cumulated)}</th>
                <th scope="col" class="number group">{td_string!(locale, nights.stock_nights)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.of_stock)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.open_nights)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.of_open)}</th>
            </tr>
        </thead>
    }
}
