//! One event: what is known, who looks after it, its stays by night, its rooming list.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::event::Odds;
use domain::ids::AccountId;
use domain::stay::StayStatus;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::block::BlockRecord;
use service::event::EventRecord;
use service::field_first;

use super::changes;
use super::course::{Course, done_word};
use super::held::Held;
use super::nights::Nights;
use super::people::People;
use super::plan::client_word;
use super::rooming::Rooming;
use super::table::to_do;
use super::words::kind_word;
use crate::components::{Fact, Facts, Notice, Synthetic, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::Markup;
use crate::pages::nights::segment_name;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::event_plan::Tried;
use crate::viewer::Viewer;

/// What was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// What the page says first.
#[derive(Clone, Debug, Default)]
struct Told {
    notice: Option<(Tone, &'static str)>,
    tried: Option<Tried>,
    /// How many changes by others the reader has not seen.
    news: i64,
    /// Whether there is anything to tell of it afterwards.
    begun: bool,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let notice = done.done.map(|done| (Tone::Good, done_word(viewer.locale, &done)));
    page_of(&state, &viewer, &code, Told { notice, ..Told::default() }).await
}

/// The page again, with what kept a change from being made.
pub(super) async fn refused(state: &AppState, viewer: &Viewer, code: &str) -> Result<Response, Fault> {
    let notice = Some((Tone::Bad, td_string!(viewer.locale, events.not_an_organiser)));
    let shown = page_of(state, viewer, code, Told { notice, ..Told::default() }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

/// The page again, with what was tried and what is wrong with it.
pub(super) async fn tried(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    tried: Tried,
) -> Result<Response, Fault> {
    let notice = Some((Tone::Bad, td_string!(viewer.locale, course.not_done)));
    page_of(state, viewer, code, Told { notice, tried: Some(tried), ..Told::default() }).await
}

async fn page_of(state: &AppState, viewer: &Viewer, code: &str, told: Told) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    let shown = service::event::one(&state.ctx, &actor, code).await?;
    let unseen = service::event::unseen(&state.ctx, &actor).await?;
    let told = Told { news: unseen.get(&shown.line.event.id).copied().unwrap_or_default(), ..told };
    let rooms = service::block::one(&state.ctx, &actor, code, 0).await?;
    let organisers =
        if shown.may.share { service::event::organisers(&state.ctx, &actor).await? } else { Vec::new() };
    let record = service::event::precedents(&state.ctx, &actor).await?;
    let odds = record.odds(&shown.line.event, state.ctx.today());
    let below = field_first::below(&state.ctx, &actor).await?;
    let below = below.filter(|_| shown.line.event.asks_field_first(below));
    let locale = viewer.locale;
    let key = state.ctx.ids.next().to_string();
    let mut frame = frame(state, viewer, Area::Events, shown.line.event.title.clone());
    frame.above = vec![Area::Events.way(locale)];
    let told = Told { begun: shown.line.event.has_begun(state.ctx.today()), ..told };
    let functions = super::functions::section(state, &actor, locale, &shown).await?;
    let outside = super::outside::section(state, &actor, locale, &shown).await?;
    let content = move || {
        view! {
            <Content
                locale=locale shown=shown organisers=organisers rooms=rooms functions=functions outside=outside told=told
                odds=odds key=key below=below
            />
        }
    };
    Ok(page(frame, content).into_response())
}

#[component]
fn Content(
    locale: Locale,
    shown: EventRecord,
    organisers: Vec<(AccountId, String)>,
    rooms: BlockRecord,
    functions: Markup,
    outside: Markup,
    told: Told,
    odds: Option<Odds>,
    key: String,
    /// The size of a small group, where this is one and may still be held elsewhere.
    below: Option<i64>,
) -> impl IntoView {
    let event = shown.line.event.clone();
    let field_first = below.map(|below| {
        let (heads, below) = (count(locale, event.on_campus), count(locale, below));
        let text = td_string!(locale, field_first.prompt, heads = heads, below = below);
        view! { <Notice tone=Tone::Held><p>{text}</p></Notice> }
    });
    let chart = format!("/tape-chart?from={}", event.from);
    let find = format!("/feasibility?event={}", query_value(&event.code));
    let find = (shown.may.plan && !event.status.is_off())
        .then(|| view! { <a class="button" href=find>{td_string!(locale, feasible.find)}</a> });
    let brief = (!event.brief.is_empty()).then(|| {
        view! { <section class="section"><h2>{td_string!(locale, pipeline.brief)}</h2><p class="typed">{event.brief}</p></section> }
    });
    let expected = shown.rooming.iter().filter(|line| line.status == StayStatus::Reserved).count();
    let clear = (event.status.is_off() && shown.may.plan && expected > 0)
        .then(|| view! { <Clear locale=locale code=event.code.clone() expected=expected /> });
    let after = told.begun.then(|| format!("/events/{}/after", query_value(&event.code)));
    let sheet = format!("/events/{}/sheet", query_value(&event.code));
    let changes = shown.may.plan.then(|| changes::path(&event.code));
    let news =
        (told.news > 0).then(|| view! { <News locale=locale code=event.code.clone() news=told.news /> });
    view! {
        <div class="page-head">
            <h1>{event.title}</h1>
            {find}
            {after.map(|href| view! { <a class="button" href=href>{td_string!(locale, after.title)}</a> })}
            <a class="button" href=sheet>{td_string!(locale, sheet.title)}</a>
            {changes.map(|href| view! { <a class="button" href=href>{td_string!(locale, changes.title)}</a> })}
            <a class="button" href=chart>{td_string!(locale, room.on_chart)}</a>
        </div>
        {told.notice.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        {news}
        {clear}
        {field_first}
        {outside}
        <div class="pair">
            <About locale=locale shown=shown.clone() />
            <Course locale=locale shown=shown.clone() odds=odds tried=told.tried key=key />
        </div>
        {brief}
        <People locale=locale shown=shown.clone() organisers=organisers />
        <Held locale=locale record=rooms />
        {functions}
        <Nights locale=locale shown=shown.clone() />
        <Rooming locale=locale shown=shown />
    }
}

/// That an event that is off still has stays, and the button that cancels them.
#[component]
fn Clear(locale: Locale, code: String, expected: usize) -> impl IntoView {
    let expected = i64::try_from(expected).unwrap_or(i64::MAX);
    let text = td_string!(locale, course.still_booked, count = expected, n = count(locale, expected));
    view! {
        <Notice tone=Tone::Bad>
            <form class="row spread" method="post" action=format!("/events/{}/stays/cancel", query_value(&code))>
                <span>{text}</span>
                <button class="button">{td_string!(locale, course.cancel_stays)}</button>
            </form>
        </Notice>
    }
}

/// That others changed something, and the way to what.
#[component]
fn News(locale: Locale, code: String, news: i64) -> impl IntoView {
    let text = td_string!(locale, changes.news, count = news, n = count(locale, news));
    view! {
        <Notice tone=Tone::Booked>
            <p>{text}" "<a href=changes::path(&code)>{td_string!(locale, changes.look)}</a></p>
        </Notice>
    }
}

#[component]
fn About(locale: Locale, shown: EventRecord) -> impl IntoView {
    let (event, tally, dates) = (shown.line.event, shown.tally, Dates::new(locale));
    let days =
        td_string!(locale, room.between, from = dates.date(event.from), until = dates.date(event.until));
    let kind = kind_word(locale, event.kind);
    let class = segment_name(locale, event.kind.class().code());
    let booked = td_string!(
        locale,
        events.booked,
        count = tally.rooms,
        n = count(locale, tally.rooms),
        guests = count(locale, tally.guests)
    );
    let to_do = if event.status.is_off() { Vec::new() } else { to_do(locale, tally) };
    let nothing = to_do.is_empty();
    let to_do = to_do.into_iter().map(|text| view! { <span class="block">{text}</span> }).collect_view();
    view! {
        <section class="panel section" aria-labelledby="about">
            <h2 id="about">
                {event.code}" "
                {event.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </h2>
            <Facts>
                <Fact term=td_string!(locale, events.kind)>{kind}" · "{class}</Fact>
                <Fact term=td_string!(locale, events.days)>{days}</Fact>
                <Fact term=td_string!(locale, pipeline.client)>
                    {client_word(locale, event.client)}
                    {shown.line.organisation.map(|name| view! { <span class="block">{name}</span> })}
                </Fact>
                <Fact term=td_string!(locale, events.on_campus)>{count(locale, event.on_campus)}</Fact>
                <Fact term=td_string!(locale, events.online)>{count(locale, event.online)}</Fact>
                {event.enrolments.map(|number| view! {
                    <Fact term=td_string!(locale, pipeline.enrolments)>{count(locale, number)}</Fact>
                })}
                <Fact term=td_string!(locale, events.in_rooms)>{booked}</Fact>
                <Fact term=td_string!(locale, events.due)>
                    {to_do}
                    {nothing.then(|| td_string!(locale, events.nothing_due))}
                </Fact>
            </Facts>
            {(!event.source.is_empty()).then(|| view! {
                <p class="fine quiet">{td_string!(locale, app.source, source = event.source.clone())}</p>
            })}
        </section>
    }
}
