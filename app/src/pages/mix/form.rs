//! The form of a year's mix: a group of fields for each kind of activity.

use domain::delivery_mix::{ActivityKind, Driver};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::delivery_mix::field;
use service::error::FieldError;

use super::words::{fault_text, field_label, kind_word};
use crate::components::{Button, ErrorSummary, Field};
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::view::mix::{Typed, drivers};

/// The form, with what is wrong, or what somebody else made of it meanwhile.
#[component]
pub(super) fn MixForm(
    locale: Locale,
    year: i32,
    title: String,
    typed: Typed,
    faults: Vec<FieldError>,
    told: Option<Vec<Differing>>,
) -> impl IntoView {
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault_text(locale, fault));
    let line = |name: &str, label: &'static str, hint: Option<String>| {
        view! {
            <Field
                name=name.to_owned() label=label value=typed.text(name).to_owned() autocomplete="off" hint=hint
                error=error(name)
            />
        }
    };
    let kinds = ActivityKind::ALL.map(|kind| {
        let fields = Driver::ALL.map(|driver| line(&field(kind, driver), field_label(locale, driver), None));
        view! { <fieldset class="form three"><legend>{kind_word(locale, kind)}</legend>{fields.collect_view()}</fieldset> }
    });
    let note_hint = Some(td_string!(locale, targets.source_hint).to_owned());
    view! {
        <h1>{title}</h1>
        {told.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &faults) />
        <p class="quiet">{td_string!(locale, mix.form_hint)}</p>
        <form class="panel form" method="post" action=format!("/outlook/mix/{year}") novalidate>
            <input type="hidden" name="version" value=typed.version() />
            {kinds.collect_view()}
            {line("beside", td_string!(locale, mix.beside_nights), None)}
            {line("note", td_string!(locale, nights.source), note_hint)}
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
    }
}

/// What is wrong, each with the field it is about and the kind of activity that stands above it.
fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    let named = |fault: &FieldError| {
        let text = fault_text(locale, fault);
        let label = label(locale, &fault.field);
        (Some(fault.field.clone()), format!("{label}{}{text}", i18n::colon(locale)))
    };
    faults.iter().map(named).collect()
}

/// A field with the kind of activity it is about.
fn label(locale: Locale, name: &str) -> String {
    match drivers().find(|(kind, driver)| field(*kind, *driver) == name) {
        Some((kind, driver)) => format!("{}, {}", kind_word(locale, kind), field_label(locale, driver)),
        None if name == "beside" => td_string!(locale, mix.beside_nights).to_owned(),
        None => td_string!(locale, nights.source).to_owned(),
    }
}

/// The fields that are there now in another way than they were typed.
pub(super) fn meanwhile(locale: Locale, typed: &Typed, now: &Typed) -> Vec<Differing> {
    let names = drivers().map(|(kind, driver)| field(kind, driver));
    let names = names.chain(["beside".to_owned(), "note".to_owned()]);
    differing(
        names.map(|name| (label(locale, &name), typed.text(&name).to_owned(), now.text(&name).to_owned())),
    )
}
