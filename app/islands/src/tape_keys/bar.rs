//! A click on a bar. Thousands of links would double the page, so a bar is none: its place says which room and which
//! night it stands for.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, window};

/// The address of what a click hit: the room of the row, on the night of the column. None for a gap, which is a link
/// already, and for nights without a room.
pub(super) fn address(event: &MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("tbody td:not(.x)").ok()??;
    if target.closest("a").ok()?.is_some() {
        return None;
    }
    let room = cell.closest("tr").ok()??.query_selector("th a").ok()??.get_attribute("href")?;
    let from = cell.closest("[data-from]").ok()??.get_attribute("data-from")?;
    Some(format!("{room}?from={from}&night={}", column(&cell)))
}

/// Opens an address in place of the page.
pub(super) fn go(address: &str) {
    if let Some(window) = window() {
        // Fails only on an address that cannot be read; the page then stays.
        let _ = window.location().assign(address);
    }
}

/// The column of a cell: the nights of those before it.
fn column(cell: &Element) -> u32 {
    let mut nights = 0;
    let mut before = cell.previous_element_sibling();
    while let Some(element) = before {
        if element.tag_name() == "TD" {
            nights += element.get_attribute("colspan").and_then(|span| span.parse().ok()).unwrap_or(1);
        }
        before = element.previous_element_sibling();
    }
    nights
}
