//! Who did what to a stay, and when.

use leptos::prelude::*;
use leptos_i18n::td_string;
use service::stay::StayEvent;

use super::words::action_word;
use crate::components::Table;
use crate::i18n::{Dates, Locale};
use crate::pages::tape::stay_word;
use crate::view::stay::StayPage;

/// Nothing for those who may not read it.
#[component]
pub(super) fn History(locale: Locale, shown: StayPage) -> impl IntoView {
    shown.record.history.map(|lines| {
        let caption = td_string!(locale, stay.history_caption, reference = shown.record.stay.reference);
        let rows = lines.into_iter().map(|line| view! { <Row locale=locale line=line /> }).collect_view();
        view! {
            <section class="section" aria-labelledby="history">
                <h2 id="history">{td_string!(locale, room.history)}</h2>
                <Table id="history-caption" caption=caption quiet_caption=true>
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, room.when)}</th>
                            <th scope="col">{td_string!(locale, room.who)}</th>
                            <th scope="col">{td_string!(locale, room.what)}</th>
                            <th scope="col">{td_string!(locale, stay.room)}</th>
                            <th scope="col">{td_string!(locale, room.dates)}</th>
                            <th scope="col">{td_string!(locale, room.status)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}

#[component]
fn Row(locale: Locale, line: StayEvent) -> impl IntoView {
    let dates = Dates::new(locale);
    let zone = domain::calendar::CampusZone::default();
    let span =
        td_string!(locale, room.between, from = dates.date(line.arrival), until = dates.date(line.departure));
    view! {
        <tr>
            <th scope="row" class="nowrap">{dates.minute(zone.local(line.at))}</th>
            <td>{line.actor.unwrap_or_else(|| td_string!(locale, room.system).to_owned())}</td>
            <td>{action_word(locale, &line.action)}</td>
            <td class="nowrap">{line.rooms.join(", ")}</td>
            <td class="nowrap">{span}</td>
            <td>{line.status.map(|status| stay_word(locale, status))}</td>
        </tr>
    }
}
