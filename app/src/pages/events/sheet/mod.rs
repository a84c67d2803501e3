//! The function sheet: all that those who prepare an event need to know, day by day, to read or to print on A4. It is
//! made when it is asked for, so none is out of date but one on paper, which says from when it is.

mod about;
mod calendar;
mod day;
mod house;
mod stands;

use axum::extract::{Path, State};
use axum::response::Html;
use chrono::{NaiveDate, NaiveDateTime};
use domain::calendar::CampusZone;
use domain::function::FunctionState;
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use domain::order::OrderState;
use domain::programme::{Session, SessionState};
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::{self, EventRecord};
use service::function::{self, ListedFunction};
use service::interpretation::{self, Member};
use service::order::{self, OrderLine};
use service::programme;
use service::stand::{self, StandPlan};
use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::events::way;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::function::times;
use crate::view::order::local;
use crate::viewer::Viewer;
use about::About;
use day::DayOf;
use house::House;
use stands::Stands;

pub use calendar::calendar;

/// All that stands on a sheet.
struct Sheet {
    record: EventRecord,
    functions: Vec<ListedFunction>,
    languages: BTreeMap<FunctionId, Wish>,
    teams: BTreeMap<FunctionId, Vec<Member>>,
    sessions: Vec<Session>,
    orders: Vec<OrderLine>,
    stands: StandPlan,
    zone: CampusZone,
    /// From when it is, by the campus clock.
    at: NaiveDateTime,
}

/// What there is on a day.
#[derive(Default)]
struct Day<'a> {
    /// Functions that are not given up.
    functions: Vec<&'a ListedFunction>,
    /// Sessions that take place but are in no hall: online, or not laid yet.
    sessions: Vec<&'a Session>,
    /// What is to be delivered.
    orders: Vec<&'a OrderLine>,
}

impl Sheet {
    async fn read(state: &AppState, viewer: &Viewer, code: &str) -> Result<Self, Fault> {
        let (ctx, actor) = (&state.ctx, viewer.actor()?);
        let sessions = programme::sessions(ctx, &actor, code).await?.into_iter();
        Ok(Self {
            record: event::one(ctx, &actor, code).await?,
            functions: function::of_event(ctx, &actor, code).await?,
            languages: interpretation::of_event(ctx, &actor, code).await?,
            teams: interpretation::teams(ctx, &actor, code).await?,
            sessions: sessions.filter(|session| session.state == SessionState::Planned).collect(),
            orders: order::of_event(ctx, &actor, code).await?.lines,
            stands: stand::plan(ctx, &actor, code).await?,
            zone: ctx.zone,
            at: ctx.zone.local(ctx.now()),
        })
    }

    fn times(&self, listed: &ListedFunction) -> (NaiveDateTime, NaiveDateTime) {
        local(listed.function.time, self.zone)
    }

    /// Set-up and tear-down included.
    fn claimed(&self, listed: &ListedFunction) -> (NaiveDateTime, NaiveDateTime) {
        let claimed = listed.function.claimed();
        times(claimed.from_at(), claimed.until_at(), self.zone)
    }

    /// The sessions that a function carries, by their beginning.
    fn carried(&self, function: FunctionId) -> impl Iterator<Item = &Session> {
        self.sessions.iter().filter(move |session| session.function == Some(function))
    }

    /// All that is not given up, by the day it begins; what is delivered, by its days.
    fn days(&self) -> BTreeMap<NaiveDate, Day<'_>> {
        let mut days = BTreeMap::<_, Day<'_>>::new();
        for listed in &self.functions {
            if listed.function.state != FunctionState::Released {
                days.entry(self.times(listed).0.date()).or_default().functions.push(listed);
            }
        }
        for session in self.sessions.iter().filter(|session| session.function.is_none()) {
            days.entry(session.day(self.zone)).or_default().sessions.push(session);
        }
        for line in self.orders.iter().filter(|line| line.order.state == OrderState::Ordered) {
            for day in line.delivered(self.zone) {
                days.entry(day).or_default().orders.push(line);
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
        let days = days.map(|(date, day)| view! { <DayOf locale=locale sheet=&sheet date=date day=day /> });
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
        <Stands locale=locale plan=&sheet.stands />
        <House locale=locale record=&sheet.record />
    }
}
