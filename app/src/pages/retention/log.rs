//! The log of what was erased: how many, never whom.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{cause_word, state_badge};
use crate::view::retention::RunRow;
use crate::{
    components::{Badge, Table},
    markup::IntoMarkup,
};

/// The log, the latest run first.
#[component]
pub(super) fn Log(locale: Locale, runs: Vec<RunRow>) -> impl IntoView {
    let body = if runs.is_empty() {
        view! { <p class="quiet">{td_string!(locale, retention.no_runs)}</p> }.into_markup()
    } else {
        let rows = runs.into_iter().map(|run| row(locale, run)).collect_view();
        view! {
            <Table id="runs" caption=td_string!(locale, retention.log_caption)>
                <thead><tr>
                    <th scope="col">{td_string!(locale, room.when)}</th>
                    <th scope="col">{td_string!(locale, room.who)}</th>
                    <th scope="col">{td_string!(locale, accounts.state)}</th>
                    <th scope="col" class="number">{td_string!(locale, retention.contact)}</th>
                    <th scope="col" class="number">{td_string!(locale, retention.need)}</th>
                    <th scope="col" class="number">{td_string!(locale, retention.account)}</th>
                    <th scope="col" class="number">{td_string!(locale, retention.session)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="log">
            <h2 id="log">{td_string!(locale, retention.log)}</h2>
            {body}
        </section>
    }
}

fn row(locale: Locale, run: RunRow) -> impl IntoView {
    let (tone, state) = state_badge(locale, run.state);
    view! {
        <tr>
            <th scope="row" class="nowrap">{Dates::new(locale).minute(run.at)}</th>
            <td>{cause_word(locale, &run)}</td>
            <td><Badge tone=tone text=state /></td>
            <td class="number">{count(locale, run.tally.contacts)}</td>
            <td class="number">{count(locale, run.tally.needs)}</td>
            <td class="number">{count(locale, run.tally.accounts)}</td>
            <td class="number">{count(locale, run.tally.sessions)}</td>
        </tr>
    }
}
