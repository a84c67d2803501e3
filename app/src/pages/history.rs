//! Who did what to stays, and when.

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::tape::stay_word;
use crate::view::history::Line;
use crate::{components::Table, markup::IntoMarkup};

/// The history of a stay or of a room. A reader who may not read it is shown none at all: an empty heading would only
/// say that something is hidden.
#[component]
pub(crate) fn History(locale: Locale, caption: String, lines: Vec<Line>) -> impl IntoView {
    let of_a_stay = lines.iter().any(|line| line.rooms.is_some());
    let body = if lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, room.no_history)}</p> }.into_markup()
    } else {
        let rows = lines.into_iter().map(|line| view! { <Row locale=locale line=line /> }).collect_view();
        view! {
            <Table id="history-caption" caption=caption quiet_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, room.when)}</th>
                        <th scope="col">{td_string!(locale, room.who)}</th>
                        <th scope="col">{td_string!(locale, room.what)}</th>
                        {of_a_stay.then(|| view! { <th scope="col">{td_string!(locale, stay.room)}</th> })}
                        <th scope="col">{td_string!(locale, room.dates)}</th>
                        <th scope="col">{td_string!(locale, room.status)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="history">
            <h2 id="history">{td_string!(locale, room.history)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Row(locale: Locale, line: Line) -> impl IntoView {
    let dates = Dates::new(locale);
    let zone = domain::calendar::CampusZone::default();
    let span =
        td_string!(locale, room.between, from = dates.date(line.arrival), until = dates.date(line.departure));
    view! {
        <tr>
            <th scope="row" class="nowrap">{dates.minute(zone.local(line.at))}</th>
            <td>{line.actor.unwrap_or_else(|| td_string!(locale, room.system).to_owned())}</td>
            <td>{action_word(locale, &line.action)}</td>
            {line.rooms.map(|rooms| view! { <td class="nowrap">{rooms}</td> })}
            <td class="nowrap">{span}</td>
            <td>{line.status.map(|status| stay_word(locale, status))}</td>
        </tr>
    }
}

/// The word of `StayAction` in the reader's language; one that is new to us stands as it was stored.
pub(crate) fn action_word(locale: Locale, code: &str) -> String {
    let word = match code {
        "reserve" => td_string!(locale, action.reserve),
        "assign" => td_string!(locale, action.assign),
        "move" => td_string!(locale, action.relocate),
        "swap" => td_string!(locale, action.swap),
        "extend" => td_string!(locale, action.extend),
        "shorten" => td_string!(locale, action.shorten),
        "cancel" => td_string!(locale, action.cancel),
        "no_show" => td_string!(locale, action.no_show),
        "check_in" => td_string!(locale, action.check_in),
        "check_out" => td_string!(locale, action.check_out),
        other => other,
    };
    word.to_owned()
}
