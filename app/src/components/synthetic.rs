//! The mark of what is invented.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

/// Says that what it stands beside is not a fact.
#[component]
pub fn Synthetic(
    /// Language.
    locale: Locale,
) -> impl IntoView {
    view! {
        <abbr class="synthetic" title=td_string!(locale, app.synthetic_hint)>{td_string!(locale, app.synthetic)}</abbr>
    }
}
