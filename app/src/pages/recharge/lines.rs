//! The lines of a note by part, beside what the client accepted, and what they come to.

use domain::price::Unit;
use domain::quote::{Line, Part, Sums};
use domain::recharge::{Beside, Note, beside};
use i18n::{Locale, count, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::basis_word;
use crate::components::{Fact, Facts, Table};
use crate::pages::prices::unit_word;
use crate::pages::quotes::{Left, label, part_word};

/// Which columns a table of lines has beside those that all have.
#[derive(Clone, Copy, Debug)]
struct Columns {
    /// What the client accepted, and the difference.
    agreed: bool,
    /// What the lines cost the house.
    money: bool,
}

/// All lines, each part with its sum; beside them what was accepted, if anything was, and what they cost for those who read
/// it.
#[component]
pub(super) fn Lines(locale: Locale, note: Note, agreed: Vec<Line>, money: bool) -> impl IntoView {
    let columns = Columns { agreed: !agreed.is_empty(), money };
    let rows = beside(&note.entries, &agreed);
    let parts = Part::ALL.iter().filter_map(|part| {
        let of_part = rows.iter().filter(|row| row.part == *part).collect::<Vec<_>>();
        (!of_part.is_empty()).then(|| part_rows(locale, *part, &of_part, columns))
    });
    let parts = parts.collect_view();
    view! {
        <Table id="note-caption" caption=td_string!(locale, recharge.lines) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, price.item)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.quantity)}</th>
                <th scope="col">{td_string!(locale, price.unit)}</th>
                <th scope="col" class="number">{td_string!(locale, price.price)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.amount)}</th>
                {columns.agreed.then(|| view! {
                    <th scope="col" class="number">{td_string!(locale, recharge.in_quote)}</th>
                    <th scope="col" class="number">{td_string!(locale, quote.difference)}</th>
                })}
                {money.then(|| view! { <th scope="col" class="number">{td_string!(locale, price.cost)}</th> })}
            </tr></thead>
            {parts}
        </Table>
    }
}

fn part_rows(locale: Locale, part: Part, rows: &[&Beside], columns: Columns) -> impl IntoView + use<> {
    let sum = |of: fn(&Beside) -> i64| euros(locale, rows.iter().map(|row| of(row)).sum());
    let quoted: i64 = rows.iter().filter_map(|row| row.agreed).map(|(_, amount)| amount).sum();
    let lines = rows.iter().map(|row| line_row(locale, row, columns)).collect_view();
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" colspan="4"><b>{part_word(locale, part)}</b></th>
                <td class="number nowrap"><b>{sum(Beside::amount)}</b></td>
                {columns.agreed.then(|| view! {
                    <td class="number nowrap"><b>{euros(locale, quoted)}</b></td>
                    <td class="number nowrap"><b>{sum(Beside::difference)}</b></td>
                })}
                {columns.money.then(|| view! { <td class="number nowrap"><b>{sum(Beside::direct_cost)}</b></td> })}
            </tr>
            {lines}
        </tbody>
    }
}

fn line_row(locale: Locale, row: &Beside, columns: Columns) -> impl IntoView + use<> {
    let none = || td_string!(locale, app.no_value).to_owned();
    let price = row.price().map_or_else(none, |price| euros(locale, price));
    let quoted = row.agreed.map_or_else(none, |(quantity, amount)| {
        format!("{} · {}", count(locale, quantity), euros(locale, amount))
    });
    let many = row.entries.len() > 1;
    let bases = row.entries.iter().map(|entry| {
        let word = basis_word(locale, entry.basis);
        if many { format!("{} {word}", count(locale, entry.line.quantity)) } else { word.to_owned() }
    });
    let bases = bases.collect::<Vec<_>>().join(", ");
    let unit =
        if row.entries.is_empty() && row.unit == Unit::Piece { "" } else { unit_word(locale, row.unit) };
    view! {
        <tr>
            <td>{label(locale, row.part, &row.label)}</td>
            <td class="number">{count(locale, row.quantity())}<span class="fine quiet block">{bases}</span></td>
            <td>{unit}</td>
            <td class="number nowrap">{price}</td>
            <td class="number nowrap">{euros(locale, row.amount())}</td>
            {columns.agreed.then(|| view! {
                <td class="number nowrap">{quoted}</td>
                <td class="number nowrap">{euros(locale, row.difference())}</td>
            })}
            {columns.money.then(|| view! { <td class="number nowrap">{euros(locale, row.direct_cost())}</td> })}
        </tr>
    }
}

/// What a note comes to; and what it leaves towards the fixed costs, for those who read it.
#[component]
pub(super) fn Sum(
    locale: Locale,
    note: Note,
    /// What the client accepted.
    agreed: Vec<Line>,
    money: bool,
) -> impl IntoView {
    let (sums, quoted) = (note.sums(), Sums::of(&agreed).amount);
    let beside = (!agreed.is_empty()).then(|| {
        view! {
            <Fact term=td_string!(locale, recharge.in_quote)>{euros(locale, quoted)}</Fact>
            <Fact term=td_string!(locale, quote.difference)>{euros(locale, sums.amount - quoted)}</Fact>
        }
    });
    let left = (sums.cost, sums.contribution());
    let left = money.then(|| view! { <Left locale=locale left=left /> });
    view! {
        <Facts>
            <Fact term=td_string!(locale, quote.total)><b>{euros(locale, sums.amount)}</b></Fact>
            {beside}
            {left}
        </Facts>
    }
}
