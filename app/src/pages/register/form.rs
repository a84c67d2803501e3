//! The form of participants: what is asked of a newcomer, and what somebody changes later.

use i18n::{Dates, Locale, PARTICIPANTS};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::registration::{LANGUAGES, Offer};

use super::words::{fault_word, kept_words};
use crate::components::{Choice, Field, SelectField, TextField};
use crate::markup::{IntoMarkup, Markup};
use crate::view::registration::TypedAnswers;

/// The fields in the order of the form, each with its name where a fault does not say which it is; a box to tick says so.
fn fields(locale: Locale) -> [(&'static str, Option<&'static str>); 12] {
    [
        ("name", Some(td_string!(locale, register.name))),
        ("email", Some(td_string!(locale, register.email))),
        ("organisation", Some(td_string!(locale, register.organisation))),
        ("arrival", Some(td_string!(locale, rooming.arrival))),
        ("departure", Some(td_string!(locale, rooming.departure))),
        ("sharing", Some(td_string!(locale, register.sharing))),
        ("diet", Some(td_string!(locale, register.diet))),
        ("other", Some(td_string!(locale, register.other))),
        ("visa_from", Some(td_string!(locale, rooming.visa_from))),
        ("visa_until", Some(td_string!(locale, rooming.visa_until))),
        ("language", Some(td_string!(locale, register.language))),
        ("consent", None),
    ]
}

/// What is wrong with each field, in the order of the form, for the summary above it; first what belongs to no field.
pub(super) fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    let fields = fields(locale);
    let place = |fault: &FieldError| fields.iter().position(|(name, _)| *name == fault.field);
    let line = |fault: &FieldError| {
        let field = (fault.field != "gate").then(|| fault.field.clone());
        let label = place(fault).and_then(|place| fields[place].1);
        let label = label.map(|label| format!("{label}{}", i18n::colon(locale))).unwrap_or_default();
        (field, format!("{label}{}", fault_word(locale, fault)))
    };
    let mut faults: Vec<&FieldError> = faults.iter().collect();
    faults.sort_by_key(|fault| place(fault));
    faults.into_iter().map(line).collect()
}

struct Said<'a> {
    locale: Locale,
    faults: &'a [FieldError],
}

impl Said<'_> {
    fn error(&self, field: &str) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.field == field)?;
        Some(fault_word(self.locale, fault).to_owned())
    }

    fn check(&self, name: &'static str, label: &'static str, ticked: bool) -> Markup {
        let error = self.error(name);
        let (error_id, invalid) = (format!("{name}-error"), error.is_some().then_some("true"));
        let described = error.is_some().then(|| error_id.clone());
        view! {
            <div class="field">
                <label class="check">
                    <input
                        type="checkbox" id=name name=name value="yes" checked=ticked aria-describedby=described
                        aria-invalid=invalid
                    />
                    {label}
                </label>
                {error.map(|text| view! { <p class="error" id=error_id>{text}</p> })}
            </div>
        }
        .into_markup()
    }
}

/// Every field. Of whom registered before the address stays as it is.
#[component]
pub(super) fn Fields(
    locale: Locale,
    offer: Offer,
    typed: TypedAnswers,
    faults: Vec<FieldError>,
    known: bool,
) -> impl IntoView {
    let said = Said { locale, faults: &faults };
    let error = |field: &str| said.error(field);
    let email = (!known).then(|| {
        view! {
            <Field
                name="email" kind="email" label=td_string!(locale, register.email) value=typed.email autocomplete="email"
                hint=td_string!(locale, register.email_hint).to_owned() error=error("email")
            />
        }
    });
    view! {
        <Field
            name="name" label=td_string!(locale, register.name) value=typed.name autocomplete="name"
            hint=td_string!(locale, register.name_hint).to_owned() error=error("name")
        />
        {email}
        <Field
            name="organisation" label=td_string!(locale, register.organisation) value=typed.organisation
            autocomplete="organization" error=error("organisation")
        />
        {nights(&said, &offer, [typed.arrival, typed.departure])}
        <Field
            name="sharing" label=td_string!(locale, register.sharing) value=typed.sharing autocomplete="off"
            hint=td_string!(locale, register.sharing_hint).to_owned() error=error("sharing")
        />
        <fieldset class="form">
            <legend>{td_string!(locale, register.needs)}</legend>
            {said.check("step_free", td_string!(locale, register.step_free), typed.step_free == "yes")}
            <Field
                name="diet" label=td_string!(locale, register.diet) value=typed.diet autocomplete="off"
                error=error("diet")
            />
            <TextField
                name="other" label=td_string!(locale, register.other) value=typed.other rows=2 error=error("other")
            />
        </fieldset>
        {visa(&said, [typed.visa_from, typed.visa_until])}
        <SelectField
            name="language" label=td_string!(locale, register.language) choices=languages() chosen=typed.language
        />
        {consent(&said, &offer, typed.consent == "yes")}
    }
}

