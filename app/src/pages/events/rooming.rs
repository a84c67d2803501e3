//! The rooming list, as far as stays tell.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::{EventRecord, RoomingLine};

use crate::local::query_value;
use crate::pages::rooming;
use crate::pages::stay::status_tone;
use crate::pages::tape::stay_word;
use crate::{
    components::{Badge, Downloads, Table},
    markup::IntoMarkup,
};

#[component]
pub(super) fn Rooming(locale: Locale, shown: EventRecord) -> impl IntoView {
    let title = td_string!(locale, events.rooming);
    let names = shown.names;
    let code = shown.line.event.code.clone();
    let list = rooming::path(&code);
    let references = shown.rooming.iter().any(|line| line.reference.is_some());
    let body = if shown.rooming.is_empty() {
        view! { <p class="quiet">{td_string!(locale, events.no_rooming)}</p> }.into_markup()
    } else {
        let rows = shown.rooming.into_iter();
        let rows =
            rows.map(|line| view! { <Row locale=locale line=line names=names references=references /> });
        let rows = rows.collect_view();
        view! {
            <Table id="rooming-caption" caption=td_string!(locale, events.rooming_caption, event = code.clone()) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, room.guest)}</th>
                    <th scope="col">{td_string!(locale, export.arrival)}</th>
                    <th scope="col">{td_string!(locale, export.departure)}</th>
                    <th scope="col">{td_string!(locale, stay.room_type)}</th>
                    <th scope="col">{td_string!(locale, stay.room)}</th>
                    <th scope="col">{td_string!(locale, room.status)}</th>
                    {references.then(|| view! { <th scope="col">{td_string!(locale, room.reference)}</th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="rooming">
            <div class="row spread">
                <h2 id="rooming">{title}</h2>
                <span class="row">
                    {names.then(|| view! { <a class="button" href=list>{td_string!(locale, rooming.open)}</a> })}
                    <Downloads
                        locale=locale table="rooming-list" name=title query=format!("?event={}", query_value(&code))
                    />
                </span>
            </div>
            {(!names).then(|| view! { <p class="quiet">{td_string!(locale, events.no_names)}</p> })}
            {body}
        </section>
    }
}

/// Who sleeps in a stay: the names that are known, and how many are not.
pub(crate) fn who(locale: Locale, line: &RoomingLine, names: bool) -> String {
    if !names {
        return td_string!(locale, stay.heads, count = line.heads(), n = count(locale, line.heads()));
    }
    let known = i64::try_from(line.names.len()).unwrap_or_default();
    let rest = (line.heads() > known).then(|| {
        td_string!(
            locale,
            events.no_name,
            count = line.heads() - known,
            n = count(locale, line.heads() - known)
        )
    });
    line.names.iter().cloned().chain(rest).collect::<Vec<_>>().join(", ")
}

#[component]
fn Row(locale: Locale, line: RoomingLine, names: bool, references: bool) -> impl IntoView {
    let dates = Dates::new(locale);
    let rooms = if line.rooms.is_empty() {
        view! { <span class="quiet">{td_string!(locale, stay.no_room)}</span> }.into_markup()
    } else {
        line.rooms.join(", ").into_markup()
    };
    let reference = line.reference.clone().map(|reference| {
        view! { <a href=format!("/stays/{}", query_value(&reference))>{reference.clone()}</a> }
    });
    view! {
        <tr>
            <th scope="row">{who(locale, &line, names)}</th>
            <td class="nowrap">{dates.date(line.arrival)}</td>
            <td class="nowrap">{dates.date(line.departure)}</td>
            <td>{line.room_type}</td>
            <td>{rooms}</td>
            <td><Badge tone=status_tone(line.status) text=stay_word(locale, line.status) /></td>
            {references.then(|| view! { <td>{reference}</td> })}
        </tr>
    }
}
