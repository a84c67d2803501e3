//! What a person sees: pages and components, rendered on the server.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]
#![expect(clippy::needless_pass_by_value, reason = "a component owns its props, also those it only reads")]

pub mod assets;
pub mod components;
pub mod cookie;
pub mod export;
pub mod fault;
pub mod guide;
pub mod local;
pub mod mail;
pub mod markup;
pub mod pages;
pub mod render;
pub mod request_id;
pub mod revalidate;
pub mod routes;
pub mod sign_on;
pub mod state;
pub mod theme;
pub mod view;
pub mod viewer;
