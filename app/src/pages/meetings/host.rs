//! The page of a host: its times, who has them, and what can be done with them.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::calendar::CampusZone;
use domain::ids::MeetingHostId;
use domain::meeting::Slot;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::meeting::{self, ListedHost, MeetingPlan};
use std::collections::BTreeSet;

use super::form::parse;
use super::more::{Clear, More, Remove};
use super::told::{called, clock, day_of, languages, whereabouts};
use super::words::{fault_text, state_word};
use crate::components::{Badge, Choice, ErrorSummary, Fact, Facts, Notice, SelectField, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::page;
use crate::pages::programme::below;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// What is shown beside the host.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    pub told: Option<(Tone, String)>,
    pub sent: Option<Sent>,
    pub faults: Vec<FieldError>,
    /// Whether the fields of the faults are on the page.
    pub of_form: bool,
}

/// All that the page shows.
pub(super) struct Shown {
    pub locale: Locale,
    pub zone: CampusZone,
    pub now: DateTime<Utc>,
    pub plan: MeetingPlan,
    pub host: ListedHost,
    pub beside: Beside,
}

impl Shown {
    pub fn base(&self) -> String {
        format!("/meeting-hosts/{}", self.host.line.host.id)
    }

    pub fn error(&self, field: &str) -> Option<String> {
        let faults = self.beside.faults.iter().filter(|_| self.beside.of_form);
        let fault = faults.into_iter().find(|one| one.field == field)?;
        Some(fault_text(self.locale, fault).to_owned())
    }

    /// The days on which the host has times.
    pub fn days(&self) -> BTreeSet<chrono::NaiveDate> {
        self.host.slots.iter().map(|slot| day_of(slot.time, self.zone)).collect()
    }

    /// `12 Nov 2026 09:00–09:20`
    fn moment(&self, slot: &Slot) -> String {
        let day = Dates::new(self.locale).date(day_of(slot.time, self.zone));
        format!("{day} {}", clock(slot.time, self.zone))
    }
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let (locale, number) = (viewer.locale, |name: &str| {
        count(viewer.locale, asked.text(name).parse::<u32>().map(i64::from).unwrap_or_default())
    });
    let told = match asked.text("done") {
        "saved" => Some((Tone::Good, td_string!(locale, meetings.saved).to_owned())),
        "made" => {
            Some((Tone::Good, td_string!(locale, meetings.made, n = number("n"), left = number("left"))))
        }
        "cleared" => Some((Tone::Good, td_string!(locale, meetings.cleared, n = number("n")))),
        "stale" => Some((Tone::Bad, td_string!(locale, meetings.stale).to_owned())),
        _ => None,
    };
    rendered(&state, &viewer, parse(&id)?, Beside { told, ..Beside::default() }).await
}

pub(super) async fn rendered(
    state: &AppState,
    viewer: &Viewer,
    id: MeetingHostId,
    beside: Beside,
) -> Result<Response, Fault> {
    let (plan, host) = meeting::host(&state.ctx, &viewer.actor()?, id).await?;
    let (locale, zone, event) = (viewer.locale, state.ctx.zone, &plan.line.event);
    let all = format!("/events/{}/meetings", query_value(&event.code));
    let mut frame = below(state, viewer, (&event.code, &event.title), called(locale, &host.line));
    frame.above.push(Way::new(all, td_string!(locale, meetings.heading)));
    let status = if beside.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = Shown { locale, zone, now: state.ctx.now(), plan, host, beside };
    Ok((status, page(frame, move || view! { <Content shown=shown /> })).into_response())
}

