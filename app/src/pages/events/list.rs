//! The list: today's events, those to come, those that are over.

use axum::extract::{Query, State};
use axum::response::Html;
use domain::access::Permission;
use domain::event::EventKind;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::deputy::DeputyLine;
use service::event::{DueLine, EventSummary};

use super::EventTable;
use super::ask::{self, Asked};
use super::due::{DueList, News};
use super::ways::{NewEvent, Sight, Ways};
use super::words::kind_word;
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::events::EventsPage;
use crate::viewer::Viewer;
use crate::{
    components::{Choice, Downloads, Field, Notice, SelectField, Tone},
    markup::IntoMarkup,
};

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let may_plan = actor.may(Permission::PlanEvents);
    let shown = ask::fetch(&state.ctx, &actor, asked).await?;
    // Whoever sees every event has the day's list for what is due.
    let due = if shown.own { service::event::due(&state.ctx, &actor).await? } else { Vec::new() };
    let stands_in = service::deputy::today(&state.ctx, &actor).await?;
    let news = News::of(&shown, &service::event::unseen(&state.ctx, &actor).await?);
    let locale = viewer.locale;
    let frame = frame(&state, &viewer, Area::Events, title(locale, shown.own));
    Ok(page(
        frame,
        move || view! { <Content locale=locale shown=shown may_plan=may_plan due=due news=news stands_in=stands_in /> },
    ))
}

fn title(locale: Locale, own: bool) -> &'static str {
    if own { td_string!(locale, events.own_title) } else { td_string!(locale, events.title) }
}

#[component]
fn Content(
    locale: Locale,
    shown: EventsPage,
    may_plan: bool,
    due: Vec<DueLine>,
    news: Vec<News>,
    stands_in: Vec<DeputyLine>,
) -> impl IntoView {
    let stands_in = stands_in.into_iter().map(|line| {
        let until = Dates::new(locale).date(line.deputy.until);
        let text = td_string!(locale, deputy.stands_in, name = line.account_name, until = until);
        view! { <Notice tone=Tone::Present><p>{text}</p></Notice> }
    });
    let stands_in = stands_in.collect_view();
    let body = if shown.is_empty() {
        let text = match (shown.filter.is_open(), shown.own) {
            (false, _) => td_string!(locale, events.no_match),
            (true, true) => td_string!(locale, events.none_own),
            (true, false) => td_string!(locale, events.none),
        };
        let all = (!shown.filter.is_open()).then(|| {
            view! { <p><a class="button" href="/events">{td_string!(locale, today.clear)}</a></p> }
        });
        view! { <Notice tone=Tone::Past><p>{text}</p>{all}</Notice> }.into_markup()
    } else {
        view! {
            <Part locale=locale id="now" shown=shown.clone() />
            <Part locale=locale id="next" shown=shown.clone() />
            <Part locale=locale id="past" shown=shown.clone() />
        }
        .into_markup()
    };
    let query = ask::query(&shown.filter);
    let name = title(locale, shown.own);
    view! {
        <div class="page-head">
            <h1>{name}</h1>
            <Ways locale=locale here=Sight::List />
            {may_plan.then(|| view! { <NewEvent locale=locale /> })}
            <Downloads locale=locale table="events" name=name query=query />
        </div>
        {stands_in}
        <DueList locale=locale due=due news=news />
        <p class="quiet">{td_string!(locale, events.counts_note)}</p>
        <Chooser locale=locale shown=shown />
        {body}
    }
}

/// One of the three lists; what is over needs nothing done.
#[component]
fn Part(locale: Locale, id: &'static str, shown: EventsPage) -> impl IntoView {
    let whose = !shown.own;
    let (heading, empty, events): (_, _, Vec<EventSummary>) = match id {
        "now" => (td_string!(locale, events.now), td_string!(locale, events.none_now), shown.now),
        "next" => (td_string!(locale, events.next), td_string!(locale, events.none_next), shown.next),
        _ => (td_string!(locale, events.past), td_string!(locale, events.none_past), shown.past),
    };
    let caption: &'static str = match id {
        "now" => "now-caption",
        "next" => "next-caption",
        _ => "past-caption",
    };
    let body = if events.is_empty() {
        view! { <p class="quiet">{empty}</p> }.into_markup()
    } else {
        view! {
            <EventTable locale=locale id=caption caption=heading events=events whose=whose due=id != "past" />
        }
        .into_markup()
    };
    // The table of the same name is the landmark.
    view! { <section class="section"><h2 id=id>{heading}</h2>{body}</section> }
}

#[component]
fn Chooser(locale: Locale, shown: EventsPage) -> impl IntoView {
    let kinds = EventKind::ALL.map(|kind| Choice::new(kind.code(), kind_word(locale, kind)));
    let kinds = [Choice::new("", td_string!(locale, events.all_kinds))].into_iter().chain(kinds).collect();
    let years = shown.years.iter().map(|year| Choice::new(year.to_string(), year.to_string()));
    let years =
        [Choice::new("", td_string!(locale, events.twelve_months))].into_iter().chain(years).collect();
    view! {
        <form class="toolbar" method="get" action="/events">
            <Field name="q" label=td_string!(locale, events.text) kind="search" value=shown.filter.text />
            <SelectField
                name="kind" label=td_string!(locale, events.kind) choices=kinds
                chosen=shown.filter.kind.map(EventKind::code).unwrap_or_default()
            />
            <SelectField
                name="year" label=td_string!(locale, events.past) choices=years
                chosen=shown.filter.year.map(|year| year.to_string()).unwrap_or_default()
            />
            <button class="button primary">{td_string!(locale, nights.show)}</button>
        </form>
    }
}
