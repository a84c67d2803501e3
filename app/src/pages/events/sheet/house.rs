//! Who comes and goes, and how many sleep, day by day.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::EventRecord;
use std::collections::{BTreeMap, BTreeSet};

use crate::components::Table;

/// Who comes and goes, and how many sleep, day by day.
#[component]
pub(super) fn House<'a>(locale: Locale, record: &'a EventRecord) -> impl IntoView + use<> {
    let staying = record.rooming.iter().filter(|line| line.status.takes_nights()).collect::<Vec<_>>();
    let days = staying.iter().flat_map(|line| [line.arrival, line.departure]).collect::<BTreeSet<_>>();
    let nights = record.nights.iter().map(|night| (night.night, night)).collect::<BTreeMap<_, _>>();
    let days = days.into_iter().chain(nights.keys().copied()).collect::<BTreeSet<_>>();
    let number = |lines: usize| count(locale, i64::try_from(lines).unwrap_or(i64::MAX));
    let rows = days.iter().map(|day| {
        let arrive = staying.iter().filter(|line| line.arrival == *day).count();
        let leave = staying.iter().filter(|line| line.departure == *day).count();
        let (rooms, guests) = nights.get(day).map_or((0, 0), |night| (night.all(), night.guests));
        view! {
            <tr>
                <th scope="row" class="nowrap">{Dates::new(locale).date(*day)}</th>
                <td class="number">{number(arrive)}</td>
                <td class="number">{number(leave)}</td>
                <td class="number">{count(locale, rooms)}</td>
                <td class="number">{count(locale, guests)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!days.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 id="house">{td_string!(locale, sheet.house)}</h2>
                <Table id="house-caption" caption=td_string!(locale, sheet.house) quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, sheet.day)}</th>
                        <th scope="col" class="number">{td_string!(locale, sheet.arrive)}</th>
                        <th scope="col" class="number">{td_string!(locale, sheet.leave)}</th>
                        <th scope="col" class="number">{td_string!(locale, events.rooms)}</th>
                        <th scope="col" class="number">{td_string!(locale, events.guests)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}
