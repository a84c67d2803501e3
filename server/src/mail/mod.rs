//! Sending what waits in the outbox: words from `app`, headers, and the way to the mail server.

mod message;
mod smtp;
mod worker;

pub use smtp::Smtp;
pub use worker::{Post, run, send_due};
