//! The year in two pictures: month by month, and added up towards the target.

use domain::target::TargetPeriod;
use i18n::{Dates, Locale, Month, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Bars, BarsModel, Level, Lines, LinesModel, Series, Slot, Style};
use crate::view::nights::{MonthRow, NightsPage, Standing};

#[component]
pub(super) fn Charts(locale: Locale, shown: NightsPage) -> impl IntoView {
    let compare = shown.choice.compare;
    view! {
        <div class="pair">
            <figure class="panel section">
                <h2>{td_string!(locale, nights.by_month)}</h2>
                <Bars locale=locale model=by_month(locale, &shown) />
                <figcaption class="row fine">
                    <span class="key actual">{td_string!(locale, nights.slept)}</span>
                    <span class="key booked">{td_string!(locale, nights.books)}</span>
                    {compare.map(|year| view! { <span class="key compared">{year}</span> })}
                </figcaption>
            </figure>
            <Cumulative locale=locale shown=shown />
        </div>
    }
}

/// The year added up towards its targets.
#[component]
pub(crate) fn Cumulative(locale: Locale, shown: NightsPage) -> impl IntoView {
    view! {
        <figure class="panel section">
            <h2>{td_string!(locale, nights.cumulative)}</h2>
            <Lines locale=locale model=towards_target(locale, &shown) />
            <figcaption class="row fine">
                <span class="key line-actual">{td_string!(locale, nights.slept)}</span>
                <span class="key line-booked">{td_string!(locale, nights.books)}</span>
                {(!shown.standings.is_empty()).then(|| view! {
                    <span class="key line-target">{td_string!(locale, nights.target)}</span>
                })}
            </figcaption>
        </figure>
    }
}

fn by_month(locale: Locale, shown: &NightsPage) -> BarsModel {
    BarsModel {
        label: td_string!(locale, nights.month_chart, year = shown.choice.year),
        styles: vec![Style::Actual, Style::Booked],
        slots: shown.months.iter().map(|row| slot(locale, row)).collect(),
    }
}

fn slot(locale: Locale, row: &MonthRow) -> Slot {
    let dates = Dates::new(locale);
    let tip = [
        dates.month(row.first, Month::Full),
        format!("{}: {}", td_string!(locale, nights.slept), count(locale, row.count.room_nights)),
        format!("{}: {}", td_string!(locale, nights.books), count(locale, row.count.on_the_books)),
    ];
    Slot {
        name: dates.month(row.first, Month::Short),
        parts: vec![row.count.room_nights, row.count.on_the_books],
        compared: row.compared,
        tip: tip.join("\n"),
    }
}

fn towards_target(locale: Locale, shown: &NightsPage) -> LinesModel {
    let sums = shown.cumulated();
    let open = shown.first_open_month();
    // Both lines meet in the last month that is over, so that one runs on from the other.
    let joint = open.saturating_sub(1);
    let solid = sums.iter().take(open).copied().collect();
    let broken = sums.iter().skip(joint).copied().collect();
    LinesModel {
        label: td_string!(locale, nights.cumulative_chart, year = shown.choice.year),
        names: shown.months.iter().map(|row| Dates::new(locale).month(row.first, Month::Short)).collect(),
        series: vec![
            Series { style: Style::Booked, from: joint, values: broken },
            Series { style: Style::Actual, from: 0, values: solid },
        ],
        levels: levels(locale, &shown.standings),
        band: None,
    }
}

/// One line a target; where that of the biennium equals that of the year, one line serves both.
fn levels(locale: Locale, standings: &[Standing]) -> Vec<Level> {
    let mut levels = Vec::<Level>::new();
    for standing in standings {
        let value = standing.target.room_nights;
        let label = level_name(locale, standing);
        if let Some(level) = levels.iter_mut().find(|level| level.value == value) {
            level.label = format!("{} · {label}", level.label);
        } else {
            let style = if levels.is_empty() { Style::Target } else { Style::TargetToo };
            levels.push(Level { style, value, label });
        }
    }
    levels
}

/// The target in words.
pub(crate) fn level_name(locale: Locale, standing: &Standing) -> String {
    let (from, until) = (standing.target.first_year, standing.last_year());
    match standing.target.period {
        TargetPeriod::Year => td_string!(locale, nights.target_year, year = from),
        TargetPeriod::Biennium => td_string!(locale, nights.target_biennium, from = from, until = until),
    }
}
