//! The forms that lead an event on: one for each step that is open, one to move it, one to repeat it.

use domain::event::{EndReason, Event};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::reason_word;
use super::words::{fault_text, step_words};
use crate::components::{Choice, Field, SelectField};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::stay::obstacle;
use crate::view::event_plan::{Tried, TypedStep};

/// A form for each step that leads on from where the event stands.
#[component]
pub(super) fn Steps(locale: Locale, event: Event, tried: Option<Tried>) -> impl IntoView {
    let action = format!("/events/{}/step", query_value(&event.code));
    event
        .ways_on()
        .iter()
        .map(|step| {
            let tried = tried.as_ref().filter(|tried| tried.form == *step);
            let typed = tried.map_or_else(|| usual(&event, step), |tried| tried.step.clone());
            let error = |field: &str| {
                let fault = tried.map(|tried| &tried.fault).filter(|fault| fault.field == field);
                fault.map(|fault| fault_text(locale, fault).to_owned())
            };
            let general =
                tried.map(|tried| &tried.fault).filter(|fault| !FIELDS.contains(&fault.field.as_str()));
            let general = general.map(|fault| fault_text(locale, fault));
            let (verb, hint) = step_words(locale, step);
            let fields = fields(locale, step, &typed, &error);
            let why = tried.and_then(|tried| tried.why.as_ref()).map(|why| obstacle(locale, why));
            // What is in the way of an option may go: it can come second.
            let second = (*step == "option" && why.is_some()).then(|| {
                view! { <button class="button" name="second" value="1">{td_string!(locale, course.second)}</button> }
            });
            view! {
                <details class="more" open=tried.is_some()>
                    <summary>{verb}</summary>
                    <form class="form" method="post" action=action.clone() novalidate>
                        <p class="fine quiet">{hint}</p>
                        {general.map(|text| view! { <p class="error" role="alert">{text}</p> })}
                        <input type="hidden" name="version" value=event.version />
                        <input type="hidden" name="step" value=*step />
                        {why}
                        {fields}
                        <div class="row"><button class="button">{verb}</button>{second}</div>
                    </form>
                </details>
            }
        })
        .collect_view()
}

/// The fields that can hold a fault of their own.
const FIELDS: [&str; 5] = ["option_until", "reason", "note", "on_campus", "online"];

fn usual(event: &Event, step: &str) -> TypedStep {
    let came = step == "take_place";
    let number = |number: i64| if came { number.to_string() } else { String::new() };
    TypedStep {
        option_until: event.option_until.map(|until| until.to_string()).unwrap_or_default(),
        on_campus: number(event.on_campus),
        online: number(event.online),
        ..TypedStep::default()
    }
}

fn fields(locale: Locale, step: &str, typed: &TypedStep, error: &dyn Fn(&str) -> Option<String>) -> Markup {
    match step {
        "option" => view! {
            <Field
                name="option_until" id=format!("{step}-option_until") kind="date" label=td_string!(locale, course.option_until)
                value=typed.option_until.clone() hint=td_string!(locale, course.option_until_hint).to_owned()
                error=error("option_until")
            />
        }
        .into_markup(),
        "lose" | "decline" | "cancel" => {
            let none = Choice::new("", td_string!(locale, app.no_value));
            let reasons = EndReason::ALL.map(|reason| Choice::new(reason.code(), reason_word(locale, reason)));
            let reasons = [none].into_iter().chain(reasons).collect();
            let missing = error("reason").map(|text| view! { <p class="error" role="alert">{text}</p> });
            view! {
                {missing}
                <SelectField name="reason" id=format!("{step}-reason") label=td_string!(locale, course.reason) choices=reasons chosen=typed.reason.clone() />
                <Field
                    name="note" id=format!("{step}-note") label=td_string!(locale, course.note) value=typed.note.clone() autocomplete="off"
                    hint=td_string!(locale, course.note_hint).to_owned() error=error("note")
                />
            }
            .into_markup()
        }
        "take_place" => view! {
            <Field
                name="on_campus" id=format!("{step}-on_campus") label=td_string!(locale, events.on_campus) value=typed.on_campus.clone()
                autocomplete="off" error=error("on_campus")
            />
            <Field
                name="online" id=format!("{step}-online") label=td_string!(locale, events.online) value=typed.online.clone() autocomplete="off"
                error=error("online")
            />
        }
        .into_markup(),
        _ => ().into_markup(),
    }
}

/// The forms that move the event and repeat it.
#[component]
pub(super) fn Repeat(locale: Locale, event: Event, tried: Option<Tried>, key: String) -> impl IntoView {
    let of = |form: &str| tried.clone().filter(|tried| tried.form == form);
    let fault =
        |tried: &Option<Tried>| tried.as_ref().map(|tried| fault_text(locale, &tried.fault).to_owned());
    let day = |tried: &Option<Tried>| {
        tried.as_ref().map_or_else(String::new, |tried| tried.moved.first_day.clone())
    };
    let (moved, repeated) = (of("move"), of("duplicate"));
    let path = format!("/events/{}", query_value(&event.code));
    let (edit, version, is_off) = (format!("{path}/edit"), event.version, event.status.is_off());
    let keeps = tried.as_ref().is_none_or(|tried| !tried.moved.keep_rooms.is_empty());
    let why = moved.as_ref().and_then(|tried| tried.why.as_ref()).map(|why| obstacle(locale, why));
    let shift = (!is_off).then(|| {
        view! {
            <details class="more" open=moved.is_some()>
                <summary>{td_string!(locale, course.move_verb)}</summary>
                <form class="form" method="post" action=format!("{path}/move") novalidate>
                    <p class="fine quiet">{td_string!(locale, course.move_hint)}</p>
                    <input type="hidden" name="version" value=version />
                    {why}
                    <Field
                        name="first_day" id="move-first_day" kind="date" label=td_string!(locale, course.new_first_day) value=day(&moved)
                        error=fault(&moved)
                    />
                    <label class="check">
                        <input type="checkbox" name="keep_rooms" value="1" checked=keeps />
                        {td_string!(locale, course.keep_rooms)}
                    </label>
                    <div><button class="button">{td_string!(locale, course.move_verb)}</button></div>
                </form>
            </details>
        }
    });
    view! {
        {shift}
        <details class="more" open=repeated.is_some()>
            <summary>{td_string!(locale, course.repeat_verb)}</summary>
            <form class="form" method="post" action=format!("{path}/duplicate") novalidate>
                <p class="fine quiet">{td_string!(locale, course.repeat_hint)}</p>
                <input type="hidden" name="key" value=key />
                <Field
                    name="first_day" id="duplicate-first_day" kind="date" label=td_string!(locale, course.new_first_day) value=day(&repeated)
                    error=fault(&repeated)
                />
                <div><button class="button">{td_string!(locale, course.repeat_verb)}</button></div>
            </form>
        </details>
        <p><a class="button" href=edit>{td_string!(locale, pipeline.change)}</a></p>
    }
}
