//! What the drivers come to.

use domain::delivery_mix::{ActivityKind, Driver};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{driver_word, kind_word, value};
use crate::components::{Downloads, Notice, Table, Tone};
use crate::markup::IntoMarkup;
use crate::view::mix::MixPage;

/// The drivers of each kind, multiplied out.
#[component]
pub(super) fn Plan(locale: Locale, shown: MixPage) -> impl IntoView {
    let year = shown.year;
    let Some(plan) = shown.plan else {
        let text = td_string!(locale, mix.none, year = year);
        return view! { <Notice tone=Tone::Past><p>{text}</p></Notice> }.into_markup();
    };
    let mix = plan.mix;
    let rows = ActivityKind::ALL.map(|kind| {
        let drivers = mix.of(kind);
        let cells = Driver::ALL
            .map(|driver| view! { <td class="number">{value(locale, driver, drivers.get(driver))}</td> });
        view! {
            <tr>
                <th scope="row">{kind_word(locale, kind)}</th>
                {cells.collect_view()}
                <td class="number strong">{count(locale, drivers.room_nights())}</td>
                <td class="number">{count(locale, shown.events.get(&kind).copied().unwrap_or_default())}</td>
            </tr>
        }
    });
    let heads =
        Driver::ALL.map(|driver| view! { <th scope="col" class="number">{driver_word(locale, driver)}</th> });
    let sum = |name: &'static str, nights: i64| {
        view! {
            <tr>
                <th scope="row">{name}</th><td colspan="5"></td>
                <td class="number strong">{count(locale, nights)}</td><td></td>
            </tr>
        }
    };
    let (beside, whole) = (mix.beside, mix.room_nights());
    let note = (!mix.note.is_empty()).then(|| td_string!(locale, app.source, source = mix.note));
    view! {
        <section class="section" aria-labelledby="mix-plan">
            <h2 id="mix-plan">{td_string!(locale, mix.plan)}</h2>
            <Table id="mix-plan-caption" caption=td_string!(locale, mix.plan_caption, year = year)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, mix.kind)}</th>
                    {heads.collect_view()}
                    <th scope="col" class="number">{td_string!(locale, nights.room_nights)}</th>
                    <th scope="col" class="number">{td_string!(locale, mix.of_events)}</th>
                </tr></thead>
                <tbody>
                    {rows.collect_view()}
                    {sum(td_string!(locale, mix.beside), beside)}
                    {sum(td_string!(locale, mix.total), whole)}
                    {shown.target.map(|target| sum(td_string!(locale, nights.target), target))}
                </tbody>
            </Table>
            {note.map(|note| view! { <p class="fine">{note}</p> })}
            <p>
                <Downloads
                    locale=locale table="delivery-mix" name=td_string!(locale, mix.plan) query=format!("?year={year}")
                />
            </p>
        </section>
    }
    .into_markup()
}
