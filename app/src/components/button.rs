//! The one primary action of a form or page.

use leptos::prelude::*;

/// A submit button.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    text: String,
    /// Whether it is the page's main action.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    let class = if primary { "button primary" } else { "button" };
    view! { <button class=class>{text}</button> }
}
