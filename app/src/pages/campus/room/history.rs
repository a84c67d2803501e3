//! Who did what to the room's stays, and when.

use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::RoomLine;

use crate::components::Table;
use crate::i18n::{Dates, Locale};
use crate::pages::tape::stay_word;
use crate::view::room::RoomPage;

/// Nothing for those who may not read it: an empty heading would only say that something is hidden.
#[component]
pub(super) fn History(locale: Locale, shown: RoomPage) -> impl IntoView {
    shown.history.map(|lines| {
        let number = shown.facts.room.number.to_string();
        let empty = lines.is_empty();
        let rows = lines.into_iter().map(|line| view! { <Row locale=locale line=line /> }).collect_view();
        view! {
            <section class="section" aria-labelledby="history">
                <h2 id="history">{td_string!(locale, room.history)}</h2>
                {if empty {
                    view! { <p class="quiet">{td_string!(locale, room.no_history)}</p> }.into_any()
                } else {
                    view! {
                        <Table id="history-caption" caption=td_string!(locale, room.history_caption, number = number) quiet_caption=true>
                            <thead>
                                <tr>
                                    <th scope="col">{td_string!(locale, room.when)}</th>
                                    <th scope="col">{td_string!(locale, room.who)}</th>
                                    <th scope="col">{td_string!(locale, room.what)}</th>
                                    <th scope="col">{td_string!(locale, room.dates)}</th>
                                    <th scope="col">{td_string!(locale, room.status)}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </Table>
                    }
                    .into_any()
                }}
            </section>
        }
    })
}

#[component]
fn Row(locale: Locale, line: RoomLine) -> impl IntoView {
    let dates = Dates::new(locale);
    let zone = domain::calendar::CampusZone::default();
    let span =
        td_string!(locale, room.between, from = dates.date(line.arrival), until = dates.date(line.departure));
    view! {
        <tr>
            <th scope="row" class="nowrap">{dates.minute(zone.local(line.effective_at))}</th>
            <td>{line.actor.unwrap_or_else(|| td_string!(locale, room.system).to_owned())}</td>
            <td>{action(locale, &line.action)}</td>
            <td class="nowrap">{span}</td>
            <td>{line.status.map(|status| stay_word(locale, status))}</td>
        </tr>
    }
}

/// What was done, in words; a word that is new to us stands as it was stored.
fn action(locale: Locale, code: &str) -> String {
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
