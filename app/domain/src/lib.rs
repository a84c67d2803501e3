//! The rules of a residential campus: nights, stays, claims, counts, targets.
//!
//! Nothing here reads a clock, draws a random number, waits, or knows of a database, a network or a screen:
//! what a rule needs is passed in, so that the server and the browser can apply the same one.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

pub mod access;
pub mod assignment;
pub mod backup;
pub mod barrier;
pub mod block;
pub mod calendar;
pub mod campus;
pub mod chart;
pub mod claim;
pub mod closure;
pub mod concern;
pub mod delivery_mix;
pub mod deputy;
pub mod event;
pub mod feasible;
pub mod feed;
pub mod forecast;
pub mod function;
pub mod ids;
pub mod interpretation;
pub mod language;
pub mod mail;
pub mod meeting;
pub mod nights;
pub mod occupancy;
pub mod order;
pub mod organisation;
pub mod pace;
pub mod price;
pub mod programme;
pub mod quote;
pub mod recharge;
pub mod reference;
pub mod registration;
pub mod retention;
pub mod rooming;
pub mod search;
pub mod segment;
pub mod sign_on;
pub mod stand;
pub mod stay;
pub mod target;
pub mod throttle;
pub mod translation;
pub mod turnout;
mod words;
