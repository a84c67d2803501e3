//! The form of a draft: lines by hand, discount, language, and until when it holds.

use domain::quote::Part;
use i18n::{CHOICES, Locale, code};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::{fault_text, part_word};
use crate::components::{Button, Choice, Field, SelectField};
use crate::view::interpretation::Sent;
use crate::view::quote::{field, rows};

#[component]
pub(super) fn TermsForm(
    locale: Locale,
    action: String,
    sent: Sent,
    faults: Vec<FieldError>,
    money: bool,
) -> impl IntoView {
    let error = |name: &str| faults.iter().find(|one| one.field == name).map(|one| fault_text(locale, one));
    let languages = CHOICES.iter().map(|(known, name)| Choice::new(code(*known), *name)).collect();
    view! {
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=sent.version() />
            <FreeLines
                locale=locale hint=td_string!(locale, quote.free_hint) sent=sent.clone() faults=faults.clone()
                money=money
            />
            <Field
                name="discount" label=td_string!(locale, quote.discount) value=sent.text("discount")
                autocomplete="off" hint=td_string!(locale, price.price_hint).to_owned() error=error("discount")
            />
            <Field
                name="reason" label=td_string!(locale, quote.reason) value=sent.text("reason") autocomplete="off"
                error=error("reason")
            />
            <Field
                name="valid_until" kind="date" label=td_string!(locale, quote.valid_until)
                value=sent.text("valid_until") error=error("valid_until")
            />
            <SelectField
                name="language" label=td_string!(locale, quote.language) choices=languages
                chosen=sent.text("language")
            />
            <p class="hint">{td_string!(locale, quote.save_hint)}</p>
            <div><Button text=td_string!(locale, quote.save) /></div>
        </form>
    }
}

/// Lines by hand, and a few empty ones.
#[component]
pub(crate) fn FreeLines(
    locale: Locale,
    /// What belongs there.
    hint: &'static str,
    sent: Sent,
    faults: Vec<FieldError>,
    /// Whether costs are shown.
    money: bool,
) -> impl IntoView {
    let error = |name: &str| faults.iter().find(|one| one.field == name).map(|one| fault_text(locale, one));
    let free = (0..rows(&sent)).map(|place| {
        let name = field("label", place);
        free_line(locale, &sent, (place, error(&name)), money)
    });
    let free = free.collect_view();
    view! {
        <fieldset>
            <legend>{td_string!(locale, quote.free)}</legend>
            <p class="hint">{hint}</p>
            {free}
        </fieldset>
    }
}

/// A line by hand: what, how many, for how much, and what it costs for those who read that.
fn free_line(
    locale: Locale,
    sent: &Sent,
    (place, error): (usize, Option<String>),
    money: bool,
) -> impl IntoView + use<> {
    let value = |name: &str| sent.text(&field(name, place)).to_owned();
    let cost = money.then(|| {
        view! {
            <Field
                name=field("cost", place) label=td_string!(locale, price.cost) value=value("cost")
                autocomplete="off" error=None
            />
        }
    });
    let none = Choice::new("", td_string!(locale, quote.stands_for_none));
    let parts = Part::held().map(|part| Choice::new(part.code(), part_word(locale, part)));
    let parts = [none].into_iter().chain(parts).collect();
    view! {
        <div class="form three">
            <Field
                name=field("label", place) label=td_string!(locale, price.item) value=value("label")
                autocomplete="off" error=error
            />
            <SelectField
                name=field("kind", place) label=td_string!(locale, quote.stands_for) choices=parts
                chosen=value("kind")
            />
            <Field
                name=field("quantity", place) label=td_string!(locale, quote.quantity) value=value("quantity")
                autocomplete="off" error=None
            />
            <Field
                name=field("price", place) label=td_string!(locale, price.price) value=value("price")
                autocomplete="off" error=None
            />
            {cost}
        </div>
    }
}
