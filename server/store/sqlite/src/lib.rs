//! The queries of Foresteria, checked against SQLite when they are compiled.
//!
//! The statements are written once, in `server/store/queries`, and compiled here and in the crate of the other
//! database; a statement that only one accepts does not compile. This crate does not know what a statement is for:
//! it holds no rule, and opens no transaction of its own.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

pub mod dialect;

pub use dialect::{BEGIN_READ, BEGIN_WRITE, Pools, classify};
pub use store_model::StoreError;

/// The database of this crate.
pub type Db = sqlx::Sqlite;

/// A connection, usually inside a transaction.
pub type Conn = <Db as sqlx::Database>::Connection;

/// The schema, from `migrations/sqlite`.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!();

#[path = "../../queries/account.rs"]
pub mod account;
#[path = "../../queries/backup.rs"]
pub mod backup;
#[path = "../../queries/barrier.rs"]
pub mod barrier;
#[path = "../../queries/block.rs"]
pub mod block;
#[path = "../../queries/campus.rs"]
pub mod campus;
#[path = "../../queries/check.rs"]
pub mod check;
#[path = "../../queries/claim.rs"]
pub mod claim;
#[path = "../../queries/closure.rs"]
pub mod closure;
#[path = "../../queries/concern.rs"]
pub mod concern;
#[path = "../../queries/delivery_mix.rs"]
pub mod delivery_mix;
#[path = "../../queries/deputy.rs"]
pub mod deputy;
#[path = "../../queries/event.rs"]
pub mod event;
#[path = "../../queries/feed.rs"]
pub mod feed;
#[path = "../../queries/forecast.rs"]
pub mod forecast;
#[path = "../../queries/function.rs"]
pub mod function;
#[path = "../../queries/health.rs"]
pub mod health;
#[path = "../../queries/history.rs"]
pub mod history;
#[path = "../../queries/idempotency.rs"]
pub mod idempotency;
#[path = "../../queries/import.rs"]
pub mod import;
#[path = "../../queries/interpretation.rs"]
pub mod interpretation;
#[path = "../../queries/interpreter.rs"]
pub mod interpreter;
#[path = "../../queries/listing.rs"]
pub mod listing;
#[path = "../../queries/mail.rs"]
pub mod mail;
#[path = "../../queries/meeting.rs"]
pub mod meeting;
#[path = "../../queries/night.rs"]
pub mod night;
#[path = "../../queries/order.rs"]
pub mod order;
#[path = "../../queries/organisation.rs"]
pub mod organisation;
#[path = "../../queries/person.rs"]
pub mod person;
#[path = "../../queries/price.rs"]
pub mod price;
#[path = "../../queries/programme.rs"]
pub mod programme;
#[path = "../../queries/promise.rs"]
pub mod promise;
#[path = "../../queries/quote.rs"]
pub mod quote;
#[path = "../../queries/recharge.rs"]
pub mod recharge;
#[path = "../../queries/reference.rs"]
pub mod reference;
#[path = "../../queries/registration.rs"]
pub mod registration;
#[path = "../../queries/retention.rs"]
pub mod retention;
#[path = "../../queries/rooming.rs"]
pub mod rooming;
#[path = "../../queries/row.rs"]
mod row;
#[path = "../../queries/search.rs"]
pub mod search;
#[path = "../../queries/segment.rs"]
pub mod segment;
#[path = "../../queries/session.rs"]
pub mod session;
#[path = "../../queries/setting.rs"]
pub mod setting;
#[path = "../../queries/sign_in.rs"]
pub mod sign_in;
#[path = "../../queries/sign_on.rs"]
pub mod sign_on;
#[path = "../../queries/stand.rs"]
pub mod stand;
#[path = "../../queries/stay.rs"]
pub mod stay;
#[path = "../../queries/tape.rs"]
pub mod tape;
#[path = "../../queries/target.rs"]
pub mod target;
#[path = "../../queries/today.rs"]
pub mod today;
#[path = "../../queries/token.rs"]
pub mod token;
#[path = "../../queries/trail.rs"]
pub mod trail;
#[path = "../../queries/translation.rs"]
pub mod translation;
#[path = "../../queries/turnout.rs"]
pub mod turnout;
