//! The function sheet: all that those who prepare an event need to know, day by day, to read or to print on A4. It is
//! made when it is asked for, so none is out of date but one on paper, which says from when it is.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::calendar::CampusZone;
use domain::event::EventPart;
use domain::function::FunctionState;
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::{self, EventRecord};
use service::function::{self, ListedFunction};
use service::interpretation;
use std::collections::{BTreeMap, BTreeSet};

use super::plan::client_word;
use super::words::{kind_word, status_word};
use crate::components::{Badge, Fact, Facts, Synthetic, Table, Tone};
use crate::export::ics::{Calendar, CalendarEvent, Span, Status};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::campus::style_name;
use crate::pages::events::way;
use crate::pages::functions::{around, state_word};
use crate::pages::interpretation::codes;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::function::times;
use crate::viewer::Viewer;

/// All that stands on a sheet.
struct Sheet {
    record: EventRecord,
    functions: Vec<ListedFunction>,
    languages: BTreeMap<FunctionId, Wish>,
    zone: CampusZone,
    /// From when it is, by the campus clock.
    at: NaiveDateTime,
}

impl Sheet {
    async fn read(state: &AppState, viewer: &Viewer, code: &str) -> Result<Self, Fault> {
        let (ctx, actor) = (&state.ctx, viewer.actor()?);
        Ok(Self {
            record: event::one(ctx, &actor, code).await?,
            functions: function::of_event(ctx, &actor, code).await?,
            languages: interpretation::of_event(ctx, &actor, code).await?,
            zone: ctx.zone,
            at: ctx.zone.local(ctx.now()),
        })
    }

    fn times(&self, listed: &ListedFunction) -> (NaiveDateTime, NaiveDateTime) {
        times(listed.function.time.from_at(), listed.function.time.until_at(), self.zone)
    }

    /// Set-up and tear-down included.
    fn claimed(&self, listed: &ListedFunction) -> (NaiveDateTime, NaiveDateTime) {
        let claimed = listed.function.claimed();
        times(claimed.from_at(), claimed.until_at(), self.zone)
    }

    /// The functions that are not given up, by the day they begin.
    fn days(&self) -> BTreeMap<NaiveDate, Vec<&ListedFunction>> {
        let mut days = BTreeMap::<_, Vec<_>>::new();
        for listed in &self.functions {
            if listed.function.state != FunctionState::Released {
                days.entry(self.times(listed).0.date()).or_default().push(listed);
            }
        }
        days
    }
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let locale = viewer.locale;
    let sheet = Sheet::read(&state, &viewer, &code).await?;
    let known = &sheet.record.line.event;
    let mut frame = frame(&state, &viewer, Area::Events, heading(locale, &sheet.record));
    let event = way(&known.code, known.title.clone());
    frame.above = vec![Area::Events.way(locale), event];
    Ok(page(frame, move || view! { <Content locale=locale sheet=sheet /> }))
}

fn heading(locale: Locale, record: &EventRecord) -> String {
    td_string!(locale, sheet.heading, event = record.line.event.title.clone())
}

/// Its functions as a calendar.
pub async fn calendar(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let sheet = Sheet::read(&state, &viewer, &code).await?;
    let known = &sheet.record.line.event;
    let shown = sheet.functions.iter().filter(|listed| listed.function.state != FunctionState::Released);
    let made = Calendar {
        name: format!("{} {}", known.code, known.title),
        about: td_string!(viewer.locale, sheet.calendar_about).to_owned(),
        language: i18n::code(viewer.locale),
        events: shown.map(|listed| entry(viewer.locale, &sheet, listed, state.ctx.now())).collect(),
    };
    let file = format!("attachment; filename=\"{}.ics\"", file_name(&known.code));
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, file),
    ];
    Ok((headers, made.write()).into_response())
}

/// Letters, digits and hyphens: what every system can name a file.
fn file_name(code: &str) -> String {
    code.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect()
}

fn entry(
    locale: Locale,
    sheet: &Sheet,
    listed: &ListedFunction,
    now: DateTime<chrono::Utc>,
) -> CalendarEvent {
    let function = &listed.function;
    let instant = |at| DateTime::from_timestamp(at, 0).unwrap_or(now);
    let held = function.state == FunctionState::Held;
    let about = [style_name(locale, function.style).to_owned(), around(locale, sheet.claimed(listed))];
    CalendarEvent {
        uid: format!("{}@foresteria", function.id),
        span: Span::Instants(instant(function.time.from_at()), instant(function.time.until_at())),
        status: if held { Status::Confirmed } else { Status::Tentative },
        summary: function.title.clone(),
        description: about.join("\n"),
        location: listed.space.clone(),
        sequence: function.version,
        changed_at: now,
    }
}

#[component]
fn Content(locale: Locale, sheet: Sheet) -> impl IntoView {
    let code = query_value(&sheet.record.line.event.code);
    let title = heading(locale, &sheet.record);
    let made = Dates::new(locale).minute(sheet.at);
    let days = sheet.days();
    let body = if days.is_empty() {
        view! { <p class="quiet">{td_string!(locale, function.none)}</p> }.into_markup()
    } else {
        let days = days.into_iter();
        let days =
            days.map(|(day, listed)| view! { <Day locale=locale sheet=&sheet day=day listed=listed /> });
        days.collect_view().into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <a class="button" href=format!("/events/{code}/functions.ics")>{td_string!(locale, sheet.calendar)}</a>
        </div>
        <p class="quiet">{td_string!(locale, sheet.made, at = made)}</p>
        <About locale=locale sheet=&sheet />
        {body}
        <House locale=locale record=&sheet.record />
    }
}

