//! The wasm entry of a page with islands.
//!
//! Every `#[island]` exports a function named in the markup (`data-component`); the script that
//! `app::render::island_script` prints calls [`start`] once and then that function for each island on the page.

// Links the crate whose exports the page calls; nothing here names them.
use islands as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the reactive system. Call it before any island is hydrated.
#[wasm_bindgen]
pub fn start() {
    leptos::mount::hydrate_islands();
}
