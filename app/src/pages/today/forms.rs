//! The forms on the board. A stay has one; which button is pressed says what is done.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::today::{Arrival, BoardEntry};

use crate::view::stay::Action;
use crate::view::today::TodayPage;
use crate::{
    markup::{IntoMarkup, Markup},
    pages::stay::{nights, room_option},
};

/// Check in, with the choice of a room where there is none; no-show and cancel one step further away, since nothing
/// takes them back.
pub(super) fn arrival(locale: Locale, shown: &TodayPage, arrival: &Arrival) -> Option<Markup> {
    let entry = &arrival.entry;
    let roomless = entry.room.is_none();
    if !shown.may.stays || !shown.is_today() && !roomless {
        return None;
    }
    let rooms = roomless.then(|| {
        let label = td_string!(locale, today.room_for, who = entry.reference.clone());
        let options = arrival.rooms.iter().map(|room| room_option(locale, room, "")).collect_view();
        view! { <select name="room" aria-label=label>{options}</select> }
    });
    if roomless && arrival.rooms.is_empty() {
        return Some(view! { <p class="fine">{td_string!(locale, today.none_free)}</p> }.into_markup());
    }
    let check_in = shown.is_today().then(|| button(Action::CheckIn, td_string!(locale, stay.check_in), true));
    let assign = roomless.then(|| button(Action::Room, td_string!(locale, stay.assign_verb), false));
    let more = shown.is_today().then(|| more(locale, entry));
    Some(form(shown, entry, view! { {rooms}{check_in}{assign}{more} }.into_markup()))
}

/// Whoever was expected before today: came late, did not come, or called off.
pub(super) fn undecided(locale: Locale, shown: &TodayPage, entry: &BoardEntry) -> Option<Markup> {
    if !shown.may.stays {
        return None;
    }
    let late = (entry.room.is_some() && shown.today < entry.departure)
        .then(|| button(Action::CheckIn, td_string!(locale, today.came_late), false));
    let no_show = button(Action::NoShow, td_string!(locale, stay.no_show_verb), true);
    let cancel = button(Action::Cancel, td_string!(locale, stay.cancel_verb), false);
    let back = td_string!(locale, stay.gives_back, nights = nights(locale, length(entry)));
    Some(form(shown, entry, view! { <p class="fine quiet">{back}</p>{no_show}{late}{cancel} }.into_markup()))
}

/// Check out on the day.
pub(super) fn departure(locale: Locale, shown: &TodayPage, entry: &BoardEntry) -> Option<Markup> {
    let can = shown.may.stays && shown.is_today();
    can.then(|| form(shown, entry, button(Action::CheckOut, td_string!(locale, stay.check_out), true)))
}

/// Check out before the day: one step further away, and it says how many nights come back.
pub(super) fn early(locale: Locale, shown: &TodayPage, entry: &BoardEntry) -> Option<Markup> {
    let left = (entry.departure - shown.today).num_days();
    let can = shown.may.stays && shown.is_today() && left > 0;
    can.then(|| {
        let text = td_string!(locale, stay.early, nights = nights(locale, left));
        let go = button(Action::CheckOut, td_string!(locale, today.leaves_now), false);
        view! {
            <details class="more">
                <summary>{td_string!(locale, today.leaves_early)}</summary>
                {form(shown, entry, view! { <p class="fine">{text}</p>{go} }.into_markup())}
            </details>
        }
        .into_markup()
    })
}

fn more(locale: Locale, entry: &BoardEntry) -> impl IntoView + use<> {
    let back = td_string!(locale, stay.gives_back, nights = nights(locale, length(entry)));
    view! {
        <details class="more">
            <summary>{td_string!(locale, today.not_coming)}</summary>
            <p class="fine">{back}" "{td_string!(locale, stay.no_undo)}</p>
            {button(Action::NoShow, td_string!(locale, stay.no_show_verb), false)}
            {button(Action::Cancel, td_string!(locale, stay.cancel_verb), false)}
        </details>
    }
}

fn length(entry: &BoardEntry) -> i64 {
    (entry.departure - entry.arrival).num_days()
}

fn form(shown: &TodayPage, entry: &BoardEntry, fields: Markup) -> Markup {
    view! {
        <form method="post" action=format!("/stays/{}", entry.reference)>
            <input type="hidden" name="key" value=shown.key.clone() />
            <input type="hidden" name="version" value=entry.version />
            <input type="hidden" name="back" value=shown.filter.href(shown.filter.day) />
            {fields}
        </form>
    }
    .into_markup()
}

fn button(action: Action, text: &'static str, primary: bool) -> Markup {
    let class = if primary { "button primary" } else { "button" };
    view! { <button class=class name="step" value=action.code()>{text}</button> }.into_markup()
}
