//! How a registration stands, in one line of the rooming list.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::rooming::RoomingRecord;

use super::words::gate_badge;
use crate::components::Badge;
use crate::markup::{IntoMarkup, Markup};
use crate::view::registration::Counts;

/// Open or closed, until when, how many came, how many paid.
#[component]
pub(crate) fn State<'a>(locale: Locale, path: String, record: &'a RoomingRecord) -> impl IntoView + use<> {
    let verb = match (&record.registration, record.may.write) {
        (None, true) => td_string!(locale, registration.begin),
        _ => td_string!(locale, registration.manage),
    };
    if record.registration.is_none() && !record.may.write {
        return ().into_markup();
    }
    view! {
        <section class="panel section" aria-labelledby="registration">
            <div class="row spread">
                <h2 id="registration">{td_string!(locale, registration.title)}</h2>
                <a class="button" href=path>{verb}</a>
            </div>
            {told(locale, record)}
        </section>
    }
    .into_markup()
}

/// The same without its heading.
pub(super) fn told(locale: Locale, record: &RoomingRecord) -> Markup {
    let (Some(known), Some(gate)) = (&record.registration, record.gate) else {
        return view! { <p class="quiet">{td_string!(locale, registration.none)}</p> }.into_markup();
    };
    let (tone, word) = gate_badge(locale, gate);
    let day = Dates::new(locale).date(known.terms.last_day(&record.line.event));
    let counts = Counts::of(record);
    let n = |number| count(locale, number);
    let registered = match known.terms.places {
        None => td_string!(locale, registration.registered, n = n(record.taken)),
        Some(places) => {
            td_string!(locale, registration.registered_of, n = n(record.taken), places = n(places))
        }
    };
    let paid = (counts.asked > 0)
        .then(|| td_string!(locale, registration.paid_of, n = n(counts.paid), all = n(counts.asked)));
    view! {
        <p class="row">
            <Badge tone=tone text=word />
            <span>{td_string!(locale, registration.until, date = day)}</span>
            <span>{registered}</span>
            {paid.map(|paid| view! { <span>{paid}</span> })}
        </p>
    }
    .into_markup()
}
