//! The figures a director asks for first, each with its base.

use domain::target::TargetPeriod;
use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Stat, Stats};
use crate::pages::nights::{Occupancy, level_name};
use crate::view::outlook::{Gap, OutlookPage};

#[component]
pub(super) fn Headline(locale: Locale, shown: OutlookPage) -> impl IntoView {
    let nights = shown.nights.clone();
    let (all, year) = (nights.all, nights.choice.year);
    let guests = all.guest_nights + all.guest_nights_on_the_books;
    let gaps = shown.gaps.iter().map(|gap| view! { <Needed locale=locale gap=gap.clone() /> }).collect_view();
    view! {
        <section class="section" aria-labelledby="headline">
            <h2 id="headline">{td_string!(locale, nights.stands_at, year = year)}</h2>
            <Stats>
                <Stat label=td_string!(locale, nights.room_nights) figure=count(locale, all.committed())>
                    <span class="split">
                        <span class="key actual">{td_string!(locale, nights.slept)}" "{count(locale, all.room_nights)}</span>
                        <span class="key booked">{td_string!(locale, nights.books)}" "{count(locale, all.on_the_books)}</span>
                    </span>
                    <span>{td_string!(locale, nights.guest_nights)}" "{count(locale, guests)}</span>
                </Stat>
                {gaps}
                {shown.gaps.is_empty().then(|| view! {
                    <Stat label=td_string!(locale, nights.target) figure=td_string!(locale, app.no_value)>
                        <span>{td_string!(locale, nights.no_target)}</span>
                    </Stat>
                })}
                <YearAgo locale=locale shown=shown />
                <Occupancy
                    locale=locale label=td_string!(locale, nights.of_stock) nights=all.committed()
                    base=nights.capacity.stock_nights
                />
                <Occupancy
                    locale=locale label=td_string!(locale, nights.of_open) nights=all.committed()
                    base=nights.capacity.open_nights
                />
            </Stats>
            <p class="quiet">{td_string!(locale, outlook.notes)}</p>
        </section>
    }
}

/// What a target still asks of each month that is left.
#[component]
fn Needed(locale: Locale, gap: Gap) -> impl IntoView {
    let target = gap.standing.target.room_nights;
    let stands = td_string!(
        locale,
        nights.of_line,
        share = percent(locale, gap.standing.room_nights, target).unwrap_or_default(),
        target = count(locale, target)
    );
    let missing = if gap.missing > 0 {
        td_string!(locale, outlook.missing, n = count(locale, gap.missing))
    } else {
        td_string!(locale, nights.over, n = count(locale, -gap.standing.missing()))
    };
    let months = td_string!(locale, outlook.months, count = gap.months, n = count(locale, gap.months));
    let average = (gap.standing.target.period == TargetPeriod::Biennium)
        .then(|| td_string!(locale, outlook.average, n = count(locale, gap.standing.room_nights)));
    let figure = gap
        .needed
        .map_or_else(|| td_string!(locale, app.no_value).to_owned(), |needed| count(locale, needed));
    view! {
        <Stat label=td_string!(locale, outlook.needed, target = level_name(locale, &gap.standing)) figure=figure>
            <span>{months}" · "{missing}</span>
            <span>{average.map(|text| format!("{text} · "))}{stands}</span>
        </Stat>
    }
}

/// This year against the last one on the same date.
#[component]
fn YearAgo(locale: Locale, shown: OutlookPage) -> impl IntoView {
    let (now, then) = (shown.nights.all.committed(), shown.year_ago.committed());
    let sign = if now >= then { "+" } else { "−" };
    let figure = format!("{sign}{}", count(locale, (now - then).abs()));
    let year = shown.nights.choice.year - 1;
    let then = td_string!(
        locale,
        outlook.then,
        n = count(locale, then),
        slept = count(locale, shown.year_ago.room_nights)
    );
    view! {
        <Stat label=td_string!(locale, outlook.year_ago, year = year) figure=figure>
            <span>{then}</span>
            <span>{td_string!(locale, outlook.came_to, n = count(locale, shown.came_to))}</span>
        </Stat>
    }
}
