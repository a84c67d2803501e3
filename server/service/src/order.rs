//! What is ordered for events: catering by headcount and diet, equipment, transfers, printing.

mod read;
mod write;

pub use read::{DayOrders, EventOrders, day, of_event, one};
pub use store_model::order::{OrderLine, Said};
pub use write::{add, change, count, withdraw};
