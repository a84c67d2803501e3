//! `/interpretation`: can this hall host these languages then?

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::access::Permission;
use domain::campus::Campus;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::interpretation::{self, Question, Reply};

use super::answer::Verdict;
use super::form::Languages;
use super::words::fault_text;
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};
use crate::fault::Fault;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The form, and the answer where something was asked.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(mut sent): Query<Sent>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let campus = service::function::places(&state.ctx, &actor).await?;
    let asked = !sent.is_empty();
    sent.fill("date", &state.ctx.today().to_string());
    sent.fill("from_time", "09:00");
    sent.fill("until_time", "12:30");
    let mut faults = Vec::new();
    let mut reply = None;
    if asked {
        match question(&state, &campus, &sent) {
            Ok(question) => match interpretation::ask(&state.ctx, &actor, &question).await {
                Ok(found) => reply = Some(found),
                Err(ServiceError::Invalid(found)) => faults = found,
                Err(error) => return Err(error.into()),
            },
            Err(found) => faults = found,
        }
    }
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Events, td_string!(locale, interpretation.ask));
    frame.above = vec![Area::Events.way(locale)];
    let halls = halls(locale, &campus);
    let html: Html<String> = page(frame, move || {
        view! { <Content locale=locale halls=halls sent=sent faults=faults reply=reply /> }
    });
    Ok((status, html).into_response())
}

fn question(state: &AppState, campus: &Campus, sent: &Sent) -> Result<Question, Vec<FieldError>> {
    let space = campus.spaces.iter().find(|space| space.code.as_str() == sent.text("space"));
    let (date, from, until) = (sent.date("date"), sent.time("from_time"), sent.time("until_time"));
    let missing = [
        ("space", space.is_none()),
        ("date", date.is_none()),
        ("from_time", from.is_none()),
        ("until_time", until.is_none()),
    ];
    let mut faults = missing.into_iter().filter(|(_, missing)| *missing);
    let mut faults = faults.by_ref().map(|(field, _)| FieldError::new(field, "missing")).collect::<Vec<_>>();
    let wish = sent.wish().map_err(|fault| faults.push(fault));
    match (space, date, from, until, wish) {
        (Some(space), Some(date), Some(from), Some(until), Ok(wish)) => {
            let at = |time| state.ctx.zone.instant(date.and_time(time));
            Ok(Question { space: space.id, from: at(from), until: at(until), wish })
        }
        _ => Err(faults),
    }
}

/// Halls by pavilion, each with the booths built into it.
fn halls(locale: Locale, campus: &Campus) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", td_string!(locale, app.no_value))];
    for pavilion in &campus.pavilions {
        for space in campus.floors_of(pavilion.id).flat_map(|floor| campus.spaces_on(floor.id)) {
            let booths = format!(
                "{} {}",
                td_string!(locale, interpretation.booths),
                count(locale, space.booths.count)
            );
            choices.push(Choice::new(
                space.code.as_str(),
                format!("{}: {} ({booths})", pavilion.name, space.name),
            ));
        }
    }
    choices
}

#[component]
fn Content(
    locale: Locale,
    halls: Vec<Choice>,
    sent: Sent,
    faults: Vec<FieldError>,
    reply: Option<Reply>,
) -> impl IntoView {
    let error = |field: &str| {
        faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let list =
        faults.iter().map(|one| (Some(one.field.clone()), fault_text(locale, one).to_owned())).collect();
    let found = reply.map(|reply| {
        view! {
            <section class="section" aria-labelledby="answer">
                <h2 id="answer">{reply.space}</h2>
                <Verdict locale=locale answer=reply.answer fixed=reply.fixed people=reply.people drop=None />
            </section>
        }
    });
    view! {
        <h1>{td_string!(locale, interpretation.ask)}</h1>
        <p class="quiet">{td_string!(locale, interpretation.ask_about)}</p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
        {found}
        <form class="panel form" method="get" action="/interpretation" novalidate>
            <SelectField
                name="space" label=td_string!(locale, interpretation.hall) choices=halls chosen=sent.text("space")
            />
            {error("space").map(|error| view! { <p class="error">{error}</p> })}
            <fieldset class="form three">
                <legend>{td_string!(locale, function.when)}</legend>
                <Field
                    name="date" kind="date" label=td_string!(locale, interpretation.date) value=sent.text("date")
                    error=error("date")
                />
                <Field
                    name="from_time" kind="time" label=td_string!(locale, interpretation.begin_time)
                    value=sent.text("from_time") error=error("from_time")
                />
                <Field
                    name="until_time" kind="time" label=td_string!(locale, interpretation.until_time)
                    value=sent.text("until_time") error=error("until_time")
                />
            </fieldset>
            <Languages locale=locale sent=&sent errors=[error("floor"), error("breaks")] />
            <div><Button primary=true text=td_string!(locale, interpretation.ask_verb) /></div>
        </form>
    }
}
