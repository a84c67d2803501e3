//! The form of a function: what, where, when, and the time around it.

use domain::calendar::CampusZone;
use domain::campus::SetupStyle;
use domain::function::Every;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::function::HallRefusal;

use super::refused::Refused;
use super::words::fault;
use crate::components::{Button, Choice, ErrorSummary, Field, Notice, SelectField, TextField, Tone};
use crate::pages::campus::style_name;
use crate::view::function::{TICKED, Typed};

/// By this the buttons of a refusal know their form.
const FORM: &str = "function";

/// All that the form shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// Clock of the campus.
    pub zone: CampusZone,
    /// What stands above it.
    pub title: String,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub typed: Typed,
    /// Spaces to choose from.
    pub spaces: Vec<Choice>,
    /// Events to choose from; none where the event is known.
    pub events: Option<Vec<Choice>>,
    /// Whether it can be laid on several days at once.
    pub repeats: bool,
    /// What is wrong with it.
    pub faults: Vec<FieldError>,
    /// Why the space cannot be had.
    pub refusal: Option<HallRefusal>,
    /// What is said first.
    pub told: Option<(Tone, &'static str)>,
    /// Of one that is there: where its removal is sent.
    pub removal: Option<String>,
    /// Where a change of mind leads.
    pub back: String,
}

#[component]
pub(super) fn FunctionForm(shown: Shown) -> impl IntoView {
    let (locale, typed) = (shown.locale, shown.typed.clone());
    let faults = shown.faults.clone();
    let error =
        |field: &str| faults.iter().find(|one| one.field == field).map(|one| fault(locale, one).to_owned());
    let list = faults.iter().map(|one| (Some(one.field.clone()), fault(locale, one).to_owned())).collect();
    let known = shown.removal.is_some();
    let verb = if known { td_string!(locale, function.save) } else { td_string!(locale, function.add) };
    let events = shown.events.clone().map(|events| {
        view! {
            <Select
                name="event" label=td_string!(locale, function.event) choices=events chosen=typed.event.clone()
                error=error("event")
            />
        }
    });
    let refusal = shown.refusal.clone().map(|refusal| {
        view! { <Refused locale=locale zone=shown.zone form=FORM refusal=refusal /> }
    });
    view! {
        <Head shown=&shown />
        {shown.told.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
        {refusal}
        <form class="panel form" id=FORM method="post" action=shown.action.clone() novalidate>
            <input type="hidden" name="key" value=typed.key.clone() />
            <input type="hidden" name="version" value=typed.version />
            <input type="hidden" name="back" value=typed.back.clone() />
            <fieldset class="form three">
                <legend>{td_string!(locale, function.what)}</legend>
                {events}
                <Field
                    name="title" label=td_string!(locale, function.title) value=typed.title.clone() autocomplete="off"
                    hint=td_string!(locale, function.title_hint).to_owned() error=error("title")
                />
                <Field
                    name="attendance" label=td_string!(locale, function.attendance) value=typed.attendance.clone()
                    autocomplete="off" error=error("attendance")
                />
            </fieldset>
            <Where shown=&shown error=[error("space"), error("style")] />
            <When
                locale=locale typed=typed.clone()
                error=[error("from_date"), error("from_time"), error("until_date"), error("until_time")]
            />
            {shown.repeats.then(|| view! {
                <Again locale=locale typed=typed.clone() error=error("repeat_until") />
            })}
            <Around locale=locale typed=typed.clone() error=[error("setup"), error("teardown")] />
            <TextField
                name="note" label=td_string!(locale, function.note) value=typed.note.clone() rows=3
                hint=td_string!(locale, function.note_hint).to_owned() error=error("note")
            />
            <Tick name="may_wait" label=td_string!(locale, function.may_wait) ticked=!typed.may_wait.is_empty() />
            <div class="row">
                <Button primary=true text=verb />
                <a class="button plain" href=shown.back.clone()>{td_string!(locale, function.cancel)}</a>
            </div>
        </form>
        {shown.removal.map(|action| view! { <Removal locale=locale action=action typed=typed /> })}
    }
}

/// The heading; of a function that is there, the way to its languages too.
#[component]
fn Head<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let languages = shown.removal.is_some().then(|| {
        let text = td_string!(shown.locale, interpretation.link);
        view! { <a class="button" href=format!("{}/languages", shown.action)>{text}</a> }
    });
    view! { <div class="page-head"><h1>{shown.title.clone()}</h1>{languages}</div> }
}

