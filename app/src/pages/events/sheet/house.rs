//! Who comes and goes, and how many sleep, day by day.

use chrono::NaiveDate;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::EventRecord;
use std::collections::{BTreeMap, BTreeSet};

use crate::components::Table;

/// A day of the house: who comes, who goes, and how many sleep.
struct Counts {
    day: NaiveDate,
    arrive: i64,
    leave: i64,
    rooms: i64,
    guests: i64,
}

/// The days on which something changes: a master's term has four months of others.
fn counts(record: &EventRecord) -> Vec<Counts> {
    let staying = record.rooming.iter().filter(|line| line.status.takes_nights()).collect::<Vec<_>>();
    let days = staying.iter().flat_map(|line| [line.arrival, line.departure]).collect::<BTreeSet<_>>();
    let nights = record.nights.iter().map(|night| (night.night, night)).collect::<BTreeMap<_, _>>();
    let days = days.into_iter().chain(nights.keys().copied()).collect::<BTreeSet<_>>();
    let number = |lines: usize| i64::try_from(lines).unwrap_or(i64::MAX);
    let days = days.into_iter().map(|day| {
        let (rooms, guests) = nights.get(&day).map_or((0, 0), |night| (night.all(), night.guests));
        let arrive = number(staying.iter().filter(|line| line.arrival == day).count());
        let leave = number(staying.iter().filter(|line| line.departure == day).count());
        Counts { day, arrive, leave, rooms, guests }
    });
    changing(days.collect())
}

/// Without the days on which nobody comes or goes and as many sleep as the day before.
fn changing(mut days: Vec<Counts>) -> Vec<Counts> {
    days.dedup_by(|day, before| {
        (day.arrive, day.leave) == (0, 0) && (day.rooms, day.guests) == (before.rooms, before.guests)
    });
    days
}

/// Who comes and goes, and how many sleep, on each day that changes it.
#[component]
pub(super) fn House<'a>(locale: Locale, record: &'a EventRecord) -> impl IntoView + use<> {
    let days = counts(record);
    let rows = days.iter().map(|counts| {
        view! {
            <tr>
                <th scope="row" class="nowrap">{Dates::new(locale).date(counts.day)}</th>
                <td class="number">{count(locale, counts.arrive)}</td>
                <td class="number">{count(locale, counts.leave)}</td>
                <td class="number">{count(locale, counts.rooms)}</td>
                <td class="number">{count(locale, counts.guests)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!days.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 id="house">{td_string!(locale, sheet.house)}</h2>
                <p class="quiet">{td_string!(locale, sheet.unchanged)}</p>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_like_the_one_before_are_left_out_and_those_who_change_places_are_not() {
        let day = |day: u32, (arrive, leave), (rooms, guests)| Counts {
            day: NaiveDate::from_ymd_opt(2026, 6, day).unwrap(),
            arrive,
            leave,
            rooms,
            guests,
        };
        let days = vec![
            day(1, (3, 0), (3, 3)),
            day(2, (0, 0), (3, 3)),
            day(3, (0, 0), (3, 3)),
            day(4, (1, 1), (3, 3)),
            day(5, (0, 0), (3, 4)),
            day(6, (0, 3), (0, 0)),
        ];
        let shown = changing(days).iter().map(|counts| counts.day.to_string()).collect::<Vec<_>>();
        assert_eq!(shown, ["2026-06-01", "2026-06-04", "2026-06-05", "2026-06-06"]);
    }
}
