//! Text with words of a program in it.

use leptos::prelude::*;

use crate::markup::IntoMarkup;

/// A text in which what stands between backticks is code.
#[component]
pub fn Coded(
    /// The text.
    text: String,
) -> impl IntoView {
    let part = |(place, part): (usize, &str)| {
        let part = part.to_owned();
        if place % 2 == 1 { view! { <code>{part}</code> }.into_markup() } else { part.into_markup() }
    };
    text.split('`').enumerate().map(part).collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fragment;

    #[test]
    fn the_reference_showed_backticks_to_people() {
        let html = fragment(|| view! { <p><Coded text="Needs `read_stays` as well.".to_owned() /></p> });
        let text = html.replace("<!>", "");
        assert_eq!(text, "<p>Needs <code>read_stays</code> as well.</p>");
    }
}
