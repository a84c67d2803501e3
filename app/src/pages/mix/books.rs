//! What is planned of each class, beside what is expected of it, slept and booked.

use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Downloads, Table};
use crate::pages::nights::segment_name;
use crate::pages::outlook::whole;
use crate::view::mix::{ClassRow, Expected, MixPage};

/// The rows with what they are called, the whole year last.
pub(crate) fn rows(locale: Locale, shown: &MixPage) -> Vec<(String, ClassRow)> {
    let named = shown.classes().into_iter().map(|row| {
        let name = row.class.map(|class| segment_name(locale, class.code()));
        (name.unwrap_or_else(|| td_string!(locale, mix.beside).to_owned()), row)
    });
    named.chain([(td_string!(locale, mix.total).to_owned(), shown.whole())]).collect()
}

#[component]
pub(super) fn Books(locale: Locale, shown: MixPage) -> impl IntoView {
    let year = shown.year;
    let lines = rows(locale, &shown).into_iter().map(|(name, row)| line(locale, name, &row)).collect_view();
    let title = td_string!(locale, mix.books);
    let range = format!("{}–{}", td_string!(locale, forecast.p10), td_string!(locale, forecast.p90));
    view! {
        <section class="section" aria-labelledby="mix-books">
            <h2 id="mix-books">{title}</h2>
            <Table id="mix-books-caption" caption=td_string!(locale, mix.books_caption, year = year)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, nights.segment)}</th>
                    <th scope="col" class="number">{td_string!(locale, mix.planned)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.middle)}</th>
                    <th scope="col" class="number">{range}</th>
                    <th scope="col" class="number">{td_string!(locale, nights.slept)}</th>
                    <th scope="col" class="number">{td_string!(locale, nights.books)}</th>
                    <th scope="col" class="number">{td_string!(locale, nights.total)}</th>
                    <th scope="col" class="number">{td_string!(locale, mix.of_planned)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </Table>
            <p class="quiet fine">{note(locale, year, &shown.expected)}</p>
            <p>
                <Downloads locale=locale table="delivery-mix-classes" name=title query=format!("?year={year}") />
            </p>
        </section>
    }
}

fn line(locale: Locale, name: String, row: &ClassRow) -> impl IntoView + use<> {
    let none = || td_string!(locale, app.no_value).to_owned();
    let nights = |number: f64| count(locale, whole(number));
    let expected = row.expected.map_or_else(none, |expected| nights(expected.mean));
    let range = row
        .expected
        .map_or_else(none, |expected| format!("{}–{}", nights(expected.p10), nights(expected.p90)));
    let committed = row.count.committed();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{count(locale, row.planned)}</td>
            <td class="number strong">{expected}</td>
            <td class="number">{range}</td>
            <td class="number">{count(locale, row.count.room_nights)}</td>
            <td class="number">{count(locale, row.count.on_the_books)}</td>
            <td class="number strong">{count(locale, committed)}</td>
            <td class="number">{percent(locale, committed, row.planned)}</td>
        </tr>
    }
}

/// What the expected figures are, or why there are none.
fn note(locale: Locale, year: i32, expected: &Expected) -> String {
    match expected {
        Expected::Told(_) => td_string!(locale, mix.expected_note).to_owned(),
        Expected::Over => td_string!(locale, mix.over, year = year),
        Expected::TooFar(last) => td_string!(locale, mix.too_far, year = year, last = *last),
        Expected::Nothing => td_string!(locale, forecast.empty).to_owned(),
    }
}
