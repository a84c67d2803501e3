//! Arrow keys on the tape chart.

mod bar;
mod dom;
mod step;

use leptos::{html, prelude::*};

use self::{
    dom::{Cell, Grid},
    step::Step,
};

/// Lets the arrow keys, Home, End, Page Up and Page Down walk over the cells of a server-rendered grid.
///
/// A cell is any focusable element, in practice a link, marked `data-cell` with its place in `data-row` and
/// `data-col`; a row may have holes, and a bar over several nights is one cell at its first night. The island
/// keeps a single tab stop in the grid (roving `tabindex`), so that Tab leaves it instead of visiting thousands
/// of links. A click on a bar opens the room on that night. It has no other state: without JavaScript the cells remain ordinary links.
#[island]
pub fn TapeKeys(
    /// The grid, rendered on the server.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(root) = root.get() {
            Grid::new(&root).keep_one_tab_stop();
        }
    });

    let walk = move |event: web_sys::KeyboardEvent| {
        if event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(step) = Step::from_key(&event.key(), event.ctrl_key()) else { return };
        let (Some(root), Some(from)) = (root.get_untracked(), Cell::at(&event)) else { return };
        // Handled even at an edge: the page must not scroll away under a key that means "walk".
        event.prevent_default();
        if let Some(to) = Grid::new(&root).reach(from.place, step) {
            to.focus();
        }
    };
    // A click or a screen reader can put the focus on any cell; the tab stop follows it.
    let follow = move |event: web_sys::FocusEvent| {
        if let Some(root) = root.get_untracked() {
            Grid::new(&root).follow(&event);
        }
    };

    let open = |event: web_sys::MouseEvent| {
        if let Some(address) = bar::address(&event) {
            bar::go(&address);
        }
    };

    view! {
        <div node_ref=root on:keydown=walk on:focusin=follow on:click=open>
            {children()}
        </div>
    }
}
