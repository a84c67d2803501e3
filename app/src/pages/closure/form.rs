//! The form that closes rooms.

use domain::claim::OwnerKind;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::closure::Hit;
use service::refusal::Obstacle;

use super::kind_word;
use crate::pages::stay::obstacle;
use crate::view::closure::{ClosureForm, Fault};
use crate::{
    components::{Button, Choice, ErrorSummary, Field, Icon, SelectField, Shape},
    markup::IntoMarkup,
};
use domain::closure::ClosureKind;

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The form.
    shown: ClosureForm,
) -> impl IntoView {
    let error =
        |field| shown.faults.iter().find(|fault| fault.field() == field).map(|fault| word(locale, fault));
    let faults = shown.faults.iter().map(|fault| (Some(fault.field()), word(locale, fault))).collect();
    let typed = shown.typed.clone();
    let none = || Choice::new("", td_string!(locale, app.no_value));
    let choices = |pairs: Vec<(String, String)>| {
        [none()].into_iter().chain(pairs.into_iter().map(|(code, name)| Choice::new(code, name))).collect()
    };
    let kind = |kind: ClosureKind| Choice::new(kind.code(), kind_word(locale, kind));
    view! {
        <h1>{td_string!(locale, closure.create)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        {shown.refused.map(|(why, hits)| view! { <Refused locale=locale why=why hits=hits /> })}
        <form class="panel form" method="post" action="/closures/new" novalidate>
            <input type="hidden" name="key" value=shown.key />
            <fieldset class="form three">
                <legend>{td_string!(locale, closure.what)}</legend>
                <Field
                    name="rooms" label=td_string!(locale, closure.rooms) value=typed.rooms autocomplete="off"
                    hint=td_string!(locale, closure.rooms_hint).to_owned() error=error("rooms")
                />
                <SelectField name="floor" label=td_string!(locale, closure.floor) choices=choices(shown.floors) chosen=typed.floor />
                <SelectField
                    name="pavilion" label=td_string!(locale, closure.pavilion) choices=choices(shown.pavilions)
                    chosen=typed.pavilion
                />
            </fieldset>
            <fieldset class="form three">
                <legend>{td_string!(locale, closure.why)}</legend>
                <SelectField
                    name="kind" label=td_string!(locale, room.kind)
                    choices=[ClosureKind::OutOfOrder, ClosureKind::Renovation].map(kind).to_vec() chosen=typed.kind
                />
                <Field
                    name="reason" label=td_string!(locale, room.reason) value=typed.reason autocomplete="off"
                    hint=td_string!(locale, closure.reason_hint).to_owned() error=error("reason")
                />
            </fieldset>
            <fieldset class="form three">
                <legend>{td_string!(locale, closure.when)}</legend>
                <Field
                    name="from" kind="date" label=td_string!(locale, closure.from) value=typed.from
                    hint=td_string!(locale, closure.first_hint).to_owned() error=error("from")
                />
                <Field
                    name="until" kind="date" label=td_string!(locale, closure.until) value=typed.until
                    hint=td_string!(locale, closure.until_hint).to_owned() error=error("until")
                />
            </fieldset>
            <div><Button primary=true text=td_string!(locale, closure.verb) /></div>
        </form>
    }
}

/// Everyone who would be hit; nothing has been closed.
#[component]
fn Refused(locale: Locale, why: Obstacle, hits: Vec<Hit>) -> impl IntoView {
    let first = hits.is_empty().then(|| obstacle(locale, &why));
    let lines = hits.into_iter().map(|hit| hit_line(locale, hit)).collect_view();
    view! {
        <div class="notice bad" role="alert">
            <h2 class="row"><Icon shape=Shape::Alert />{td_string!(locale, closure.refused)}</h2>
            {first}
            <ul class="stack">{lines}</ul>
            <p>{td_string!(locale, closure.refused_next)}</p>
        </div>
    }
}

/// One who holds a room, and from when until when.
pub(crate) fn hit_line(locale: Locale, hit: Hit) -> impl IntoView {
    let dates = Dates::new(locale);
    let span =
        td_string!(locale, stay.held_between, from = dates.date(hit.from), until = dates.date(hit.until));
    let who = match (hit.kind, hit.reference) {
        (OwnerKind::Stay, Some(reference)) => {
            let name = hit.name.map(|name| format!("{name}, "));
            view! { {name}<a href=format!("/stays/{reference}")>{reference.clone()}</a> }.into_markup()
        }
        (OwnerKind::Closure, _) => view! { <a href="/closures">{hit.name}</a> }.into_markup(),
        (OwnerKind::Stock, _) => td_string!(locale, tape.no_longer).into_markup(),
        _ => td_string!(locale, tape.occupied).into_markup(),
    };
    view! { <li><strong>{hit.room}</strong>": "{who}" "<span class="nowrap">{span}</span></li> }
}

fn word(locale: Locale, fault: &Fault) -> String {
    match fault {
        Fault::NoRooms => td_string!(locale, closure.no_rooms).to_owned(),
        Fault::Several => td_string!(locale, closure.several).to_owned(),
        Fault::Unknown(numbers) => td_string!(locale, closure.unknown, numbers = numbers.join(", ")),
        Fault::NoReason => td_string!(locale, closure.no_reason).to_owned(),
        Fault::LongReason => td_string!(locale, closure.long_reason).to_owned(),
        Fault::NoFrom => td_string!(locale, closure.no_from).to_owned(),
        Fault::NoUntil => td_string!(locale, closure.no_until).to_owned(),
        Fault::Backwards => td_string!(locale, closure.backwards).to_owned(),
    }
}
