//! A list of sessions, as a file or pasted: compared with those there are, and taken over as it was shown.
//!
//! A row says when and in which hall its session is; the functions of the event follow from that ([`halls`]).

mod columns;
mod compare;
mod halls;
mod matched;
mod persons;
mod plan;
mod row;
mod take;
mod tracks;
pub mod words;
mod work;

pub use columns::Column;
pub use compare::{BadRow, ChangedFunction, Compared, Difference, Reading as ListReading, Stands, compare};
pub use take::take_over;
