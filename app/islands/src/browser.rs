//! The page: its events, and what is found in it.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
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

/// How near to an edge something scrolls, and how far at once, in pixels.
const BORDER: f64 = 28.0;

/// How far to scroll at a place between two edges.
fn push(at: f64, first: f64, last: f64) -> f64 {
    if at < first + BORDER {
        -BORDER
    } else if at > last - BORDER {
        BORDER
    } else {
        0.0
    }
}

/// Scrolls what a region shows when the pointer comes near an edge of it that is in sight; where it is at its own end, the
/// window, if its edge is as near. Whether the pointer is near an edge.
pub(crate) fn scroll_at(region: &Element, x: i32, y: i32) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let size =
        |found: Result<JsValue, JsValue>| found.ok().and_then(|size| size.as_f64()).unwrap_or(f64::MAX);
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let edge = region.get_bounding_client_rect();
    let right = push(f64::from(x), edge.left().max(0.0), edge.right().min(width));
    let down = push(f64::from(y), edge.top().max(0.0), edge.bottom().min(height));
    if right == 0.0 && down == 0.0 {
        return false;
    }
    let place = || (region.scroll_left(), region.scroll_top());
    let before = place();
    region.scroll_by_with_x_and_y(right, down);
    let beyond = push(f64::from(y), 0.0, height);
    if place() == before && beyond != 0.0 {
        window.scroll_by_with_x_and_y(0.0, beyond);
    }
    true
}

/// Something that is done again and again while it is started.
pub(crate) struct Repeat {
    call: Closure<dyn Fn()>,
    pace: i32,
    running: Cell<Option<i32>>,
}

impl Repeat {
    /// Not started yet; once every so many milliseconds.
    pub(crate) fn new(pace: i32, call: impl Fn() + 'static) -> Self {
        Self { call: Closure::new(call), pace, running: Cell::new(None) }
    }

    pub(crate) fn start(&self) {
        self.stop();
        let call = self.call.as_ref().unchecked_ref();
        let begun = web_sys::window().and_then(|window| {
            window.set_interval_with_callback_and_timeout_and_arguments_0(call, self.pace).ok()
        });
        self.running.set(begun);
    }

    pub(crate) fn stop(&self) {
        if let (Some(running), Some(window)) = (self.running.take(), web_sys::window()) {
            window.clear_interval_with_handle(running);
        }
    }
}

/// The elements under `root` that a selector names.
pub(crate) fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
