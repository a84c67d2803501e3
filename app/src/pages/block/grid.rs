//! The grid: a row for each night, a field for each type, and what the house has below it.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::block::{BlockCell, BlockLine, TypeName};

use super::words::{field, word};
use crate::components::{Field, Table};
use crate::pages::stay::held_for;
use crate::view::block::{Fault, RoomsPage, field_name};

#[component]
pub(super) fn Grid(locale: Locale, path: String, shown: RoomsPage) -> impl IntoView {
    let (record, typed) = (&shown.record, &shown.typed);
    let fault_of =
        |name: &str| shown.faults.iter().find(|fault| field(record, fault).as_deref() == Some(name));
    let cut_off = fault_of("cut_off").map(|fault| word(locale, fault));
    let heads = record.types.iter();
    let heads = heads.map(|kind| view! { <th scope="col" class="number">{kind.name.clone()}</th> });
    let heads = heads.collect_view();
    let rows = record.nights.iter().map(|line| row(locale, &shown, line)).collect_view();
    let sums = (0..record.types.len()).map(|place| {
        let cells = record.nights.iter().map(|line| line.cells[place]);
        let sum = cells.fold(BlockCell::default(), BlockCell::plus);
        view! { <td class="number">{figures(locale, sum)}</td> }
    });
    let sums = sums.collect_view();
    let may_plan = record.may_plan;
    let table = view! {
        <Table id="rooms-caption" caption=td_string!(locale, blocks.caption) quiet_caption=true>
            <thead><tr><th scope="col">{td_string!(locale, events.night)}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{td_string!(locale, events.all_nights)}</th>{sums}</tr></tfoot>
        </Table>
    };
    let wider = format!("{path}?wider={}", shown.wider + 4);
    view! {
        <form class="section room-grid" method="post" action=path novalidate>
            {typed.version.map(|version| view! { <input type="hidden" name="version" value=version /> })}
            <input type="hidden" name="wider" value=shown.wider />
            {table}
            <p class="fine quiet">
                {td_string!(locale, blocks.shoulder_hint)}" "
                <a href=wider>{td_string!(locale, blocks.wider)}</a>
            </p>
            {may_plan.then(|| view! {
                <div class="form">
                    <Field
                        name="cut_off" kind="date" label=td_string!(locale, blocks.cut_off)
                        value=typed.cut_off.clone() hint=td_string!(locale, blocks.cut_off_hint).to_owned()
                        error=cut_off
                    />
                    <div class="row">
                        <button class="button primary" name="hold" value="yes">
                            {td_string!(locale, blocks.hold_these)}
                        </button>
                        <button class="button" name="hold" value="no">{td_string!(locale, blocks.note_these)}</button>
                    </div>
                    <p class="fine quiet">{td_string!(locale, blocks.note_hint)}</p>
                </div>
            })}
        </form>
    }
}

fn row(locale: Locale, shown: &RoomsPage, line: &BlockLine) -> impl IntoView + use<> {
    let cells = shown.record.types.iter().zip(&line.cells);
    let cells = cells.map(|(kind, cell)| entry(locale, shown, line, kind, *cell)).collect_view();
    view! {
        <tr>
            <th scope="row">
                {Dates::new(locale).weekday(line.night)}" "{Dates::new(locale).date(line.night)}
                {line.shoulder.then(|| view! {
                    <span class="block fine quiet">{td_string!(locale, blocks.shoulder)}</span>
                })}
            </th>
            {cells}
        </tr>
    }
}

fn entry(
    locale: Locale,
    shown: &RoomsPage,
    line: &BlockLine,
    kind: &TypeName,
    cell: BlockCell,
) -> impl IntoView + use<> {
    let name = field_name(kind, line.night);
    let (told_id, error_id) = (format!("{name}-told"), format!("{name}-error"));
    let night = Dates::new(locale).date(line.night);
    let label = td_string!(locale, blocks.cell, room_type = kind.name.clone(), night = night);
    let fault = shown.faults.iter().find(|fault| field(&shown.record, fault).as_ref() == Some(&name));
    let error = fault.map(|fault| {
        let why = match fault {
            Fault::Short(short) => {
                let (closed, rooms) = (count(locale, short.closed), count(locale, short.rooms));
                let closed = (short.closed > 0)
                    .then(|| td_string!(locale, blocks.short_closed, closed = closed, rooms = rooms));
                Some(view! { {closed}{held_for(locale, &short.held)} })
            }
            _ => None,
        };
        view! { <div id=error_id.clone()><p class="error">{word(locale, fault)}</p>{why}</div> }
    });
    let most = td_string!(locale, blocks.possible, n = count(locale, cell.most));
    let most = view! { <span class="block fine quiet">{most}</span> };
    let described = if error.is_some() { format!("{error_id} {told_id}") } else { told_id.clone() };
    let invalid = error.is_some().then_some("true");
    let value = shown.typed.rooms.get(&name).cloned().unwrap_or_default();
    let input = shown.record.may_plan.then(|| {
        view! {
            <input
                id=name.clone() name=name inputmode="numeric" autocomplete="off" value=value aria-label=label
                aria-describedby=described aria-invalid=invalid
            />
        }
    });
    view! { <td class="number field">{input}{error}<div id=told_id>{figures(locale, cell)}{most}</div></td> }
}

/// What is there already.
fn figures(locale: Locale, cell: BlockCell) -> impl IntoView + use<> {
    let n = |number| count(locale, number);
    let lines = [
        (cell.agreed > 0).then(|| td_string!(locale, blocks.agreed, n = n(cell.agreed))),
        (cell.agreed > 0 || cell.picked > 0).then(|| td_string!(locale, blocks.picked, n = n(cell.picked))),
        (cell.left > 0).then(|| td_string!(locale, blocks.left, n = n(cell.left))),
        (cell.released > 0).then(|| td_string!(locale, blocks.released_n, n = n(cell.released))),
    ];
    let lines = lines.into_iter().flatten();
    lines.map(|text| view! { <span class="block fine quiet">{text}</span> }).collect_view()
}
