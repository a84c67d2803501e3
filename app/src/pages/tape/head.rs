//! The dates above the rooms of a pavilion.

use chrono::{Datelike, NaiveDate, Weekday};
use domain::calendar::DayOff;
use i18n::{Dates, Locale, Month};
use leptos::prelude::*;

use crate::components::day_off;

#[component]
pub(super) fn Head(locale: Locale, name: String, nights: Vec<NaiveDate>, today: NaiveDate) -> impl IntoView {
    let dates = Dates::new(locale);
    let months = nights
        .chunk_by(|a, b| a.month() == b.month())
        .map(|month| {
            let text = month.first().map(|first| title(dates, *first, month.len()));
            view! { <th scope="colgroup" colspan=month.len()>{text}</th> }
        })
        .collect_view();
    let days = nights
        .iter()
        .map(|night| {
            let off = day_off(locale, *night);
            let class = class(*night, today);
            let named = off.map(|off| view! { <span class="unseen">" "{off}</span> });
            view! { <th scope="col" class=class title=off><i>{dates.weekday(*night)}</i>{night.day()}{named}</th> }
        })
        .collect_view();
    view! {
        <thead>
            <tr><th rowspan="2" scope="col">{name}</th>{months}</tr>
            <tr>{days}</tr>
        </thead>
    }
}

/// A month that shows but a few nights has no room for its year.
fn title(dates: Dates, first: NaiveDate, nights: usize) -> String {
    match nights {
        0..3 => dates.month(first, Month::Short),
        _ => format!("{} {}", dates.month(first, Month::Full), first.year()),
    }
}

/// A day off looks like a weekend; a bridge does not.
fn class(night: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    if night == today {
        Some("now")
    } else {
        let weekend = matches!(night.weekday(), Weekday::Sat | Weekday::Sun);
        (weekend || DayOff::of(night).is_some()).then_some("we")
    }
}
