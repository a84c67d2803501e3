//! The plan of a function, shown and sent.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::function::FunctionState;
use domain::ids::{FunctionId, InterpreterId};
use domain::interpretation::Class;
use domain::language::Language;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::interpretation::{self, InterpretationRecord};
use service::{Actor, ServiceError};

use super::answer::Verdict;
use super::form::Languages;
use super::words::fault_text;
use crate::components::{Button, Choice, ErrorSummary, Fact, Facts, Notice, SelectField, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::{Area, frame, functions, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::function::times;
use crate::view::interpretation::Sent;
use crate::view::language::language_name;
use crate::viewer::Viewer;

/// What the page says first.
type Told = Option<(Tone, &'static str)>;

/// The plan.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let locale = viewer.locale;
    let told = match asked.text("done") {
        "saved" => Some((Tone::Good, td_string!(locale, interpretation.saved))),
        "stale" => Some((Tone::Bad, td_string!(locale, interpretation.stale))),
        _ => None,
    };
    page_of(&state, &viewer, &id, (None, Vec::new()), told).await
}

/// Sets the languages.
pub async fn set(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let function = parse(&id)?;
    let outcome = match sent.wish() {
        Ok(wish) => {
            interpretation::set(&state.ctx, &viewer.actor()?, (function, sent.version()), &wish).await
        }
        Err(fault) => Err(ServiceError::Invalid(vec![fault])),
    };
    answered(&state, &viewer, &id, Some(sent), outcome).await
}

/// Agrees all that is proposed.
pub async fn agree(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = interpretation::agree(&state.ctx, &viewer.actor()?, (parse(&id)?, sent.version())).await;
    answered(&state, &viewer, &id, None, outcome).await
}

/// Agrees with one interpreter: `ID LANGUAGE`.
pub async fn put(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let chosen = sent.text("interpreter").split_once(' ');
    let chosen = chosen.and_then(|(who, language)| Some((who.parse().ok()?, Language::parse(language)?)));
    let outcome = match chosen {
        Some(chosen) => {
            interpretation::put(&state.ctx, &viewer.actor()?, (parse(&id)?, sent.version()), chosen).await
        }
        None => Err(ServiceError::Invalid(vec![FieldError::new("interpreter", "unable")])),
    };
    answered(&state, &viewer, &id, None, outcome).await
}

/// Lets an interpreter go.
pub async fn drop_one(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let who: InterpreterId = sent.text("interpreter").parse().map_err(|_| Fault::NotFound)?;
    let outcome = interpretation::drop_one(&state.ctx, &viewer.actor()?, parse(&id)?, who).await;
    answered(&state, &viewer, &id, None, outcome).await
}

async fn answered(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    typed: Option<Sent>,
    outcome: Result<(), ServiceError>,
) -> Result<Response, Fault> {
    let to = |news: &str| Ok(Redirect::to(&format!("/functions/{id}/languages?done={news}")).into_response());
    match outcome {
        Ok(()) => to("saved"),
        Err(ServiceError::Stale { .. }) => to("stale"),
        Err(ServiceError::Invalid(faults)) => {
            let shown = page_of(state, viewer, id, (typed, faults), None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn parse(id: &str) -> Result<FunctionId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    (typed, faults): (Option<Sent>, Vec<FieldError>),
    told: Told,
) -> Result<Response, Fault> {
    let actor: Actor = viewer.actor()?;
    let record = interpretation::of_function(&state.ctx, &actor, parse(id)?).await?;
    let campus = service::function::places(&state.ctx, &actor).await?;
    let fixed = campus.space(record.line.function.space).map_or(0, |space| space.booths.count);
    let (locale, zone) = (viewer.locale, state.ctx.zone);
    let function = &record.line.function;
    let title = td_string!(locale, interpretation.title, function = function.title.clone());
    let when = functions::hours(locale, times(function.time.from_at(), function.time.until_at(), zone));
    let mut frame = frame(state, viewer, Area::Events, title.clone());
    let event = format!("/events/{}", query_value(&record.line.event_code));
    frame.above = vec![Area::Events.way(locale), Way::new(event, record.line.event_title.clone())];
    let sent = typed.unwrap_or_else(|| Sent::of_wish(&record.kept.wish, record.kept.version));
    let html: Html<String> = page(frame, move || {
        view! {
            <Content
                locale=locale title=title when=when fixed=fixed record=record sent=sent faults=faults told=told
            />
        }
    });
    Ok(html.into_response())
}

#[component]
fn Content(
    locale: Locale,
    title: String,
    when: String,
    fixed: i64,
    record: InterpretationRecord,
    sent: Sent,
    faults: Vec<FieldError>,
    told: Told,
) -> impl IntoView {
    let id = record.line.function.id;
    let held = record.line.function.state == FunctionState::Held;
    let may = record.may_plan;
    let list =
        faults.iter().map(|one| (Some(one.field.clone()), fault_text(locale, one).to_owned())).collect();
    let drop = (may && held).then(|| format!("/functions/{id}/languages/drop"));
    let open = may && held && !record.answer.teams.is_empty();
    let space = record.space.clone();
    let plan = record.clone();
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {may.then(|| view! {
                <a class="button" href=format!("/functions/{id}")>{td_string!(locale, record.function)}</a>
            })}
        </div>
        {told.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
        <Facts>
            <Fact term=td_string!(locale, function.when)>{when}</Fact>
            <Fact term=td_string!(locale, function.space)>{space}</Fact>
        </Facts>
        {(!held).then(|| view! {
            <Notice tone=Tone::Held><p>{td_string!(locale, interpretation.not_held)}</p></Notice>
        })}
        <Verdict
            locale=locale answer=record.answer.clone() fixed=fixed people=record.people.clone() drop=drop
        />
        {open.then(|| view! { <Agree locale=locale record=plan /> })}
        {may.then(|| view! { <Wanted locale=locale record=record sent=sent faults=faults /> })}
    }
}

/// All that is proposed at once, or somebody chosen by hand.
#[component]
fn Agree(locale: Locale, record: InterpretationRecord) -> impl IntoView {
    let (id, version) = (record.line.function.id, record.kept.version);
    let settled = record.answer.is_settled();
    let choices = choices(locale, &record);
    let any = !choices.is_empty();
    view! {
        {(!settled).then(|| view! {
            <form class="section" method="post" action=format!("/functions/{id}/languages/agree")>
                <input type="hidden" name="version" value=version />
                <p class="fine">{td_string!(locale, interpretation.agree_hint)}</p>
                <Button primary=true text=td_string!(locale, interpretation.agree) />
            </form>
        })}
        {any.then(|| view! {
            <details class="more" id="interpreter">
                <summary>{td_string!(locale, interpretation.put)}</summary>
                <form class="form" method="post" action=format!("/functions/{id}/languages/put")>
                    <input type="hidden" name="version" value=version />
                    <SelectField
                        name="interpreter" id="chosen-interpreter" label=td_string!(locale, interpretation.put_who)
                        choices=choices chosen=""
                    />
                    <div><Button text=td_string!(locale, interpretation.put_verb) /></div>
                </form>
            </details>
        })}
    }
}

/// Whoever is not agreed yet and works into a language that is wanted.
fn choices(locale: Locale, record: &InterpretationRecord) -> Vec<Choice> {
    let teams = &record.answer.teams;
    let agreed = teams.iter().flat_map(|team| &team.members).filter(|member| member.agreed);
    let agreed = agreed.map(|member| member.id).collect::<Vec<_>>();
    let mut choices = Vec::new();
    for person in record.people.iter().filter(|person| !agreed.contains(&person.id)) {
        for team in teams {
            let target = team.booth.target;
            if person.languages.get(&target).is_some_and(|class| *class <= Class::B) {
                let label = format!("{}: {}", person.name, language_name(locale, target));
                choices.push(Choice::new(format!("{} {}", person.id, target.code()), label));
            }
        }
    }
    choices
}

#[component]
fn Wanted(
    locale: Locale,
    record: InterpretationRecord,
    sent: Sent,
    faults: Vec<FieldError>,
) -> impl IntoView {
    let error = |field: &str| {
        faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let action = format!("/functions/{}/languages", record.line.function.id);
    let first = record.answer.teams.is_empty();
    view! {
        <form class="panel form" method="post" action=action novalidate>
            <h2>{td_string!(locale, interpretation.languages)}</h2>
            <input type="hidden" name="version" value=record.kept.version />
            <Languages locale=locale sent=&sent errors=[error("floor"), error("breaks")] />
            <div><Button primary=first text=td_string!(locale, interpretation.save) /></div>
        </form>
    }
}
