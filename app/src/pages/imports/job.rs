//! The import that was started here last: how far it is, or what it came to.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::campus::Code;
use i18n::{Locale, count, percent};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::campus::Imported;
use service::dates::DateOrder;
use service::import::desk::{Job, State as JobState, Work};
use service::import::{self, EventsReport, Phase, Progress, RejectLine, StaysReport};

use super::balance::Reconciliation;
use super::below;
use super::one::{Rejects, SHOWN};
use super::words::{file_text, mapping_query};
use crate::fault::Fault;
use crate::local::further;
use crate::pages::page;
use crate::state::AppState;
use crate::view::import::PATH;
use crate::viewer::Viewer;
use crate::{
    components::{Fact, Facts, Notice, Tone},
    markup::IntoMarkup,
};

/// The page. An import of stays or events that was kept has one of its own.
pub async fn show(State(state): State<AppState>, viewer: Viewer) -> Result<Response, Fault> {
    let job = import::latest(&viewer.actor()?, &state.imports)?;
    let record = match job.as_ref().map(|job| &job.state) {
        Some(JobState::Stays(report)) => report.record,
        Some(JobState::Events(report)) => report.record,
        _ => None,
    };
    if let Some(id) = record {
        return Ok(Redirect::to(&format!("{PATH}/{id}")).into_response());
    }
    Ok(render(&state, &viewer, job).into_response())
}

fn render(state: &AppState, viewer: &Viewer, job: Option<Job>) -> Html<String> {
    let locale = viewer.locale;
    let title = match &job {
        Some(job) => td_string!(locale, imports.one_title, file = job.file_name.clone()),
        None => td_string!(locale, imports.title).to_owned(),
    };
    let frame = below(state, viewer, title.clone(), true);
    page(frame, move || view! { <h1>{title}</h1> <Content locale=locale job=job /> })
}

#[component]
fn Content(locale: Locale, job: Option<Job>) -> impl IntoView {
    let Some(job) = job else {
        return view! { <p class="quiet">{td_string!(locale, imports.nothing_here)}</p> }.into_markup();
    };
    let tried =
        job.dry_run && !matches!(job.state, JobState::Running(_) | JobState::Failed(_) | JobState::Lost);
    let again = again(&job);
    let body = match job.state {
        JobState::Running(progress) => {
            view! { <Running locale=locale dry_run=job.dry_run progress=progress /> }.into_markup()
        }
        JobState::Stays(report) => view! { <Stays locale=locale report=(*report).clone() /> }.into_markup(),
        JobState::Events(report) => view! { <Events locale=locale report=(*report).clone() /> }.into_markup(),
        JobState::Campus(done) => view! { <Campus locale=locale done=(*done).clone() /> }.into_markup(),
        JobState::Failed(error) => view! { <Failed locale=locale error=&*error /> }.into_markup(),
        JobState::Lost => {
            view! { <Notice tone=Tone::Bad><p>{td_string!(locale, imports.lost)}</p></Notice> }.into_markup()
        }
    };
    view! {
        {tried.then(|| view! {
            <Notice tone=Tone::Held>
                <p>{td_string!(locale, imports.tried)}</p>
                <p><a class="button" href=again>{td_string!(locale, imports.now_import)}</a></p>
            </Notice>
        })}
        {body}
    }
    .into_markup()
}

/// The form that does what was tried, filled in as it was.
fn again(job: &Job) -> String {
    match &job.work {
        Work::Campus => format!("{PATH}/campus?mode=import"),
        Work::Events { source, order, .. } => {
            let chosen = [("source", source.as_deref()), ("order", order.map(DateOrder::code))];
            let chosen = chosen.into_iter().filter_map(|(name, value)| Some((name, value?)));
            format!("{PATH}/events?mode=import{}", further(chosen))
        }
        Work::Stays { mapping, source, create_room_types } => {
            let create = if *create_room_types { "&create_room_types=yes" } else { "" };
            format!(
                "{PATH}/stays?mode=import{}{create}",
                mapping_query(mapping.as_deref(), source.as_deref())
            )
        }
    }
}

/// The figures that the script of the page asks for again; without it the link does.
#[component]
fn Running(locale: Locale, dry_run: bool, progress: Option<Progress>) -> impl IntoView {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let told = progress.map(|progress| {
        let share = percent(locale, number(progress.bytes), number(progress.total_bytes.max(1)));
        let share = share.unwrap_or_default();
        let rows = count(locale, number(progress.rows));
        let text = match progress.phase {
            Phase::Counting => td_string!(locale, imports.counting, rows = rows, share = share),
            Phase::Writing => td_string!(locale, imports.writing, rows = rows, share = share),
        };
        (text, progress.bytes, progress.total_bytes.max(1))
    });
    view! {
        <div class="panel stack" data-again="">
            {match told {
                Some((text, done, all)) => view! {
                    <label for="progress">{text}</label>
                    <progress id="progress" value=done max=all></progress>
                }
                .into_markup(),
                None => view! { <p>{td_string!(locale, imports.begins)}</p> }.into_markup(),
            }}
            <p class="quiet">{td_string!(locale, imports.leave)}</p>
            {dry_run.then(|| view! { <p class="quiet">{td_string!(locale, imports.others_wait)}</p> })}
            <p><a class="button" href=format!("{PATH}/latest")>{td_string!(locale, imports.refresh)}</a></p>
        </div>
    }
}

