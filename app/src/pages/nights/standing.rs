//! The targets themselves: how much, from where, how far.

use domain::target::TargetPeriod;
use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::pages::targets::status_badge;
use crate::view::nights::{NightsPage, Standing};
use crate::{
    components::{Badge, Notice, Table, Tone},
    markup::IntoMarkup,
};

#[component]
pub(super) fn Targets(locale: Locale, shown: NightsPage) -> impl IntoView {
    let year = shown.choice.year;
    let body = if shown.standings.is_empty() {
        view! { <Notice tone=Tone::Past><p>{td_string!(locale, nights.no_target)}</p></Notice> }.into_markup()
    } else {
        let rows =
            shown.standings.into_iter().map(|standing| view! { <Row locale=locale standing=standing /> });
        let rows = rows.collect_view();
        view! {
            <Table id="targets-caption" caption=td_string!(locale, nights.targets_caption, year = year)>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, nights.period)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.target)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.room_nights)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.share)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.guest_nights)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.share)}</th>
                        <th scope="col">{td_string!(locale, nights.status)}</th>
                        <th scope="col">{td_string!(locale, nights.source)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="targets">
            <h2 id="targets">{td_string!(locale, nights.targets)}</h2>
            {body}
            <p><a href="/administration/targets">{td_string!(locale, targets.all)}</a></p>
        </section>
    }
}

#[component]
fn Row(locale: Locale, standing: Standing) -> impl IntoView {
    let target = standing.target.room_nights;
    let (from, until) = (standing.target.first_year, standing.last_year());
    let period = match standing.target.period {
        TargetPeriod::Year => td_string!(locale, nights.target_year, year = from),
        TargetPeriod::Biennium => td_string!(locale, nights.target_biennium, from = from, until = until),
    };
    let (tone, status) = status_badge(locale, standing.target.status);
    view! {
        <tr>
            <th scope="row">{period}</th>
            <td class="number">{count(locale, target)}</td>
            <td class="number">{count(locale, standing.room_nights)}</td>
            <td class="number">{percent(locale, standing.room_nights, target)}</td>
            <td class="number">{count(locale, standing.guest_nights)}</td>
            <td class="number">{percent(locale, standing.guest_nights, target)}</td>
            <td><Badge tone=tone text=status /></td>
            <td>{standing.target.source}</td>
        </tr>
    }
}
