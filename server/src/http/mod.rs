//! The HTTP side of the server: routes, sessions, and what guards every request.

pub mod assets;
pub mod client_address;
pub mod feeds;
pub mod guard;
pub mod health;
pub mod log;
pub mod metrics;
pub mod router;
pub mod session;
