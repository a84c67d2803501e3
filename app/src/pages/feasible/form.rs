//! The question.

use chrono::Weekday;
use domain::campus::{RoomType, SetupStyle};
use domain::language::Language;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;

use super::words::fault_text;
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};
use crate::pages::campus::style_name;
use crate::view::feasible::{OPEN, ROWS, Typed};
use crate::view::language::language_name;

/// What the form shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// Fields.
    pub typed: Typed,
    /// What is wrong with them.
    pub faults: Vec<FieldError>,
    /// Types of room.
    pub types: Vec<RoomType>,
}

impl Shown {
    fn error(&self, field: &str) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.field == field);
        fault.map(|fault| fault_text(self.locale, fault).to_owned())
    }
}

#[component]
pub(super) fn QuestionForm(shown: Shown) -> impl IntoView {
    let locale = shown.locale;
    let faults = shown.faults.iter().map(|fault| {
        let field = (fault.field != "plan").then(|| fault.field.clone());
        (field, fault_text(locale, fault).to_owned())
    });
    let faults = faults.collect::<Vec<_>>();
    let event = shown.typed.get("event").to_owned();
    let event = (!event.is_empty()).then(|| view! { <input type="hidden" name="event" value=event /> });
    let rows = |from, until| (from..=until).map(|row| view! { <Row shown=&shown row=row /> }).collect_view();
    let is_used = (OPEN + 1..=ROWS).any(|row| !shown.typed.of("people", row).is_empty());
    view! {
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form feasible" method="get" action="/feasibility" novalidate>
            {event}
            <Window shown=&shown />
            <fieldset class="form">
                <legend>{td_string!(locale, feasible.halls)}</legend>
                <p class="fine quiet">{td_string!(locale, feasible.halls_hint)}</p>
                <p class="fine quiet">{td_string!(locale, feasible.languages_hint)}</p>
                {rows(1, OPEN)}
                <details class="more" open=is_used>
                    <summary>{td_string!(locale, feasible.more_lines)}</summary>
                    {rows(OPEN + 1, ROWS)}
                </details>
                <Signed shown=&shown />
                <Tick name="step_free" label=td_string!(locale, feasible.step_free) typed=&shown.typed />
                <Tick name="listed_only" label=td_string!(locale, feasible.listed_only) typed=&shown.typed />
            </fieldset>
            <BedFields shown=&shown />
            <div><Button primary=true text=td_string!(locale, feasible.ask) /></div>
        </form>
    }
}

#[component]
fn Window<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, typed) = (shown.locale, &shown.typed);
    let days = weekdays(locale).into_iter().map(|(weekday, name)| Choice::new(weekday.to_string(), name));
    let begins = [Choice::new("", td_string!(locale, feasible.any_day))].into_iter().chain(days).collect();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, feasible.window)}</legend>
            <Field name="first" kind="date" label=td_string!(locale, feasible.first) value=typed.get("first") error=shown.error("first") />
            <Field name="last" kind="date" label=td_string!(locale, feasible.last) value=typed.get("last") error=shown.error("last") />
            <Field name="days" label=td_string!(locale, feasible.days) value=typed.get("days") autocomplete="off" error=shown.error("days") />
            <SelectField name="begins" label=td_string!(locale, feasible.begins) choices=begins chosen=typed.get("begins") />
        </fieldset>
        <Tick name="working_days" label=td_string!(locale, feasible.working_days) typed=typed />
    }
}

/// Whoever signs.
#[component]
fn Signed<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let locale = shown.locale;
    let signed = Language::ALL.iter().filter(|language| language.is_signed());
    let signed = signed.map(|language| Choice::new(language.code(), language_name(locale, *language)));
    let none = Choice::new("", td_string!(locale, feasible.no_sign));
    let choices = [none].into_iter().chain(signed).collect();
    view! {
        <SelectField
            name="sign" label=td_string!(locale, feasible.sign) choices=choices chosen=shown.typed.get("sign")
            error=shown.error("sign")
        />
    }
}

