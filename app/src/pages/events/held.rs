//! The rooms held for an event, night by night: agreed, picked up, left.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::block::{BlockCell, BlockLine, BlockRecord};

use crate::local::query_value;
use crate::pages::block::state_badge;
use crate::{
    components::{Badge, Table},
    markup::IntoMarkup,
};

#[component]
pub(super) fn Held(locale: Locale, record: BlockRecord) -> impl IntoView {
    let path = format!("/events/{}/rooms", query_value(&record.line.event.code));
    let badge = record.block.as_ref().map(|block| state_badge(locale, block));
    let edit =
        record.may_plan.then(|| view! { <a class="button" href=path>{td_string!(locale, blocks.edit)}</a> });
    let body = if record.block.is_none() {
        view! { <p class="quiet">{td_string!(locale, blocks.none)}</p> }.into_markup()
    } else {
        view! { <HeldTable locale=locale record=record /> }.into_markup()
    };
    view! {
        <section class="section" aria-labelledby="held">
            <div class="page-head">
                <h2 id="held">
                    {td_string!(locale, blocks.title)}" "
                    {badge.map(|(tone, text)| view! { <Badge tone=tone text=text /> })}
                </h2>
                {edit}
            </div>
            {body}
        </section>
    }
}

#[component]
fn HeldTable(locale: Locale, record: BlockRecord) -> impl IntoView {
    let heads = record.types.iter();
    let heads = heads.map(|kind| view! { <th scope="col" class="number">{kind.name.clone()}</th> });
    let heads = heads.collect_view();
    let row = |line: &BlockLine| {
        let cells = line.cells.iter().map(|cell| entry(locale, *cell)).collect_view();
        view! {
            <tr>
                <th scope="row">
                    <span class="nowrap">{Dates::new(locale).date(line.night)}</span>
                    {line.shoulder.then(|| view! {
                        <span class="block fine quiet">{td_string!(locale, blocks.shoulder)}</span>
                    })}
                </th>
                {cells}
                {entry(locale, line.sum())}
            </tr>
        }
    };
    let used = record.nights.iter().filter(|line| line.is_used());
    let rows = used.map(row).collect_view();
    let sum = |place: usize| {
        let cells = record.nights.iter().map(|line| line.cells[place]);
        cells.fold(BlockCell::default(), BlockCell::plus)
    };
    let sums = (0..record.types.len()).map(sum).collect::<Vec<_>>();
    let all = sums.iter().fold(BlockCell::default(), |all, sum| all.plus(*sum));
    let sums = sums.into_iter().chain([all]).map(|sum| entry(locale, sum)).collect_view();
    view! {
        <Table id="held-caption" caption=td_string!(locale, blocks.caption) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, events.night)}</th>
                {heads}
                <th scope="col" class="number">{td_string!(locale, blocks.all_types)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{td_string!(locale, events.all_nights)}</th>{sums}</tr></tfoot>
        </Table>
    }
}

/// What is agreed, and what became of it.
fn entry(locale: Locale, cell: BlockCell) -> impl IntoView {
    let n = |number| count(locale, number);
    let is_used = cell.agreed > 0 || cell.picked > 0;
    let lines = [
        is_used.then(|| td_string!(locale, blocks.picked, n = n(cell.picked))),
        (cell.left > 0).then(|| td_string!(locale, blocks.left, n = n(cell.left))),
        (cell.released > 0).then(|| td_string!(locale, blocks.released_n, n = n(cell.released))),
    ];
    let lines = lines.into_iter().flatten();
    let lines = lines.map(|text| view! { <span class="block fine quiet">{text}</span> }).collect_view();
    view! {
        <td class="number">
            {is_used.then(|| td_string!(locale, blocks.agreed, n = n(cell.agreed)))}
            {lines}
        </td>
    }
}
