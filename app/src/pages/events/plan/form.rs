//! The form.

use domain::calendar::CampusZone;
use domain::event::{Client, EventKind};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::event::Outside;

use super::words::{client_word, fault_text};
use crate::components::{Button, Choice, ErrorSummary, Field, Notice, SelectField, TextField, Tone};
use crate::pages::events::outside::OutsideLines;
use crate::pages::events::words::kind_word;
use crate::view::event_plan::Typed;

/// The fields, in the order of the form.
const FIELDS: [&str; 11] = [
    "title",
    "kind",
    "client",
    "organisation",
    "from",
    "until",
    "on_campus",
    "online",
    "enrolments",
    "probability",
    "brief",
];

/// What the form shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// Where it is sent.
    pub action: String,
    /// Heading.
    pub title: String,
    /// Fields.
    pub typed: Typed,
    /// What is wrong.
    pub faults: Vec<FieldError>,
    /// Names of the organisations there are.
    pub organisations: Vec<String>,
    /// Somebody else changed the event in the meantime.
    pub stale: bool,
    /// What would come to lie outside the new days.
    pub leaves: Vec<Outside>,
    /// The zone of the campus.
    pub zone: CampusZone,
}

#[component]
pub(super) fn EventForm(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { action, title, typed, faults, organisations, stale, leaves, zone } = shown;
    let error = |field: &str| {
        faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault).to_owned())
    };
    let summary = FIELDS.into_iter().filter_map(|field| Some((Some(field), error(field)?))).collect();
    let known = typed.version > 0;
    let stale = stale.then(|| {
        view! { <Notice tone=Tone::Bad><p>{td_string!(locale, pipeline.stale)}</p></Notice> }
    });
    let save = if leaves.is_empty() {
        td_string!(locale, accounts.save)
    } else {
        td_string!(locale, outside.save_anyway)
    };
    let back = action.trim_end_matches("/edit").to_owned();
    let leaves =
        (!leaves.is_empty()).then(|| view! { <Leaves locale=locale zone=zone leaves=leaves back=back /> });
    view! {
        <h1>{title}</h1>
        {stale}
        {leaves}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=typed.key.clone() />
            <input type="hidden" name="version" value=typed.version />
            <input type="hidden" name="keeps" value=typed.keeps />
            <input type="hidden" name="then" value=typed.then.clone() />
            <Field
                name="title" label=td_string!(locale, pipeline.event_title) value=typed.title.clone() autocomplete="off"
                error=error("title")
            />
            <Who locale=locale typed=typed.clone() organisations=organisations error=error("organisation") />
            <When locale=locale typed=typed.clone() known=known from=error("from") until=error("until") />
            <fieldset class="form three">
                <legend>{td_string!(locale, pipeline.how_many)}</legend>
                <Field
                    name="on_campus" label=td_string!(locale, events.on_campus) value=typed.on_campus autocomplete="off"
                    error=error("on_campus")
                />
                <Field
                    name="online" label=td_string!(locale, events.online) value=typed.online autocomplete="off"
                    error=error("online")
                />
                <Field
                    name="enrolments" label=td_string!(locale, pipeline.enrolments) value=typed.enrolments
                    autocomplete="off" hint=td_string!(locale, pipeline.enrolments_hint).to_owned()
                    error=error("enrolments")
                />
            </fieldset>
            <TextField
                name="brief" label=td_string!(locale, pipeline.brief) value=typed.brief rows=5
                hint=td_string!(locale, pipeline.brief_hint).to_owned() error=error("brief")
            />
            <Field
                name="probability" label=td_string!(locale, pipeline.typed) value=typed.probability autocomplete="off"
                hint=td_string!(locale, pipeline.typed_hint).to_owned() error=error("probability")
            />
            <div><Button primary=true text=save /></div>
        </form>
    }
}

/// What would lie outside the new days, and the two ways on: save anyway, or go back and move all of it.
#[component]
fn Leaves(locale: Locale, zone: CampusZone, leaves: Vec<Outside>, back: String) -> impl IntoView {
    let ways = td_string!(
        locale,
        outside.ways,
        save = td_string!(locale, outside.save_anyway),
        verb = td_string!(locale, course.move_verb)
    );
    view! {
        <Notice tone=Tone::Bad>
            <h2>{td_string!(locale, outside.would)}</h2>
            <OutsideLines locale=locale zone=zone outside=leaves leads=None />
            <p>{ways}</p>
            <p><a class="button" href=format!("{back}#course")>{td_string!(locale, outside.back)}</a></p>
        </Notice>
    }
}

#[component]
fn Who(locale: Locale, typed: Typed, organisations: Vec<String>, error: Option<String>) -> impl IntoView {
    let kinds = EventKind::ALL.map(|kind| Choice::new(kind.code(), kind_word(locale, kind))).to_vec();
    let clients = Client::ALL.map(|client| Choice::new(client.code(), client_word(locale, client))).to_vec();
    let known = organisations.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, pipeline.what)}</legend>
            <SelectField name="kind" label=td_string!(locale, events.kind) choices=kinds chosen=typed.kind />
            <SelectField name="client" label=td_string!(locale, pipeline.client) choices=clients chosen=typed.client />
            <Field
                name="organisation" label=td_string!(locale, stay.organisation) value=typed.organisation list="organisations"
                autocomplete="off" hint=td_string!(locale, pipeline.organisation_hint).to_owned() error=error
            />
            <datalist id="organisations">{known}</datalist>
        </fieldset>
    }
}

#[component]
fn When(
    locale: Locale,
    typed: Typed,
    known: bool,
    from: Option<String>,
    until: Option<String>,
) -> impl IntoView {
    let hint = known.then(|| {
        let text = td_string!(locale, pipeline.days_hint, verb = td_string!(locale, course.move_verb));
        view! { <p class="fine quiet">{text}</p> }
    });
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, events.days)}</legend>
            <Field name="from" kind="date" label=td_string!(locale, events.first_day) value=typed.from error=from />
            <Field name="until" kind="date" label=td_string!(locale, events.last_day) value=typed.until error=until />
        </fieldset>
        {hint}
    }
}
