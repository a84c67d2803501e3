//! The headline: room-nights and guest-nights against the same line, and occupancy on both bases.

use domain::nights::NightCount;
use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Stat, Stats};
use crate::view::nights::NightsPage;

#[component]
pub(super) fn Headline(locale: Locale, shown: NightsPage) -> impl IntoView {
    let NightCount { room_nights, on_the_books, guest_nights, guest_nights_on_the_books } = shown.count;
    let rooms = room_nights + on_the_books;
    let guests = guest_nights + guest_nights_on_the_books;
    let campus = shown.all.committed();
    let target = shown.year_target().map(|standing| standing.target.room_nights);
    let year = shown.choice.year;
    view! {
        <section class="section" aria-labelledby="headline">
            <h2 id="headline">{td_string!(locale, nights.stands_at, year = year)}</h2>
            <Stats>
                <Stat label=td_string!(locale, nights.room_nights) figure=count(locale, rooms)>
                    <Line locale=locale nights=rooms target=target />
                    <Split locale=locale slept=room_nights books=on_the_books />
                </Stat>
                <Stat label=td_string!(locale, nights.guest_nights) figure=count(locale, guests)>
                    <Line locale=locale nights=guests target=target />
                    <Split locale=locale slept=guest_nights books=guest_nights_on_the_books />
                </Stat>
                <Occupancy locale=locale label=td_string!(locale, nights.of_stock) nights=campus base=shown.capacity.stock_nights />
                <Occupancy locale=locale label=td_string!(locale, nights.of_open) nights=campus base=shown.capacity.open_nights />
            </Stats>
            <div class="pair notes">
                <p class="quiet">{td_string!(locale, nights.unit_note)}</p>
                <p class="quiet">{td_string!(locale, nights.base_note)}</p>
            </div>
        </section>
    }
}

/// How far the figure is from the target, as a share and in nights.
#[component]
fn Line(locale: Locale, nights: i64, target: Option<i64>) -> impl IntoView {
    let texts = target.map_or_else(
        || vec![td_string!(locale, nights.no_target).to_owned()],
        |target| {
            let share = percent(locale, nights, target).unwrap_or_default();
            let distance = if nights < target {
                td_string!(locale, nights.missing, n = count(locale, target - nights))
            } else {
                td_string!(locale, nights.over, n = count(locale, nights - target))
            };
            vec![td_string!(locale, nights.of_line, share = share, target = count(locale, target)), distance]
        },
    );
    view! { <span>{texts.join(" · ")}</span> }
}

#[component]
fn Split(locale: Locale, slept: i64, books: i64) -> impl IntoView {
    view! {
        <span class="split">
            <span class="key actual">{td_string!(locale, nights.slept)}" "{count(locale, slept)}</span>
            <span class="key booked">{td_string!(locale, nights.books)}" "{count(locale, books)}</span>
        </span>
    }
}

/// Nights as a share of a base.
#[component]
pub(crate) fn Occupancy(locale: Locale, label: &'static str, nights: i64, base: i64) -> impl IntoView {
    let figure = percent(locale, nights, base).unwrap_or_else(|| td_string!(locale, app.no_value).to_owned());
    let base = td_string!(locale, nights.base, nights = count(locale, nights), base = count(locale, base));
    view! {
        <Stat label=format!("{} {label}", td_string!(locale, nights.occupancy)) figure=figure>
            <span>{base}</span>
        </Stat>
    }
}
