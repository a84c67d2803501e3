//! Who comes and who goes.

use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::today::BoardEntry;

use super::cards::{Card, Says};
use super::forms;
use super::party::Parties;
use crate::{
    markup::{IntoMarkup, Markup},
    view::today::TodayPage,
};

#[component]
pub(super) fn Arrivals(locale: Locale, shown: TodayPage) -> impl IntoView {
    let expected = shown.expected.iter().map(|arrival| {
        let actions = forms::arrival(locale, &shown, arrival);
        view! { <Card locale=locale shown=&shown entry=&arrival.entry says=Says::Departure actions=actions /> }
    });
    let expected = expected.collect_view();
    let undecided = cards(locale, &shown, &shown.undecided, Says::Arrival, |entry| {
        forms::undecided(locale, &shown, entry)
    });
    let arrived = cards(locale, &shown, &shown.arrived, Says::Departure, |_| None);
    let head = |text: &'static str, number: usize| heading(locale, text, number);
    view! {
        <section class="section" aria-labelledby="arrivals">
            {(!shown.undecided.is_empty()).then(|| view! {
                <h2 id="undecided">{head(td_string!(locale, today.undecided), shown.undecided.len())}</h2>
                <ul class="cards">{undecided}</ul>
            })}
            <h2 id="arrivals">{head(td_string!(locale, today.to_arrive), shown.expected.len())}</h2>
            {shown.expected.is_empty().then(|| view! { <p class="quiet">{td_string!(locale, today.no_arrivals)}</p> })}
            <Parties locale=locale shown=shown.clone() />
            {(!shown.expected.is_empty()).then(|| view! { <ul class="cards">{expected}</ul> })}
            {folded(heading(locale, td_string!(locale, today.arrived), shown.arrived.len()), arrived, shown.arrived.len())}
        </section>
    }
}

#[component]
pub(super) fn Departures(locale: Locale, shown: TodayPage) -> impl IntoView {
    let leave = |entries: &[BoardEntry]| {
        cards(locale, &shown, entries, Says::Departure, |entry| forms::departure(locale, &shown, entry))
    };
    let (overdue, due) = (leave(&shown.overdue), leave(&shown.due));
    let gone = cards(locale, &shown, &shown.gone, Says::Arrival, |_| None);
    let nobody = shown.due.is_empty() && shown.overdue.is_empty();
    view! {
        <section class="section" aria-labelledby="departures">
            {(!shown.overdue.is_empty()).then(|| view! {
                <h2>{heading(locale, td_string!(locale, today.overdue), shown.overdue.len())}</h2>
                <ul class="cards">{overdue}</ul>
            })}
            <h2 id="departures">{heading(locale, td_string!(locale, today.to_leave), shown.due.len())}</h2>
            {nobody.then(|| view! { <p class="quiet">{td_string!(locale, today.no_departures)}</p> })}
            {(!shown.due.is_empty()).then(|| view! { <ul class="cards">{due}</ul> })}
            {folded(heading(locale, td_string!(locale, today.gone), shown.gone.len()), gone, shown.gone.len())}
        </section>
    }
}

pub(super) fn cards(
    locale: Locale,
    shown: &TodayPage,
    entries: &[BoardEntry],
    says: Says,
    actions: impl Fn(&BoardEntry) -> Option<Markup>,
) -> Markup {
    let card = |entry: &BoardEntry| {
        let actions = actions(entry);
        view! { <Card locale=locale shown=shown entry=entry says=says actions=actions /> }
    };
    entries.iter().map(card).collect_view().into_markup()
}

/// A heading with its count.
pub(super) fn heading(locale: Locale, text: &'static str, number: usize) -> impl IntoView + use<> {
    let number = count(locale, i64::try_from(number).unwrap_or_default());
    view! { {text}" "<span class="tally">{number}</span> }
}

/// What is done needs no room on the screen until it is asked for.
fn folded(heading: impl IntoView + 'static, cards: Markup, number: usize) -> Option<impl IntoView> {
    (number > 0).then(|| {
        view! { <details class="filter"><summary>{heading}</summary><ul class="cards">{cards}</ul></details> }
    })
}
