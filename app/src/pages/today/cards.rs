//! A stay on the board: room, who, for whom, until when, and what can be done.

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::today::BoardEntry;

use crate::local::query_value;
use crate::pages::stay::{access_badge, heads, nights};
use crate::view::today::TodayPage;
use crate::{
    components::{Badge, Tone},
    markup::{IntoMarkup, Markup},
};

/// Which date of a stay the list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Until when.
    Departure,
    /// Since when.
    Arrival,
}

/// A line of a list: on a phone a card.
#[component]
pub(super) fn Card<'a>(
    locale: Locale,
    shown: &'a TodayPage,
    entry: &'a BoardEntry,
    says: Says,
    /// What can be done; nothing for those who may not.
    #[prop(optional_no_strip)]
    actions: Option<Markup>,
) -> impl IntoView + use<> {
    let room = if let Some(room) = &entry.room {
        view! { <a href=format!("/rooms/{}", room.number)>{room.number.clone()}</a> }.into_markup()
    } else {
        view! { <Badge tone=Tone::Bad text=td_string!(locale, stay.no_room) /> }.into_markup()
    };
    let href = href(shown, entry);
    let name = entry.guest.clone().unwrap_or_else(|| heads(locale, entry.heads));
    let access = access_badge(locale, entry.needs_step_free, entry.room.as_ref().map(|room| room.step_free));
    let others = (entry.guest.is_some() && entry.heads > 1).then(|| format!(" + {}", entry.heads - 1));
    view! {
        <li>
            <span class="where">{room}</span>
            <span class="who"><a href=href>{name}</a>{others}" "{access}</span>
            <span class="what">{about(locale, entry)}</span>
            <span class="when">{when(locale, entry, says)}</span>
            {actions.map(|actions| view! { <div class="do">{actions}</div> })}
        </li>
    }
}

/// The stay's page, and from there back to this day.
fn href(shown: &TodayPage, entry: &BoardEntry) -> String {
    let reference = &entry.reference;
    if shown.is_today() && !shown.filter.narrows() {
        return format!("/stays/{reference}");
    }
    format!("/stays/{reference}?back={}", query_value(&shown.filter.href(shown.filter.day)))
}

/// Event or organisation, and the type booked.
fn about(locale: Locale, entry: &BoardEntry) -> String {
    let event = entry.event.as_ref().map(|(code, title)| format!("{code} {title}"));
    let of = event.or_else(|| entry.organisation.clone());
    let of = of.unwrap_or_else(|| td_string!(locale, today.alone).to_owned());
    if entry.room.is_none() { format!("{} · {of}", entry.room_type) } else { of }
}

fn when(locale: Locale, entry: &BoardEntry, says: Says) -> String {
    let dates = Dates::new(locale);
    let count = nights(locale, (entry.departure - entry.arrival).num_days());
    match says {
        Says::Departure => {
            let until = td_string!(locale, tape.until, date = dates.day_month(entry.departure));
            format!("{count}, {until}")
        }
        Says::Arrival => td_string!(locale, room.since, date = dates.day_month(entry.arrival)),
    }
}
