//! The form of a host, shown and sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::CampusZone;
use domain::ids::MeetingHostId;
use domain::meeting::Profile;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::meeting::{self, MeetingPlan};

use super::told::called;
use super::words::fault_text;
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField, TextField, label_of};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::interpretation::LanguageBoxes;
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::pages::page;
use crate::pages::programme::{below, function_choice};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::{Sent, TICKED, field};
use crate::view::language::language_name;
use crate::viewer::Viewer;

/// What kept a form from being done.
#[derive(Default)]
struct Problem {
    faults: Vec<FieldError>,
    meanwhile: Option<Vec<Differing>>,
}

/// What the form is about: title, where it is sent, where one goes back, and whether there is one already.
struct Heading {
    title: String,
    action: String,
    back: String,
    is_known: bool,
}

/// The form of a new host.
pub async fn new(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let mut sent = Sent::default();
    sent.put("key", state.ctx.ids.next().to_string());
    blank(&state, &viewer, &code, sent, Vec::new()).await
}

/// Takes it down; sent twice, done once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| MeetingHostId::new(state.ctx.ids.next()));
    match meeting::add_host(&state.ctx, &viewer.actor()?, (&code, id), &profile(&sent)).await {
        Ok(()) => Ok(done(id)),
        Err(ServiceError::Invalid(faults)) => blank(&state, &viewer, &code, sent, faults).await,
        Err(error) => Err(error.into()),
    }
}

/// The form of one there is.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    known(&state, &viewer, parse(&id)?, None, Problem::default()).await
}

/// Changes it. Where somebody else did meanwhile, what was typed is shown again beside what is there now.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let problem = match meeting::change_host(ctx, &actor, (id, sent.version()), &profile(&sent)).await {
        Ok(()) => return Ok(done(id)),
        Err(ServiceError::Invalid(faults)) => Problem { faults, meanwhile: None },
        Err(ServiceError::Stale { current, .. }) => {
            let (plan, host) = meeting::host(ctx, &actor, id).await?;
            let now = fields(&host.line.host.profile, current);
            let meanwhile = Some(other((viewer.locale, ctx.zone), &plan, &sent, &now));
            sent.put("version", current.to_string());
            Problem { faults: Vec::new(), meanwhile }
        }
        Err(error) => return Err(error.into()),
    };
    known(&state, &viewer, id, Some(sent), problem).await
}

pub(super) fn parse(id: &str) -> Result<MeetingHostId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

fn done(id: MeetingHostId) -> Response {
    Redirect::to(&format!("/meeting-hosts/{id}?done=saved")).into_response()
}

fn profile(sent: &Sent) -> Profile {
    let text = |name: &str| sent.text(name).to_owned();
    Profile {
        exhibitor: sent.text("exhibitor").parse().ok(),
        name: text("name"),
        about: text("about").replace("\r\n", "\n"),
        languages: sent.languages("spoken").into_iter().collect(),
        place: text("place"),
        function: sent.text("function").parse().ok(),
        link: text("link"),
    }
}

fn fields(profile: &Profile, version: i64) -> Sent {
    let mut sent = Sent::default();
    for (name, value) in [
        ("version", version.to_string()),
        ("exhibitor", profile.exhibitor.map(|id| id.to_string()).unwrap_or_default()),
        ("name", profile.name.clone()),
        ("about", profile.about.clone()),
        ("place", profile.place.clone()),
        ("function", profile.function.map(|id| id.to_string()).unwrap_or_default()),
        ("link", profile.link.clone()),
    ] {
        sent.put(name, value);
    }
    for language in &profile.languages {
        sent.put(&field("spoken", *language), TICKED);
    }
    sent
}

/// What is there now in another way than it was typed, choices in words.
fn other(
    (locale, zone): (Locale, CampusZone),
    plan: &MeetingPlan,
    typed: &Sent,
    now: &Sent,
) -> Vec<Differing> {
    let spoken = |sent: &Sent| {
        let names = sent.languages("spoken").into_iter().map(|language| language_name(locale, language));
        names.collect::<Vec<_>>().join(", ")
    };
    let as_typed =
        |name: &'static str, label: &'static str| (label, sent_text(typed, name), sent_text(now, name));
    let (exhibitors, halls) = (exhibitors(locale, plan), halls(locale, zone, plan));
    let chosen = |choices: &[Choice], name: &'static str, label: &'static str| {
        (label, label_of(choices, typed.text(name)), label_of(choices, now.text(name)))
    };
    differing([
        chosen(&exhibitors, "exhibitor", td_string!(locale, meetings.exhibitor)),
        as_typed("name", td_string!(locale, meetings.name)),
        as_typed("about", td_string!(locale, meetings.about)),
        (td_string!(locale, meetings.languages), spoken(typed), spoken(now)),
        as_typed("place", td_string!(locale, meetings.words)),
        chosen(&halls, "function", td_string!(locale, meetings.hall)),
        as_typed("link", td_string!(locale, meetings.link)),
    ])
}

