//! The frame of a data table: caption, sticky head and first column, scrolling inside itself.

use leptos::prelude::*;

use crate::markup::Inner;

/// A table; the caller writes `<thead>` and `<tbody>`.
#[component]
pub fn Table(
    /// Id of the caption, unique on the page.
    #[prop(into)]
    id: String,
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Whether the caption is read only, because a heading above says the same.
    #[prop(optional)]
    quiet_caption: bool,
    /// Head and body.
    children: Inner,
) -> impl IntoView {
    let labelled_by = id.clone();
    let class = if quiet_caption { "unseen" } else { "" };
    // Focusable, so that the arrow keys scroll it where it is wider than the window.
    view! {
        <div class="scroll" role="region" aria-labelledby=labelled_by tabindex="0">
            <table class="table">
                <caption id=id><span class=class>{caption}</span></caption>
                {children.markup()}
            </table>
        </div>
    }
}
