//! All kinds of equipment, in numbers.

use domain::campus::Equipment;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::Overview;

use super::equipment::equipment_path;
use crate::components::{Synthetic, Table};
use crate::view::campus::PATH;

/// Each kind, with how many of its pieces stand in spaces.
pub(super) fn standing(campus: &Overview) -> Vec<(Equipment, i64)> {
    let floors = campus.pavilions.iter().flat_map(|view| &view.floors);
    let spaces = floors.flat_map(|floor| &floor.spaces).map(|view| &view.space);
    let pieces: Vec<_> = spaces.flat_map(|space| &space.equipment).collect();
    let of = |kind: &Equipment| {
        pieces.iter().filter(|piece| piece.equipment == kind.id).map(|piece| piece.quantity).sum()
    };
    campus.equipment.iter().map(|kind| (kind.clone(), of(kind))).collect()
}

#[component]
pub(super) fn EquipmentList(locale: Locale, kinds: Vec<(Equipment, i64)>) -> impl IntoView {
    let empty = kinds.is_empty();
    let rows = kinds.into_iter().map(|kind| row(locale, kind)).collect_view();
    view! {
        <section class="section" aria-labelledby="equipment">
            <div class="row spread">
                <h2 id="equipment">{td_string!(locale, campus.equipment)}</h2>
                <a class="button" href=format!("{PATH}/equipment/new")>{td_string!(locale, campus_new.add_equipment)}</a>
            </div>
            {empty.then(|| view! { <p class="quiet">{td_string!(locale, campus_new.no_equipment)}</p> })}
            {(!empty).then(|| view! {
                <Table id="kinds" caption=td_string!(locale, campus_new.equipment_caption) quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, campus_data.name)}</th>
                        <th scope="col">{td_string!(locale, campus_data.code)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus_new.stock)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus_new.in_spaces)}</th>
                        <th scope="col">{td_string!(locale, campus_new.portable_short)}</th>
                        <th scope="col">{td_string!(locale, campus_new.hybrid)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            })}
        </section>
    }
}

fn row(locale: Locale, (kind, standing): (Equipment, i64)) -> impl IntoView {
    let code = kind.code.to_string();
    view! {
        <tr>
            <th scope="row">
                <a href=equipment_path(&code)>{kind.name.to_string()}</a>" "
                {kind.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </th>
            <td class="nowrap">{code}</td>
            <td class="number">{count(locale, kind.stock)}</td>
            <td class="number">{count(locale, standing)}</td>
            <td>{kind.portable.then(|| td_string!(locale, app.yes))}</td>
            <td>{kind.hybrid.then(|| td_string!(locale, app.yes))}</td>
        </tr>
    }
}
