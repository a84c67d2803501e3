//! View models: what a page shows, already chosen and counted, never a row of the database.

pub mod account;
pub mod backup;
pub mod block;
pub mod calendars;
pub mod campus;
pub mod closure;
pub mod criteria;
pub mod event_plan;
pub mod event_plans;
pub mod events;
pub mod frame;
pub mod history;
pub mod import;
pub mod mail;
pub mod nights;
pub mod outlook;
pub mod reference;
pub mod retention;
pub mod room;
pub mod sign_in;
pub mod stay;
pub mod tape;
pub mod target;
pub mod today;
pub mod token;
pub mod trail;
