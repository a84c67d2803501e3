//! What both stores hand out and take, and what can go wrong in them.
//!
//! The two store crates compile the same statements; what crosses their border must be one type, so it lives here
//! where it is no domain value. This crate runs no statement and knows neither database.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

pub mod account;
pub mod backup;
pub mod barrier;
pub mod block;
pub mod campus;
pub mod check;
pub mod closure;
pub mod delivery_mix;
pub mod error;
pub mod event;
pub mod feed;
pub mod forecast;
pub mod function;
pub mod history;
pub mod idempotency;
pub mod import;
pub mod interpretation;
pub mod listing;
pub mod mail;
pub mod meeting;
pub mod night;
pub mod order;
pub mod person;
pub mod programme;
pub mod quote;
pub mod reading;
pub mod recharge;
pub mod reference;
pub mod registration;
pub mod retention;
pub mod room;
pub mod rooming;
pub mod search;
pub mod stay;
pub mod stay_record;
pub mod tape;
pub mod today;
pub mod token;
pub mod trail;
pub mod translation;
pub mod turnout;

pub use error::{StoreError, constraint};
