//! The lines of a version by part, their sums, and what two versions do not share.

use domain::quote::{Difference, Line, Part, Quote, Sums};
use i18n::{Locale, count, euros, percent, whole_percent};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{label, part_word};
use crate::components::{Fact, Facts, Table};
use crate::pages::prices::unit_word;

/// All lines, each part with its sum; what they cost only for those who read it.
#[component]
pub(super) fn Lines(locale: Locale, quote: Quote, money: bool) -> impl IntoView {
    let parts = Part::ALL.iter().filter_map(|part| {
        let of_part = quote.all().filter(|line| line.part == *part).cloned().collect::<Vec<_>>();
        (!of_part.is_empty()).then(|| part_rows(locale, *part, &of_part, money))
    });
    let parts = parts.collect_view();
    view! {
        <Table id="quote-caption" caption=td_string!(locale, quote.lines) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, price.item)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.quantity)}</th>
                <th scope="col">{td_string!(locale, price.unit)}</th>
                <th scope="col" class="number">{td_string!(locale, price.price)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.amount)}</th>
                {money.then(|| view! { <th scope="col" class="number">{td_string!(locale, price.cost)}</th> })}
            </tr></thead>
            {parts}
        </Table>
    }
}

fn part_rows(locale: Locale, part: Part, lines: &[Line], money: bool) -> impl IntoView + use<> {
    let sums = Sums::of(lines);
    let rows = lines.iter().map(|line| {
        view! {
            <tr>
                <td>
                    {label(locale, part, &line.label)}
                    {line.stands_for.map(|part| view! {
                        <span class="fine quiet block">{part_word(locale, part)}</span>
                    })}
                </td>
                <td class="number">{count(locale, line.quantity)}</td>
                <td>{unit_word(locale, line.unit)}</td>
                <td class="number nowrap">{euros(locale, line.price)}</td>
                <td class="number nowrap">{euros(locale, line.amount())}</td>
                {money.then(|| view! { <td class="number nowrap">{euros(locale, line.direct_cost())}</td> })}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" colspan="4"><b>{part_word(locale, part)}</b></th>
                <td class="number nowrap"><b>{euros(locale, sums.amount)}</b></td>
                {money.then(|| view! { <td class="number nowrap"><b>{euros(locale, sums.cost)}</b></td> })}
            </tr>
            {rows}
        </tbody>
    }
}

/// What a version comes to; and what it leaves towards the fixed costs, for those who read it.
#[component]
pub(super) fn Sum(
    locale: Locale,
    quote: Quote,
    /// What is said of tax.
    tax: String,
    /// What is to be left towards the fixed costs, as percent of the direct cost; nothing where nobody says.
    #[prop(optional)]
    wanted: i64,
    money: bool,
) -> impl IntoView {
    let sums = quote.sums();
    let (total, off, reason) = (quote.total(), quote.terms.discount, quote.terms.reason.clone());
    let discount = (off > 0).then(|| {
        view! {
            <Fact term=td_string!(locale, quote.sum)>{euros(locale, sums.amount)}</Fact>
            <Fact term=td_string!(locale, quote.discount)>
                {euros(locale, -off)}<span class="fine quiet block">{reason}</span>
            </Fact>
        }
    });
    let left = (sums.cost, quote.contribution());
    let left = money.then(|| view! { <Left locale=locale left=left percent_wanted=wanted /> });
    view! {
        <Facts>
            {discount}
            <Fact term=td_string!(locale, quote.total)><b>{euros(locale, total)}</b></Fact>
            {left}
        </Facts>
        {(!tax.is_empty()).then(|| view! { <p class="fine">{tax}</p> })}
    }
}

/// What something costs the house, and what it leaves towards the fixed costs, beside what is wanted.
#[component]
pub(crate) fn Left(
    locale: Locale,
    /// Direct cost, and what is left, in cents.
    left: (i64, i64),
    /// What is to be left, as percent of the cost; nothing where nobody says.
    #[prop(optional)]
    percent_wanted: i64,
) -> impl IntoView {
    let (cost, left) = left;
    let share = percent(locale, left, cost).unwrap_or_else(|| td_string!(locale, app.no_value).to_owned());
    let low = (percent_wanted > 0 && left < domain::price::share(cost, percent_wanted, 100)).then(|| {
        let wanted = whole_percent(locale, percent_wanted);
        view! { <span class="fine block">{td_string!(locale, quote.below, wanted = wanted)}</span> }
    });
    view! {
        <Fact term=td_string!(locale, price.cost)>{euros(locale, cost)}</Fact>
        <Fact term=td_string!(locale, price.left)>
            {euros(locale, left)}
            <span class="fine quiet block">{td_string!(locale, quote.of_cost, share = share)}</span>
            {low}
        </Fact>
    }
}

/// What differs, line by line.
#[component]
pub(crate) fn Differences(
    locale: Locale,
    /// Id of the caption, unique on the page.
    id: &'static str,
    title: String,
    differences: Vec<Difference>,
) -> impl IntoView {
    let figure = |known: Option<(i64, i64)>| match known {
        Some((quantity, amount)) => format!("{} · {}", count(locale, quantity), euros(locale, amount)),
        None => td_string!(locale, app.no_value).to_owned(),
    };
    let rows = differences.into_iter().map(|one| {
        let amount = |known: Option<(i64, i64)>| known.unwrap_or_default().1;
        view! {
            <tr>
                <th scope="row">{label(locale, one.part, &one.label)}</th>
                <td class="number">{figure(one.before)}</td>
                <td class="number">{figure(one.after)}</td>
                <td class="number nowrap">{euros(locale, amount(one.after) - amount(one.before))}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table id=id caption=title>
            <thead><tr>
                <th scope="col">{td_string!(locale, price.item)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.before)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.after)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.difference)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
