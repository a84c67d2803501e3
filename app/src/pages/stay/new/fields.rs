//! The fields of a new stay, in the order a person thinks: when, what, who, for whom.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::guests::Guests;
use super::refused::Refused;
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};
use crate::pages::nights::segment_name;
use crate::pages::stay::nights;
use crate::view::stay::new::{NewStay, Reason, Spot};

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The form.
    shown: NewStay,
) -> impl IntoView {
    let error = |spot: Spot| {
        shown.faults.iter().find(|(at, _)| *at == spot).map(|(spot, reason)| word(locale, *spot, *reason))
    };
    let faults = shown.faults.iter().map(|(spot, reason)| (Some(field(*spot)), word(locale, *spot, *reason)));
    let typed = shown.typed.clone();
    let count = typed.nights().map(|count| nights(locale, count));
    let any = Choice::new("", td_string!(locale, stay.by_room));
    let kinds = shown.choices.room_types.iter().map(|kind| Choice::new(kind.code.clone(), kind.name.clone()));
    let segments = shown.choices.segments.iter();
    let segments = segments.map(|one| Choice::new(one.code.clone(), segment_name(locale, &one.code)));
    let segment = if typed.segment.is_empty() { "individual".to_owned() } else { typed.segment.clone() };
    let refused = shown.refused.clone().map(|refusal| view! { <Refused locale=locale refusal=refusal /> });
    view! {
        <h1>{td_string!(locale, stay.create)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults.collect() />
        <form class="panel form" method="post" action="/stays/new" novalidate>
            <input type="hidden" name="key" value=shown.key />
            {refused}
            // Enter in a field books, and does not press the first of the other buttons.
            <button class="unseen" tabindex="-1" aria-hidden="true">{td_string!(locale, stay.book)}</button>
            <fieldset class="form three">
                <legend>{td_string!(locale, stay.dates)}" "<span class="quiet">{count}</span></legend>
                <Field name="from" kind="date" label=td_string!(locale, stay.arrival) value=typed.from error=error(Spot::From) />
                <Field name="until" kind="date" label=td_string!(locale, stay.departure) value=typed.until error=error(Spot::Until) />
            </fieldset>
            <fieldset class="form three">
                <legend>{td_string!(locale, stay.room)}</legend>
                <div>
                    <SelectField
                        name="type" label=td_string!(locale, stay.room_type) choices=[any].into_iter().chain(kinds).collect()
                        chosen=typed.room_type
                    />
                    {error(Spot::Type).map(|text| view! { <p class="fault">{text}</p> })}
                </div>
                <Field
                    name="room" label=td_string!(locale, stay.room_number) value=typed.room autocomplete="off"
                    hint=td_string!(locale, stay.room_hint).to_owned() error=error(Spot::Room)
                />
            </fieldset>
            <Guests locale=locale guests=typed.guests heads=typed.heads faults=shown.faults.clone() />
            <fieldset class="form three">
                <legend>{td_string!(locale, stay.for_whom)}</legend>
                <SelectField name="segment" label=td_string!(locale, stay.segment) choices=segments.collect() chosen=segment />
                <Listed
                    name="organisation" label=td_string!(locale, stay.organisation) value=typed.organisation
                    options=shown.choices.organisations.iter().map(|one| Choice::new(one.name.clone(), "")).collect()
                    error=error(Spot::Organisation)
                />
                <Listed
                    name="event" label=td_string!(locale, stay.event) value=typed.event
                    options=shown.choices.events.iter().map(|one| Choice::new(one.code.clone(), one.title.clone())).collect()
                    error=error(Spot::Event)
                />
            </fieldset>
            <div><Button primary=true text=td_string!(locale, stay.book) /></div>
        </form>
    }
}

/// A field with a list to complete from.
#[component]
fn Listed(
    name: &'static str,
    label: &'static str,
    value: String,
    options: Vec<Choice>,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let list = format!("{name}-list");
    let error_id = format!("{name}-error");
    let options = options
        .into_iter()
        .map(|choice| view! { <option value=choice.value>{choice.label}</option> })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name name=name type="text" value=value list=list.clone() autocomplete="off"
                aria-describedby=error.is_some().then(|| error_id.clone()) aria-invalid=error.is_some().then_some("true")
            />
            <datalist id=list>{options}</datalist>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

const fn field(spot: Spot) -> &'static str {
    match spot {
        Spot::Room => "room",
        Spot::Type => "type",
        Spot::From => "from",
        Spot::Until => "until",
        Spot::Organisation => "organisation",
        Spot::Event => "event",
        Spot::Heads => "heads",
        Spot::Guest(0) => "guest-0",
        Spot::Guest(_) => "guests",
    }
}

/// What is wrong, in the reader's words.
pub(super) fn word(locale: Locale, spot: Spot, reason: Reason) -> String {
    match (reason, spot) {
        (Reason::Unknown, Spot::Room) => td_string!(locale, stay.no_such_room),
        (Reason::Unknown, Spot::Event) => td_string!(locale, stay.no_such_event),
        (Reason::Unknown, _) => td_string!(locale, stay.no_such_organisation),
        (Reason::Missing, _) => td_string!(locale, stay.no_type),
        (Reason::NoDate, _) => td_string!(locale, stay.no_date),
        (Reason::Backwards, _) => td_string!(locale, stay.backwards),
        (Reason::TooLong, _) => td_string!(locale, stay.too_long),
        (Reason::Nobody, _) => td_string!(locale, stay.no_guest),
        (Reason::NoNumber, _) => td_string!(locale, stay.no_number),
        (Reason::Outside, _) => td_string!(locale, stay.guest_outside),
        (Reason::LongName, _) => td_string!(locale, stay.long_name),
        (Reason::SentBefore, _) => td_string!(locale, stay.sent_before),
    }
    .to_owned()
}
