//! An event afterwards: what became of its rooms and guests, how many were at its sessions, what was learned, and the pack for whoever evaluates it.

mod evidence;
mod form;
mod provided;
mod turnout;

pub use evidence::show as evidence;
pub use turnout::count_them;
pub(crate) use turnout::name_of;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use domain::calendar::CampusZone;
use domain::event::{AfterNight, Lessons};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::error::FieldError;
use service::event::{self, EventAfter};
use service::turnout::{self as counts, TurnoutRecord};

use self::form::LessonsForm;
use self::turnout::{Counting, Shown, TurnoutForm};
use crate::components::{Notice, Stat, Stats, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::events::way;
use crate::pages::meanwhile::{Differing, differing};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::viewer::Viewer;

/// Where the page is.
fn path(code: &str) -> String {
    format!("/events/{}/after", query_value(code))
}

/// What was learned, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    version: i64,
    good: String,
    better: String,
    talked_on: String,
}

impl Sent {
    fn of(lessons: &Lessons, version: i64) -> Self {
        let talked_on = lessons.talked_on.map(|day| day.to_string()).unwrap_or_default();
        Self { version, good: lessons.good.clone(), better: lessons.better.clone(), talked_on }
    }

    fn read(&self) -> Result<Lessons, Vec<FieldError>> {
        let talked_on = match self.talked_on.trim() {
            "" => None,
            text => {
                Some(text.parse::<NaiveDate>().map_err(|_| vec![FieldError::new("talked_on", "no_date")])?)
            }
        };
        Ok(Lessons { good: self.good.clone(), better: self.better.clone(), talked_on })
    }
}

/// What the form shows besides what is stored.
#[derive(Clone, Debug, Default)]
struct Typed {
    sent: Option<Sent>,
    faults: Vec<FieldError>,
    stale: bool,
    counting: Counting,
}

/// What was done before, in a word.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let counting = Counting { done: asked.done == "counted", ..Counting::default() };
    page_of(&state, &viewer, &code, Typed { counting, ..Typed::default() }).await
}