/// Monday to Sunday, by name.
fn weekdays(locale: Locale) -> [(Weekday, &'static str); 7] {
    [
        (Weekday::Mon, td_string!(locale, feasible.mon)),
        (Weekday::Tue, td_string!(locale, feasible.tue)),
        (Weekday::Wed, td_string!(locale, feasible.wed)),
        (Weekday::Thu, td_string!(locale, feasible.thu)),
        (Weekday::Fri, td_string!(locale, feasible.fri)),
        (Weekday::Sat, td_string!(locale, feasible.sat)),
        (Weekday::Sun, td_string!(locale, feasible.sun)),
    ]
}

/// One kind of room.
#[component]
fn Row<'a>(shown: &'a Shown, row: usize) -> impl IntoView + use<> {
    let (locale, typed) = (shown.locale, &shown.typed);
    let styles = SetupStyle::ALL.map(|style| Choice::new(style.code(), style_name(locale, style))).to_vec();
    let id = format!("style-{row}");
    let style = typed.of("style", row).to_owned();
    let field = |name: &'static str, label: &'static str, kind: &'static str| {
        let full = format!("{name}-{row}");
        let error = shown.error(&full);
        view! { <Field name=full label=label kind=kind value=typed.of(name, row) autocomplete="off" error=error /> }
    };
    view! {
        <fieldset class="need">
            <legend>{td_string!(locale, feasible.row, n = row)}</legend>
            {field("title", td_string!(locale, feasible.name), "text")}
            {field("count", td_string!(locale, feasible.count), "text")}
            {field("people", td_string!(locale, feasible.people), "text")}
            <div class="field">
                <label for=id.clone()>{td_string!(locale, function.style)}</label>
                <select id=id.clone() name=id><crate::components::Options choices=styles chosen=style /></select>
            </div>
            {field("from", td_string!(locale, feasible.from), "time")}
            {field("until", td_string!(locale, feasible.until), "time")}
            {field("day_from", td_string!(locale, feasible.day_from), "text")}
            {field("day_to", td_string!(locale, feasible.day_to), "text")}
            {field("languages", td_string!(locale, feasible.languages), "text")}
        </fieldset>
    }
}

#[component]
fn BedFields<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, typed) = (shown.locale, &shown.typed);
    let before = [td_string!(locale, feasible.before_0), td_string!(locale, feasible.before_1)];
    let before = (0..2).zip(before).map(|(nights, name): (u8, _)| Choice::new(nights.to_string(), name));
    let more = (2..=3)
        .map(|nights: u8| Choice::new(nights.to_string(), td_string!(locale, feasible.before_n, n = nights)));
    let on = weekdays(locale).into_iter().map(|(weekday, name)| {
        Choice::new(weekday.to_string(), td_string!(locale, feasible.on_weekday, day = name))
    });
    let from = before.chain(more).chain(on).collect::<Vec<_>>();
    let kinds = shown.types.iter().map(|kind| {
        let name = format!("bed-{}", kind.code);
        let label = td_string!(locale, feasible.of_type, room_type = kind.name.to_string());
        let value = typed.get(&name).to_owned();
        view! { <Field name=name label=label value=value autocomplete="off" /> }
    });
    let kinds = kinds.collect_view();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, feasible.beds)}</legend>
            <Field name="beds" label=td_string!(locale, feasible.any) value=typed.get("beds") autocomplete="off" error=shown.error("beds") />
            <SelectField name="beds_from" label=td_string!(locale, feasible.beds_from) choices=from chosen=typed.get("beds_from") />
            <Field name="after" label=td_string!(locale, feasible.after) value=typed.get("after") autocomplete="off" error=shown.error("after") />
            {kinds}
        </fieldset>
        <Tick name="sharing" label=td_string!(locale, feasible.sharing) typed=typed />
    }
}

#[component]
fn Tick<'a>(name: &'static str, label: &'static str, typed: &'a Typed) -> impl IntoView + use<> {
    let ticked = typed.is_ticked(name);
    view! {
        <label class="check">
            <input type="checkbox" name=name value="yes" checked=ticked />
            {label}
        </label>
    }
}
