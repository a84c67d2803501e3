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
    /// Where its form is sent, if not where the form says: of two buttons of a form each does its own.
    #[prop(optional, into)]
    action: Option<String>,
) -> impl IntoView {
    let class = if primary { "button primary" } else { "button" };
    view! { <button class=class formaction=action>{text}</button> }
}
