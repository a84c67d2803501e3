//! What stands above the chart: where to look, and what the bars mean.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Badge, Choice, Downloads, Field, Icon, SelectField, Shape, Tone};
use crate::i18n::{Locale, count};
use crate::view::tape::{NIGHTS, TapePage, shift};

#[component]
pub(super) fn Tools(locale: Locale, shown: TapePage) -> impl IntoView {
    let filter = shown.filter;
    let nights = filter.nights;
    let step = i64::from(nights.div_ceil(2));
    let query = filter.href(filter.from, nights).replacen("/tape-chart", "", 1);
    let window = |days: u32| {
        let text = td_string!(locale, unit.nights, count = days, n = count(locale, days.into()));
        Choice::new(days.to_string(), text)
    };
    let any = |label: &str| Choice::new("", label);
    let named = |pairs: Vec<(String, String)>| pairs.into_iter().map(|(code, name)| Choice::new(code, name));
    let pavilions =
        [any(td_string!(locale, tape.all_pavilions))].into_iter().chain(named(shown.all_pavilions));
    let types = [any(td_string!(locale, tape.all_types))].into_iter().chain(named(shown.all_types));
    let form = view! {
        <form class="toolbar" method="get" action="/tape-chart">
            <Field name="from" kind="date" label=td_string!(locale, tape.from) value=filter.from.to_string() error=None />
            <SelectField
                name="nights" label=td_string!(locale, tape.window) choices=NIGHTS.map(window).to_vec()
                chosen=nights.to_string()
            />
            <SelectField
                name="pavilion" label=td_string!(locale, tape.pavilion) choices=pavilions.collect()
                chosen=filter.pavilion.clone().unwrap_or_default()
            />
            <SelectField
                name="type" label=td_string!(locale, tape.room_type) choices=types.collect()
                chosen=filter.room_type.clone().unwrap_or_default()
            />
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
            {if nights == 1 {
                view! { <details class="filter"><summary>{td_string!(locale, tape.filter)}</summary>{form}</details> }
                    .into_any()
            } else {
                view! {
                    {form}
                    <Downloads locale=locale table="tape-chart" name=td_string!(locale, tape.title) query=query />
                }
                .into_any()
            }}
        </div>
    }
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
