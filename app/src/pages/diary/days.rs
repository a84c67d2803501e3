//! A week and a month: spaces and days.

use chrono::{Datelike, NaiveDate, Weekday};
use domain::calendar::DayOff;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::carry::Carried;
use super::words::{clock, use_title, use_word};
use crate::components::day_off;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::view::diary::{DiaryPage, SpaceRow, Usage, Use, View};
use crate::view::tape::shift;

/// Each day's uses by name.
#[component]
pub(super) fn WeekGrid<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let cell = |row: &SpaceRow, day: NaiveDate| week_cell(locale, shown, row, day);
    grid(locale, shown, "diary-week", cell)
}

/// How many functions begin each day.
#[component]
pub(super) fn MonthGrid<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let cell = |row: &SpaceRow, day: NaiveDate| month_cell(locale, shown, row, day);
    view! {
        <p class="quiet fine">{td_string!(locale, diary.month_note)}</p>
        {grid(locale, shown, "diary-month", cell)}
    }
}

fn grid(
    locale: Locale,
    shown: &DiaryPage,
    class: &'static str,
    cell: impl Fn(&SpaceRow, NaiveDate) -> Markup,
) -> Markup {
    let dates = Dates::new(locale);
    let (from, until) = shown.filter.span();
    let (first, last) = (dates.day_month(from), dates.date(shift(until, -1)));
    let caption = td_string!(locale, diary.caption_days, from = first, until = last);
    let heads = shown.days.iter().map(|day| {
        let class = class_of(*day, shown.today);
        let href = shown.filter.href(View::Day, *day);
        let off = day_off(locale, *day);
        // A month has no room for it.
        let said = off.filter(|_| shown.filter.view == View::Week).map(|off| view! { <small>{off}</small> });
        let long = dates.long(*day);
        let label = off.map_or_else(|| long.clone(), |off| format!("{long}, {off}"));
        view! {
            <th scope="col" class=class title=off><a href=href aria-label=label><i>{dates.weekday(*day)}</i>{day.day()}{said}</a></th>
        }
    });
    let heads = heads.collect_view();
    let row = |row: &SpaceRow| {
        let cells = shown.days.iter().map(|day| cell(row, *day)).collect_view();
        let seats = row.seats.map(|seats| view! { <small>{count(locale, seats)}</small> });
        let code = (shown.may_plan && shown.filter.view == View::Week).then(|| row.code.clone());
        view! {
            <tr class=row.divisible.then_some("walled") data-s=code><th scope="row">{row.name.clone()}{seats}</th>{cells}</tr>
        }
    };
    let bodies = shown.pavilions.iter().map(|pavilion| {
        let rows = pavilion.rows.iter().map(row).collect_view();
        let wide = shown.days.len() + 1;
        view! {
            <tbody>
                <tr class="of"><th scope="rowgroup" colspan=wide>{pavilion.name.clone()}</th></tr>
                {rows}
            </tbody>
        }
    });
    let bodies = bodies.collect_view();
    view! {
        <div class="scroll" role="region" aria-label=td_string!(locale, diary.title) tabindex="0">
            <table class=format!("table {class}")>
                <caption class="unseen">{caption}</caption>
                <thead><tr><th scope="col">{td_string!(locale, diary.space)}</th>{heads}</tr></thead>
                {bodies}
            </table>
        </div>
    }
    .into_markup()
}

fn class_of(day: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || DayOff::of(day).is_some();
    if day == today { Some("now") } else { weekend.then_some("we") }
}

fn week_cell(locale: Locale, shown: &DiaryPage, row: &SpaceRow, day: NaiveDate) -> Markup {
    let back = query_value(&shown.filter.here());
    let all = row.uses.iter().chain(&row.waiting).filter(|one| one.is_on(day));
    let first = shown.filter.span().0;
    let lines = all.map(|one| line(locale, one, &back, Carried::of(one, first, shown.may_plan)));
    let lines = lines.collect_view();
    let create = shown.may_plan.then(|| create(locale, row, day, &back, false));
    view! { <td class=class_of(day, shown.today)><ul>{lines}</ul>{create}</td> }.into_markup()
}

/// A short bar with its hours.
fn line(locale: Locale, one: &Use, back: &str, carried: Carried) -> Markup {
    let title = use_title(locale, &one.usage);
    let whole = matches!(one.usage, Usage::Closed(..));
    let hours = if whole { td_string!(locale, diary.whole_day).to_owned() } else { clock(one) };
    match &one.usage {
        Usage::Function { id, event, .. } => {
            let href = format!("/functions/{id}?back={back}");
            let Carried { id, version, from, length } = carried;
            let word = use_word(locale, &one.usage);
            let class = format!("use {}", one.usage.tone().class());
            view! {
                <li class=class data-f=id data-v=version data-m=from data-l=length><a href=href>
                    <b>{hours}</b>" "{title}" · "{event.clone()}<span class="unseen">", "{word}</span>
                </a></li>
            }
            .into_markup()
        }
        Usage::Walls(_) => view! { <li class="use walls closed"><b>{hours}</b>" "{title}</li> }.into_markup(),
        _ => {
            let class = format!("use {}", one.usage.tone().class());
            view! { <li class=class><b>{hours}</b>" "{title}</li> }.into_markup()
        }
    }
}

fn month_cell(locale: Locale, shown: &DiaryPage, row: &SpaceRow, day: NaiveDate) -> Markup {
    let back = query_value(&shown.filter.here());
    let here = || row.uses.iter().filter(|one| one.is_on(day));
    let walls = here().find(|one| matches!(one.usage, Usage::Walls(_) | Usage::Closed(..)));
    let own = here().filter(|one| matches!(one.usage, Usage::Function { .. } | Usage::Occupied));
    let own = own.collect::<Vec<_>>();
    if own.is_empty() {
        let class = if walls.is_some() { Some("walls") } else { class_of(day, shown.today) };
        let text = walls.map(|one| use_title(locale, &one.usage));
        let told = text.map(|text| view! { <span class="unseen">{text.clone()}</span> });
        let create = shown.may_plan.then(|| create(locale, row, day, &back, true));
        return view! { <td class=class>{told}{create}</td> }.into_markup();
    }
    let titles = own.iter().map(|one| format!("{} {}", clock(one), use_title(locale, &one.usage)));
    let titles = titles.collect::<Vec<_>>().join("; ");
    let number = i64::try_from(own.len()).unwrap_or_default();
    let text = td_string!(locale, diary.functions, count = number, n = count(locale, number));
    let class = format!("use {}", own.first().map(|one| one.usage.tone().class()).unwrap_or_default());
    let href = shown.filter.href(View::Day, day);
    let label = format!("{text}: {titles}");
    view! { <td class=class><a href=href title=titles aria-label=label>{count(locale, number)}</a></td> }
        .into_markup()
}

/// The way to the form, with the space and the day filled in.
fn create(locale: Locale, row: &SpaceRow, day: NaiveDate, back: &str, quiet: bool) -> impl IntoView + use<> {
    let href = format!("/functions/new?space={}&from_date={day}&back={back}", query_value(&row.code));
    let date = Dates::new(locale).day_month(day);
    let label = td_string!(locale, diary.create_in, space = row.name.clone(), date = date);
    view! { <a class="add" href=href aria-label=label tabindex=quiet.then_some("-1")>"+"</a> }
}
