//! What holds the room: stays, and closures.

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::Bar;

use crate::pages::tape::word;
use crate::view::room::{RoomPage, length};
use crate::view::tape::tone;
use crate::{
    components::{Badge, Table},
    markup::IntoMarkup,
};

#[component]
pub(super) fn Stays(locale: Locale, shown: RoomPage) -> impl IntoView {
    let today = shown.today;
    let empty = shown.stays.is_empty();
    let rows = shown
        .stays
        .into_iter()
        .map(|bar| {
            let now = (bar.from <= today && today < bar.until).then_some("true");
            let reference = bar.holder.reference().map(|reference| {
                view! { <a href=format!("/stays/{reference}")>{reference.to_owned()}</a> }
            });
            view! {
                <tr aria-current=now>
                    <Span locale=locale bar=bar.clone() />
                    <td><Badge tone=tone(&bar.holder) text=word(locale, &bar.holder) /></td>
                    <td>{bar.label}</td>
                    <td class="nowrap">{reference}</td>
                </tr>
            }
        })
        .collect_view();
    let number = shown.facts.room.number.to_string();
    view! {
        <section class="section" aria-labelledby="stays">
            <h2 id="stays">{td_string!(locale, room.stays)}</h2>
            {if empty {
                view! { <p class="quiet">{td_string!(locale, room.no_stays)}</p> }.into_markup()
            } else {
                view! {
                    <Table id="stays-caption" caption=td_string!(locale, room.stays_caption, number = number) quiet_caption=true>
                        <thead>
                            <tr>
                                <SpanHeads locale=locale />
                                <th scope="col">{td_string!(locale, room.status)}</th>
                                <th scope="col">{td_string!(locale, room.guest)}</th>
                                <th scope="col">{td_string!(locale, room.reference)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </Table>
                }
                .into_markup()
            }}
        </section>
    }
}

#[component]
pub(super) fn Closures(locale: Locale, shown: RoomPage) -> impl IntoView {
    let empty = shown.closures.is_empty();
    let rows = shown
        .closures
        .into_iter()
        .map(|bar| {
            view! {
                <tr>
                    <Span locale=locale bar=bar.clone() />
                    <td><Badge tone=tone(&bar.holder) text=word(locale, &bar.holder) /></td>
                    <td>{bar.label}</td>
                </tr>
            }
        })
        .collect_view();
    let number = shown.facts.room.number.to_string();
    view! {
        <section class="section" aria-labelledby="closures">
            <h2 id="closures">{td_string!(locale, room.closures)}</h2>
            {if empty {
                view! { <p class="quiet">{td_string!(locale, room.no_closures)}</p> }.into_markup()
            } else {
                view! {
                    <Table id="closures-caption" caption=td_string!(locale, room.closures_caption, number = number) quiet_caption=true>
                        <thead>
                            <tr>
                                <SpanHeads locale=locale />
                                <th scope="col">{td_string!(locale, room.kind)}</th>
                                <th scope="col">{td_string!(locale, room.reason)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </Table>
                }
                .into_markup()
            }}
        </section>
    }
}

#[component]
fn SpanHeads(locale: Locale) -> impl IntoView {
    view! {
        <th scope="col">{td_string!(locale, room.dates)}</th>
        <th scope="col" class="number">{td_string!(locale, room.nights)}</th>
    }
}

#[component]
fn Span(locale: Locale, bar: Bar) -> impl IntoView {
    view! {
        <th scope="row" class="nowrap">{span(locale, &bar)}</th>
        <td class="number">{length(&bar)}</td>
    }
}

/// From when to when; of day use the day.
pub(super) fn span(locale: Locale, bar: &Bar) -> String {
    let dates = Dates::new(locale);
    if bar.from == bar.until {
        return format!("{} · {}", dates.date(bar.from), td_string!(locale, status.day_use));
    }
    td_string!(locale, room.between, from = dates.date(bar.from), until = dates.date(bar.until))
}
