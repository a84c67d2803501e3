//! Every time of an event in order, with its host and who has it.

use domain::calendar::CampusZone;
use domain::meeting::Slot;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::meeting::{ListedHost, MeetingPlan};

use super::told::{called, clock, day_of};
use super::words::state_word;
use crate::components::{Badge, Table};
use crate::markup::IntoMarkup;

/// The list.
#[component]
pub(super) fn ByTime<'a>(locale: Locale, zone: CampusZone, plan: &'a MeetingPlan) -> impl IntoView + use<> {
    let all = in_order(plan);
    if all.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, meetings.no_times_at_all)}</p> }.into_markup();
    }
    let rows = all.into_iter().map(|(host, slot)| row(locale, zone, plan, (host, slot))).collect_view();
    view! {
        <Table id="times-caption" caption=td_string!(locale, meetings.by_time)>
            <thead><tr>
                <th scope="col">{td_string!(locale, meetings.time)}</th>
                <th scope="col">{td_string!(locale, meetings.host)}</th>
                <th scope="col">{td_string!(locale, meetings.state)}</th>
                <th scope="col">{td_string!(locale, meetings.who)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}

/// Times in order; of those at the same time, by the names of the hosts.
pub(crate) fn in_order(plan: &MeetingPlan) -> Vec<(&ListedHost, &Slot)> {
    let of_host = |host| -> Vec<(&ListedHost, &Slot)> { slots_of(host) };
    let mut all = plan.hosts.iter().flat_map(of_host).collect::<Vec<_>>();
    all.sort_by_key(|(_, slot)| slot.time.from_at());
    all
}

fn slots_of(host: &ListedHost) -> Vec<(&ListedHost, &Slot)> {
    host.slots.iter().map(|slot| (host, slot)).collect()
}

fn row(
    locale: Locale,
    zone: CampusZone,
    plan: &MeetingPlan,
    (host, slot): (&ListedHost, &Slot),
) -> impl IntoView + use<> {
    let day = Dates::new(locale).date(day_of(slot.time, zone));
    let (tone, word) = state_word(locale, slot);
    let who = slot.booked.and_then(|entry| plan.names.get(&entry)).cloned();
    let id = host.line.host.id;
    view! {
        <tr>
            <th scope="row">{day}" "<span class="clock">{clock(slot.time, zone)}</span></th>
            <td><a href=format!("/meeting-hosts/{id}")>{called(locale, &host.line)}</a></td>
            <td><Badge tone=tone text=word /></td>
            <td>{who}</td>
        </tr>
    }
}
