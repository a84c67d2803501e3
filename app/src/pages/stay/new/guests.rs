//! Who sleeps: lines with a name and, where they differ, dates; and a number of guests without a name.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::fields::word;
use crate::components::Field;
use crate::view::stay::new::{Reason, Spot, TypedGuest};

#[component]
pub(super) fn Guests(
    locale: Locale,
    guests: Vec<TypedGuest>,
    heads: String,
    faults: Vec<(Spot, Reason)>,
) -> impl IntoView {
    let error =
        |spot: Spot| faults.iter().find(|(at, _)| *at == spot).map(|(_, reason)| word(locale, spot, *reason));
    let lines = guests
        .into_iter()
        .enumerate()
        .map(|(line, guest)| {
            view! { <Line locale=locale line=line guest=guest error=error(Spot::Guest(line)) /> }
        })
        .collect_view();
    view! {
        <fieldset class="form" id="guests">
            <legend>{td_string!(locale, stay.guests)}</legend>
            {lines}
            <div>
                <button class="button" name="more" value="1" formnovalidate=true>{td_string!(locale, stay.more_guests)}</button>
            </div>
            <div class="three">
                <Field
                    name="heads" kind="number" label=td_string!(locale, stay.unnamed) value=heads
                    autocomplete="off" error=error(Spot::Heads)
                />
            </div>
        </fieldset>
    }
}

#[component]
fn Line(
    locale: Locale,
    line: usize,
    guest: TypedGuest,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let (name, from, until) =
        (format!("guest-{line}"), format!("guest-from-{line}"), format!("guest-until-{line}"));
    let error_id = format!("guest-error-{line}");
    view! {
        <div class="three">
            <div class="field">
                <label for=name.clone()>{td_string!(locale, stay.guest_name, n = line + 1)}</label>
                <input
                    id=name name="guest" type="text" value=guest.name autocomplete="off"
                    aria-describedby=error.is_some().then(|| error_id.clone())
                    aria-invalid=error.is_some().then_some("true")
                />
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
            </div>
            <div class="field">
                <label for=from.clone()>{td_string!(locale, stay.guest_from)}</label>
                <input id=from name="guest_from" type="date" value=guest.from />
            </div>
            <div class="field">
                <label for=until.clone()>{td_string!(locale, stay.guest_until)}</label>
                <input id=until name="guest_until" type="date" value=guest.until />
            </div>
        </div>
    }
}
