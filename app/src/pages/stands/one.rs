//! The form of a stand, shown and sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::CampusZone;
use domain::ids::StandId;
use domain::stand::{Stand, StandDraft};
use i18n::{Locale, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::stand::{self, StandPlan};

use super::fault_text;
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField, label_of};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::pages::page;
use crate::pages::programme::{below, function_choice};
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

/// The form.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let (plan, stand) = stand::one(&state.ctx, &viewer.actor()?, (&code, parse(&id)?)).await?;
    let sent = fields(&stand);
    Ok(render(&state, &viewer, (&plan, &stand), sent, Problem::default()))
}

/// Changes the stand. Where somebody else did meanwhile, what was typed is shown again beside what is there now.
pub async fn change(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, id)): Path<(String, String)>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let outcome = stand::change_stand(ctx, &actor, (&code, id, sent.version()), &draft(&sent)).await;
    let (plan, stand) = stand::one(ctx, &actor, (&code, id)).await?;
    let problem = match outcome {
        Ok(()) => {
            let back = format!("/events/{}/stands?done=saved", query_value(&code));
            return Ok(Redirect::to(&back).into_response());
        }
        Err(ServiceError::Invalid(faults)) => Problem { faults, meanwhile: None },
        Err(ServiceError::Stale { current, .. }) => {
            let choices = choices(viewer.locale, state.ctx.zone, &plan, &stand);
            let meanwhile = Some(other(viewer.locale, &choices, &sent, &fields(&stand)));
            sent.put("version", current.to_string());
            Problem { faults: Vec::new(), meanwhile }
        }
        Err(error) => return Err(error.into()),
    };
    Ok(render(&state, &viewer, (&plan, &stand), sent, problem))
}

fn parse(id: &str) -> Result<StandId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

/// A number that is none is none that the rule accepts.
fn draft(sent: &Sent) -> StandDraft {
    let number = |name: &str| whole(sent.text(name).trim());
    let power = if sent.text("power").trim().is_empty() { Some(0) } else { number("power") };
    StandDraft {
        label: sent.text("label").to_owned(),
        area: number("area").unwrap_or_default(),
        power: power.unwrap_or(-1),
        fittings: sent.text("fittings").to_owned(),
        function: sent.text("function").parse().ok(),
    }
}

fn fields(stand: &Stand) -> Sent {
    let mut sent = Sent::default();
    let function = stand.function.map(|id| id.to_string()).unwrap_or_default();
    for (name, value) in [
        ("version", stand.version.to_string()),
        ("label", stand.label.clone()),
        ("area", stand.area.to_string()),
        ("power", stand.power.to_string()),
        ("fittings", stand.fittings.clone()),
        ("function", function),
    ] {
        sent.put(name, value);
    }
    sent
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("label", td_string!(locale, stands.label)),
        ("area", td_string!(locale, stands.area_m2)),
        ("power", td_string!(locale, stands.power_w)),
        ("fittings", td_string!(locale, stands.fittings)),
    ]
}

/// The functions to stand in: those that hold or wait, and its own.
fn choices(locale: Locale, zone: CampusZone, plan: &StandPlan, stand: &Stand) -> Vec<Choice> {
    let none = Choice::new("", td_string!(locale, app.no_value));
    let mut choices = std::iter::once(none)
        .chain(plan.functions.iter().map(|one| function_choice(locale, zone, one)))
        .collect::<Vec<_>>();
    let own = stand.function.map(|id| id.to_string());
    // A hall that was given back is still where the stand says it stands.
    if let Some(own) = own.filter(|own| choices.iter().all(|choice| choice.value != *own)) {
        choices.push(Choice::new(own, td_string!(locale, stands.released_hall)));
    }
    choices
}

fn other(locale: Locale, choices: &[Choice], typed: &Sent, now: &Sent) -> Vec<Differing> {
    let text = |sent: &Sent, name| sent.text(name).to_owned();
    let fields = labels(locale).map(|(name, label)| (label, text(typed, name), text(now, name)));
    let hall = |sent: &Sent| label_of(choices, sent.text("function"));
    let hall = (td_string!(locale, programme.hall), hall(typed), hall(now));
    differing(fields.into_iter().chain([hall]))
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    (plan, stand): (&StandPlan, &Stand),
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
    let title = td_string!(locale, meetings.stand_of, label = stand.label.clone());
    let mut frame = below(state, viewer, (&event.code, &event.title), title.clone());
    frame.above.push(Way::new(back.clone(), td_string!(locale, stands.heading)));
    let action = format!("{back}/{}", stand.id);
    let functions = choices(locale, state.ctx.zone, plan, stand);
    let html = page(frame, move || {
        let shown = Shown { locale, title, action, back, functions, sent, problem };
        view! { <StandForm shown=shown /> }
    });
    (status, html).into_response()
}

struct Shown {
    locale: Locale,
    title: String,
    action: String,
    back: String,
    functions: Vec<Choice>,
    sent: Sent,
    problem: Problem,
}

#[component]
fn StandForm(shown: Shown) -> impl IntoView {
    let Shown { locale, title, action, back, functions, sent, problem } = shown;
    let error = |field: &str| {
        problem.faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let told = |one: &FieldError| (Some(one.field.clone()), fault_text(locale, one).to_owned());
    let faults = problem.faults.iter().map(told).collect();
    let fields = labels(locale).map(|(name, label)| {
        let hint = (name == "fittings").then(|| td_string!(locale, stands.fittings_hint).to_owned());
        view! {
            <Field name=name label=label value=sent.text(name) autocomplete="off" hint=hint error=error(name) />
        }
    });
    let function = error("function");
    view! {
        <h1>{title}</h1>
        {problem.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=sent.version() />
            {fields.collect_view()}
            <SelectField
                name="function" label=td_string!(locale, programme.hall) choices=functions
                chosen=sent.text("function") error=function
            />
            <div class="row">
                <Button primary=true text=td_string!(locale, programme.save) />
                <a class="button plain" href=back>{td_string!(locale, programme.cancel)}</a>
            </div>
        </form>
    }
}
