//! The form of an order.

use domain::language::Language;
use domain::translation::{OrderState, WORDS_A_DAY};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::{fault_text, state_word};
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};
use crate::view::interpretation::Sent;
use crate::view::language::language_name;

/// All that the form shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// What stands above it.
    pub title: String,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub sent: Sent,
    /// Interpreters who may translate.
    pub interpreters: Vec<Choice>,
    /// What is wrong with it.
    pub faults: Vec<FieldError>,
    /// Whether the order is there already: then it has a state.
    pub known: bool,
    /// Where a change of mind leads.
    pub back: String,
}

#[component]
pub(super) fn OrderForm(shown: Shown) -> impl IntoView {
    let (locale, sent, faults) = (shown.locale, shown.sent, shown.faults);
    let error = |field: &str| {
        faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let list =
        faults.iter().map(|one| (Some(one.field.clone()), fault_text(locale, one).to_owned())).collect();
    let verb = if shown.known {
        td_string!(locale, interpreter.save)
    } else {
        td_string!(locale, translation.order)
    };
    let hint = td_string!(locale, translation.words_hint, words = count(locale, WORDS_A_DAY));
    let states = OrderState::ALL.map(|state| Choice::new(state.code(), state_word(locale, state))).to_vec();
    view! {
        <h1>{shown.title}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
        <form class="panel form" method="post" action=shown.action novalidate>
            <input type="hidden" name="key" value=sent.text("key").to_owned() />
            <input type="hidden" name="version" value=sent.version() />
            <Field
                name="title" label=td_string!(locale, translation.document) value=sent.text("title")
                autocomplete="off" error=error("title")
            />
            <Field
                name="words" label=td_string!(locale, translation.words) value=sent.text("words") autocomplete="off"
                hint=hint error=error("words")
            />
            <Pair locale=locale sent=&sent due=error("due") />
            {error("target").map(|error| view! { <p class="error">{error}</p> })}
            <Field
                name="translator" label=td_string!(locale, translation.organisation) value=sent.text("translator")
                autocomplete="off" hint=td_string!(locale, translation.organisation_hint).to_owned()
                error=error("translator")
            />
            <SelectField
                name="interpreter" label=td_string!(locale, translation.interpreter) choices=shown.interpreters
                chosen=sent.text("interpreter")
            />
            {error("interpreter").map(|error| view! { <p class="error">{error}</p> })}
            {shown.known.then(|| view! {
                <SelectField
                    name="state" label=td_string!(locale, room.status) choices=states chosen=sent.text("state")
                />
            })}
            <div class="row">
                <Button primary=true text=verb />
                <a class="button plain" href=shown.back>{td_string!(locale, interpreter.cancel)}</a>
            </div>
        </form>
    }
}

/// From which language into which, and until when.
#[component]
fn Pair<'a>(locale: Locale, sent: &'a Sent, due: Option<String>) -> impl IntoView + use<> {
    let languages = || {
        let written = Language::ALL.iter().filter(|language| language.is_written());
        written
            .map(|language| Choice::new(language.code(), language_name(locale, *language)))
            .collect::<Vec<_>>()
    };
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, interpretation.languages)}</legend>
            <SelectField
                name="source" label=td_string!(locale, translation.source) choices=languages()
                chosen=sent.text("source")
            />
            <SelectField
                name="target" label=td_string!(locale, translation.target) choices=languages()
                chosen=sent.text("target")
            />
            <Field
                name="due" kind="date" label=td_string!(locale, translation.due) value=sent.text("due") error=due
            />
        </fieldset>
    }
}
