//! What is to be delivered, in a table: on the sheet of a day, and on that of an event.

use domain::calendar::CampusZone;
use domain::event::EventStatus;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::order::OrderLine;

use super::diets_text;
use crate::components::{Badge, Tone};
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::prices::unit_word;
use crate::view::order::local;

/// Whose orders a table lists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// Those of any event, each of which it names.
    AllEvents,
    /// Those of the event that the page is about.
    OneEvent,
}

/// The orders, each with all that who delivers has to know.
#[component]
pub(crate) fn Deliveries<'a>(
    locale: Locale,
    zone: CampusZone,
    /// What it is called where it is heard out of its place.
    label: String,
    of: Of,
    lines: &'a [&'a OrderLine],
) -> impl IntoView + use<> {
    let rows = lines.iter().map(|line| row(locale, zone, of, line)).collect_view();
    view! {
        <div class="scroll" role="region" aria-label=label tabindex="0">
            <table class="table">
                <thead><tr>
                    <th scope="col">{td_string!(locale, order.when)}</th>
                    <th scope="col">{td_string!(locale, order.where_to)}</th>
                    <th scope="col">{td_string!(locale, order.what)}</th>
                    <th scope="col" class="number">{td_string!(locale, order.count)}</th>
                    <th scope="col">{td_string!(locale, order.diets)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(locale: Locale, zone: CampusZone, of: Of, line: &OrderLine) -> impl IntoView + use<> {
    let known = line.order.clone();
    let (from, until) = local(known.order.time, zone);
    let last =
        if from.date() == until.date() { String::new() } else { Dates::new(locale).day_month(until.date()) };
    let hours = format!("{}–{} {last}", from.format("%H:%M"), until.format("%H:%M"));
    let place = line.function.clone().map(|(title, space, _)| format!("{space}, {title}"));
    let event = (of == Of::AllEvents).then(|| event(locale, line));
    let unsure = (of == Of::OneEvent && !line.held)
        .then(|| view! { <Badge tone=Tone::Held text=td_string!(locale, order.waiting) /> });
    let sure = match known.guaranteed {
        Some(_) => td_string!(locale, order.guaranteed),
        None => td_string!(locale, order.expected),
    };
    let words =
        [diets_text(locale, &known.order.diets), known.order.allergies.clone(), known.order.note.clone()];
    let words = words.into_iter().filter(|text| !text.is_empty());
    let words = words.map(|text| view! { <span class="block">{text}</span> }).collect_view();
    view! {
        <tr>
            <th scope="row" class="nowrap">{hours}</th>
            <td>
                {place.map_or_else(|| td_string!(locale, order.no_function).into_markup(), IntoMarkup::into_markup)}
                {event}
            </td>
            <td>
                <a href=format!("/services/{}", known.id)>{line.item.profile.name.clone()}</a>
                <span class="fine quiet block">{unit_word(locale, line.item.profile.unit)}</span>
                {unsure}
            </td>
            <td class="number">
                {count(locale, known.takes())}
                <span class="fine quiet block">{sure}</span>
            </td>
            <td>{words}</td>
        </tr>
    }
}

/// Whose it is, and whether that is sure.
fn event(locale: Locale, line: &OrderLine) -> impl IntoView + use<> {
    let unsure = (line.event_status == EventStatus::Tentative)
        .then(|| view! { <Badge tone=Tone::Held text=td_string!(locale, events.tentative) /> });
    view! {
        <a class="fine block" href=format!("/events/{}", query_value(&line.event_code))>
            {line.event_code.clone()}" "{line.event_title.clone()}
        </a>
        {unsure}
    }
}
