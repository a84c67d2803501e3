//! What a person sees: pages and components, rendered on the server.

// A page is one nested type; the compiler follows it as deep as the elements go.
#![recursion_limit = "512"]
#![expect(clippy::needless_pass_by_value, reason = "a component owns its props, also those it only reads")]

pub mod assets;
pub mod components;
pub mod cookie;
pub mod export;
pub mod fault;
pub mod guide;
pub mod i18n;
pub mod local;
pub mod mail;
pub mod pages;
pub mod render;
pub mod request_id;
pub mod revalidate;
pub mod routes;
pub mod state;
pub mod theme;
pub mod view;
pub mod viewer;
