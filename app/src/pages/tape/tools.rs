//! What stands above the chart: where to look, and what the bars mean.

use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::view::tape::{LIST, Lane, NIGHTS, TapePage, shift};
use crate::{
    components::{Badge, Choice, Downloads, Field, Icon, SelectField, Shape, Tone},
    markup::IntoMarkup,
};

#[component]
pub(super) fn Tools<'a>(locale: Locale, shown: &'a TapePage) -> impl IntoView + use<> {
    let filter = shown.filter.clone();
    let nights = filter.nights;
    let step = i64::from(nights.div_ceil(2));
    let query = filter.href(filter.from, nights).replacen("/tape-chart", "", 1);
    let window = |days: u32| {
        let text = td_string!(locale, unit.nights, count = days, n = count(locale, days.into()));
        Choice::new(days.to_string(), text)
    };
    let pavilions = choices(td_string!(locale, tape.all_pavilions), &shown.all_pavilions);
    let types = choices(td_string!(locale, tape.all_types), &shown.all_types);
    // What the fields do not say stays as it is.
    let kept = |name: &'static str, value: &'static str| {
        (!value.is_empty()).then(|| view! { <input type="hidden" name=name value=value /> })
    };
    let form = view! {
        <form class="toolbar" method="get" action="/tape-chart">
            <Field name="from" kind="date" label=td_string!(locale, tape.from) value=filter.from.to_string() error=None />
            <SelectField
                name="nights" label=td_string!(locale, tape.window) choices=NIGHTS.map(window).to_vec()
                chosen=nights.to_string()
            />
            <SelectField
                name="pavilion" label=td_string!(locale, tape.pavilion) choices=pavilions
                chosen=filter.pavilion.clone().unwrap_or_default()
            />
            <SelectField
                name="type" label=td_string!(locale, tape.room_type) choices=types
                chosen=filter.room_type.clone().unwrap_or_default()
            />
            {kept("lane", filter.lane.code())}
            {kept("view", if filter.list { LIST } else { "" })}
            <button class="button primary">{td_string!(locale, tape.show)}</button>
        </form>
    };
    view! {
        <div class="toolbar">
            <div class="joined">
                <a class="button" href=filter.href(shift(filter.from, -step), nights) rel="prev">
                    <Icon shape=Shape::Back />{td_string!(locale, tape.earlier)}
                </a>
                <a class="button" href=filter.href(shown.today, nights)>{td_string!(locale, tape.today)}</a>
                <a class="button" href=filter.href(shift(filter.from, step), nights) rel="next">
                    {td_string!(locale, tape.later)}<Icon shape=Shape::Forward />
                </a>
            </div>
            // On a phone the night itself comes first; the fields wait behind one line.
            {if filter.is_one_night() {
                view! { <details class="filter"><summary>{td_string!(locale, tape.filter)}</summary>{form}</details> }
                    .into_markup()
            } else {
                view! {
                    {form}
                    <Downloads locale=locale table="tape-chart" name=td_string!(locale, tape.title) query=query />
                }
                .into_markup()
            }}
        </div>
    }
}

/// All, or one of them by its code and name.
fn choices(all: &str, named: &[(String, String)]) -> Vec<Choice> {
    let named = named.iter().map(|(code, name)| Choice::new(code.clone(), name.clone()));
    [Choice::new("", all)].into_iter().chain(named).collect()
}

/// The bars in words. The same shapes stand on the bars.
#[component]
pub(super) fn Legend(locale: Locale) -> impl IntoView {
    view! {
        <ul class="legend row" aria-label=td_string!(locale, tape.legend)>
            <li><Badge tone=Tone::Present text=td_string!(locale, status.in_house) /></li>
            <li><Badge tone=Tone::Booked text=td_string!(locale, status.reserved) /></li>
            <li><Badge tone=Tone::Past text=td_string!(locale, status.departed) /></li>
            <li><Badge tone=Tone::Held text=td_string!(locale, status.held) /></li>
            <li><Badge tone=Tone::Closed text=td_string!(locale, status.closed) /></li>
            <li class="fine quiet">"\u{267f}\u{fe0e} "{td_string!(locale, tape.step_free)}</li>
        </ul>
    }
}

/// Other ways to see the same: with more or less of the stays that have no room yet, and as a list; and how bars are
/// worked with, each gesture having its form.
#[component]
pub(super) fn Ways<'a>(locale: Locale, shown: &'a TapePage) -> impl IntoView + use<> {
    let filter = &shown.filter;
    let waiting = shown.unassigned.as_ref().map(|stays| {
        let number = i64::try_from(stays.len()).unwrap_or_default();
        td_string!(locale, tape.waiting, count = number, n = count(locale, number))
    });
    let way = |lane: Lane, text: &'static str| {
        (filter.lane != lane).then(|| view! { <a href=filter.with(lane).here()>{text}</a> })
    };
    let lanes = waiting.map(|waiting| {
        view! {
            <span>{waiting}</span>
            {way(Lane::Shown, td_string!(locale, tape.lane_shown))}
            {way(Lane::Alone, td_string!(locale, tape.lane_alone))}
            {way(Lane::Hidden, td_string!(locale, tape.lane_hidden))}
        }
    });
    let text = if filter.list { td_string!(locale, tape.as_chart) } else { td_string!(locale, tape.as_list) };
    let help = (shown.is_chart() && shown.may_write)
        .then(|| view! { <span class="quiet">{td_string!(locale, hand.help)}</span> });
    view! {
        <p class="tape-ways row fine">
            {lanes}
            {(!filter.is_one_night()).then(|| view! { <a href=filter.as_list(!filter.list).here()>{text}</a> })}
            {help}
        </p>
    }
}