/// What the event is, and whom to ask.
#[component]
fn About<'a>(locale: Locale, sheet: &'a Sheet) -> impl IntoView + use<> {
    let (event, dates) = (&sheet.record.line.event, Dates::new(locale));
    let (tone, status) = status_word(locale, event.status);
    let days =
        td_string!(locale, room.between, from = dates.date(event.from), until = dates.date(event.until));
    let people = sheet.record.people.iter().map(|person| {
        let part = (person.part == EventPart::Shared).then(|| td_string!(locale, events.shared));
        let told = format!("{}, {}", person.name, person.email);
        view! { <span class="block">{told}{part.map(|part| format!(" ({part})"))}</span> }
    });
    let people = people.collect_view();
    let nobody = sheet.record.people.is_empty().then(|| td_string!(locale, events.nobody));
    view! {
        <section class="panel section" aria-labelledby="about">
            <h2 id="about">
                {event.code.clone()}" "<Badge tone=tone text=status />" "
                {event.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </h2>
            <Facts>
                <Fact term=td_string!(locale, events.kind)>{kind_word(locale, event.kind)}</Fact>
                <Fact term=td_string!(locale, events.days)>{days}</Fact>
                <Fact term=td_string!(locale, pipeline.client)>
                    {client_word(locale, event.client)}
                    {sheet.record.line.organisation.clone().map(|name| view! { <span class="block">{name}</span> })}
                </Fact>
                <Fact term=td_string!(locale, events.on_campus)>{count(locale, event.on_campus)}</Fact>
                <Fact term=td_string!(locale, events.online)>{count(locale, event.online)}</Fact>
                <Fact term=td_string!(locale, events.people)>{people}{nobody}</Fact>
            </Facts>
        </section>
    }
}

/// The functions of a day, by the time from which somebody has to be there.
#[component]
fn Day<'a>(
    locale: Locale,
    sheet: &'a Sheet,
    day: NaiveDate,
    listed: Vec<&'a ListedFunction>,
) -> impl IntoView + use<> {
    let heading = Dates::new(locale).long(day);
    let rows = listed.into_iter().map(|listed| row(locale, sheet, listed)).collect_view();
    let caption = td_string!(locale, sheet.day_caption, day = heading.clone());
    let id = format!("day-{day}");
    let labelled_by = id.clone();
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 id=id>{heading}</h2>
            <Table id=format!("table-{day}") caption=caption quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, function.when)}</th>
                    <th scope="col">{td_string!(locale, function.what)}</th>
                    <th scope="col">{td_string!(locale, function.space)}</th>
                    <th scope="col">{td_string!(locale, function.style)}</th>
                    <th scope="col" class="number">{td_string!(locale, function.attendance)}</th>
                    <th scope="col">{td_string!(locale, interpretation.languages)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

fn row(locale: Locale, sheet: &Sheet, listed: &ListedFunction) -> impl IntoView + use<> {
    let function = &listed.function;
    let (from, until) = sheet.times(listed);
    let clock = |time: NaiveDateTime| time.format("%H:%M").to_string();
    let end = if from.date() == until.date() { clock(until) } else { Dates::new(locale).minute(until) };
    let around = around(locale, sheet.claimed(listed));
    let waits = (function.state == FunctionState::Waiting).then(|| {
        view! { <span class="block"><Badge tone=Tone::Held text=state_word(locale, function.state) /></span> }
    });
    let note = (!function.note.is_empty()).then(|| function.note.clone());
    let spoken = sheet.languages.get(&function.id).map(|wish| codes(locale, wish)).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">
                <span class="nowrap">{clock(from)}" – "{end}</span>
                <span class="fine quiet block">{around}</span>
            </th>
            <td>{function.title.clone()}{note.map(|note| view! { <span class="fine block typed">{note}</span> })}</td>
            <td>{listed.space.clone()}{waits}</td>
            <td>{style_name(locale, function.style)}</td>
            <td class="number">{count(locale, function.attendance)}</td>
            <td>{spoken}</td>
        </tr>
    }
}

/// Who comes and goes, and how many sleep, day by day.
#[component]
fn House<'a>(locale: Locale, record: &'a EventRecord) -> impl IntoView + use<> {
    let staying = record.rooming.iter().filter(|line| line.status.takes_nights()).collect::<Vec<_>>();
    let days = staying.iter().flat_map(|line| [line.arrival, line.departure]).collect::<BTreeSet<_>>();
    let nights = record.nights.iter().map(|night| (night.night, night)).collect::<BTreeMap<_, _>>();
    let days = days.into_iter().chain(nights.keys().copied()).collect::<BTreeSet<_>>();
    let number = |lines: usize| count(locale, i64::try_from(lines).unwrap_or(i64::MAX));
    let rows = days.iter().map(|day| {
        let arrive = staying.iter().filter(|line| line.arrival == *day).count();
        let leave = staying.iter().filter(|line| line.departure == *day).count();
        let (rooms, guests) = nights.get(day).map_or((0, 0), |night| (night.all(), night.guests));
        view! {
            <tr>
                <th scope="row" class="nowrap">{Dates::new(locale).date(*day)}</th>
                <td class="number">{number(arrive)}</td>
                <td class="number">{number(leave)}</td>
                <td class="number">{count(locale, rooms)}</td>
                <td class="number">{count(locale, guests)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!days.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 id="house">{td_string!(locale, sheet.house)}</h2>
                <Table id="house-caption" caption=td_string!(locale, sheet.house) quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, sheet.day)}</th>
                        <th scope="col" class="number">{td_string!(locale, sheet.arrive)}</th>
                        <th scope="col" class="number">{td_string!(locale, sheet.leave)}</th>
                        <th scope="col" class="number">{td_string!(locale, events.rooms)}</th>
                        <th scope="col" class="number">{td_string!(locale, events.guests)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}
