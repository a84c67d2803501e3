//! Messages about the whole page.

use leptos::prelude::*;
use std::fmt::Display;

use super::{Icon, Shape, Tone};
use crate::markup::{Inner, IntoMarkup};

/// A message in a box.
#[component]
pub fn Notice(
    /// How it is meant.
    tone: Tone,
    /// The message.
    children: Inner,
) -> impl IntoView {
    view! { <div class=format!("notice {}", tone.class()) role="status">{children.markup()}</div> }
}

/// What is wrong with a form: each fault links to its field. It is read out as soon as the page has loaded.
#[component]
pub fn ErrorSummary<F: Display + 'static>(
    /// Heading.
    #[prop(into)]
    title: String,
    /// Fields and what is wrong with them; a fault of the form as a whole has no field.
    faults: Vec<(Option<F>, String)>,
) -> impl IntoView {
    (!faults.is_empty()).then(|| {
        let items = faults
            .into_iter()
            .map(|(field, text)| match field {
                Some(field) => view! { <li><a href=format!("#{field}")>{text}</a></li> }.into_markup(),
                None => view! { <li>{text}</li> }.into_markup(),
            })
            .collect_view();
        view! {
            <div class="notice bad" role="alert">
                <h2><Icon shape=Shape::Alert />{title}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}
