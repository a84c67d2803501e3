//! Pages by area. A handler asks one service function, turns the answer into a view model, and renders a component.

pub mod account;
pub mod accounts;
pub mod administration;
pub mod campus;
pub mod closure;
pub mod errors;
pub mod export;
mod frame;
mod history;
pub mod home;
pub mod mail;
pub mod nights;
pub mod preferences;
pub mod reference;
pub mod search;
pub mod stay;
pub mod tape;
pub mod today;
pub mod tokens;

pub(crate) use frame::{Area, frame, page, role_name};
