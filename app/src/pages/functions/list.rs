//! The functions in the page of their event.

use domain::calendar::CampusZone;
use domain::function::FunctionState;
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::function::ListedFunction;
use std::collections::BTreeMap;

use super::words::{around, hours, state_word};
use crate::components::{Badge, Synthetic, Table, Tone};
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::campus::style_name;
use crate::pages::interpretation::codes;
use crate::view::function::times;

/// All functions of an event by their beginning, and the way to another.
#[component]
pub(crate) fn Functions(
    locale: Locale,
    zone: CampusZone,
    event: String,
    functions: Vec<ListedFunction>,
    languages: BTreeMap<FunctionId, Wish>,
    may_plan: bool,
) -> impl IntoView {
    let create = format!("/events/{}/functions/new", query_value(&event));
    let back = query_value(&format!("/events/{event}"));
    let body = if functions.is_empty() {
        view! { <p class="quiet">{td_string!(locale, function.none)}</p> }.into_markup()
    } else {
        let rows = functions
            .into_iter()
            .map(|listed| {
                let wish = languages.get(&listed.function.id).cloned().unwrap_or_default();
                view! { <Row locale=locale zone=zone back=&back listed=listed wish=wish /> }
            })
            .collect_view();
        view! {
            <Table id="functions-caption" caption=td_string!(locale, function.heading) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, function.when)}</th>
                    <th scope="col">{td_string!(locale, function.what)}</th>
                    <th scope="col">{td_string!(locale, function.space)}</th>
                    <th scope="col">{td_string!(locale, function.style)}</th>
                    <th scope="col" class="number">{td_string!(locale, function.attendance)}</th>
                    <th scope="col">{td_string!(locale, interpretation.languages)}</th>
                    <th scope="col">{td_string!(locale, room.status)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <div class="row spread">
                <h2 id="functions">{td_string!(locale, function.heading)}</h2>
                {may_plan.then(|| view! { <a class="button" href=create>{td_string!(locale, function.create)}</a> })}
            </div>
            {body}
        </section>
    }
}

#[component]
fn Row<'a>(
    locale: Locale,
    zone: CampusZone,
    back: &'a str,
    listed: ListedFunction,
    wish: Wish,
) -> impl IntoView + use<> {
    let ListedFunction { function, space, place } = listed;
    let (tone, state) = match function.state {
        FunctionState::Held => (Tone::Booked, state_word(locale, function.state).to_owned()),
        FunctionState::Released => (Tone::Closed, state_word(locale, function.state).to_owned()),
        FunctionState::Waiting => {
            let place = place.map(|place| td_string!(locale, function.place, n = place));
            (Tone::Held, place.unwrap_or_else(|| state_word(locale, function.state).to_owned()))
        }
    };
    let claimed = function.claimed();
    let claimed = times(claimed.from_at(), claimed.until_at(), zone);
    let margins = (function.state == FunctionState::Held)
        .then(|| view! { <span class="fine quiet block">{around(locale, claimed)}</span> });
    let when = hours(locale, times(function.time.from_at(), function.time.until_at(), zone));
    let spoken = if wish.floor.is_empty() {
        td_string!(locale, interpretation.set_languages).to_owned()
    } else {
        codes(locale, &wish)
    };
    let day = format!("/function-diary?day={}", claimed.0.date());
    view! {
        <tr>
            <th scope="row"><a href=day>{when}</a>{margins}</th>
            <td>
                <a href=format!("/functions/{}?back={back}", function.id)>{function.title}</a>" "
                {function.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </td>
            <td>{space}</td>
            <td>{style_name(locale, function.style)}</td>
            <td class="number">{count(locale, function.attendance)}</td>
            <td><a href=format!("/functions/{}/languages", function.id)>{spoken}</a></td>
            <td><Badge tone=tone text=state /></td>
        </tr>
    }
}
