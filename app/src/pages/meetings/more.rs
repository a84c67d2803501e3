//! Times made in a row, counted first; free ones taken away; and the host itself.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use domain::ids::MeetingHostId;
use domain::meeting::{Times, fresh};
use i18n::{Dates, count, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::error::FieldError;
use service::meeting;

use super::form::parse;
use super::host::{Beside, Shown, rendered};
use crate::components::{Choice, Field, SelectField, Tone};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// Makes the times that were asked for, or only says how many that would be.
pub async fn make(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&id)?);
    let outcome = match times(&sent) {
        Ok(times) if sent.text("deed") == "preview" => {
            return preview(&state, &viewer, id, (sent, times)).await;
        }
        Ok(times) => meeting::make_times(ctx, &actor, id, &times).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    match outcome {
        Ok(made) => {
            let back = format!("/meeting-hosts/{id}?done=made&n={}&left={}", made.made, made.left_out);
            Ok(Redirect::to(&back).into_response())
        }
        Err(ServiceError::Invalid(faults)) => wrong(&state, &viewer, id, (sent, faults)).await,
        Err(error) => Err(error.into()),
    }
}

async fn wrong(
    state: &AppState,
    viewer: &Viewer,
    id: MeetingHostId,
    (sent, faults): (Sent, Vec<FieldError>),
) -> Result<Response, Fault> {
    // Days are told beside the first of them.
    let beside_first = |fault: FieldError| match fault.field.as_str() {
        "days" => FieldError::new("first_day", fault.code),
        _ => fault,
    };
    let faults = faults.into_iter().map(beside_first).collect();
    rendered(state, viewer, id, Beside { sent: Some(sent), faults, of_form: true, told: None }).await
}

async fn preview(
    state: &AppState,
    viewer: &Viewer,
    id: MeetingHostId,
    (sent, times): (Sent, Times),
) -> Result<Response, Fault> {
    let (plan, host) = meeting::host(&state.ctx, &viewer.actor()?, id).await?;
    let days = (plan.line.event.from, plan.line.event.until);
    let row = match times.row(days, state.ctx.zone) {
        Ok(row) => row,
        Err(faults) => {
            let faults = faults.into_iter().map(|(field, code)| FieldError::new(field, code)).collect();
            return wrong(state, viewer, id, (sent, faults)).await;
        }
    };
    let there = host.slots.iter().map(|slot| slot.time).collect::<Vec<_>>();
    let number = |number: usize| count(viewer.locale, i64::try_from(number).unwrap_or_default());
    let all = row.len();
    let new = fresh(row, &there).len();
    let text = td_string!(viewer.locale, meetings.preview_says, n = number(new), left = number(all - new));
    let told = Some((Tone::Held, text));
    rendered(state, viewer, id, Beside { told, sent: Some(sent), ..Beside::default() }).await
}

/// What is asked for, or every field that cannot be read.
fn times(sent: &Sent) -> Result<Times, Vec<FieldError>> {
    let number = |name: &str| whole(sent.text(name).trim());
    let fields = (sent.date("first_day"), sent.date("last_day"), sent.time("from"), sent.time("until"));
    let (minutes, pause) = (number("minutes"), number("pause"));
    if let ((Some(first), Some(last), Some(from), Some(until)), Some(minutes), Some(pause)) =
        (fields, minutes, pause)
        && first <= last
    {
        return Ok(Times { days: days(first, last), from, until, minutes, pause });
    }
    let order = fields.0.is_some() && fields.1.is_some() && fields.0 > fields.1;
    let faults = [
        ("first_day", fields.0.is_none()),
        ("last_day", fields.1.is_none() || order),
        ("from", fields.2.is_none()),
        ("until", fields.3.is_none()),
        ("minutes", minutes.is_none()),
        ("pause", pause.is_none()),
    ];
    let faults = faults.into_iter().filter(|(_, is_wrong)| *is_wrong);
    Err(faults.map(|(field, _)| FieldError::new(field, "bad")).collect())
}