fn sent_text(sent: &Sent, name: &str) -> String {
    sent.text(name).replace("\r\n", "\n")
}

fn exhibitors(locale: Locale, plan: &MeetingPlan) -> Vec<Choice> {
    let none = Choice::new("", td_string!(locale, meetings.no_exhibitor));
    let there = plan.exhibitors.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    std::iter::once(none).chain(there).collect()
}

fn halls(locale: Locale, zone: CampusZone, plan: &MeetingPlan) -> Vec<Choice> {
    let none = Choice::new("", td_string!(locale, app.no_value));
    let there = plan.functions.iter().map(|one| function_choice(locale, zone, one));
    std::iter::once(none).chain(there).collect()
}

async fn blank(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    sent: Sent,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let plan = meeting::plan(&state.ctx, &viewer.actor()?, code).await?;
    if !plan.may_plan {
        return Err(Fault::Forbidden);
    }
    let base = format!("/events/{}/meetings", query_value(code));
    let title = td_string!(viewer.locale, meetings.create_of, event = plan.line.event.code.clone());
    let heading = Heading { title, action: format!("{base}/new"), back: base, is_known: false };
    Ok(render(state, viewer, plan, heading, sent, Problem { faults, meanwhile: None }))
}

async fn known(
    state: &AppState,
    viewer: &Viewer,
    id: MeetingHostId,
    sent: Option<Sent>,
    problem: Problem,
) -> Result<Response, Fault> {
    let (plan, host) = meeting::host(&state.ctx, &viewer.actor()?, id).await?;
    if !plan.may_plan {
        return Err(Fault::Forbidden);
    }
    let back = format!("/meeting-hosts/{id}");
    let title = td_string!(viewer.locale, meetings.change_of, host = called(viewer.locale, &host.line));
    let heading = Heading { title, action: format!("{back}/edit"), back, is_known: true };
    let sent = sent.unwrap_or_else(|| fields(&host.line.host.profile, host.line.host.version));
    Ok(render(state, viewer, plan, heading, sent, problem))
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    plan: MeetingPlan,
    heading: Heading,
    sent: Sent,
    problem: Problem,
) -> Response {
    let status = match (&problem.meanwhile, problem.faults.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let (locale, zone, event) = (viewer.locale, state.ctx.zone, &plan.line.event);
    let all = format!("/events/{}/meetings", query_value(&event.code));
    let mut frame = below(state, viewer, (&event.code, &event.title), heading.title.clone());
    frame.above.push(Way::new(all, td_string!(locale, meetings.heading)));
    let html = page(frame, move || {
        view! { <HostForm locale=locale zone=zone plan=plan heading=heading sent=sent problem=problem /> }
    });
    (status, html).into_response()
}

#[component]
fn HostForm(
    locale: Locale,
    zone: CampusZone,
    plan: MeetingPlan,
    heading: Heading,
    sent: Sent,
    problem: Problem,
) -> impl IntoView {
    let Heading { title, action, back, is_known } = heading;
    let error = |field: &str| {
        problem.faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let told = |one: &FieldError| (Some(one.field.clone()), fault_text(locale, one).to_owned());
    let faults = problem.faults.iter().map(told).collect();
    let verb = if is_known { td_string!(locale, programme.save) } else { td_string!(locale, meetings.add) };
    view! {
        <h1>{title}</h1>
        {problem.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=sent.text("key").to_owned() />
            <input type="hidden" name="version" value=sent.version() />
            <SelectField
                name="exhibitor" label=td_string!(locale, meetings.exhibitor) choices=exhibitors(locale, &plan)
                chosen=sent.text("exhibitor")
            />
            <Field
                name="name" label=td_string!(locale, meetings.name) value=sent.text("name") autocomplete="off"
                hint=td_string!(locale, meetings.name_hint).to_owned() error=error("name")
            />
            <TextField
                name="about" label=td_string!(locale, meetings.about) value=sent.text("about") rows=3
                error=error("about")
            />
            <LanguageBoxes locale=locale name="spoken" legend=td_string!(locale, meetings.languages) sent=&sent />
            <Field
                name="place" label=td_string!(locale, meetings.words) value=sent.text("place") autocomplete="off"
                hint=td_string!(locale, meetings.words_hint).to_owned() error=error("place")
            />
            <SelectField
                name="function" label=td_string!(locale, meetings.hall) choices=halls(locale, zone, &plan)
                chosen=sent.text("function")
            />
            <Field
                name="link" kind="url" label=td_string!(locale, meetings.link) value=sent.text("link") autocomplete="off"
                hint=td_string!(locale, meetings.link_hint).to_owned() error=error("link")
            />
            <div class="row">
                <Button primary=true text=verb />
                <a class="button plain" href=back>{td_string!(locale, programme.cancel)}</a>
            </div>
        </form>
    }
}
