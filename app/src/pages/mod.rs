//! Pages by area. A handler asks one service function, turns the answer into a view model, and renders a component.

pub mod accessibility;
pub mod account;
pub mod accounts;
pub mod administration;
pub mod backups;
pub mod barriers;
pub mod block;
pub mod calendars;
pub mod campus;
pub mod closure;
pub mod diary;
pub mod errors;
pub mod events;
pub mod export;
mod frame;
pub mod functions;
pub mod help;
mod history;
pub mod home;
pub mod imports;
pub mod mail;
pub(crate) mod meanwhile;
pub mod nights;
pub mod outlook;
pub mod preferences;
pub mod reference;
pub mod retention;
pub mod rooming;
pub mod search;
pub mod stay;
pub mod tape;
pub mod targets;
pub mod today;
pub mod tokens;
pub mod trail;

pub(crate) use frame::{Area, frame, page, role_name};