#[component]
fn Where<'a>(shown: &'a Shown, error: [Option<String>; 2]) -> impl IntoView + use<> {
    let (locale, [space, style]) = (shown.locale, error);
    let none = || Choice::new("", td_string!(locale, app.no_value));
    let styles = SetupStyle::ALL.map(|style| Choice::new(style.code(), style_name(locale, style)));
    let styles = [none()].into_iter().chain(styles).collect();
    let spaces = [none()].into_iter().chain(shown.spaces.clone()).collect();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, function.where_)}</legend>
            <Select
                name="space" label=td_string!(locale, function.space) choices=spaces chosen=shown.typed.space.clone()
                error=space
            />
            <Select
                name="style" label=td_string!(locale, function.style) choices=styles chosen=shown.typed.style.clone()
                error=style
            />
        </fieldset>
    }
}

#[component]
fn When(locale: Locale, typed: Typed, error: [Option<String>; 4]) -> impl IntoView {
    let [from_date, from_time, until_date, until_time] = error;
    view! {
        <fieldset class="form three times">
            <legend>{td_string!(locale, function.when)}</legend>
            <Field
                name="from_date" kind="date" label=td_string!(locale, function.begin_date) value=typed.from_date
                error=from_date
            />
            <Field
                name="from_time" kind="time" label=td_string!(locale, function.begin_time) value=typed.from_time
                error=from_time
            />
            <Field
                name="until_date" kind="date" label=td_string!(locale, function.until_date) value=typed.until_date
                error=until_date
            />
            <Field
                name="until_time" kind="time" label=td_string!(locale, function.until_time) value=typed.until_time
                error=until_time
            />
        </fieldset>
        <Tick name="overnight" label=td_string!(locale, function.overnight) ticked=!typed.overnight.is_empty() />
    }
}

/// On which further days.
#[component]
fn Again(locale: Locale, typed: Typed, error: Option<String>) -> impl IntoView {
    let choices = [
        ("", td_string!(locale, function.once)),
        (Every::Day.code(), td_string!(locale, function.every_day)),
        (Every::WorkingDay.code(), td_string!(locale, function.every_working_day)),
        (Every::Week.code(), td_string!(locale, function.every_week)),
    ];
    let choices = choices.map(|(code, name)| Choice::new(code, name)).to_vec();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, function.again)}</legend>
            <SelectField name="repeat" label=td_string!(locale, function.repeat) choices=choices chosen=typed.repeat />
            <Field
                name="repeat_until" kind="date" label=td_string!(locale, function.repeat_until)
                value=typed.repeat_until hint=td_string!(locale, function.repeat_hint).to_owned() error=error
            />
        </fieldset>
    }
}

/// The time around it.
#[component]
fn Around(locale: Locale, typed: Typed, error: [Option<String>; 2]) -> impl IntoView {
    let [setup, teardown] = error;
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, function.margins)}</legend>
            <Field
                name="setup" label=td_string!(locale, function.setup) value=typed.setup autocomplete="off"
                hint=td_string!(locale, function.setup_hint).to_owned() error=setup
            />
            <Field
                name="teardown" label=td_string!(locale, function.teardown) value=typed.teardown
                autocomplete="off" hint=td_string!(locale, function.teardown_hint).to_owned() error=teardown
            />
        </fieldset>
    }
}

#[component]
fn Tick(name: &'static str, label: &'static str, ticked: bool) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=name value=TICKED checked=ticked />
            {label}
        </label>
    }
}

/// A list of choices with what is wrong beside it.
#[component]
fn Select(
    name: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
    chosen: String,
    error: Option<String>,
) -> impl IntoView {
    let Some(error) = error else {
        return leptos::either::Either::Left(
            view! { <SelectField name=name label=label choices=choices chosen=chosen /> },
        );
    };
    let id = format!("{name}-error");
    leptos::either::Either::Right(view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name aria-describedby=id.clone() aria-invalid="true">
                <crate::components::Options choices=choices chosen=chosen />
            </select>
            <p class="error" id=id>{error}</p>
        </div>
    })
}

#[component]
fn Removal(locale: Locale, action: String, typed: Typed) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{td_string!(locale, function.remove)}</summary>
            <form method="post" action=action>
                <p class="fine">{td_string!(locale, function.remove_hint)}</p>
                <input type="hidden" name="version" value=typed.version />
                <input type="hidden" name="back" value=typed.back />
                <button class="button">{td_string!(locale, function.remove_verb)}</button>
            </form>
        </details>
    }
}
