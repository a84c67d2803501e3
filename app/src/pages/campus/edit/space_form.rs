//! The fields of a function space, new or known.

use domain::campus::{Equipment, SetupStyle, Space};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::fields::{Fields, levels};
use super::words::summary;
use crate::components::{Button, ErrorSummary, SelectField};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::style_name;
use crate::view::campus::{Typed, join_field, pieces_field, seats_field};

/// The form as it stands.
pub(super) struct Shown {
    pub title: String,
    pub action: String,
    pub typed: Typed,
    pub faults: Vec<FieldError>,
    pub kinds: Vec<Equipment>,
    /// Of a space that is new: the spaces that it may be made of.
    pub new: Option<Vec<Space>>,
}

/// What stands in `<main>`.
#[component]
pub(super) fn SpaceForm(locale: Locale, shown: Shown, above: Markup) -> impl IntoView {
    let Shown { title, action, typed, faults, kinds, new } = shown;
    let fields = Fields { locale, typed: &typed, faults: &faults };
    let submit =
        if new.is_some() { td_string!(locale, campus_new.add) } else { td_string!(locale, accounts.save) };
    let seats = SetupStyle::ALL.map(|style| fields.line(seats_field(style), style_name(locale, style), None));
    view! {
        <h1>{title}</h1>
        {above}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &faults) />
        <form class="panel form" method="post" action=action novalidate>
            {fields.hidden()}
            {new.map(|parts| place(fields, &parts))}
            {figures(fields)}
            <fieldset class="form three">
                <legend>{td_string!(locale, campus_data.seats)}</legend>
                <p class="fine quiet">{td_string!(locale, campus_data.seats_hint)}</p>
                {seats.into_iter().collect_view()}
            </fieldset>
            {pieces(fields, &kinds)}
            <div><Button primary=true text=submit /></div>
        </form>
    }
}

/// Name and size, access, and where that is known from.
fn figures(fields: Fields<'_>) -> Markup {
    let locale = fields.locale;
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, campus_data.figures)}</legend>
            {fields.line("name", td_string!(locale, campus_data.name), None)}
            {fields.line("booths", td_string!(locale, campus_data.booths), Some(td_string!(locale, campus_new.booths_hint)))}
            {fields.line("area_m2", td_string!(locale, campus_data.area), Some(td_string!(locale, campus_data.area_hint)))}
            {fields.line("source", td_string!(locale, campus_new.source), Some(td_string!(locale, campus_new.source_hint)))}
        </fieldset>
        <fieldset class="form">
            <legend>{td_string!(locale, campus_data.access)}</legend>
            {fields.check("step_free", td_string!(locale, campus_data.step_free).to_owned())}
            {fields.check("hearing_loop", td_string!(locale, campus_data.hearing_loop).to_owned())}
        </fieldset>
    }
    .into_markup()
}

/// Equipment that stands here for good.
fn pieces(fields: Fields<'_>, kinds: &[Equipment]) -> Option<Markup> {
    let locale = fields.locale;
    let piece = |kind: &Equipment| {
        let all = td_string!(locale, campus_data.pieces_of, n = count(locale, kind.stock));
        fields.line(&pieces_field(kind), kind.name.as_str(), Some(&all))
    };
    let pieces: Vec<_> = kinds.iter().map(piece).collect();
    (!pieces.is_empty()).then(|| {
        view! {
            <fieldset class="form three">
                <legend>{td_string!(locale, campus_data.standing)}</legend>
                {pieces}
            </fieldset>
        }
        .into_markup()
    })
}

/// Code and floor of a space that is new, and what it is made of.
fn place(fields: Fields<'_>, parts: &[Space]) -> Markup {
    let Fields { locale, typed, .. } = fields;
    let joined = typed.text("made") == "joined";
    let boxes = parts
        .iter()
        .map(|part| fields.check(&join_field(&part.code), format!("{} ({})", part.name, part.code)));
    let boxes: Vec<_> = boxes.collect();
    let radio = |value: &'static str, checked: bool, label: &'static str| {
        view! {
            <label class="check">
                <input type="radio" name="made" value=value checked=checked />
                {label}
            </label>
        }
    };
    let joins = (!boxes.is_empty()).then(|| {
        view! {
            {radio("joined", joined, td_string!(locale, campus_new.joined))}
            <div class="row">{boxes}</div>
        }
    });
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, campus_data.place)}</legend>
            {fields.line("code", td_string!(locale, campus_data.code), Some(td_string!(locale, campus_new.space_code_hint)))}
            <SelectField
                name="level" label=td_string!(locale, campus_data.level) choices=levels(locale)
                chosen=typed.text("level")
            />
        </fieldset>
        <fieldset class="form" id="joins">
            <legend>{td_string!(locale, campus_new.made_of)}</legend>
            <p class="fine quiet">{td_string!(locale, campus_new.made_of_hint)}</p>
            {radio("own", !joined, td_string!(locale, campus_new.own_part))}
            {joins}
            {fields.group("joins")}
        </fieldset>
    }
    .into_markup()
}
