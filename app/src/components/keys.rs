//! The list of keys. It is in the page, closed, and the key module opens it; without script it stays out of the way.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

/// What the keys do on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// They walk over it, and open what is there.
    Walk,
    /// They change it, too.
    Work,
}

/// A dialog that lists the keys.
#[component]
pub fn KeyList(
    /// Language.
    locale: Locale,
    /// Those of the chart on the page, if there is one.
    chart: Option<Keys>,
) -> impl IntoView {
    let line =
        |key: &'static str, text: &'static str| view! { <div><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div> };
    let walk = chart.map(|_| {
        [("← → ↑ ↓", td_string!(locale, keys.arrows)), ("Enter", td_string!(locale, keys.open))]
            .map(|(key, text)| line(key, text))
            .collect_view()
    });
    let work = (chart == Some(Keys::Work)).then(|| {
        [
            ("M", td_string!(locale, keys.take)),
            ("E", td_string!(locale, keys.end)),
            ("A", td_string!(locale, keys.start)),
            ("N", td_string!(locale, keys.new_stay)),
            ("Delete", td_string!(locale, keys.cancel)),
            ("Esc", td_string!(locale, keys.put_back)),
        ]
        .map(|(key, text)| line(key, text))
        .collect_view()
    });
    view! {
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{td_string!(locale, keys.title)}</h2>
            <dl>
                <div><dt><kbd>"/"</kbd>" "<kbd>"Ctrl K"</kbd></dt><dd>{td_string!(locale, keys.search)}</dd></div>
                {walk}
                {work}
                <div><dt><kbd>"?"</kbd></dt><dd>{td_string!(locale, keys.help)}</dd></div>
            </dl>
            <p><a href="/help">{td_string!(locale, keys.guide)}</a></p>
            <form method="dialog"><button class="button">{td_string!(locale, keys.close)}</button></form>
        </dialog>
    }
}
