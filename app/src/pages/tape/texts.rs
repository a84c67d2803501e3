//! What the island says, in the reader's language, where it finds it: in the attributes of an element that nobody sees.
//! Gaps that it fills itself stand in braces.

use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{markup::IntoMarkup, view::tape::TapePage};

/// The nights drawn, and what is said while something is in the hand.
#[component]
pub(super) fn Words<'a>(locale: Locale, shown: &'a TapePage) -> impl IntoView + use<> {
    let dates = Dates::new(locale);
    let days = shown.nights.iter().copied().chain([shown.filter.until()]);
    let days: Vec<_> = days.map(|day| format!("{day} {}", dates.day_month(day))).collect();
    let (from, until, nights) = ("{from}", "{until}", "{nights}");
    let texts = shown.may_write.then(|| {
        view! {
            <p
                hidden data-works data-days=days.join("|")
                data-free=td_string!(locale, hand.free, room = "{room}")
                data-taken=td_string!(locale, hand.taken, room = "{room}", who = "{who}")
                data-span=td_string!(locale, hand.span, from = from, until = until, nights = nights)
                data-starting=td_string!(locale, hand.starting, from = from, nights = nights)
                data-ending=td_string!(locale, hand.ending, until = until, nights = nights)
                data-night=td_string!(locale, unit.nights, count = 1, n = "1")
                data-nights=td_string!(locale, unit.nights, count = 2, n = "{n}")
                data-how-whole=td_string!(locale, hand.how_whole)
                data-how-end=td_string!(locale, hand.how_end)
                data-how-cancel=td_string!(locale, hand.how_cancel)
                data-put-back=td_string!(locale, hand.put_back)
                data-fixed=td_string!(locale, hand.fixed)
                data-outdated=td_string!(locale, hand.outdated)
                data-sent=td_string!(locale, hand.sent)
            ></p>
        }
        .into_markup()
    });
    texts.unwrap_or_else(|| view! { <p hidden data-days=days.join("|")></p> }.into_markup())
}
