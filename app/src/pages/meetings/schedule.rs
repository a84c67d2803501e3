//! Schedules to print on A4: a host a page, its times in order, who comes, and room for notes.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use domain::calendar::CampusZone;
use domain::meeting::Slot;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::meeting::{ListedHost, MeetingPlan, plan};

use super::told::{called, clock, day_of, languages, whereabouts};
use super::words::state_word;
use crate::components::Table;
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::page;
use crate::pages::programme::below;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The page: of all hosts, or of the one asked for.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let mut plan = plan(&state.ctx, &viewer.actor()?, &code).await?;
    let wanted = asked.text("host");
    plan.hosts.retain(|host| wanted.is_empty() || host.line.host.id.to_string() == wanted);
    if plan.hosts.is_empty() && !wanted.is_empty() {
        return Err(Fault::NotFound);
    }
    let (locale, zone, event) = (viewer.locale, state.ctx.zone, &plan.line.event);
    let title = td_string!(locale, meetings.schedule, event = event.title.clone());
    let all = format!("/events/{}/meetings", query_value(&event.code));
    let mut frame = below(&state, &viewer, (&event.code, &event.title), title);
    frame.above.push(Way::new(all, td_string!(locale, meetings.heading)));
    let as_of = Dates::new(locale).minute(zone.local(state.ctx.now()));
    let html = page(frame, move || view! { <Content locale=locale zone=zone plan=plan as_of=as_of /> });
    Ok(html.into_response())
}

#[component]
fn Content(locale: Locale, zone: CampusZone, plan: MeetingPlan, as_of: String) -> impl IntoView {
    let title = td_string!(locale, meetings.schedule, event = plan.line.event.title.clone());
    let none = plan.hosts.is_empty();
    let hosts = plan.hosts.iter().map(|host| of_host(locale, zone, &plan, host)).collect_view();
    view! {
        <h1>{title}</h1>
        <p class="quiet">{td_string!(locale, meetings.as_of, time = as_of)}</p>
        {none.then(|| view! { <p class="quiet">{td_string!(locale, meetings.none)}</p> })}
        {hosts}
    }
}

fn of_host(locale: Locale, zone: CampusZone, plan: &MeetingPlan, host: &ListedHost) -> Markup {
    let (line, id) = (&host.line, host.line.host.id);
    let spoken = languages(locale, &line.host.profile.languages);
    let about = [whereabouts(locale, line).unwrap_or_default(), spoken];
    let about = about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let rows = host.slots.iter().map(|slot| row(locale, zone, plan, slot)).collect_view();
    let name = called(locale, line);
    let body = if host.slots.is_empty() {
        view! { <p class="quiet">{td_string!(locale, meetings.no_times_at_all)}</p> }.into_markup()
    } else {
        view! {
            <Table id=format!("of-{id}") caption=name.clone() quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, meetings.time)}</th>
                    <th scope="col">{td_string!(locale, meetings.who)}</th>
                    <th scope="col">{td_string!(locale, meetings.notes)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section schedule">
            <h2>{name}</h2>
            {(!about.is_empty()).then(|| view! { <p>{about}</p> })}
            {body}
        </section>
    }
    .into_markup()
}

fn row(locale: Locale, zone: CampusZone, plan: &MeetingPlan, slot: &Slot) -> impl IntoView + use<> {
    let day = Dates::new(locale).date(day_of(slot.time, zone));
    let name = slot.booked.and_then(|entry| plan.names.get(&entry)).cloned();
    let who = name.unwrap_or_else(|| state_word(locale, slot).1.to_owned());
    let quiet = slot.booked.is_none().then_some("quiet");
    view! {
        <tr>
            <th scope="row">{day}" "<span class="clock">{clock(slot.time, zone)}</span></th>
            <td class=quiet>{who}</td>
            <td class="notes"></td>
        </tr>
    }
}