#[component]
fn Content(shown: Shown) -> impl IntoView {
    let (locale, base, plan) = (shown.locale, shown.base(), &shown.plan);
    let told = |one: &FieldError| {
        (shown.beside.of_form.then(|| one.field.clone()), fault_text(locale, one).to_owned())
    };
    let faults = shown.beside.faults.iter().map(told).collect();
    let print = format!(
        "/events/{}/meetings/schedule?host={}",
        query_value(&plan.line.event.code),
        shown.host.line.host.id
    );
    let may = plan.may_plan;
    view! {
        <div class="page-head">
            <h1>{called(locale, &shown.host.line)}</h1>
            <span class="row">
                <a class="button" href=print>{td_string!(locale, meetings.print_one)}</a>
                {may.then(|| view! {
                    <a class="button" href=format!("{base}/edit")>{td_string!(locale, meetings.change)}</a>
                })}
            </span>
        </div>
        {shown.beside.told.clone().map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        {facts(&shown)}
        {times(&shown)}
        {(may && plan.may_know).then(|| booking(&shown))}
        {may.then(|| view! { <More shown=&shown /> })}
        {plan.may_take_back.then(|| view! { <Clear shown=&shown /><Remove shown=&shown /> })}
    }
}

fn facts(shown: &Shown) -> Markup {
    let (locale, line) = (shown.locale, &shown.host.line);
    let profile = &line.host.profile;
    let nowhere = || td_string!(locale, meetings.nowhere).to_owned();
    let online = Some(profile.link.clone()).filter(|address| !address.is_empty());
    view! {
        <Facts>
            {(!profile.about.is_empty()).then(|| view! {
                <Fact term=td_string!(locale, meetings.about)>{profile.about.clone()}</Fact>
            })}
            {(!profile.languages.is_empty()).then(|| view! {
                <Fact term=td_string!(locale, meetings.languages)>{languages(locale, &profile.languages)}</Fact>
            })}
            <Fact term=td_string!(locale, meetings.place)>
                {whereabouts(locale, line).unwrap_or_else(nowhere)}
            </Fact>
            {online.map(|href| view! {
                <Fact term=td_string!(locale, meetings.link)>
                    <a href=href rel="noopener noreferrer">{profile.link.clone()}</a>
                </Fact>
            })}
        </Facts>
    }
    .into_markup()
}

fn times(shown: &Shown) -> Markup {
    let locale = shown.locale;
    let body = if shown.host.slots.is_empty() {
        view! { <p class="quiet">{td_string!(locale, meetings.no_times)}</p> }.into_markup()
    } else {
        let rows = shown.host.slots.iter().map(|slot| row(shown, slot)).collect_view();
        let about = shown.plan.may_take_back && shown.host.booked() > 0;
        view! {
            {about.then(|| view! { <p class="quiet">{td_string!(locale, meetings.take_back_about)}</p> })}
            <Table id="times-caption" caption=td_string!(locale, meetings.times) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, meetings.time)}</th>
                    <th scope="col">{td_string!(locale, meetings.state)}</th>
                    <th scope="col">{td_string!(locale, meetings.who)}</th>
                    <th scope="col">{td_string!(locale, meetings.deeds)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section">
            <h2 id="times">{td_string!(locale, meetings.times)}</h2>
            {body}
        </section>
    }
    .into_markup()
}

fn row(shown: &Shown, slot: &Slot) -> impl IntoView + use<> {
    let (locale, plan) = (shown.locale, &shown.plan);
    let (tone, word) = state_word(locale, slot);
    let day = Dates::new(locale).date(day_of(slot.time, shown.zone));
    let who = slot.booked.and_then(|entry| plan.names.get(&entry)).cloned();
    let deeds: &[(&str, &str)] = match (slot.booked, slot.open) {
        (Some(_), _) if plan.may_take_back => &[
            ("take_back", td_string!(locale, meetings.take_back)),
            ("take_back_close", td_string!(locale, meetings.take_back_close)),
        ],
        (None, true) if plan.may_plan => &[("close", td_string!(locale, meetings.close))],
        (None, false) if plan.may_plan => &[("open", td_string!(locale, meetings.reopen))],
        _ => &[],
    };
    let deeds = deeds_of(shown, slot, deeds);
    view! {
        <tr>
            <th scope="row">{day}" "<span class="clock">{clock(slot.time, shown.zone)}</span></th>
            <td><Badge tone=tone text=word /></td>
            <td>{who}</td>
            <td>{deeds}</td>
        </tr>
    }
}

fn deeds_of(shown: &Shown, slot: &Slot, deeds: &[(&'static str, &'static str)]) -> Option<Markup> {
    let moment = shown.moment(slot);
    let buttons = deeds.iter().map(|(deed, label)| {
        let named = format!("{label}: {moment}");
        view! { <button class="button plain" name="deed" value=*deed aria-label=named>{*label}</button> }
    });
    let buttons = buttons.collect_view();
    let entry =
        slot.booked.map(|entry| view! { <input type="hidden" name="entry" value=entry.to_string() /> });
    (!deeds.is_empty()).then(|| {
        view! {
            <form class="row" method="post" action=shown.base()>
                <input type="hidden" name="slot" value=slot.id.to_string() />
                {entry}
                {buttons}
            </form>
        }
        .into_markup()
    })
}

/// The form that books a time for somebody.
fn booking(shown: &Shown) -> Markup {
    let locale = shown.locale;
    let free = shown.host.slots.iter().filter(|slot| slot.open && slot.booked.is_none());
    let free = free.filter(|slot| !slot.has_begun(shown.now));
    let slots = free.map(|slot| Choice::new(slot.id.to_string(), shown.moment(slot))).collect::<Vec<_>>();
    if slots.is_empty() {
        return Markup::new(String::new());
    }
    let body = if shown.plan.people.is_empty() {
        view! { <p class="quiet">{td_string!(locale, meetings.nobody)}</p> }.into_markup()
    } else {
        let sent = shown.beside.sent.clone().unwrap_or_default();
        let choose = || Choice::new("", td_string!(locale, meetings.choose));
        let people = shown.plan.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
        let people = std::iter::once(choose()).chain(people).collect();
        let slots = std::iter::once(choose()).chain(slots).collect();
        view! {
            <form class="panel form" method="post" action=format!("{}/book", shown.base())>
                <p class="hint">{td_string!(locale, meetings.book_about)}</p>
                <div class="form three">
                    <SelectField
                        name="slot" label=td_string!(locale, meetings.time) choices=slots chosen=sent.text("slot")
                    />
                    <SelectField
                        name="entry" label=td_string!(locale, meetings.participant) choices=people
                        chosen=sent.text("entry")
                    />
                </div>
                <div><button class="button">{td_string!(locale, meetings.book)}</button></div>
            </form>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="book">
            <h2 id="book">{td_string!(locale, meetings.book_for)}</h2>
            {body}
        </section>
    }
    .into_markup()
}
