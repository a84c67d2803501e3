//! Pieces of a page as finished HTML: what a function returns whose branches are of different types, and what a
//! component takes as its children.
//!
//! leptos' own `AnyView` can also be streamed, awaited, built and rebuilt in a browser, and so makes the compiler write
//! each of these for every view that becomes one. A page here is rendered once, on the server, so a piece is rendered
//! where it is made: half the code to compile, and less to do per request.
//!
//! A piece has to be made while the page is rendered, for an island in it asks for the owner of the page.

use leptos::{
    children::{ChildrenOptContainer, ToChildren},
    prelude::*,
    tachys::html::InertElement,
};

/// A rendered piece.
pub type Markup = InertElement;

/// Turns a view into its markup.
pub trait IntoMarkup {
    /// Renders it, now.
    fn into_markup(self) -> Markup;
}

impl<V: IntoView> IntoMarkup for V {
    fn into_markup(self) -> Markup {
        Markup::new(self.into_view().to_html())
    }
}

/// Texts beside each other, each kept apart from the others: letters from the right do not change places with a number or a
/// name from the left beside them.
pub fn apart(texts: impl IntoIterator<Item = String>, between: &'static str) -> Markup {
    let texts = texts.into_iter().enumerate().map(|(place, text)| {
        view! { {(place > 0).then_some(between)}<bdi>{text}</bdi> }
    });
    texts.collect_view().into_markup()
}

/// What stands between the tags of a component; rendered before the component is.
pub struct Inner(Markup);

impl Inner {
    /// The children.
    pub fn markup(self) -> Markup {
        self.0
    }
}

impl<V: IntoView, F: FnOnce() -> V> ToChildren<F> for Inner {
    fn to_children(children: F) -> Self {
        Self(children().into_markup())
    }
}

impl<V: IntoView> ToChildren<ChildrenOptContainer<V>> for Inner {
    fn to_children(children: ChildrenOptContainer<V>) -> Self {
        Self(children.0.into_markup())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fragment;

    #[component]
    fn Framed(children: Inner) -> impl IntoView {
        view! { <div>{children.markup()}</div> }
    }

    #[test]
    fn a_piece_is_escaped_once() {
        let typed = "<b> & co".to_owned();
        let html = fragment(move || view! { <p>{view! { <i>{typed}</i> }.into_markup()}</p> });
        assert_eq!(html, "<p><i>&lt;b&gt; &amp; co</i></p>");
    }

    #[test]
    fn texts_beside_each_other_are_kept_apart() {
        let html = fragment(|| view! { <p>{apart(["قاعة".to_owned(), "B <7>".to_owned()], " · ")}</p> });
        // Where pieces are erased to one type the framework marks their ends with empty comments.
        assert_eq!(html.replace("<!>", ""), "<p><bdi>قاعة</bdi> · <bdi>B &lt;7&gt;</bdi></p>");
    }

    #[test]
    fn children_stand_where_the_component_puts_them() {
        let html = fragment(|| view! { <Framed>"one"<b>"two"</b></Framed><Framed>"three"</Framed> });
        assert_eq!(html, "<div>one<b>two</b></div><div>three</div>");
    }
}
