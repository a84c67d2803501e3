//! The year by segment; each leads to its own year.

use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::segment_name;
use crate::components::Table;
use crate::local::query_value;
use crate::view::nights::{NightsPage, SegmentRow};

#[component]
pub(super) fn Segments(locale: Locale, shown: NightsPage) -> impl IntoView {
    let year = shown.choice.year;
    let whole = shown.all.committed();
    let rows = shown
        .segments
        .into_iter()
        .map(|row| view! { <SegmentLine locale=locale year=year whole=whole row=row /> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="segments">
            <h2 id="segments">{td_string!(locale, nights.by_segment)}</h2>
            <Table id="segments-caption" caption=td_string!(locale, nights.by_segment_caption, year = year)>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, nights.segment)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.slept)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.books)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.total)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.share_of_year)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.guest_nights)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

#[component]
fn SegmentLine(locale: Locale, year: i32, whole: i64, row: SegmentRow) -> impl IntoView {
    let href = format!("/room-nights?year={year}&segment={}", query_value(&row.code));
    let nights = row.count;
    view! {
        <tr>
            <th scope="row"><a href=href>{segment_name(locale, &row.code)}</a></th>
            <td class="number">{count(locale, nights.room_nights)}</td>
            <td class="number">{count(locale, nights.on_the_books)}</td>
            <td class="number strong">{count(locale, nights.committed())}</td>
            <td class="number">{percent(locale, nights.committed(), whole)}</td>
            <td class="number">{count(locale, nights.guest_nights + nights.guest_nights_on_the_books)}</td>
        </tr>
    }
}
