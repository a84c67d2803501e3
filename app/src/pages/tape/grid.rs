//! The chart itself: one table a pavilion, so that its name and the dates stay above its rooms.
//!
//! A run is one cell that spans its nights; room and date are its headers, for eyes and for screen readers alike, so
//! no cell repeats them. That keeps 300 rooms × 31 nights within 28 kB.

use chrono::Datelike;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::Holder;

use islands::tape::Tape;

use super::head::Head;
use super::texts::Words;
use super::word;
use crate::view::tape::{Lane, Pavilion, RoomRow, Run, TapePage, What, tone};
use crate::{
    local::query_value,
    markup::{IntoMarkup, Markup},
};

/// A bar of less than this part of the window has no room for a name.
const NAME: i64 = 11;

/// The stays without a room, and under them the rooms, each in a box that scrolls by itself: however many wait for a
/// room, the rooms stay in sight.
#[component]
pub(super) fn Grid<'a>(locale: Locale, shown: &'a TapePage) -> impl IntoView + use<> {
    let class = format!(
        "tape n{} d{} {}",
        shown.filter.nights,
        shown.filter.from.weekday().num_days_from_monday(),
        shown.today_column().map(|column| format!("t{column}")).unwrap_or_default()
    );
    let label = td_string!(locale, tape.title);
    let lane = view! { <LaneBox locale=locale shown=&shown class=class.clone() /> };
    let tables = shown.pavilions.iter();
    let tables =
        tables.map(|one| view! { <OnePavilion locale=locale shown=&shown pavilion=one /> }).collect_view();
    let rooms = (shown.filter.lane != Lane::Alone)
        .then(|| view! { <div class=class role="region" aria-label=label tabindex="0">{tables}</div> });
    let words = view! { <Words locale=locale shown=&shown /> };
    view! { <Tape>{words}{lane}{rooms}</Tape> }
}

#[component]
fn LaneBox<'a>(locale: Locale, shown: &'a TapePage, class: String) -> impl IntoView + use<> {
    let lane = shown.lane();
    let back = query_value(&shown.filter.here());
    let window = shown.filter.nights.into();
    let name = td_string!(locale, tape.unassigned);
    let rows = lane
        .iter()
        .enumerate()
        .map(|(row, runs)| view! { <LaneRow locale=locale window=window row=row runs=runs back=&back /> })
        .collect_view();
    let (nights, today) = (shown.nights.clone(), shown.today);
    (!lane.is_empty()).then(|| {
        view! {
            <div class=format!("{class} lane") role="region" aria-label=name tabindex="0">
                <table>
                    <caption class="unseen">{name}</caption>
                    <Head locale=locale name=name.to_owned() nights=nights today=today />
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

#[component]
fn LaneRow<'a>(
    locale: Locale,
    window: i64,
    row: usize,
    runs: &'a [Run],
    back: &'a str,
) -> impl IntoView + use<> {
    let cells = runs.iter().map(|run| loose_cell(locale, run, is_tight(run, window), back)).collect_view();
    view! { <tr><th scope="row">{count(locale, i64::try_from(row + 1).unwrap_or_default())}</th>{cells}</tr> }
}

/// A stay without a room is a link: there are few of them, and no room says whose place it is.
fn loose_cell(locale: Locale, run: &Run, is_tight: bool, back: &str) -> Markup {
    let span = (run.nights > 1).then_some(run.nights);
    let What::Taken { holder, .. } = &run.what else { return view! { <td colspan=span></td> }.into_markup() };
    let href = format!("/stays/{}?back={back}", holder.reference().unwrap_or_default());
    let text = run_text(locale, run);
    let title = is_tight.then(|| text.clone());
    view! { <td colspan=span class=run_class(run) title=title><a href=href>{text}</a></td> }.into_markup()
}

#[component]
fn OnePavilion<'a>(locale: Locale, shown: &'a TapePage, pavilion: &'a Pavilion) -> impl IntoView + use<> {
    let rooms = pavilion.rooms.len();
    let nights = shown.filter.nights;
    let caption = td_string!(
        locale,
        tape.caption,
        pavilion = pavilion.name.clone(),
        rooms = td_string!(locale, unit.rooms, count = rooms, n = rooms.to_string()),
        nights = td_string!(locale, unit.nights, count = nights, n = count(locale, nights.into())),
        from = Dates::new(locale).date(shown.filter.from)
    );
    let rows = pavilion.rooms.iter();
    let rows = rows.map(|room| view! { <Row locale=locale window=nights.into() room=room /> }).collect_view();
    view! {
        <table>
            <caption class="unseen">{caption}</caption>
            <Head locale=locale name=pavilion.name.clone() nights=shown.nights.clone() today=shown.today />
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row<'a>(locale: Locale, window: i64, room: &'a RoomRow) -> impl IntoView + use<> {
    let runs = room.runs.iter();
    let cells = runs.map(|run| cell(locale, &room.number, run, is_tight(run, window))).collect_view();
    let href = format!("/rooms/{}", room.number);
    view! {
        <tr>
            <th scope="row">
                <a href=href>{room.number.clone()}</a>
                {room.step_free.then(|| view! { <abbr title=td_string!(locale, tape.step_free)>"\u{267f}\u{fe0e}"</abbr> })}
                <small>{room.type_code.clone()}</small>
            </th>
            {cells}
        </tr>
    }
}

fn is_tight(run: &Run, window: i64) -> bool {
    run.nights * NAME < window
}

/// A bar says nothing but who holds it: which room and which nights it is, its place in the table says, and whose stay
/// it is the server knows. A reference on each bar would add a third to the page.
fn cell(locale: Locale, number: &str, run: &Run, is_tight: bool) -> Markup {
    let span = (run.nights > 1).then_some(run.nights);
    match &run.what {
        What::Free => {
            let text = td_string!(locale, tape.free_run, count = run.nights, n = run.nights);
            let href = format!("/rooms/{number}?from={}", run.from);
            view! { <td colspan=span><a href=href>{text}</a></td> }.into_markup()
        }
        What::NoStock => {
            view! { <td colspan=span class="x">{td_string!(locale, tape.no_longer)}</td> }.into_markup()
        }
        What::Taken { .. } => {
            let text = run_text(locale, run);
            // A name that cannot fit is shown under the pointer too.
            let title = is_tight.then(|| text.clone());
            view! { <td colspan=span class=run_class(run) title=title>{text}</td> }.into_markup()
        }
    }
}

/// Colour, and whether it goes on beyond the window.
fn run_class(run: &Run) -> String {
    let What::Taken { holder, before, after, .. } = &run.what else { return String::new() };
    let (before, after) = (if *before { " l" } else { "" }, if *after { " r" } else { "" });
    format!("{}{before}{after}", tone(holder).class())
}

/// What stands on a bar.
pub(super) fn run_text(locale: Locale, run: &Run) -> String {
    let What::Taken { holder, label, day_use, .. } = &run.what else { return String::new() };
    let name = bar_text(locale, holder, label.as_deref());
    let word = td_string!(locale, status.day_use);
    if *day_use { format!("{word}: {name}") } else { name }
}

/// A closure says what it is before why; a stay says who, to those who may know.
pub(super) fn bar_text(locale: Locale, holder: &Holder, label: Option<&str>) -> String {
    match (holder, label) {
        (Holder::Closure(_), Some(reason)) => format!("{}: {reason}", word(locale, holder)),
        (Holder::Closure(_), None) => word(locale, holder).to_owned(),
        (_, Some(name)) => name.to_owned(),
        (_, None) => td_string!(locale, tape.occupied).to_owned(),
    }
}
