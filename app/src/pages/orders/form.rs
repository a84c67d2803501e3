//! The form of an order.

use domain::order::Diet;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::refusal::Obstacle;

use super::{diet_word, fault_text};
use crate::components::{Button, Choice, Field, Notice, SelectField, TextField, Tone};
use crate::pages::stay::obstacle;
use crate::view::interpretation::Sent;

/// All that the form shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub sent: Sent,
    /// What can be ordered.
    pub items: Vec<Choice>,
    /// The functions it may be for.
    pub functions: Vec<Choice>,
    /// What is wrong with it.
    pub faults: Vec<FieldError>,
    /// What stands in the way.
    pub why: Option<Obstacle>,
    /// What the button says.
    pub verb: &'static str,
    /// Where a change of mind leads.
    pub back: String,
}

impl Shown {
    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<String> {
        self.faults.iter().find(|one| one.field == field).map(|one| fault_text(self.locale, one))
    }
}

#[component]
pub(super) fn OrderForm(shown: Shown) -> impl IntoView {
    let (locale, sent) = (shown.locale, shown.sent.clone());
    let alert = |field: &str| shown.error(field).map(|error| view! { <p class="error">{error}</p> });
    let why = shown.why.as_ref().map(|why| {
        let why = obstacle(locale, why);
        view! { <Notice tone=Tone::Bad>{why}</Notice> }
    });
    view! {
        {why}
        <form class="panel form" method="post" action=shown.action.clone() novalidate>
            <input type="hidden" name="key" value=sent.text("key").to_owned() />
            <input type="hidden" name="version" value=sent.version() />
            <SelectField
                name="item" label=td_string!(locale, order.what) choices=shown.items.clone() chosen=sent.text("item")
            />
            {alert("item")}{alert("event")}
            <SelectField
                name="function" label=td_string!(locale, order.function) choices=shown.functions.clone()
                chosen=sent.text("function")
            />
            {alert("function")}
            <When shown=shown.clone() />
            <Field
                name="expected" label=td_string!(locale, order.expected) value=sent.text("expected")
                autocomplete="off" hint=td_string!(locale, order.expected_hint).to_owned()
                error=shown.error("expected")
            />
            <Field
                name="guarantee_due" kind="date" label=td_string!(locale, order.guarantee_due)
                value=sent.text("guarantee_due") hint=td_string!(locale, order.due_hint).to_owned()
                error=shown.error("guarantee_due")
            />
            <Diets shown=shown.clone() />
            <TextField
                name="note" label=td_string!(locale, order.note) value=sent.text("note") rows=3
                error=shown.error("note")
            />
            <div class="row">
                <Button primary=true text=shown.verb />
                <a class="button plain" href=shown.back.clone()>{td_string!(locale, interpreter.cancel)}</a>
            </div>
        </form>
    }
}

/// Day and hours.
#[component]
fn When(shown: Shown) -> impl IntoView {
    let (locale, sent) = (shown.locale, shown.sent.clone());
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, order.when)}</legend>
            <Field
                name="day" kind="date" label=td_string!(locale, order.day) value=sent.text("day")
                error=shown.error("day")
            />
            <Field
                name="from_time" kind="time" label=td_string!(locale, order.begins) value=sent.text("from_time")
                error=shown.error("from_time")
            />
            <Field
                name="until_time" kind="time" label=td_string!(locale, order.until_time)
                value=sent.text("until_time") error=shown.error("until_time")
            />
        </fieldset>
        <Field
            name="until_day" kind="date" label=td_string!(locale, order.until_day) value=sent.text("until_day")
            hint=td_string!(locale, order.until_day_hint).to_owned() error=shown.error("until_day")
        />
    }
}

/// Heads by diet, and allergies.
#[component]
fn Diets(shown: Shown) -> impl IntoView {
    let (locale, sent) = (shown.locale, shown.sent.clone());
    let fields = Diet::ALL.iter().map(|diet| {
        view! {
            <Field
                name=diet.code() label=diet_word(locale, *diet) value=sent.text(diet.code()) autocomplete="off"
                error=shown.error(diet.code())
            />
        }
    });
    let fields = fields.collect_view();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, order.diets)}</legend>
            <p class="hint">{td_string!(locale, order.diets_hint)}</p>
            {fields}
        </fieldset>
        <TextField
            name="allergies" label=td_string!(locale, order.allergies) value=sent.text("allergies") rows=2
            hint=td_string!(locale, order.allergies_hint).to_owned() error=shown.error("allergies")
        />
    }
}
