//! A record that somebody else changed while its form was open: what was typed stays, and what is there now is told.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Icon, Shape};

/// A field that is there now in another way than it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// What the field is called.
    pub label: String,
    /// What is there now; empty where nothing is.
    pub now: String,
}

/// The fields, each with its label, as typed and as there now, that differ.
pub fn differing<L: Into<String>>(fields: impl IntoIterator<Item = (L, String, String)>) -> Vec<Differing> {
    let other = fields.into_iter().filter(|(_, typed, now)| typed != now);
    other.map(|(label, _, now)| Differing { label: label.into(), now }).collect()
}

/// Nothing was saved; the form below has what was typed, and the version that lets it be saved.
#[component]
pub fn Meanwhile(
    /// Language.
    locale: Locale,
    /// What differs.
    fields: Vec<Differing>,
) -> impl IntoView {
    let next = if fields.is_empty() {
        td_string!(locale, meanwhile.same)
    } else {
        td_string!(locale, meanwhile.next)
    };
    let lines = fields
        .into_iter()
        .map(|field| {
            let now =
                if field.now.is_empty() { td_string!(locale, meanwhile.empty).to_owned() } else { field.now };
            let label = format!("{}{}", field.label, i18n::colon(locale));
            view! { <li>{label}<strong>{now}</strong></li> }
        })
        .collect_view();
    view! {
        <div class="notice bad" role="alert">
            <h2 class="row"><Icon shape=Shape::Alert />{td_string!(locale, meanwhile.title)}</h2>
            <p>{next}</p>
            <ul class="stack">{lines}</ul>
        </div>
    }
}

/// Whether a box is ticked, in a word.
pub fn yes_no(locale: Locale, yes: bool) -> String {
    if yes { td_string!(locale, app.yes).to_owned() } else { td_string!(locale, app.no).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_differ_are_told() {
        let text = ToOwned::to_owned;
        let fields = [("Name", text("Tower"), text("Turm")), ("Beds", text("2"), text("2"))];
        assert_eq!(differing(fields), [Differing { label: text("Name"), now: text("Turm") }]);
    }
}
