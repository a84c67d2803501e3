//! One thing found: its name with the words that matched, what it is, and the way to it.

use std::ops::Range;

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::search::{About, FoundStay, Hit, Likeness};

use crate::{local::query_value, markup::IntoMarkup};

#[component]
pub(super) fn HitLine(locale: Locale, hit: Hit) -> impl IntoView {
    let Hit { text, marks, likeness, about } = hit;
    let (href, detail) = lead(locale, about);
    let name = marked(&text, &marks);
    let name = match href {
        Some(href) => view! { <a href=href>{name}</a> }.into_markup(),
        None => view! { <span>{name}</span> }.into_markup(),
    };
    let why = match likeness {
        Likeness::Near(_) => Some(td_string!(locale, search.similar)),
        Likeness::Same | Likeness::Begins => None,
    };
    view! {
        <li>
            {name}
            {detail.map(|detail| view! { <span class="quiet">{detail}</span> })}
            {why.map(|why| view! { <span class="fine quiet">{why}</span> })}
        </li>
    }
}

/// The text in pieces, those that matched marked.
fn marked(text: &str, marks: &[Range<usize>]) -> impl IntoView + use<> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for mark in marks.iter().filter(|mark| mark.end <= text.len()) {
        pieces.push(text[end..mark.start].to_owned().into_markup());
        pieces.push(view! { <mark>{text[mark.clone()].to_owned()}</mark> }.into_markup());
        end = mark.end;
    }
    pieces.push(text[end..].to_owned().into_markup());
    pieces
}

/// Where a thing leads, and what is said of it.
fn lead(locale: Locale, about: About) -> (Option<String>, Option<String>) {
    let dates = Dates::new(locale);
    let stay = |stay: &FoundStay| format!("{} – {}", dates.date(stay.arrival), dates.date(stay.departure));
    let stay_address = |stay: &FoundStay| format!("/stays/{}", query_value(&stay.reference));
    match about {
        About::Stay(found) => {
            let guest = found.guest.clone().map(|guest| format!("{guest} · ")).unwrap_or_default();
            (Some(stay_address(&found)), Some(format!("{guest}{}", stay(&found))))
        }
        About::Guest(Some(found)) => {
            (Some(stay_address(&found)), Some(format!("{} · {}", found.reference, stay(&found))))
        }
        About::Guest(None) => (None, Some(td_string!(locale, search.no_stay).to_owned())),
        About::Room(number) => (Some(format!("/rooms/{}", query_value(&number))), None),
        About::Space(pavilion) | About::Pavilion(pavilion) => {
            (Some(format!("/campus#{}", query_value(&pavilion))), None)
        }
        About::Event(code, from, until) => {
            let shown = format!("{} – {}", dates.date(from), dates.date(until));
            let page = code.map(|code| format!("/events/{}", query_value(&code)));
            (Some(page.unwrap_or_else(|| format!("/tape-chart?from={from}"))), Some(shown))
        }
        About::Organisation => (None, None),
    }
}
