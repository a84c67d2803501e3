//! What can be asked of the system: one function a use case.
//!
//! Each asks for its permission, applies the rule of `domain`, and does its statements in one transaction together
//! with their history. This crate knows that there are two databases (in [`store`] alone) and does not know of
//! HTTP, pages, or the command line; time, ids and randomness come in with the [`Context`].

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

pub mod account;
pub mod actor;
pub mod availability;
pub mod backup;
pub mod barrier;
pub mod block;
pub mod campus;
pub mod carry;
pub mod check;
pub mod closure;
pub mod concern;
pub mod context;
pub mod dates;
pub mod delivery_mix;
pub mod demo;
pub mod deputy;
pub mod error;
pub mod event;
pub mod feasible;
pub mod feed;
pub mod field_first;
mod fingerprint;
pub mod forecast;
pub mod function;
pub mod health;
pub mod import;
pub mod interpretation;
pub mod interpreter;
pub mod kept;
pub mod listing;
pub mod mail;
pub mod meeting;
pub mod nights;
pub mod order;
pub mod person;
pub mod price;
pub mod programme;
pub mod quote;
pub mod recharge;
pub mod refusal;
pub mod registration;
pub mod retention;
pub mod rooming;
pub mod search;
pub mod segment;
pub mod session;
pub mod stand;
pub mod stay;
pub mod store;
pub mod tape;
pub mod target;
pub mod today;
pub mod token;
pub mod trail;
pub mod translation;
pub mod turnout;
pub mod version;

pub use actor::Actor;
pub use context::Context;
pub use error::ServiceError;
pub use store::Store;
