//! Addresses. Thousands of links would double the page, so a bar is none: its place says which room and which night it
//! stands for, and the server knows whose they are.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{XmlHttpRequest, window};

use super::dom::{Cell, Grid};
use super::hand::Span;
use super::say::Words;

/// Where a bar leads: the stay, or for those who may not read stays, and for closures, the room.
pub(super) fn of_bar(grid: &Grid, words: &Words, cell: &Cell) -> Option<String> {
    Some(format!("/tape-chart/open?{}&back={}", place(grid, words, cell)?, escape(&here())))
}

/// Where the form of a bar is kept.
pub(super) fn of_grip(grid: &Grid, words: &Words, cell: &Cell) -> Option<String> {
    let (from, nights) = (words.date(0), words.nights);
    Some(format!("/tape-chart/grip?from={from}&nights={nights}&{}", place(grid, words, cell)?))
}

/// The form of a new stay.
pub(super) fn of_new(grid: &Grid, words: &Words, span: Span) -> String {
    let room = grid.room(span.row).unwrap_or_default();
    let (from, until) = (words.date(span.from), words.date(span.until));
    format!("/stays/new?room={}&from={from}&until={until}", escape(&room))
}

/// The page shown, to come back to.
pub(super) fn here() -> String {
    let Some(location) = window().map(|window| window.location()) else { return String::new() };
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Opens an address in place of the page.
pub(super) fn go(address: &str) {
    if let Some(window) = window() {
        // Fails only on an address that cannot be read; the page then stays.
        let _ = window.location().assign(address);
    }
}

/// The room and the night of a bar; a stay without a room is told by its link.
fn place(grid: &Grid, words: &Words, cell: &Cell) -> Option<String> {
    match cell.link().and_then(|link| link.get_attribute("href")) {
        Some(href) => Some(format!("stay={}", href.strip_prefix("/stays/")?.split('?').next()?)),
        None => {
            Some(format!("room={}&night={}", escape(&grid.room(cell.place.row)?), words.date(cell.place.col)))
        }
    }
}

fn escape(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Asks an address, and hands on what it answers; nothing where it does not, or not well.
pub(super) fn ask(address: &str, heard: impl FnOnce(Option<String>) + 'static) {
    let Ok(request) = XmlHttpRequest::new() else { return };
    let answer = request.clone();
    let done = Closure::once_into_js(move || {
        let is_good = answer.status() == Ok(200);
        heard(answer.response_text().ok().flatten().filter(|_| is_good));
    });
    request.set_onloadend(done.dyn_ref());
    // Both fail only on an address that cannot be read; nothing is then heard, and nothing done.
    let _ = request.open("GET", address).and_then(|()| request.send());
}
