//! What was learned, and the form that takes it down.

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::event::EventAfter;

use super::{Sent, Typed, meanwhile, path};
use crate::components::{Button, ErrorSummary, Fact, Facts, Field, TextField};
use crate::markup::IntoMarkup;
use crate::pages::meanwhile::Meanwhile;

/// For those who may plan the event a form; for others what is written.
#[component]
pub(super) fn LessonsForm(locale: Locale, shown: EventAfter, typed: Typed) -> impl IntoView {
    let body = if shown.record.may.plan {
        view! { <Form locale=locale shown=shown typed=typed /> }.into_markup()
    } else if shown.lessons.is_empty() {
        view! { <p class="quiet">{td_string!(locale, after.no_lessons)}</p> }.into_markup()
    } else {
        let talked = shown.lessons.talked_on.map(|day| Dates::new(locale).date(day));
        view! {
            <Facts>
                <Fact term=td_string!(locale, after.good)><span class="typed">{shown.lessons.good}</span></Fact>
                <Fact term=td_string!(locale, after.better)><span class="typed">{shown.lessons.better}</span></Fact>
                <Fact term=td_string!(locale, after.talked_on)>{talked}</Fact>
            </Facts>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="lessons">
            <h2 id="lessons">{td_string!(locale, after.lessons)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Form(locale: Locale, shown: EventAfter, typed: Typed) -> impl IntoView {
    let stored = Sent::of(&shown.lessons, shown.version);
    let sent = typed.sent.clone().unwrap_or_else(|| stored.clone());
    let stale = typed.stale.then(|| {
        view! { <Meanwhile locale=locale fields=meanwhile(locale, &sent, &stored) /> }
    });
    let error = |field: &str| {
        typed.faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let list = typed.faults.iter();
    let list = list.map(|one| (Some(one.field.clone()), fault_text(locale, one).to_owned())).collect();
    view! {
        {stale}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
        <form class="panel form" method="post" action=path(&shown.record.line.event.code) novalidate>
            <input type="hidden" name="version" value=sent.version />
            <TextField
                name="good" label=td_string!(locale, after.good) value=sent.good
                hint=td_string!(locale, after.no_names).to_owned() error=error("good")
            />
            <TextField name="better" label=td_string!(locale, after.better) value=sent.better error=error("better") />
            <Field
                name="talked_on" kind="date" label=td_string!(locale, after.talked_on) value=sent.talked_on
                hint=td_string!(locale, after.talked_hint).to_owned() error=error("talked_on")
            />
            <div><Button primary=true text=td_string!(locale, interpreter.save) /></div>
        </form>
    }
}

/// What is wrong with a field, and the way out.
fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        (_, "too_long") => td_string!(locale, after.too_long),
        (_, "not_begun") => td_string!(locale, after.not_begun),
        (_, "future") => td_string!(locale, after.future),
        _ => td_string!(locale, stay.no_date),
    }
}
