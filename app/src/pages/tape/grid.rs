//! The chart itself: one table a pavilion, so that its name and the dates stay above its rooms.
//!
//! A run is one cell that spans its nights; room and date are its headers, for eyes and for screen readers alike, so
//! no cell repeats them. That keeps 300 rooms × 31 nights within 28 kB.

use chrono::Datelike;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::Holder;

use islands::tape_keys::TapeKeys;

use super::head::Head;
use super::word;
use crate::i18n::{Dates, Locale, count};
use crate::view::tape::{Pavilion, RoomRow, Run, TapePage, What, tone};

/// A bar of less than this part of the window has no room for a name.
const NAME: i64 = 11;

#[component]
pub(super) fn Grid(locale: Locale, shown: TapePage) -> impl IntoView {
    let class = format!(
        "tape n{} d{} {}",
        shown.filter.nights,
        shown.filter.from.weekday().num_days_from_monday(),
        shown.today_column().map(|column| format!("t{column}")).unwrap_or_default()
    );
    let label = td_string!(locale, tape.title);
    let mut first = 0;
    let table = |pavilion: &Pavilion| {
        let table = view! { <OnePavilion locale=locale shown=&shown pavilion=pavilion first=first /> };
        first += pavilion.rooms.len();
        table
    };
    let tables = shown.pavilions.iter().map(table).collect_view();
    let from = shown.filter.from.to_string();
    view! {
        <div class=class role="region" aria-label=label tabindex="0" data-from=from><TapeKeys>{tables}</TapeKeys></div>
    }
}

#[component]
fn OnePavilion<'a>(
    locale: Locale,
    shown: &'a TapePage,
    pavilion: &'a Pavilion,
    first: usize,
) -> impl IntoView + use<> {
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
    let rows = pavilion
        .rooms
        .iter()
        .enumerate()
        .map(|(row, room)| view! { <Row locale=locale window=nights.into() row=first + row room=room /> })
        .collect_view();
    view! {
        <table>
            <caption class="unseen">{caption}</caption>
            <Head locale=locale name=pavilion.name.clone() nights=shown.nights.clone() today=shown.today />
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row<'a>(locale: Locale, window: i64, row: usize, room: &'a RoomRow) -> impl IntoView + use<> {
    let tight = |run: &Run| run.nights * NAME < window;
    let mut column = 0;
    let place = |run: &Run| {
        let place = (row, column);
        column += run.nights;
        cell(locale, &room.number, run, tight(run), place)
    };
    let cells = room.runs.iter().map(place).collect_view();
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

/// `place` is where the arrow keys find a gap: the row in the whole chart, and the column of the first night.
fn cell(locale: Locale, number: &str, run: &Run, tight: bool, (row, column): (usize, i64)) -> AnyView {
    let span = (run.nights > 1).then_some(run.nights);
    match &run.what {
        What::Free => {
            let text = td_string!(locale, tape.free_run, count = run.nights, n = run.nights);
            let href = format!("/rooms/{number}?from={}", run.from);
            view! { <td colspan=span><a href=href data-cell data-row=row data-col=column>{text}</a></td> }
                .into_any()
        }
        What::NoStock => {
            view! { <td colspan=span class="x">{td_string!(locale, tape.no_longer)}</td> }.into_any()
        }
        What::Taken { holder, label, before, after, day_use, .. } => {
            let class = format!(
                "{}{}{}",
                tone(holder).class(),
                if *before { " l" } else { "" },
                if *after { " r" } else { "" }
            );
            let name = bar_text(locale, holder, label.as_deref());
            let word = td_string!(locale, status.day_use);
            let text = if *day_use { format!("{word}: {name}") } else { name };
            // A name that cannot fit is shown under the pointer too.
            let title = tight.then(|| text.clone());
            view! { <td colspan=span class=class title=title>{text}</td> }.into_any()
        }
    }
}

/// A closure says what it is before why; a stay says who, to those who may know.
fn bar_text(locale: Locale, holder: &Holder, label: Option<&str>) -> String {
    match (holder, label) {
        (Holder::Closure(_), Some(reason)) => format!("{}: {reason}", word(locale, holder)),
        (Holder::Closure(_), None) => word(locale, holder).to_owned(),
        (_, Some(name)) => name.to_owned(),
        (_, None) => td_string!(locale, tape.occupied).to_owned(),
    }
}
