//! Where what is in the hand would come to lie, drawn over the chart.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::hand::Span;
use crate::scale::{Scale, whole};

/// Measures a row of so many nights.
pub(super) fn measure(row: &Element, nights: i64) -> Option<Scale> {
    let head = row.query_selector("th").ok()??.dyn_into::<HtmlElement>().ok()?;
    let whole = row.get_bounding_client_rect();
    // The head keeps its place while the nights scroll under it: its width says where they begin, its place not.
    Some(Scale::new(whole.left() + f64::from(head.offset_width()), whole.right(), nights))
}

/// Draws it over a row; `taken` where somebody is in the way.
pub(super) fn draw(ghost: &HtmlElement, row: &Element, span: Span, nights: i64, taken: bool) {
    let (Some(scale), Some(region)) = (measure(row, nights), region(row)) else { return };
    let (row, region) = (row.get_bounding_client_rect(), region.get_bounding_client_rect());
    let (left, right) = (scale.x(span.from).max(region.left()), scale.x(span.until).min(region.right()));
    ghost.set_class_name(if taken { "tape-ghost taken" } else { "tape-ghost" });
    ghost.set_hidden(false);
    let lengths = [("left", left), ("top", row.top()), ("width", right - left), ("height", row.height())];
    for (name, length) in lengths {
        // Fails only on a property that does not exist. Whole pixels: the code that prints others weighs as much as all
        // of this file.
        let _ = ghost.style().set_property(name, &(whole(length).to_string() + "px"));
    }
}

/// Brings a row into sight, clear of the dates above it.
pub(super) fn reveal(row: &Element) {
    let Some(region) = region(row) else { return };
    let (line, frame) = (row.get_bounding_client_rect(), region.get_bounding_client_rect());
    let head = 3.0 * line.height();
    let beyond = if line.top() < frame.top() + head {
        line.top() - frame.top() - head
    } else {
        (line.bottom() - frame.bottom()).max(0.0)
    };
    region.scroll_by_with_x_and_y(0.0, beyond);
}

/// The part of the page that scrolls around an element.
pub(super) fn region(element: &Element) -> Option<Element> {
    element.closest("[role=region]").ok()?
}
