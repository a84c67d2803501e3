//! Orders in a table, for the list of all and for the page of an event.

use chrono::NaiveDate;
use domain::translation::{OrderState, Timing};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::translation::TranslationLine;

use super::state_word;
use crate::components::{Badge, Synthetic, Table, Tone};
use crate::local::query_value;

/// Orders by their day.
#[component]
pub(crate) fn Translations(
    locale: Locale,
    today: NaiveDate,
    lines: Vec<TranslationLine>,
    /// Whether each names its event.
    whose: bool,
    /// Whether each leads to its form.
    may: bool,
) -> impl IntoView {
    let rows = lines.into_iter().map(|line| {
        view! { <Row locale=locale today=today line=line whose=whose may=may /> }
    });
    let rows = rows.collect_view();
    view! {
        <Table id="translations-caption" caption=td_string!(locale, translation.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, translation.document)}</th>
                <th scope="col">{td_string!(locale, translation.due)}</th>
                <th scope="col">{td_string!(locale, interpretation.languages)}</th>
                <th scope="col" class="number">{td_string!(locale, translation.words)}</th>
                <th scope="col">{td_string!(locale, translation.by)}</th>
                {whose.then(|| view! { <th scope="col">{td_string!(locale, function.event)}</th> })}
                <th scope="col">{td_string!(locale, room.status)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn Row(locale: Locale, today: NaiveDate, line: TranslationLine, whose: bool, may: bool) -> impl IntoView {
    let (id, order) = (line.translation.id, line.translation.order);
    let (tone, state) = match (order.timing(today), order.state) {
        (Timing::Late, _) => (Tone::Bad, td_string!(locale, translation.late)),
        (Timing::Tight, _) => (Tone::Held, td_string!(locale, translation.tight)),
        (_, OrderState::Delivered) => (Tone::Good, state_word(locale, order.state)),
        (_, OrderState::Withdrawn) => (Tone::Closed, state_word(locale, order.state)),
        (_, OrderState::Ordered) => (Tone::Booked, state_word(locale, order.state)),
    };
    let languages =
        format!("{} → {}", order.source.code().to_uppercase(), order.target.code().to_uppercase());
    let days = td_string!(locale, translation.days, count = order.days(), n = count(locale, order.days()));
    let by = if line.by.is_empty() { td_string!(locale, translation.nobody).to_owned() } else { line.by };
    let event = whose.then(|| {
        let href = format!("/events/{}", query_value(&line.event_code));
        view! { <td><a href=href>{line.event_code}</a>" "{line.event_title}</td> }
    });
    let title = order.title.clone();
    view! {
        <tr>
            <th scope="row">
                {may.then(|| view! { <a href=format!("/translations/{id}")>{title}</a> })}
                {(!may).then_some(order.title)}" "
                {line.translation.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </th>
            <td>{Dates::new(locale).date(order.due)}</td>
            <td>{languages}</td>
            <td class="number">
                {count(locale, order.words)}
                <span class="fine quiet block">{days}</span>
            </td>
            <td>{by}</td>
            {event}
            <td><Badge tone=tone text=state /></td>
        </tr>
    }
}
