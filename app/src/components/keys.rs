//! The list of keys. It is in the page, closed, and the key module opens it; without script it stays out of the way.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::i18n::Locale;

/// A dialog that lists the keys.
#[component]
pub fn KeyList(
    /// Language.
    locale: Locale,
    /// Whether the page has something to walk over by arrow keys.
    walks: bool,
) -> impl IntoView {
    let arrows = walks.then(|| {
        view! { <div><dt><kbd>"← → ↑ ↓"</kbd></dt><dd>{td_string!(locale, keys.arrows)}</dd></div> }
    });
    view! {
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{td_string!(locale, keys.title)}</h2>
            <dl>
                <div><dt><kbd>"/"</kbd>" "<kbd>"Ctrl K"</kbd></dt><dd>{td_string!(locale, keys.search)}</dd></div>
                {arrows}
                <div><dt><kbd>"?"</kbd></dt><dd>{td_string!(locale, keys.help)}</dd></div>
            </dl>
            <p><a href="/help">{td_string!(locale, keys.guide)}</a></p>
            <form method="dialog"><button class="button">{td_string!(locale, keys.close)}</button></form>
        </dialog>
    }
}
