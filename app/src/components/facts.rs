//! Short facts about one thing: a term and what holds.

use leptos::prelude::*;

use crate::markup::Inner;

/// A list of facts.
#[component]
pub fn Facts(
    /// The facts.
    children: Inner,
) -> impl IntoView {
    view! { <dl class="facts">{children.markup()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// The term.
    #[prop(into)]
    term: String,
    /// What holds.
    children: Inner,
) -> impl IntoView {
    view! { <div><dt>{term}</dt><dd>{children.markup()}</dd></div> }
}
