//! The fields of a function space.

use domain::campus::{Equipment, SetupStyle};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::Told;
use super::words::{error, summary};
use crate::components::{Button, ErrorSummary, Field};
use crate::pages::campus::style_name;
use crate::view::campus::{News, SpaceTyped, pieces_field, seats_field};

/// The form as it stands.
pub(super) struct Shown {
    pub title: String,
    pub action: String,
    pub typed: SpaceTyped,
    pub faults: Vec<FieldError>,
    pub news: Option<News>,
    pub kinds: Vec<Equipment>,
}

/// What stands in `<main>`.
#[component]
pub(super) fn SpaceForm(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { title, action, typed, faults, news, kinds } = shown;
    let field = |name: &str, label: &str, hint: Option<&str>| {
        let (name, label, hint) = (name.to_owned(), label.to_owned(), hint.map(ToOwned::to_owned));
        let (value, error) = (typed.text(&name).to_owned(), error(locale, &faults, &name));
        view! { <Field name=name label=label value=value autocomplete="off" hint=hint error=error /> }
    };
    let check = |name: &'static str, label: &'static str| {
        view! {
            <label class="check">
                <input type="checkbox" name=name value="yes" checked=typed.ticked(name) />
                {label}
            </label>
        }
    };
    let seats = SetupStyle::ALL.map(|style| field(seats_field(style), style_name(locale, style), None));
    let pieces = kinds.iter().map(|kind| {
        let all = td_string!(locale, campus_data.pieces_of, n = count(locale, kind.stock));
        field(&pieces_field(kind), kind.name.as_str(), Some(&all))
    });
    let pieces: Vec<_> = pieces.collect();
    let version = typed.version();
    view! {
        <h1>{title}</h1>
        <Told locale=locale news=news />
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=all_faults(locale, &faults, &kinds) />
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=version />
            <fieldset class="form three">
                <legend>{td_string!(locale, campus_data.figures)}</legend>
                {field("name", td_string!(locale, campus_data.name), None)}
                {field("booths", td_string!(locale, campus_data.booths), None)}
                {field("area_m2", td_string!(locale, campus_data.area), Some(td_string!(locale, campus_data.area_hint)))}
            </fieldset>
            <fieldset class="form">
                <legend>{td_string!(locale, campus_data.access)}</legend>
                {check("step_free", td_string!(locale, campus_data.step_free))}
                {check("hearing_loop", td_string!(locale, campus_data.hearing_loop))}
            </fieldset>
            <fieldset class="form three">
                <legend>{td_string!(locale, campus_data.seats)}</legend>
                <p class="fine quiet">{td_string!(locale, campus_data.seats_hint)}</p>
                {seats.into_iter().collect_view()}
            </fieldset>
            {(!pieces.is_empty()).then(|| view! {
                <fieldset class="form three">
                    <legend>{td_string!(locale, campus_data.standing)}</legend>
                    {pieces}
                </fieldset>
            })}
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
    }
}

fn all_faults(locale: Locale, faults: &[FieldError], kinds: &[Equipment]) -> Vec<(Option<String>, String)> {
    let mut fields = ["name", "area_m2", "booths"].map(ToOwned::to_owned).to_vec();
    fields.extend(SetupStyle::ALL.map(|style| seats_field(style).to_owned()));
    fields.extend(kinds.iter().map(pieces_field));
    summary(locale, faults, fields)
}
