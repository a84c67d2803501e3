//! Parts, states and faults of quotes, in words.

use domain::quote::{LONGEST, MOST_FREE, Part, State};
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

use crate::components::Tone;

/// What a version is called: `Q-26-001-2`.
pub(crate) fn number_text(code: &str, number: i64) -> String {
    format!("Q-{code}-{number}")
}

/// A part of the template.
pub(crate) fn part_word(locale: Locale, part: Part) -> &'static str {
    match part {
        Part::Rooms => td_string!(locale, price.room),
        Part::Halls => td_string!(locale, price.hall),
        Part::Interpretation => td_string!(locale, price.interpretation),
        Part::Translation => td_string!(locale, price.translation),
        Part::Services => td_string!(locale, order.services),
        Part::Free => td_string!(locale, quote.free),
    }
}

/// What has no price, in a line: `Halls: Europe C; Interpretation`.
pub(crate) fn unpriced_text<'a>(
    locale: Locale,
    unpriced: impl IntoIterator<Item = &'a (Part, String)>,
) -> String {
    let names = unpriced.into_iter().map(|(part, name)| {
        let part = part_word(locale, *part);
        if name.is_empty() { part.to_owned() } else { format!("{part}: {name}") }
    });
    names.collect::<Vec<_>>().join("; ")
}

/// What a line is called; what has no name of its own is called as its part.
pub(crate) fn label(locale: Locale, part: Part, label: &str) -> String {
    if label.is_empty() { part_word(locale, part).to_owned() } else { label.to_owned() }
}

/// Where a version stands.
pub(crate) fn state_word(locale: Locale, state: State) -> &'static str {
    match state {
        State::Draft => td_string!(locale, quote.draft),
        State::Approved => td_string!(locale, quote.approved),
        State::Sent => td_string!(locale, quote.sent),
        State::Accepted => td_string!(locale, quote.accepted),
        State::Declined => td_string!(locale, quote.declined),
        State::Superseded => td_string!(locale, quote.superseded),
    }
}

/// The tone of a state.
pub(super) const fn state_tone(state: State) -> Tone {
    match state {
        State::Draft => Tone::Held,
        State::Approved | State::Sent => Tone::Booked,
        State::Accepted => Tone::Good,
        State::Declined => Tone::Bad,
        State::Superseded => Tone::Closed,
    }
}

/// What is wrong with a field, and the way out.
pub(crate) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let text = match (fault.field.as_str(), fault.code) {
        ("state", "own") => td_string!(locale, quote.own),
        ("state", "needs_second") => td_string!(locale, quote.needs_second),
        ("state", "empty") => td_string!(locale, quote.empty),
        ("state", "left_out") => td_string!(locale, quote.left_out),
        ("answered_on", "expired") => td_string!(locale, quote.expired),
        ("answered_on", "ahead") => td_string!(locale, quote.ahead),
        ("answered_on", "before_sent") => td_string!(locale, quote.before_sent),
        ("answered_on", _) => td_string!(locale, quote.no_answer_day),
        ("state", "lacks_price") => td_string!(locale, quote.lacks_price),
        ("state", _) => td_string!(locale, quote.not_from),
        ("event", _) => td_string!(locale, quote.called_off),
        ("discount", "out_of_range") => td_string!(locale, quote.discount_high),
        ("reason", "missing") => td_string!(locale, quote.no_reason),
        ("reason", _) => return td_string!(locale, price.too_long, most = LONGEST.to_string()),
        ("valid_until", "past") => td_string!(locale, quote.past),
        ("valid_until", _) => td_string!(locale, quote.no_day),
        ("percent", _) => td_string!(locale, quote.no_percent),
        ("tax", _) => td_string!(locale, quote.long_tax),
        (_, "too_many") => return td_string!(locale, quote.too_many, most = MOST_FREE.to_string()),
        (_, "unfit") => td_string!(locale, quote.unfit),
        _ => td_string!(locale, price.no_price_typed),
    };
    text.to_owned()
}

/// Everything that is wrong, for the summary above a form.
pub(super) fn summary(locale: Locale, faults: &[FieldError]) -> Vec<(Option<String>, String)> {
    let field = |name: &String| (!matches!(name.as_str(), "event" | "state")).then(|| name.clone());
    faults.iter().map(|one| (field(&one.field), fault_text(locale, one))).collect()
}
