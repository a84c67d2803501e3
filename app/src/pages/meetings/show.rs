//! The page: what may be booked, and every host with its times, or every time with its host.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::calendar::CampusZone;
use domain::meeting::Gate;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::meeting::{ListedHost, MeetingPlan, plan};

use super::terms::Terms;
use super::time::ByTime;
use super::told::{called, whereabouts};
use super::words::{fault_text, gate_word};
use crate::components::{Badge, Downloads, ErrorSummary, Notice, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::page;
use crate::pages::programme::below;
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// What is shown beside the plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    pub told: Option<(Tone, &'static str)>,
    pub by_time: bool,
    pub sent: Option<Sent>,
    pub faults: Vec<FieldError>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let told = match asked.text("done") {
        "saved" => Some((Tone::Good, td_string!(viewer.locale, meetings.saved))),
        "stale" => Some((Tone::Bad, td_string!(viewer.locale, meetings.stale))),
        _ => None,
    };
    let by_time = asked.text("view") == "time";
    rendered(&state, &viewer, &code, Beside { told, by_time, ..Beside::default() }).await
}

pub(super) async fn rendered(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    beside: Beside,
) -> Result<Response, Fault> {
    let plan = plan(&state.ctx, &viewer.actor()?, code).await?;
    let (locale, event) = (viewer.locale, &plan.line.event);
    let title = td_string!(locale, meetings.title, event = event.code.clone());
    let status = if beside.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = below(state, viewer, (&event.code, &event.title), title);
    let zone = state.ctx.zone;
    let html = page(frame, move || view! { <Content locale=locale zone=zone plan=plan beside=beside /> });
    Ok((status, html).into_response())
}

#[component]
fn Content(locale: Locale, zone: CampusZone, plan: MeetingPlan, beside: Beside) -> impl IntoView {
    let code = plan.line.event.code.clone();
    let base = format!("/events/{}/meetings", query_value(&code));
    let title = td_string!(locale, meetings.title, event = code.clone());
    let told = |one: &FieldError| (Some(one.field.clone()), fault_text(locale, one).to_owned());
    let faults = beside.faults.iter().map(told).collect();
    let (new, print) = (format!("{base}/new"), format!("{base}/schedule"));
    let (off, empty) = (plan.gate == Gate::Off, plan.hosts.is_empty());
    let body = if empty {
        view! { <p class="quiet">{td_string!(locale, meetings.none)}</p> }.into_markup()
    } else if beside.by_time {
        view! { <ByTime locale=locale zone=zone plan=&plan /> }.into_markup()
    } else {
        by_host(locale, &plan)
    };
    let views = (!empty).then(|| views(locale, base.clone(), beside.by_time));
    view! {
        <div class="page-head">
            <h1>{title.clone()}</h1>
            <span class="row">
                <Downloads
                    locale=locale table="meetings" name=title query=format!("?event={}", query_value(&code))
                />
                <a class="button" href=print>{td_string!(locale, meetings.print_all)}</a>
                {plan.may_plan.then(|| view! {
                    <a class="button primary" href=new>{td_string!(locale, meetings.create)}</a>
                })}
            </span>
        </div>
        {beside.told.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        {off.then(|| view! { <Notice tone=Tone::Past><p>{td_string!(locale, meetings.is_off)}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        {counted(locale, &plan)}
        {views}
        {body}
        {plan.may_plan.then(|| view! { <Terms locale=locale plan=&plan base=base beside=&beside /> })}
    }
}

/// Whether participants may book, and how much there is.
fn counted(locale: Locale, plan: &MeetingPlan) -> Markup {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let sum = |of: fn(&ListedHost) -> usize| number(plan.hosts.iter().map(of).sum());
    let text = td_string!(
        locale,
        meetings.counted,
        hosts = number(plan.hosts.len()),
        all = sum(|host| host.slots.len()),
        booked = sum(ListedHost::booked),
        free = sum(ListedHost::free)
    );
    let (tone, word) = gate_word(locale, plan.gate);
    view! { <p class="row"><Badge tone=tone text=word /><span>{text}</span></p> }.into_markup()
}

/// The two ways to see them.
fn views(locale: Locale, base: String, by_time: bool) -> Markup {
    let current = |is: bool| is.then_some("page");
    let time = format!("{base}?view=time");
    view! {
        <div class="toolbar">
            <nav class="joined" aria-label=td_string!(locale, meetings.views)>
                <a class="button" href=base aria-current=current(!by_time)>{td_string!(locale, meetings.by_host)}</a>
                <a class="button" href=time aria-current=current(by_time)>{td_string!(locale, meetings.by_time)}</a>
            </nav>
        </div>
    }
    .into_markup()
}

fn by_host(locale: Locale, plan: &MeetingPlan) -> Markup {
    let rows = plan.hosts.iter().map(|host| {
        let (line, id) = (&host.line, host.line.host.id);
        let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
        let codes = line.host.profile.languages.iter().map(|one| one.code().to_uppercase());
        let codes = codes.collect::<Vec<_>>().join(", ");
        view! {
            <tr>
                <th scope="row"><a href=format!("/meeting-hosts/{id}")>{called(locale, line)}</a></th>
                <td>{codes}</td>
                <td>{whereabouts(locale, line)}</td>
                <td class="number">{number(host.slots.len())}</td>
                <td class="number">{number(host.booked())}</td>
                <td class="number">{number(host.free())}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table id="hosts-caption" caption=td_string!(locale, meetings.by_host)>
            <thead><tr>
                <th scope="col">{td_string!(locale, meetings.host)}</th>
                <th scope="col">{td_string!(locale, meetings.languages)}</th>
                <th scope="col">{td_string!(locale, meetings.place)}</th>
                <th scope="col" class="number">{td_string!(locale, meetings.times)}</th>
                <th scope="col" class="number">{td_string!(locale, meetings.booked)}</th>
                <th scope="col" class="number">{td_string!(locale, meetings.free)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}
