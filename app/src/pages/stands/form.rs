//! The form of an exhibitor, shown and sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ExhibitorId;
use domain::stand::{Exhibitor, Said};
use i18n::{Locale, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::stand::{self, StandPlan, plan};

use super::fault_text;
use super::send::parse;
use crate::components::{Button, ErrorSummary, Field};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::pages::page;
use crate::pages::programme::below;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// What kept a form from being done.
#[derive(Default)]
struct Problem {
    faults: Vec<FieldError>,
    meanwhile: Option<Vec<Differing>>,
}

/// The form of a new exhibitor.
pub async fn new(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let mut sent = Sent::default();
    sent.put("key", state.ctx.ids.next().to_string());
    sent.put("area", "6");
    blank(&state, &viewer, &code, sent, Vec::new()).await
}

/// Takes it down; sent twice, done once.
pub async fn add(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let id = sent.text("key").parse().unwrap_or_else(|_| ExhibitorId::new(state.ctx.ids.next()));
    match stand::add_exhibitor(&state.ctx, &viewer.actor()?, (&code, id), &said(&sent)).await {
        Ok(()) => Ok(done(&code)),
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
    let (plan, exhibitor) = stand::exhibitor(&state.ctx, &viewer.actor()?, parse(&id)?).await?;
    let sent = fields(&exhibitor);
    Ok(known(&state, &viewer, (&plan, &exhibitor), sent, Problem::default()))
}

/// Changes it. Where somebody else did meanwhile, what was typed is shown again beside what is there now.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, key) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let outcome = stand::change_exhibitor(ctx, &actor, (key, sent.version()), &said(&sent)).await;
    let (plan, exhibitor) = stand::exhibitor(ctx, &actor, key).await?;
    let problem = match outcome {
        Ok(()) => return Ok(done(&plan.line.event.code)),
        Err(ServiceError::Invalid(faults)) => Problem { faults, meanwhile: None },
        Err(ServiceError::Stale { current, .. }) => {
            let meanwhile = Some(other(viewer.locale, &sent, &fields(&exhibitor)));
            sent.put("version", current.to_string());
            Problem { faults: Vec::new(), meanwhile }
        }
        Err(error) => return Err(error.into()),
    };
    Ok(known(&state, &viewer, (&plan, &exhibitor), sent, problem))
}

/// A size that is no number is none that the rule accepts.
fn said(sent: &Sent) -> Said {
    Said {
        organisation: sent.text("organisation").to_owned(),
        contact: sent.text("contact").to_owned(),
        link: sent.text("link").to_owned(),
        area: whole(sent.text("area").trim()).unwrap_or_default(),
    }
}

fn fields(exhibitor: &Exhibitor) -> Sent {
    let (mut sent, said) = (Sent::default(), &exhibitor.said);
    for (name, value) in [
        ("version", exhibitor.version.to_string()),
        ("organisation", said.organisation.clone()),
        ("contact", said.contact.clone()),
        ("link", said.link.clone()),
        ("area", said.area.to_string()),
    ] {
        sent.put(name, value);
    }
    sent
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("organisation", td_string!(locale, stands.organisation)),
        ("contact", td_string!(locale, stands.contact)),
        ("link", td_string!(locale, stands.link)),
        ("area", td_string!(locale, stands.wished_m2)),
    ]
}

fn other(locale: Locale, typed: &Sent, now: &Sent) -> Vec<Differing> {
    let text = |sent: &Sent, name| sent.text(name).to_owned();
    differing(labels(locale).map(|(name, label)| (label, text(typed, name), text(now, name))))
}

fn done(code: &str) -> Response {
    Redirect::to(&format!("/events/{}/stands?done=saved", query_value(code))).into_response()
}

async fn blank(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    sent: Sent,
    faults: Vec<FieldError>,
) -> Result<Response, Fault> {
    let plan = plan(&state.ctx, &viewer.actor()?, code).await?;
    if !plan.may_plan {
        return Err(Fault::Forbidden);
    }
    let title = td_string!(viewer.locale, stands.create_of, event = plan.line.event.code.clone());
    let action = format!("/events/{}/exhibitors/new", query_value(code));
    let problem = Problem { faults, meanwhile: None };
    Ok(render(state, viewer, &plan, (title, action, None), sent, problem))
}

fn known(
    state: &AppState,
    viewer: &Viewer,
    (plan, exhibitor): (&StandPlan, &Exhibitor),
    sent: Sent,
    problem: Problem,
) -> Response {
    let action = format!("/exhibitors/{}", exhibitor.id);
    let head = (exhibitor.said.organisation.clone(), action, Some(exhibitor.version));
    render(state, viewer, plan, head, sent, problem)
}

/// Title, where it is sent, and of one there is its version.
type Heading = (String, String, Option<i64>);

fn render(
    state: &AppState,
    viewer: &Viewer,
    plan: &StandPlan,
    (title, action, version): Heading,
    sent: Sent,
    problem: Problem,
) -> Response {
    let status = match (&problem.meanwhile, problem.faults.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let (locale, event) = (viewer.locale, &plan.line.event);
    let back = format!("/events/{}/stands", query_value(&event.code));
    let mut frame = below(state, viewer, (&event.code, &event.title), title.clone());
    frame.above.push(Way::new(back.clone(), td_string!(locale, stands.heading)));
    let html = page(frame, move || {
        view! {
            <ExhibitorForm
                locale=locale title=title action=action version=version back=back sent=sent problem=problem
            />
        }
    });
    (status, html).into_response()
}

#[component]
fn ExhibitorForm(
    locale: Locale,
    title: String,
    action: String,
    version: Option<i64>,
    back: String,
    sent: Sent,
    problem: Problem,
) -> impl IntoView {
    let error = |field: &str| {
        problem.faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let told = |one: &FieldError| (Some(one.field.clone()), fault_text(locale, one).to_owned());
    let faults = problem.faults.iter().map(told).collect();
    let fields = labels(locale).map(|(name, label)| {
        let hint = (name == "contact").then(|| td_string!(locale, stands.contact_hint).to_owned());
        view! {
            <Field name=name label=label value=sent.text(name) autocomplete="off" hint=hint error=error(name) />
        }
    });
    let verb =
        if version.is_some() { td_string!(locale, programme.save) } else { td_string!(locale, stands.add) };
    let removal = version.map(|version| {
        view! {
            <details class="more">
                <summary>{td_string!(locale, programme.remove)}</summary>
                <form method="post" action=format!("{action}/remove")>
                    <p class="fine">{td_string!(locale, stands.remove_hint)}</p>
                    <input type="hidden" name="version" value=version />
                    <button class="button">{td_string!(locale, stands.remove_verb)}</button>
                </form>
            </details>
        }
    });
    let action = action.clone();
    view! {
        <h1>{title}</h1>
        {problem.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=sent.text("key").to_owned() />
            <input type="hidden" name="version" value=sent.version() />
            {fields.collect_view()}
            <div class="row">
                <Button primary=true text=verb />
                <a class="button plain" href=back>{td_string!(locale, programme.cancel)}</a>
            </div>
        </form>
        {removal}
    }
}
