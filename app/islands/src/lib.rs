//! Islands: the few parts of a page that move in the hand.
//!
//! An island adds behaviour to markup that the server has already rendered; it never carries the data a second
//! time. Each one wraps its children, so that a page without JavaScript keeps its links and forms.
//!
//! The crate is compiled twice: with `ssr` into the server, with `hydrate` into wasm. Keep out of it whatever
//! does not belong in the browser: `regex`, time zones, large serde enums. Context does not cross into an
//! island, so what it needs arrives as props.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

mod browser;
pub mod diary;
mod scale;
pub mod tape;