/// All days from the first to the last; no more than there are in a year, for none has as many.
fn days(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    first.iter_days().take_while(|day| *day <= last).take(400).collect()
}

/// The form of a row of times.
#[component]
pub(super) fn More<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, event) = (shown.locale, &shown.plan.line.event);
    let sent = shown.beside.sent.clone().unwrap_or_default();
    // The other form of the page sends none of these.
    let is_sent = !sent.text("deed").is_empty();
    let or = |name: &str, usual: String| if is_sent { sent.text(name).to_owned() } else { usual };
    let text = str::to_owned;
    view! {
        <section class="section" aria-labelledby="more">
            <h2 id="more">{td_string!(locale, meetings.more)}</h2>
            <form class="panel form" method="post" action=format!("{}/times", shown.base()) novalidate>
                <fieldset class="form three">
                    <legend>{td_string!(locale, meetings.which_days)}</legend>
                    <Field
                        name="first_day" kind="date" label=td_string!(locale, meetings.first_day)
                        value=or("first_day", event.from.to_string()) error=shown.error("first_day")
                    />
                    <Field
                        name="last_day" kind="date" label=td_string!(locale, meetings.last_day)
                        value=or("last_day", event.until.to_string()) error=shown.error("last_day")
                    />
                </fieldset>
                <fieldset class="form three">
                    <legend>{td_string!(locale, meetings.which_hours)}</legend>
                    <Field
                        name="from" kind="time" label=td_string!(locale, meetings.from) value=or("from", text("09:00"))
                        error=shown.error("from")
                    />
                    <Field
                        name="until" kind="time" label=td_string!(locale, meetings.until) value=or("until", text("12:00"))
                        error=shown.error("until")
                    />
                    <Field
                        name="minutes" label=td_string!(locale, meetings.minutes) value=or("minutes", text("20"))
                        autocomplete="off" error=shown.error("minutes")
                    />
                    <Field
                        name="pause" label=td_string!(locale, meetings.pause) value=or("pause", text("5"))
                        autocomplete="off" error=shown.error("pause")
                    />
                </fieldset>
                <div class="row">
                    <button class="button" name="deed" value="make">{td_string!(locale, meetings.make)}</button>
                    <button class="button plain" name="deed" value="preview">{td_string!(locale, meetings.preview)}</button>
                </div>
            </form>
        </section>
    }
}

/// Takes away what nobody has booked.
#[component]
pub(super) fn Clear<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let locale = shown.locale;
    let all = Choice::new("", td_string!(locale, meetings.all_days));
    let day = |day: NaiveDate| Choice::new(day.to_string(), Dates::new(locale).long(day));
    let days = std::iter::once(all).chain(shown.days().into_iter().map(day)).collect::<Vec<_>>();
    let action = format!("{}/clear", shown.base());
    let has_free = shown.host.slots.iter().any(|slot| slot.booked.is_none());
    has_free.then(|| {
        view! {
            <details class="more">
                <summary>{td_string!(locale, meetings.clear)}</summary>
                <form class="form" method="post" action=action>
                    <p class="fine">{td_string!(locale, meetings.clear_hint)}</p>
                    <SelectField name="day" label=td_string!(locale, meetings.day) choices=days chosen="" />
                    <div><button class="button">{td_string!(locale, meetings.clear_verb)}</button></div>
                </form>
            </details>
        }
    })
}

/// Takes the host away; says first who will be told.
#[component]
pub(super) fn Remove<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, host) = (shown.locale, &shown.host);
    let booked = host.booked();
    let n = count(locale, i64::try_from(booked).unwrap_or_default());
    view! {
        <details class="more">
            <summary>{td_string!(locale, meetings.remove)}</summary>
            <form method="post" action=format!("{}/remove", shown.base())>
                <p class="fine">{td_string!(locale, meetings.remove_hint, n = n)}</p>
                <input type="hidden" name="version" value=host.line.host.version />
                <input type="hidden" name="booked" value=booked.to_string() />
                <button class="button">{td_string!(locale, meetings.remove_verb)}</button>
            </form>
        </details>
    }
}
