//! What of the terms of a draft is there now in another way than it was typed.

use domain::quote::{Line, MOST_FREE, Terms};
use i18n::{CHOICES, Dates, Locale, code, count, euros};
use leptos_i18n::td_string;

use super::part_word;
use crate::pages::meanwhile::{Differing, differing};
use crate::view::interpretation::Sent;
use crate::view::quote::terms;

/// The terms that differ, with costs where `money` is read; nothing of a form that cannot be read.
pub(super) fn other(locale: Locale, sent: &Sent, now: &Terms, money: bool) -> Vec<Differing> {
    let Ok(typed) = terms(sent) else { return Vec::new() };
    let line = |terms: &Terms, place: usize| {
        terms.free.get(place).map(|line| line_text(locale, line, money)).unwrap_or_default()
    };
    let language = |terms: &Terms| {
        let known = CHOICES.iter().find(|(known, _)| code(*known) == terms.language);
        known.map(|(_, name)| (*name).to_owned()).unwrap_or_default()
    };
    let of = |label: &str, read: &dyn Fn(&Terms) -> String| (label.to_owned(), read(&typed), read(now));
    let lines = (0..MOST_FREE).map(|place| {
        let label = format!("{} {}", td_string!(locale, quote.free), place + 1);
        of(&label, &|terms| line(terms, place))
    });
    let others = [
        of(td_string!(locale, quote.discount), &|terms| euros(locale, terms.discount)),
        of(td_string!(locale, quote.reason), &|terms| terms.reason.trim().to_owned()),
        of(td_string!(locale, quote.valid_until), &|terms| Dates::new(locale).date(terms.valid_until)),
        of(td_string!(locale, quote.language), &language),
    ];
    differing(lines.chain(others))
}

/// A line by hand in words: how many of what, for how much, and what it costs for those who read that.
pub(crate) fn line_text(locale: Locale, line: &Line, money: bool) -> String {
    let part = line.stands_for.map(|part| format!(" ({})", part_word(locale, part))).unwrap_or_default();
    let (number, price) = (count(locale, line.quantity), euros(locale, line.price));
    let text = format!("{number} × {}{part}, {price}", line.label);
    if !money {
        return text;
    }
    format!("{text}, {}: {}", td_string!(locale, price.cost), euros(locale, line.cost))
}
