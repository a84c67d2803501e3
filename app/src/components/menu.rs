//! A short list of choices behind a button, without script: `<details>` around a form.

use leptos::prelude::*;

use super::{Icon, Shape};

/// One choice.
#[derive(Clone, Debug)]
pub struct Item {
    /// What is sent.
    pub value: &'static str,
    /// What is read.
    pub label: String,
    /// Its language, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Whether it holds now.
    pub current: bool,
}

/// A menu whose items are the buttons of one form.
#[component]
pub fn Menu(
    /// Picture on the button.
    icon: Shape,
    /// What the menu is for.
    label: &'static str,
    /// Short text on the button; none where the picture says it.
    text: String,
    /// Where the form goes.
    action: &'static str,
    /// Name of the field.
    name: &'static str,
    /// Where the answer leads back to.
    back: String,
    /// The choices.
    items: Vec<Item>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <li>
                    <button name=name value=item.value lang=item.lang aria-current=item.current.then_some("true")>
                        {item.label}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="menu">
            <summary><Icon shape=icon /><span class="unseen">{label}</span>" "{text}</summary>
            <form method="post" action=action>
                <input type="hidden" name="back" value=back />
                <ul>{items}</ul>
            </form>
        </details>
    }
}
