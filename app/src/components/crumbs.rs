//! The way from the first page to this one.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::view::frame::Way;

/// A breadcrumb; nothing on a page of the first level.
#[component]
pub fn Crumbs(
    /// Language.
    locale: Locale,
    /// The pages above, outermost first.
    ways: Vec<Way>,
) -> impl IntoView {
    (!ways.is_empty()).then(|| {
        let items =
            ways.into_iter().map(|way| view! { <li><a href=way.href>{way.label}</a></li> }).collect_view();
        view! { <nav class="crumbs" aria-label=td_string!(locale, nav.breadcrumb)><ol>{items}</ol></nav> }
    })
}
