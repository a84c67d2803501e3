//! How good chances were: of targets by months to their end, and of events by days to their first night.

use domain::forecast::record::{Bin, Chances, EventRow, GoalRow, Record, Reliability};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::super::words::{error, score, share};
use crate::components::{Downloads, Table};

fn number(locale: Locale, number: usize) -> String {
    count(locale, i64::try_from(number).unwrap_or_default())
}

/// Months to go of chances of targets that are held together.
pub(crate) fn reach(locale: Locale, of: &Reliability) -> String {
    let (from, to) = (count(locale, i64::from(of.from)), count(locale, i64::from(of.to)));
    td_string!(locale, forecast.reach, from = from, to = to)
}

/// Days to the first night of chances of events that are held together, and whether those were agreed.
pub(crate) fn agreed_or_not(locale: Locale, of: &EventRow) -> String {
    let from = count(locale, i64::from(of.from));
    let days = if let Some(to) = of.to {
        td_string!(locale, forecast.reach, from = from, to = count(locale, i64::from(to)))
    } else {
        td_string!(locale, forecast.reach_on, from = from)
    };
    if of.agreed { td_string!(locale, forecast.agreed, days = days) } else { days }
}

/// How good the chances of targets were, by how far their end was.
#[component]
pub(super) fn OfGoals(locale: Locale, record: Record) -> impl IntoView {
    let row = |row: GoalRow| {
        view! {
            <tr>
                <th scope="row">{count(locale, i64::from(row.months))}</th>
                <td class="number">{number(locale, row.n)}</td>
                <td class="number">{number(locale, row.replayed)}</td>
                <td class="number">{number(locale, row.goals)}</td>
                <td class="number">{score(locale, row.brier)}</td>
                <td class="number">{error(locale, row.abs_error)}</td>
                <td class="number">{share(locale, row.coverage80)}</td>
                <td class="number">{share(locale, row.below10)}</td>
                <td class="number">{share(locale, row.above90)}</td>
            </tr>
        }
    };
    let caption = td_string!(locale, forecast.goals_record_caption);
    (!record.goals.is_empty()).then(|| {
        view! {
            <Table id="goals-record-caption" caption=caption>
                <thead><tr>
                    <th scope="col">{td_string!(locale, forecast.months_to_go)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.made_afterwards)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.different)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.brier)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.error)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.covered)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.below)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.above)}</th>
                </tr></thead>
                <tbody>{record.goals.into_iter().map(row).collect_view()}</tbody>
            </Table>
            <Reached locale=locale reliability=record.reliability />
            <p class="row fine unprinted">
                {td_string!(locale, forecast.of_targets)}
                <Downloads locale=locale table="forecast-goals-record" name=caption />
            </p>
        }
    })
}

/// Chances of targets by how far their end was and by their size, and how often they came true.
#[component]
fn Reached(locale: Locale, reliability: Vec<Reliability>) -> impl IntoView {
    let row = |(name, different, bin): (String, usize, Bin)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{number(locale, bin.n)}</td>
                <td class="number">{number(locale, different)}</td>
                <td class="number">{share(locale, bin.said)}</td>
                <td class="number">{share(locale, bin.came)}</td>
            </tr>
        }
    };
    let rows = reliability.into_iter().flat_map(|of| {
        let name = reach(locale, &of);
        of.bins.into_iter().map(move |bin| (name.clone(), of.goals, bin))
    });
    view! {
        <Table id="reliability-caption" caption=td_string!(locale, forecast.reliability_caption)>
            <thead><tr>
                <th scope="col">{td_string!(locale, forecast.months_to_go)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.targets_scored)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.different)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.said)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.came)}</th>
            </tr></thead>
            <tbody>{rows.map(row).collect_view()}</tbody>
        </Table>
    }
}

/// How good the chances of events were, by how far their first night was.
#[component]
pub(super) fn OfEvents(locale: Locale, events: Chances) -> impl IntoView {
    let row = |row: &EventRow| {
        view! {
            <tr>
                <th scope="row">{agreed_or_not(locale, row)}</th>
                <td class="number">{number(locale, row.n)}</td>
                <td class="number">{number(locale, row.replayed)}</td>
                <td class="number">{score(locale, row.brier)}</td>
            </tr>
        }
    };
    let caption = td_string!(locale, forecast.events_record_caption);
    let note = td_string!(
        locale,
        forecast.chances_note,
        n = number(locale, events.n),
        events = number(locale, events.events)
    );
    let rows: Vec<_> = events.rows.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Table id="events-record-caption" caption=caption>
                <thead><tr>
                    <th scope="col">{td_string!(locale, forecast.days_to_go)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.different_events)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.made_afterwards)}</th>
                    <th scope="col" class="number">{td_string!(locale, forecast.brier)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <CameTrue locale=locale rows=events.rows />
            <p class="quiet fine">{note}</p>
            <p class="row fine unprinted">
                {td_string!(locale, forecast.of_events)}
                <Downloads locale=locale table="forecast-events-record" name=caption />
            </p>
        }
    })
}

/// Chances of events by how far their first night was and by their size, and how often they came true.
#[component]
fn CameTrue(locale: Locale, rows: Vec<EventRow>) -> impl IntoView {
    let row = |(name, bin): (String, Bin)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{number(locale, bin.n)}</td>
                <td class="number">{share(locale, bin.said)}</td>
                <td class="number">{share(locale, bin.came)}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().flat_map(|of| {
        let name = agreed_or_not(locale, &of);
        of.bins.into_iter().map(move |bin| (name.clone(), bin))
    });
    view! {
        <Table id="chances-caption" caption=td_string!(locale, forecast.chances_caption)>
            <thead><tr>
                <th scope="col">{td_string!(locale, forecast.days_to_go)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.different_events)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.said)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.came)}</th>
            </tr></thead>
            <tbody>{rows.map(row).collect_view()}</tbody>
        </Table>
    }
}
