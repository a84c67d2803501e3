//! The forms of a thing and of its next price.

use domain::price::{Kind, Meal, Unit};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::{fault_text, kind_word, meal_word, unit_word};
use crate::components::{Button, Choice, Field, SelectField, TextField};
use crate::view::interpretation::{Sent, TICKED};

/// All that the form of a thing shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub sent: Sent,
    /// What is wrong with it.
    pub faults: Vec<FieldError>,
    /// Room types, and spaces.
    pub of: (Vec<Choice>, Vec<Choice>),
    /// Whether it is there already: then its prices are set apart.
    pub known: bool,
}

impl Shown {
    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<String> {
        self.faults.iter().find(|one| one.field == field).map(|one| fault_text(self.locale, one))
    }
}

/// Everything that is wrong, for the summary above a form.
pub(super) fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    faults.iter().map(|one| (Some(one.field.clone()), fault_text(locale, one))).collect()
}

#[component]
pub(super) fn ItemForm(shown: Shown) -> impl IntoView {
    let (locale, sent) = (shown.locale, shown.sent.clone());
    let verb = if shown.known { td_string!(locale, interpreter.save) } else { td_string!(locale, price.add) };
    let (active, hybrid) = (!sent.text("active").is_empty(), !sent.text("hybrid").is_empty());
    let first = (!shown.known)
        .then(|| view! { <PriceFields locale=locale sent=sent.clone() faults=shown.faults.clone() /> });
    view! {
        <form class="panel form" method="post" action=shown.action.clone() novalidate>
            <input type="hidden" name="key" value=sent.text("key").to_owned() />
            <input type="hidden" name="version" value=sent.version() />
            <Field
                name="name" label=td_string!(locale, price.name) value=sent.text("name") autocomplete="off"
                error=shown.error("name")
            />
            <What shown=shown.clone() />
            <Field
                name="stock" label=td_string!(locale, price.stock) value=sent.text("stock") autocomplete="off"
                hint=td_string!(locale, price.stock_hint).to_owned() error=shown.error("stock")
            />
            <Field
                name="guarantee_days" label=td_string!(locale, price.guarantee_days) autocomplete="off"
                value=sent.text("guarantee_days") hint=td_string!(locale, price.guarantee_hint).to_owned()
                error=shown.error("guarantee_days")
            />
            {first}
            <TextField
                name="note" label=td_string!(locale, price.note) value=sent.text("note") rows=2
                error=shown.error("note")
            />
            <label class="check">
                <input type="checkbox" name="hybrid" value=TICKED checked=hybrid />
                {td_string!(locale, price.hybrid)}
            </label>
            <label class="check">
                <input type="checkbox" name="active" value=TICKED checked=active />
                {td_string!(locale, price.active)}
            </label>
            <div class="row">
                <Button primary=true text=verb />
                <a class="button plain" href="/administration/prices">{td_string!(locale, interpreter.cancel)}</a>
            </div>
        </form>
    }
}

/// What kind of thing, of what unit, and of which room type, space or meal.
#[component]
fn What(shown: Shown) -> impl IntoView {
    let (locale, sent) = (shown.locale, shown.sent.clone());
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.code(), kind_word(locale, *kind))).collect();
    let units = Unit::ALL.iter().map(|unit| Choice::new(unit.code(), unit_word(locale, *unit))).collect();
    let none = Choice::new("", td_string!(locale, price.no_meal));
    let meals = Meal::ALL.iter().map(|meal| Choice::new(meal.code(), meal_word(locale, *meal)));
    let meals = [none].into_iter().chain(meals).collect();
    let every = |choices: &[Choice]| {
        let all = Choice::new("", td_string!(locale, price.any));
        [all].into_iter().chain(choices.iter().cloned()).collect::<Vec<_>>()
    };
    let (room_types, spaces) = (every(&shown.of.0), every(&shown.of.1));
    let alert = |field: &str| shown.error(field).map(|error| view! { <p class="error">{error}</p> });
    view! {
        <SelectField name="kind" label=td_string!(locale, price.kind) choices=kinds chosen=sent.text("kind") />
        {alert("kind")}
        <SelectField name="unit" label=td_string!(locale, price.unit) choices=units chosen=sent.text("unit") />
        {alert("unit")}
        <SelectField name="meal" label=td_string!(locale, price.meal) choices=meals chosen=sent.text("meal") />
        <SelectField
            name="room_type" label=td_string!(locale, price.room_type) choices=room_types
            chosen=sent.text("room_type")
        />
        {alert("room_type")}
        <SelectField name="space" label=td_string!(locale, price.space) choices=spaces chosen=sent.text("space") />
        {alert("space")}
    }
}

/// A price: from when, how much, and what it costs.
#[component]
pub(super) fn PriceFields(locale: Locale, sent: Sent, faults: Vec<FieldError>) -> impl IntoView {
    let error = |field: &str| faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one));
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, price.price_legend)}</legend>
            <Field
                name="price_from" kind="date" label=td_string!(locale, price.from) value=sent.text("price_from")
                error=error("price_from")
            />
            <Field
                name="price" label=td_string!(locale, price.price) value=sent.text("price") autocomplete="off"
                hint=td_string!(locale, price.price_hint).to_owned() error=error("price")
            />
            <Field
                name="cost" label=td_string!(locale, price.cost) value=sent.text("cost") autocomplete="off"
                hint=td_string!(locale, price.cost_hint).to_owned() error=error("cost")
            />
        </fieldset>
    }
}
