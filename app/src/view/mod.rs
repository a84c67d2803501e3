//! View models: what a page shows, already chosen and counted, never a row of the database.

pub mod account;
pub mod closure;
pub mod frame;
pub mod history;
pub mod mail;
pub mod nights;
pub mod reference;
pub mod room;
pub mod sign_in;
pub mod stay;
pub mod tape;
pub mod today;
pub mod token;
