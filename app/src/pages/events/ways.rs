//! The three ways to see all events, and the button that takes a new one down.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    List,
    Board,
    Calendar,
}

#[component]
pub(super) fn Ways(locale: Locale, here: Sight) -> impl IntoView {
    let ways = [
        (Sight::List, "/events", td_string!(locale, board.as_list)),
        (Sight::Board, "/events/board", td_string!(locale, board.as_board)),
        (Sight::Calendar, "/events/calendar", td_string!(locale, board.as_calendar)),
    ];
    let ways = ways
        .map(|(sight, href, name)| {
            let current = (sight == here).then_some("page");
            view! { <a class="button" href=href aria-current=current>{name}</a> }
        })
        .collect_view();
    view! {
        <div class="toolbar">
            <nav class="joined" aria-label=td_string!(locale, board.ways)>{ways}</nav>
        </div>
    }
}

/// The one primary action of events, for those who plan them; the way to dates that work, and what else they look after.
#[component]
pub(super) fn NewEvent(locale: Locale) -> impl IntoView {
    view! {
        <nav class="joined" aria-label=td_string!(locale, interpretation.link)>
            <a class="button" href="/interpretation">{td_string!(locale, interpretation.ask_link)}</a>
            <a class="button" href="/interpreters">{td_string!(locale, interpreter.title)}</a>
            <a class="button" href="/translations">{td_string!(locale, translation.title)}</a>
            <a class="button" href="/services/day">{td_string!(locale, order.sheets_short)}</a>
            <a class="button" href="/administration/recharges">{td_string!(locale, recharge.list_title)}</a>
        </nav>
        <a class="button" href="/feasibility">{td_string!(locale, feasible.find)}</a>
        <a class="button primary" href="/events/new">{td_string!(locale, pipeline.create)}</a>
    }
}
