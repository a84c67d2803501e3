//! The stands to be built, with who exhibits there and how much power they need.

use domain::stand::{Exhibitor, Stand};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::stand::StandPlan;

use crate::components::Table;

/// All stands by label; nothing where the event has none.
#[component]
pub(super) fn Stands<'a>(locale: Locale, plan: &'a StandPlan) -> impl IntoView + use<> {
    let exhibitor = |stand: &Stand| {
        let is_there = |one: &&Exhibitor| one.stand == Some(stand.id);
        plan.exhibitors.iter().find(is_there).map(|one| one.said.organisation.clone())
    };
    let hall = |stand: &Stand| {
        let function = plan.functions.iter().find(|(function, _)| Some(function.id) == stand.function);
        function.map(|(_, hall)| hall.clone()).unwrap_or_default()
    };
    let rows = plan.stands.iter().map(|stand| {
        let who = exhibitor(stand).unwrap_or_else(|| td_string!(locale, app.no_value).to_owned());
        view! {
            <tr>
                <th scope="row">{stand.label.clone()}</th>
                <td>{hall(stand)}</td>
                <td>{who}</td>
                <td class="number">{td_string!(locale, stands.m2, n = count(locale, stand.area))}</td>
                <td class="number">{td_string!(locale, stands.watts, n = count(locale, stand.power))}</td>
                <td>{stand.fittings.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!plan.stands.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 id="stands">{td_string!(locale, stands.heading)}</h2>
                <Table id="stands-caption" caption=td_string!(locale, stands.heading) quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, stands.stand)}</th>
                        <th scope="col">{td_string!(locale, programme.hall)}</th>
                        <th scope="col">{td_string!(locale, stands.exhibitor)}</th>
                        <th scope="col" class="number">{td_string!(locale, stands.area)}</th>
                        <th scope="col" class="number">{td_string!(locale, stands.power)}</th>
                        <th scope="col">{td_string!(locale, stands.fittings)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}