/// Writes down what was learned.
pub async fn learn(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = match sent.read() {
        Ok(lessons) => event::learn(&state.ctx, &viewer.actor()?, (&code, sent.version), &lessons).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let typed = match outcome {
        Ok(()) => return Ok(Redirect::to(&path(&code)).into_response()),
        Err(ServiceError::Stale { current, .. }) => {
            Typed { sent: Some(Sent { version: current, ..sent }), stale: true, ..Typed::default() }
        }
        Err(ServiceError::Invalid(faults)) => Typed { sent: Some(sent), faults, ..Typed::default() },
        Err(error) => return Err(error.into()),
    };
    let shown = page_of(&state, &viewer, &code, typed).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

async fn page_of(state: &AppState, viewer: &Viewer, code: &str, typed: Typed) -> Result<Response, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    let shown = event::after(&state.ctx, &actor, code).await?;
    let turnout = counts::of_event(&state.ctx, &actor, code).await?;
    let zone = state.ctx.zone;
    let known = &shown.record.line.event;
    let mut frame = frame(state, viewer, Area::Events, heading(locale, &shown));
    let event = way(&known.code, known.title.clone());
    frame.above = vec![Area::Events.way(locale), event];
    Ok(page(
        frame,
        move || view! { <Content locale=locale zone=zone shown=shown turnout=turnout typed=typed /> },
    )
    .into_response())
}

fn heading(locale: Locale, shown: &EventAfter) -> String {
    td_string!(locale, after.heading, event = shown.record.line.event.title.clone())
}

/// The fields somebody else wrote meanwhile.
fn meanwhile(locale: Locale, sent: &Sent, now: &Sent) -> Vec<Differing> {
    let fields = [
        (td_string!(locale, after.good), &sent.good, &now.good),
        (td_string!(locale, after.better), &sent.better, &now.better),
        (td_string!(locale, after.talked_on), &sent.talked_on, &now.talked_on),
    ];
    differing(fields.map(|(label, typed, now)| (label, typed.clone(), now.clone())))
}

#[component]
fn Content(
    locale: Locale,
    zone: CampusZone,
    shown: EventAfter,
    turnout: TurnoutRecord,
    typed: Typed,
) -> impl IntoView {
    let code = shown.record.line.event.code.clone();
    let file = format!("/events/{}/evidence.xlsx", query_value(&code));
    let body = if shown.begun {
        let counted = Shown { locale, zone, record: turnout, counting: typed.counting.clone() };
        view! { <Begun locale=locale shown=shown.clone() counted=counted typed=typed /> }.into_markup()
    } else {
        view! { <Notice tone=Tone::Past><p>{td_string!(locale, after.not_begun)}</p></Notice> }.into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{heading(locale, &shown)}</h1>
            {shown.begun.then(|| view! { <a class="button" href=file>{td_string!(locale, after.evidence)}</a> })}
        </div>
        {body}
    }
}

#[component]
fn Begun(locale: Locale, shown: EventAfter, counted: Shown, typed: Typed) -> impl IntoView {
    let aftermath = &shown.aftermath;
    let (sum, n) = (aftermath.sum(), |number| count(locale, number));
    let wash = sum.wash().map_or_else(
        || td_string!(locale, app.no_value).to_owned(),
        |wash| td_string!(locale, after.percent, n = n(wash)),
    );
    let peak = counted.record.peak().map(|most| {
        let online = td_string!(locale, turnout.and_online, n = n(most.online));
        view! { <Stat label=td_string!(locale, turnout.peak) figure=n(most.on_campus)>{online}</Stat> }
    });
    let undecided = (aftermath.undecided > 0).then(|| {
        let text =
            td_string!(locale, after.undecided, count = aftermath.undecided, n = n(aftermath.undecided));
        view! { <Notice tone=Tone::Held><p>{text}</p></Notice> }
    });
    let rows =
        aftermath.nights.iter().map(|(night, rooms)| row(locale, Dates::new(locale).date(*night), *rooms));
    let rows = rows.collect_view();
    let all = row(locale, td_string!(locale, events.all_nights).to_owned(), sum);
    view! {
        {undecided}
        <Stats>
            <Stat label=td_string!(locale, after.slept) figure=n(sum.slept)>
                {td_string!(locale, after.of_agreed, n = n(sum.agreed))}
            </Stat>
            <Stat label=td_string!(locale, after.wash) figure=wash>{td_string!(locale, after.wash_hint)}</Stat>
            <Stat label=td_string!(locale, after.no_shows) figure=n(aftermath.no_shows)>
                {td_string!(locale, after.and_cancelled, count = aftermath.cancelled, n = n(aftermath.cancelled))}
            </Stat>
            <Stat label=td_string!(locale, events.on_campus) figure=n(shown.record.line.event.on_campus)>
                {td_string!(locale, after.and_online, n = n(shown.record.line.event.online))}
            </Stat>
            {peak}
        </Stats>
        <section class="section">
            <h2 id="nights">{td_string!(locale, after.nights)}</h2>
            <Table id="nights-caption" caption=td_string!(locale, after.nights) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, events.night)}</th>
                    <th scope="col" class="number">{td_string!(locale, after.agreed)}</th>
                    <th scope="col" class="number">{td_string!(locale, after.slept)}</th>
                    <th scope="col" class="number">{td_string!(locale, after.wash)}</th>
                    <th scope="col" class="number">{td_string!(locale, events.guests)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{all}</tfoot>
            </Table>
        </section>
        <TurnoutForm shown=counted />
        <LessonsForm locale=locale shown=shown typed=typed />
    }
}

fn row(locale: Locale, name: String, rooms: AfterNight) -> impl IntoView + use<> {
    let n = |number| count(locale, number);
    let wash = rooms.wash().map(|wash| td_string!(locale, after.percent, n = n(wash)));
    view! {
        <tr>
            <th scope="row" class="nowrap">{name}</th>
            <td class="number">{n(rooms.agreed)}</td>
            <td class="number">{n(rooms.slept)}</td>
            <td class="number">{wash}</td>
            <td class="number">{n(rooms.guests)}</td>
        </tr>
    }
}
