//! The fields of a guest room, new or known.

use domain::campus::RoomType;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::fields::levels;
use super::words::{error, summary};
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};
use crate::view::campus::RoomTyped;

/// What is wrong with what was typed.
#[component]
pub(super) fn Faults(locale: Locale, faults: Vec<FieldError>) -> impl IntoView {
    let summary = summary(locale, &faults);
    view! { <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary /> }
}

/// The form. Of a room that is new the number is asked for, too.
#[component]
pub(super) fn RoomForm(
    locale: Locale,
    action: String,
    typed: RoomTyped,
    faults: Vec<FieldError>,
    kinds: Vec<RoomType>,
    /// The code that the number of a new room begins with; none where the room has its number.
    prefix: Option<String>,
) -> impl IntoView {
    let number = typed.number.clone();
    let number = prefix.map(|code| {
        let hint = td_string!(locale, campus_data.number_hint, code = code);
        view! {
            <Field
                name="number" label=td_string!(locale, campus_data.number) value=number autocomplete="off" hint=hint
                error=error(locale, &faults, "number")
            />
        }
    });
    let kinds = kinds.into_iter().map(|kind| Choice::new(kind.code.to_string(), kind.name.to_string()));
    view! {
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=typed.key />
            <input type="hidden" name="version" value=typed.version />
            <fieldset class="form three">
                <legend>{td_string!(locale, campus_data.place)}</legend>
                {number}
                <SelectField name="level" label=td_string!(locale, campus_data.level) choices=levels(locale) chosen=typed.level />
                <SelectField name="room_type" label=td_string!(locale, campus_data.kind) choices=kinds.collect() chosen=typed.room_type />
            </fieldset>
            <fieldset class="form">
                <legend>{td_string!(locale, campus_data.access)}</legend>
                <label class="check">
                    <input type="checkbox" name="step_free" value="yes" checked=typed.step_free.is_some() />
                    {td_string!(locale, campus_data.step_free)}
                </label>
                <label class="check">
                    <input type="checkbox" name="hearing_loop" value="yes" checked=typed.hearing_loop.is_some() />
                    {td_string!(locale, campus_data.room_alarm)}
                </label>
            </fieldset>
            <fieldset class="form three">
                <legend>{td_string!(locale, campus_data.stock)}</legend>
                <Field
                    name="stock_from" kind="date" label=td_string!(locale, campus_data.first_night) value=typed.stock_from
                    hint=td_string!(locale, campus_data.first_night_hint).to_owned()
                    error=error(locale, &faults, "stock_from")
                />
                <Field
                    name="stock_until" kind="date" label=td_string!(locale, campus_data.end) value=typed.stock_until
                    hint=td_string!(locale, campus_data.end_hint).to_owned() error=error(locale, &faults, "stock_until")
                />
            </fieldset>
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
    }
}
