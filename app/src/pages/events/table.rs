//! A table of events.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::EventSummary;

use super::words::{kind_word, status_word};
use crate::components::{Badge, Synthetic, Table};
use crate::local::query_value;
use crate::pages::nights::segment_name;

/// The table; `whose` names the organiser of each, `due` says what is still to be done.
#[component]
pub(crate) fn EventTable(
    locale: Locale,
    id: &'static str,
    #[prop(into)] caption: String,
    events: Vec<EventSummary>,
    whose: bool,
    due: bool,
) -> impl IntoView {
    let rows = events
        .into_iter()
        .map(|event| view! { <Row locale=locale event=event whose=whose due=due /> })
        .collect_view();
    view! {
        <Table id=id caption=caption quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, events.event)}</th>
                <th scope="col">{td_string!(locale, events.days)}</th>
                <th scope="col">{td_string!(locale, room.status)}</th>
                <th scope="col" class="number">{td_string!(locale, events.on_campus)}</th>
                <th scope="col" class="number">{td_string!(locale, events.guests)}</th>
                <th scope="col" class="number">{td_string!(locale, nights.room_nights)}</th>
                {due.then(|| view! { <th scope="col">{td_string!(locale, events.due)}</th> })}
                {whose.then(|| view! { <th scope="col">{td_string!(locale, events.organiser)}</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn Row(locale: Locale, event: EventSummary, whose: bool, due: bool) -> impl IntoView {
    let EventSummary { line, tally } = event;
    let (event, dates) = (line.event, Dates::new(locale));
    let (tone, status) = status_word(locale, event.status);
    let days =
        td_string!(locale, room.between, from = dates.date(event.from), until = dates.date(event.until));
    let days = if event.from == event.until { dates.date(event.from) } else { days };
    let class = segment_name(locale, event.kind.class().code());
    let about = [Some(kind_word(locale, event.kind).to_owned()), Some(class), line.organisation];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let open = (!event.status.is_off()).then_some(tally);
    let due = due.then(|| {
        let to_do = open.map(|tally| to_do(locale, tally)).unwrap_or_default();
        view! { <td>{to_do.into_iter().map(|text| view! { <span class="block">{text}</span> }).collect_view()}</td> }
    });
    let nobody = || td_string!(locale, events.nobody).to_owned();
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/events/{}", query_value(&event.code))>{event.code.clone()}" "{event.title}</a>" "
                {event.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <span class="fine quiet block">{about}</span>
            </th>
            <td class="nowrap">{days}</td>
            <td><Badge tone=tone text=status /></td>
            <td class="number">{count(locale, event.on_campus)}</td>
            <td class="number">{count(locale, tally.guests)}</td>
            <td class="number">{count(locale, tally.room_nights)}</td>
            {due}
            {whose.then(|| view! { <td>{line.organiser.unwrap_or_else(nobody)}</td> })}
        </tr>
    }
}

/// What somebody should do about an event.
pub(crate) fn to_do(locale: Locale, tally: domain::event::EventTally) -> Vec<String> {
    let arriving =
        td_string!(locale, events.arriving, count = tally.arriving, n = count(locale, tally.arriving));
    let unnamed = td_string!(locale, events.unnamed, count = tally.unnamed, n = count(locale, tally.unnamed));
    let roomless =
        td_string!(locale, events.roomless, count = tally.roomless, n = count(locale, tally.roomless));
    let all = [(tally.arriving, arriving), (tally.unnamed, unnamed), (tally.roomless, roomless)];
    all.into_iter().filter(|(number, _)| *number > 0).map(|(_, text)| text).collect()
}
