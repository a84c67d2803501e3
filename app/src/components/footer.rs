//! What stands below every page: help with it, and what to do where something stands in the way.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::view::frame::Way;

/// Ways to help, accessibility, the report of a barrier, and the API.
#[component]
pub fn Footer(
    /// Language.
    locale: Locale,
    /// What the guide says of this page.
    help: Option<Way>,
    /// Where the accessibility statement is.
    statement: String,
    /// Where a barrier on this page is reported.
    report: String,
    /// Whether it is read by somebody from outside, who needs neither the guide nor the API.
    outside: bool,
) -> impl IntoView {
    let help = help.map(|way| {
        view! { <li>{td_string!(locale, footer.this_page)}{i18n::colon(locale)}<a href=way.href>{way.label}</a></li> }
    });
    view! {
        <footer class="footer">
            <ul>
                {help}
                {(!outside).then(|| view! { <li><a href="/help">{td_string!(locale, help.title)}</a></li> })}
                <li><a href=statement>{td_string!(locale, accessibility.title)}</a></li>
                <li><a href=report>{td_string!(locale, barrier.create)}</a></li>
                {(!outside).then(|| view! { <li><a href="/api">{td_string!(locale, footer.api)}</a></li> })}
            </ul>
        </footer>
    }
}