fn nights(said: &Said<'_>, offer: &Offer, [arrival, departure]: [String; 2]) -> Markup {
    let (locale, dates) = (said.locale, Dates::new(said.locale));
    let (first, last) = (dates.long(offer.nights.0), dates.long(offer.nights.1));
    view! {
        <fieldset class="form">
            <legend>{td_string!(locale, register.nights)}</legend>
            <p class="fine quiet">{td_string!(locale, register.nights_hint, from = first, until = last)}</p>
            <Field
                name="arrival" kind="date" label=td_string!(locale, rooming.arrival) value=arrival
                error=said.error("arrival")
            />
            <Field
                name="departure" kind="date" label=td_string!(locale, rooming.departure) value=departure
                error=said.error("departure")
            />
        </fieldset>
    }
    .into_markup()
}

fn visa(said: &Said<'_>, [from, until]: [String; 2]) -> Markup {
    let locale = said.locale;
    view! {
        <fieldset class="form">
            <legend>{td_string!(locale, register.visa)}</legend>
            <p class="fine quiet">{td_string!(locale, register.visa_hint)}</p>
            <Field
                name="visa_from" kind="date" label=td_string!(locale, rooming.visa_from) value=from
                error=said.error("visa_from")
            />
            <Field
                name="visa_until" kind="date" label=td_string!(locale, rooming.visa_until) value=until
                error=said.error("visa_until")
            />
        </fieldset>
    }
    .into_markup()
}

fn consent(said: &Said<'_>, offer: &Offer, ticked: bool) -> Markup {
    let locale = said.locale;
    let [contact, need] = kept_words(locale, offer.kept);
    view! {
        <fieldset class="form">
            <legend>{td_string!(locale, register.kept)}</legend>
            <ul class="bullets stack">
                <li>{td_string!(locale, register.kept_what)}</li>
                <li>{contact}</li>
                <li>{need}</li>
                <li>{td_string!(locale, register.kept_rights)}</li>
            </ul>
            {said.check("consent", td_string!(locale, register.consent), ticked)}
        </fieldset>
    }
    .into_markup()
}

fn languages() -> Vec<Choice> {
    let offered = PARTICIPANTS.iter().filter(|(locale, _)| LANGUAGES.contains(&i18n::code(*locale)));
    offered.map(|(locale, name)| Choice::new(i18n::code(*locale), *name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_follows_the_form_and_names_each_field() {
        let fault = |field: &str, code| FieldError::new(field, code);
        let faults = [fault("consent", "missing"), fault("arrival", "missing"), fault("name", "missing")];
        let said = summary(Locale::fr, &faults);
        let fields: Vec<_> = said.iter().map(|(field, _)| field.as_deref().unwrap()).collect();
        assert_eq!(fields, ["name", "arrival", "consent"]);
        let name = td_string!(Locale::fr, register.name);
        assert!(said[0].1.starts_with(&format!("{name}\u{a0}: ")), "{}", said[0].1);
        assert!(!said[2].1.contains("\u{a0}: "), "{}", said[2].1);
    }
}
