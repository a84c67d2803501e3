//! What a person sees: pages and components, rendered on the server.

pub mod assets;
pub mod i18n;
pub mod render;
