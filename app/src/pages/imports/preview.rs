//! What the previews of lists have in common: rows that cannot be taken, how many more there are, and how dates are read.

use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::rooming::DateOrder;

use crate::components::{Choice, Table};
use crate::markup::{IntoMarkup, Markup};

/// A row that cannot be taken.
pub(crate) struct BadLine {
    /// Line in the list, from 1.
    pub line: u64,
    /// Whom or what the row is about, where the list has a word for that.
    pub about: Option<String>,
    /// Its column as the list names it; empty where it is the whole row.
    pub column: String,
    /// What is wrong, and the way out.
    pub why: String,
}

/// The rows that cannot be taken, each with its line, its column and what to do; nothing where there are none. `about` heads
/// whom or what they are about, `all` says how many there are, shown or not, and `after` stands below them.
pub(crate) fn bad_rows(
    locale: Locale,
    about: Option<&'static str>,
    (lines, all): (Vec<BadLine>, usize),
    after: Markup,
) -> Markup {
    if lines.is_empty() {
        return ().into_markup();
    }
    let rest = and_more(locale, all, lines.len());
    let rows = lines.into_iter().map(|bad| {
        let whole = || td_string!(locale, imports.whole_line).to_owned();
        let column = Some(bad.column).filter(|name| !name.is_empty()).unwrap_or_else(whole);
        view! {
            <tr>
                <th scope="row" class="number">{count(locale, i64::try_from(bad.line).unwrap_or(i64::MAX))}</th>
                {bad.about.map(|about| view! { <td>{about}</td> })}
                <td>{column}</td>
                <td>{bad.why}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let title = td_string!(locale, rooming.bad_rows, n = number(locale, all));
    view! {
        <section class="section">
            <h2 id="bad">{title.clone()}</h2>
            <Table id="bad-caption" caption=title quiet_caption=true>
                <thead><tr>
                    <th scope="col" class="number">{td_string!(locale, imports.line)}</th>
                    {about.map(|about| view! { <th scope="col">{about}</th> })}
                    <th scope="col">{td_string!(locale, imports.column)}</th>
                    <th scope="col">{td_string!(locale, imports.why)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            {rest}
            {after}
        </section>
    }
    .into_markup()
}

/// How many there are beside those shown.
pub(crate) fn and_more(locale: Locale, all: usize, shown: usize) -> Markup {
    let rest = all.saturating_sub(shown);
    (rest > 0)
        .then(|| view! { <p class="quiet">{td_string!(locale, rooming.and_more, n = number(locale, rest))}</p> })
        .into_markup()
}

/// In which order the parts of a date may be written.
pub(crate) fn date_orders(locale: Locale) -> Vec<Choice> {
    let orders = [
        (DateOrder::DayFirst, td_string!(locale, rooming.day_first)),
        (DateOrder::MonthFirst, td_string!(locale, rooming.month_first)),
    ];
    orders.map(|(order, label)| Choice::new(order.code(), label)).to_vec()
}

fn number(locale: Locale, number: usize) -> String {
    count(locale, i64::try_from(number).unwrap_or(i64::MAX))
}
