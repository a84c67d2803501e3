//! Boxes of languages, for the plan of a function and for the question about a hall.

use domain::language::Language;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::Field;
use crate::view::interpretation::{Sent, TICKED, field};
use crate::view::language::language_name;

/// What is spoken, what is to be heard, and the breaks.
#[component]
pub(super) fn Languages<'a>(
    locale: Locale,
    sent: &'a Sent,
    /// What is wrong with the floor languages, and with the breaks.
    errors: [Option<String>; 2],
) -> impl IntoView + use<> {
    let [floor, breaks] = errors;
    let spoken = Language::ALL.iter().copied();
    let wanted = Language::ALL.iter().copied();
    view! {
        <Boxes locale=locale name="floor" legend=td_string!(locale, interpretation.floor)
            boxes=boxes(sent, "floor", spoken) error=floor />
        <Boxes locale=locale name="wanted" legend=td_string!(locale, interpretation.wanted)
            boxes=boxes(sent, "wanted", wanted) error=None />
        <Field
            name="breaks" label=td_string!(locale, interpretation.breaks) value=sent.text("breaks") autocomplete="off"
            hint=td_string!(locale, interpretation.breaks_hint).to_owned() error=breaks
        />
    }
}

/// The boxes of languages of another form, under a name of its own.
#[component]
pub(crate) fn LanguageBoxes<'a>(
    locale: Locale,
    name: &'static str,
    legend: &'static str,
    sent: &'a Sent,
) -> impl IntoView + use<> {
    let boxes = boxes(sent, name, Language::ALL.iter().copied());
    view! { <Boxes locale=locale name=name legend=legend boxes=boxes error=None /> }
}

fn boxes(sent: &Sent, name: &str, languages: impl Iterator<Item = Language>) -> Vec<(Language, bool)> {
    let ticked = sent.languages(name);
    languages.map(|language| (language, ticked.contains(&language))).collect()
}

#[component]
fn Boxes(
    locale: Locale,
    name: &'static str,
    legend: &'static str,
    boxes: Vec<(Language, bool)>,
    error: Option<String>,
) -> impl IntoView {
    let boxes = boxes.into_iter().map(|(language, ticked)| {
        view! {
            <label class="check">
                <input type="checkbox" name=field(name, language) value=TICKED checked=ticked />
                {language_name(locale, language)}
            </label>
        }
    });
    view! {
        <fieldset id=name tabindex="-1">
            <legend>{legend}</legend>
            <div class="languages">{boxes.collect_view()}</div>
            {error.map(|error| view! { <p class="error">{error}</p> })}
        </fieldset>
    }
}
