//! The page: its events, and what is found in it.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event};

/// Hears an event as long as the page lives.
pub(crate) fn listen<E: JsCast>(root: &Element, name: &str, hear: impl Fn(E) + 'static) {
    // One kind of closure for all events: each kind weighs a kilobyte.
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| hear(event.unchecked_into()));
    // Fails only on what is no target of events.
    let _ = root.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    hear.forget();
}

/// What lies under a point of the window.
#[expect(clippy::cast_precision_loss, reason = "a screen is narrow")]
pub(crate) fn under(x: i32, y: i32) -> Option<Element> {
    web_sys::window()?.document()?.element_from_point(x as f32, y as f32)
}

/// The elements under `root` that a selector names.
pub(crate) fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
