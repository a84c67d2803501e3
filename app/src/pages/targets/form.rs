//! The form that sets a target.

use domain::target::{TargetPeriod, TargetStatus};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::status_badge;
use super::words::{fault_text, kind_word};
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};
use crate::view::target::Typed;

/// The fields, in the order of the form.
const FIELDS: [&str; 3] = ["first_year", "room_nights", "source"];

/// The form of a new target, or of one there is.
#[component]
pub(super) fn TargetForm(
    locale: Locale,
    /// Where it is sent.
    action: String,
    title: String,
    typed: Typed,
    faults: Vec<FieldError>,
    /// Whether the target is there already: then it can be taken away too.
    known: bool,
) -> impl IntoView {
    let error =
        |field: &str| faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault));
    let summary = FIELDS.into_iter().filter_map(|field| Some((Some(field), error(field)?))).collect();
    let period = |period: TargetPeriod| Choice::new(period.code(), kind_word(locale, period));
    let status = |status: TargetStatus| Choice::new(status.code(), status_badge(locale, status).1);
    let version = typed.version;
    view! {
        <h1>{title}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <form class="panel form" method="post" action=action.clone() novalidate>
            <input type="hidden" name="key" value=typed.key />
            <input type="hidden" name="version" value=version />
            <SelectField
                name="period" label=td_string!(locale, targets.kind)
                choices=[TargetPeriod::Year, TargetPeriod::Biennium].map(period).to_vec() chosen=typed.period
            />
            <Field
                name="first_year" label=td_string!(locale, targets.first_year) value=typed.first_year
                autocomplete="off" hint=td_string!(locale, targets.first_year_hint).to_owned()
                error=error("first_year")
            />
            <Field
                name="room_nights" label=td_string!(locale, targets.nights) value=typed.room_nights
                autocomplete="off" hint=td_string!(locale, targets.nights_hint).to_owned()
                error=error("room_nights")
            />
            <SelectField
                name="status" label=td_string!(locale, nights.status)
                choices=[TargetStatus::Source, TargetStatus::Assumed].map(status).to_vec() chosen=typed.status
            />
            <Field
                name="source" label=td_string!(locale, nights.source) value=typed.source autocomplete="off"
                hint=td_string!(locale, targets.source_hint).to_owned() error=error("source")
            />
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
        {known.then(|| view! { <Remove locale=locale action=format!("{action}/remove") version=version /> })}
    }
}

#[component]
fn Remove(locale: Locale, action: String, version: i64) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{td_string!(locale, targets.remove)}</summary>
            <form method="post" action=action>
                <p class="fine">{td_string!(locale, targets.remove_hint)}</p>
                <input type="hidden" name="version" value=version />
                <button class="button">{td_string!(locale, targets.remove_verb)}</button>
            </form>
        </details>
    }
}