#[component]
fn Stays(locale: Locale, report: StaysReport) -> impl IntoView {
    let StaysReport { source, totals, stays, made, rejects, .. } = report;
    let n = move |number| count(locale, number);
    let made = made.into_iter().map(|made| {
        view! {
            <Fact term=td_string!(locale, imports.made, word = made.word)>
                {made.code}": "{td_string!(locale, unit.rooms, count = made.rooms, n = n(made.rooms))}
            </Fact>
        }
    });
    let made = made.collect_view();
    let shown = rejects.iter().take(SHOWN).map(RejectLine::from).collect::<Vec<_>>();
    view! {
        <section class="panel" aria-label=td_string!(locale, imports.outcome)>
            <Facts>
                <Fact term=td_string!(locale, imports.source)>{source}</Fact>
                <Fact term=td_string!(locale, imports.read)>{n(totals.read)}</Fact>
                <Fact term=td_string!(locale, imports.added)>{n(totals.new)}</Fact>
                <Fact term=td_string!(locale, imports.same)>{n(totals.same)}</Fact>
                <Fact term=td_string!(locale, imports.rejected)>{n(totals.rejected)}</Fact>
                <Fact term=td_string!(locale, status.departed)>{n(stays.departed)}</Fact>
                <Fact term=td_string!(locale, status.in_house)>{n(stays.in_house)}</Fact>
                <Fact term=td_string!(locale, status.reserved)>{n(stays.reserved)}</Fact>
                <Fact term=td_string!(locale, status.cancelled)>{n(stays.cancelled)}</Fact>
                <Fact term=td_string!(locale, status.no_show)>{n(stays.no_show)}</Fact>
                <Fact term=td_string!(locale, field.room_nights)>{n(stays.room_nights)}</Fact>
                {made}
            </Facts>
        </section>
        <Rejects locale=locale rejects=shown total=totals.rejected query="?import=latest".to_owned() of_events=false />
    }
}

#[component]
fn Events(locale: Locale, report: EventsReport) -> impl IntoView {
    let EventsReport { source, totals, ignored, balance, rejects, .. } = report;
    let n = move |number| count(locale, number);
    let shown = rejects.iter().take(SHOWN).map(RejectLine::from).collect::<Vec<_>>();
    let query = "?import=latest".to_owned();
    view! {
        <section class="panel" aria-label=td_string!(locale, imports.outcome)>
            <Facts>
                <Fact term=td_string!(locale, imports.source)>{source}</Fact>
                <Fact term=td_string!(locale, imports.read)>{n(totals.read)}</Fact>
                <Fact term=td_string!(locale, imports.added)>{n(totals.new)}</Fact>
                <Fact term=td_string!(locale, imports.changed)>{n(totals.changed)}</Fact>
                <Fact term=td_string!(locale, imports.same)>{n(totals.same)}</Fact>
                <Fact term=td_string!(locale, imports.rejected)>{n(totals.rejected)}</Fact>
                {(!ignored.is_empty()).then(|| view! {
                    <Fact term=td_string!(locale, takeover.ignored)>{ignored.join(", ")}</Fact>
                })}
            </Facts>
        </section>
        <Reconciliation locale=locale lines=balance query=query.clone() />
        <Rejects locale=locale rejects=shown total=totals.rejected query=query of_events=true />
    }
}

#[component]
fn Campus(locale: Locale, done: Imported) -> impl IntoView {
    let n = move |number| count(locale, number);
    let unnamed = done.unnamed.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
    view! {
        <section class="panel" aria-label=td_string!(locale, imports.outcome)>
            <Facts>
                <Fact term=td_string!(locale, imports.records)>{n(done.read)}</Fact>
                <Fact term=td_string!(locale, imports.added)>{n(done.new)}</Fact>
                <Fact term=td_string!(locale, imports.changed)>{n(done.changed)}</Fact>
                <Fact term=td_string!(locale, imports.same)>{n(done.same)}</Fact>
                {(!unnamed.is_empty()).then(|| view! {
                    <Fact term=td_string!(locale, imports.unnamed)>{unnamed}</Fact>
                })}
            </Facts>
        </section>
    }
}

/// Why it could not go on. What is wrong in a campus file is told by the reader of the file, in English.
#[component]
fn Failed<'a>(locale: Locale, error: &'a ServiceError) -> impl IntoView {
    let text = match error {
        ServiceError::File(error) => Some(file_text(locale, error)),
        ServiceError::Campus(_) => Some(td_string!(locale, imports.campus_problems).to_owned()),
        error if error.is_busy() => Some(td_string!(locale, error.unavailable).to_owned()),
        _ => None,
    };
    let problems = match error {
        ServiceError::Campus(problems) => {
            problems.0.iter().map(|problem| view! { <li lang="en">{problem.to_string()}</li> }).collect_view()
        }
        _ => Vec::new(),
    };
    let text = text.unwrap_or_else(|| td_string!(locale, imports.failed).to_owned());
    view! {
        <Notice tone=Tone::Bad>
            <p>{text}</p>
            <ul class="stack">{problems}</ul>
            <p>{td_string!(locale, imports.resume)}</p>
        </Notice>
    }
}
