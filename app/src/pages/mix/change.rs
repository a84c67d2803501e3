//! What one more of a driver brings, and what a change from another year is made of.

use domain::delivery_mix::{ActivityKind, Driver, Part, PartOf};
use i18n::{Locale, signed};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{driver_word, kind_word};
use crate::components::Table;
use crate::markup::IntoMarkup;
use crate::view::mix::MixPage;

/// Each driver of each kind alone.
#[component]
pub(super) fn OneMore(locale: Locale, shown: MixPage) -> impl IntoView {
    let Some(plan) = shown.plan else { return ().into_markup() };
    let heads =
        Driver::ALL.map(|driver| view! { <th scope="col" class="number">{step_word(locale, driver)}</th> });
    let rows = ActivityKind::ALL.map(|kind| {
        let drivers = plan.mix.of(kind);
        let cells = Driver::ALL.map(|driver| {
            let more = drivers.one_more(driver).map(|nights| signed(locale, nights));
            let more = more.unwrap_or_else(|| td_string!(locale, app.no_value).to_owned());
            view! { <td class="number">{more}</td> }
        });
        view! { <tr><th scope="row">{kind_word(locale, kind)}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <section class="section" aria-labelledby="mix-more">
            <h2 id="mix-more">{td_string!(locale, mix.one_more)}</h2>
            <Table id="mix-more-caption" caption=td_string!(locale, mix.one_more_caption, year = shown.year)>
                <thead><tr><th scope="col">{td_string!(locale, mix.kind)}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </Table>
        </section>
    }
    .into_markup()
}

/// What is more than in another year, driver by driver.
#[component]
pub(super) fn Against(locale: Locale, shown: MixPage) -> impl IntoView {
    let year = shown.year;
    let Some((from, change)) = shown.against else {
        let none = shown.plan.is_some() && shown.others.is_empty();
        return none.then(|| view! { <p class="quiet">{td_string!(locale, mix.no_other)}</p> }).into_markup();
    };
    let rows = change.parts.into_iter().map(|Part { of, alone, share }| {
        let name = match of {
            PartOf::Driver(driver) => driver_word(locale, driver),
            PartOf::Beside => td_string!(locale, mix.beside),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{signed(locale, alone)}</td>
                <td class="number strong">{signed(locale, share)}</td>
            </tr>
        }
    });
    view! {
        <section class="section" aria-labelledby="mix-change">
            <h2 id="mix-change">{td_string!(locale, mix.change, from = from, to = year)}</h2>
            <Table id="mix-change-caption" caption=td_string!(locale, mix.change_caption, from = from, to = year)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, mix.driver)}</th>
                    <th scope="col" class="number">{td_string!(locale, mix.alone)}</th>
                    <th scope="col" class="number">{td_string!(locale, mix.part)}</th>
                </tr></thead>
                <tbody>
                    {rows.collect_view()}
                    <tr>
                        <th scope="row">{td_string!(locale, mix.whole)}</th><td></td>
                        <td class="number strong">{signed(locale, change.whole)}</td>
                    </tr>
                </tbody>
            </Table>
            <p class="fine">{td_string!(locale, mix.parts_note)}</p>
        </section>
    }
    .into_markup()
}

/// One more of a driver.
fn step_word(locale: Locale, driver: Driver) -> &'static str {
    match driver {
        Driver::Activities => td_string!(locale, mix.one_activity),
        Driver::FaceToFace => td_string!(locale, mix.one_point_face_to_face),
        Driver::OnCampus => td_string!(locale, mix.one_point_on_campus),
        Driver::Participants => td_string!(locale, mix.one_participant),
        Driver::Nights => td_string!(locale, mix.one_night),
    }
}
