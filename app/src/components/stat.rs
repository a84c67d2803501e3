//! One figure with its base: a number alone says nothing.

use leptos::prelude::*;

use crate::markup::Inner;

/// A group of figures.
#[component]
pub fn Stats(
    /// The figures.
    children: Inner,
) -> impl IntoView {
    view! { <dl class="stats">{children.markup()}</dl> }
}

/// A figure, what it is, and what it is measured against.
#[component]
pub fn Stat(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The figure with its unit.
    #[prop(into)]
    figure: String,
    /// Bases, intervals and other words beneath.
    children: Inner,
) -> impl IntoView {
    view! {
        <div class="stat">
            <dt>{label}</dt>
            <dd class="figure">{figure}</dd>
            <dd class="base">{children.markup()}</dd>
        </div>
    }
}
