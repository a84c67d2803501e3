//! The form of what a link offers.

use i18n::{Locale, cents, plain_euros, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::words::fault_word;
use crate::components::{Field, TextField};
use crate::pages::meanwhile::{Differing, differing};
use crate::view::registration::TypedTerms;

/// The fields somebody else wrote meanwhile.
pub(super) fn meanwhile(locale: Locale, typed: &TypedTerms, now: &TypedTerms) -> Vec<Differing> {
    let places = whole(&typed.places).map_or_else(|| typed.places.clone(), |places| places.to_string());
    let fee = cents(&typed.fee).map_or_else(|| typed.fee.clone(), plain_euros);
    let fields = [
        (td_string!(locale, registration.closes_on), &typed.closes_on, &now.closes_on),
        (td_string!(locale, registration.first), &typed.first, &now.first),
        (td_string!(locale, registration.last), &typed.last, &now.last),
        (td_string!(locale, registration.places), &places, &now.places),
        (td_string!(locale, registration.note), &typed.note, &now.note),
        (td_string!(locale, registration.fee), &fee, &now.fee),
        (td_string!(locale, registration.link), &typed.link, &now.link),
    ];
    differing(fields.map(|(label, typed, now)| (label, typed.trim().to_owned(), now.clone())))
}

#[component]
pub(super) fn Terms(
    locale: Locale,
    path: String,
    typed: TypedTerms,
    faults: Vec<FieldError>,
    is_open: bool,
) -> impl IntoView {
    let error = |field: &str| {
        faults.iter().find(|fault| fault.field == field).map(|fault| fault_word(locale, fault).to_owned())
    };
    let verb = if is_open {
        td_string!(locale, registration.save)
    } else {
        td_string!(locale, registration.open_verb)
    };
    view! {
        <section class="section" aria-labelledby="terms">
            <h2 id="terms">{td_string!(locale, registration.terms)}</h2>
            <form class="panel form" method="post" action=path novalidate>
                <input type="hidden" name="version" value=typed.version />
                <fieldset class="form three">
                    <legend>{td_string!(locale, registration.dates)}</legend>
                    <Field
                        name="closes_on" kind="date" label=td_string!(locale, registration.closes_on)
                        value=typed.closes_on error=error("closes_on")
                    />
                    <Field
                        name="first" kind="date" label=td_string!(locale, registration.first) value=typed.first
                        error=error("first")
                    />
                    <Field
                        name="last" kind="date" label=td_string!(locale, registration.last) value=typed.last
                        error=error("last")
                    />
                </fieldset>
                <p class="fine quiet">{td_string!(locale, registration.nights_hint)}</p>
                <Field
                    name="places" label=td_string!(locale, registration.places) value=typed.places autocomplete="off"
                    hint=td_string!(locale, registration.places_hint).to_owned() error=error("places")
                />
                <TextField
                    name="note" label=td_string!(locale, registration.note) value=typed.note rows=3
                    hint=td_string!(locale, registration.note_hint).to_owned() error=error("note")
                />
                <fieldset class="form">
                    <legend>{td_string!(locale, registration.money)}</legend>
                    <Field
                        name="fee" label=td_string!(locale, registration.fee) value=typed.fee autocomplete="off"
                        hint=td_string!(locale, registration.fee_hint).to_owned() error=error("fee")
                    />
                    <Field
                        name="link" label=td_string!(locale, registration.link) value=typed.link autocomplete="off"
                        hint=format!("{} {{reference}}", td_string!(locale, registration.link_hint))
                        error=error("link")
                    />
                </fieldset>
                <div class="row">
                    <button class="button primary" name="deed" value="open">{verb}</button>
                </div>
            </form>
        </section>
    }
}
